// Drives VS Code in Chromium through one scenario; prints what was seen as JSON, keeps screenshots.
// usage: node vscode.js SCENARIO http://127.0.0.1:PORT /abs/Dockerfile SCREENSHOTS
const { readFileSync, writeFileSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");
const { chromium } = require("playwright-core");

const [, , scenario, base, file, screenshots] = process.argv;

// Without these Chromium asks hosts of its own for things, at every start.
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const scenarios = { look, work, build, failure, cancel, restart, settings, complaint, untrusted };

async function main() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: quiet });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(`${base}/?folder=${dirname(file)}`);
    await page.locator(".explorer-folders-view .monaco-list-row", { hasText: basename(file) }).dblclick();
    await page.waitForSelector(".monaco-editor .view-line");
    console.log(JSON.stringify(await scenarios[scenario](page)));
  } catch (error) {
    await shot(page, "failed");
    throw error;
  } finally {
    await browser.close();
  }
}

/** The file is opened, and that is all. */
async function look(page) {
  await page.waitForSelector(".squiggly-warning");
  return { squiggles: await page.locator(".squiggly-warning").count() };
}

/** A person's first minutes: squiggles, hover, code lenses, the light bulb, a fix, completion. */
async function work(page) {
  const seen = {};
  await page.waitForSelector(".squiggly-warning, .squiggly-error");
  seen.lenses = await lenses(page);
  await shot(page, "squiggle");

  await word(page, "RUN").hover();
  seen.hover = await text(page, ".monaco-hover-content");
  await shot(page, "hover");

  await word(page, "Build").click();
  seen.actions = await lightBulb(page);
  await shot(page, "light-bulb");
  await page.locator(".action-widget .monaco-list-row", { hasText: "Rename to" }).first().click();
  await page.waitForFunction(() => document.body.innerText.replaceAll("\u00a0", " ").includes("AS build"));
  await shot(page, "fixed");

  await page.keyboard.press("Control+End");
  await page.keyboard.type("COPY --");
  seen.completion = await text(page, ".suggest-widget.visible .monaco-list-rows");
  await shot(page, "completion");
  return seen;
}

/** The code lens builds the image with a real engine. */
async function build(page) {
  await lens(page, "Build image");
  const seen = { message: await message(page, "Built") };
  await shot(page, "built");
  return seen;
}

/** The light bulb's build fails, and the instruction that failed is marked. */
async function failure(page) {
  await page.waitForSelector(".codelens-decoration a");
  await word(page, "RUN").click();
  await lightBulb(page);
  await page.locator(".action-widget .monaco-list-row", { hasText: "Build image" }).click();
  const seen = { message: await message(page, "failed") };
  await page.waitForSelector(".squiggly-error");
  await shot(page, "marked");
  return seen;
}

/** A build that would take long is cancelled by its progress bar's button. */
async function cancel(page) {
  await lens(page, "Build image");
  const running = page.locator(".notification-toast", { hasText: "Building" });
  await running.filter({ hasText: "RUN sleep" }).waitFor();
  await shot(page, "running");
  const seen = { progress: await running.innerText() };
  await running.locator(".monaco-button", { hasText: "Cancel" }).click();
  await running.waitFor({ state: "detached" });
  await shot(page, "cancelled");
  return seen;
}

/** The server is started anew by its command, and the findings come back; status and log tell. */
async function restart(page) {
  await page.waitForSelector(".squiggly-warning");
  await command(page, "Dockerfile LSP: Restart Server");
  await page.waitForSelector(".squiggly-warning", { state: "detached" });
  await page.waitForSelector(".squiggly-warning");
  const squiggles = await page.locator(".squiggly-warning").count();
  await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
  const status = await text(page, ".monaco-hover .hover-language-status");
  await shot(page, "status");
  await command(page, "Dockerfile LSP: Show Log");
  await page.waitForSelector(".panel .output-view");
  await shot(page, "log");
  return { squiggles, status };
}

/** A rule is switched off in the folder's settings while the file is open. */
async function settings(page) {
  await page.waitForSelector(".squiggly-warning");
  const path = join(dirname(file), ".vscode/settings.json");
  const rules = { StageNameCasing: "off", CopyFromTypo: "off" };
  const changed = { ...JSON.parse(readFileSync(path)), "dockerfile-lsp.rules": rules };
  writeFileSync(path, JSON.stringify(changed));
  await page.waitForSelector(".squiggly-warning", { state: "detached" });
  await shot(page, "off");
  return { squiggles: await page.locator("[class*=squiggly-]").count() };
}

/** There is no Python that is new enough. */
async function complaint(page) {
  const said = await message(page, "needs Python");
  await shot(page, "message");
  await page.locator(".notification-toast .monaco-button", { hasText: "Open Settings" }).click();
  const setting = page.locator(".settings-editor .setting-item", { hasText: "Interpreter" }).first();
  await setting.waitFor();
  await shot(page, "settings");
  return { message: said, setting: await setting.innerText() };
}

/** The folder is not trusted: everything works but builds. Then it is. */
async function untrusted(page) {
  await page.waitForSelector(".squiggly-warning");
  await word(page, "Build").click();
  const seen = { lenses: await lenses(page), actions: await lightBulb(page) };
  await shot(page, "restricted");
  await page.keyboard.press("Escape");
  await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).click();
  await page.locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ }).click();
  await page.keyboard.press("Escape");
  await page.waitForSelector(".codelens-decoration a");
  seen.trusted = await lenses(page);
  await shot(page, "trusted");
  return seen;
}

/** The first word of that text in the editor. */
function word(page, wanted) {
  return page.locator(".view-line span span", { hasText: wanted }).first();
}

async function lightBulb(page) {
  await page.keyboard.press("Control+.");
  return text(page, ".action-widget");
}

async function lens(page, title) {
  await page.locator(".codelens-decoration a", { hasText: title }).first().click();
}

/** The text of the notification that has `part`. */
async function message(page, part) {
  const found = page.locator(".notification-toast", { hasText: part });
  await found.waitFor();
  return found.locator(".notification-list-item-message").innerText();
}

/** The code lenses of the file, given a moment to come. */
async function lenses(page) {
  await page.waitForTimeout(2000);
  return page.locator(".codelens-decoration a").allInnerTexts();
}

async function command(page, title) {
  await page.keyboard.press("F1");
  await page.waitForSelector(".quick-input-widget");
  await page.keyboard.type(title);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
}

async function text(page, selector) {
  const found = page.locator(selector).first();
  await found.waitFor();
  // What is shown first is often "Loading..." or half a list.
  await page.waitForTimeout(1500);
  return (await found.innerText()).replaceAll("\u00a0", " ");
}

function shot(page, name) {
  return page.screenshot({ path: join(screenshots, `vscode-${scenario}-${name}.png`) });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});

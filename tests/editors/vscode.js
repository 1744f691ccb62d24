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

const scenarios = { work, restart, settings, complaint, untrusted };

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
  await page.locator(".action-widget .action-item", { hasText: "Rename to" }).first().click();
  await page.waitForFunction(() => document.body.innerText.replaceAll("\u00a0", " ").includes("AS build"));
  await shot(page, "fixed");

  await page.keyboard.press("Control+End");
  await page.keyboard.type("COPY --");
  seen.completion = await text(page, ".suggest-widget.visible .monaco-list-rows");
  await shot(page, "completion");
  return seen;
}

/** The server is started anew by its command, and the findings come back. */
async function restart(page) {
  await page.waitForSelector(".squiggly-warning");
  await command(page, "Dockerfile LSP: Restart Server");
  await page.waitForSelector(".squiggly-warning", { state: "detached" });
  await page.waitForSelector(".squiggly-warning");
  await shot(page, "restarted");
  return { squiggles: await page.locator(".squiggly-warning").count() };
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
  const message = await text(page, ".notification-toast .notification-list-item-message");
  await shot(page, "message");
  await page.locator(".notification-toast .monaco-button", { hasText: "Open Settings" }).click();
  const setting = page.locator(".settings-editor .setting-item", { hasText: "Interpreter" }).first();
  await setting.waitFor();
  await shot(page, "settings");
  return { message, setting: await setting.innerText() };
}

/** The folder is not trusted: everything works but builds. */
async function untrusted(page) {
  await page.waitForSelector(".squiggly-warning");
  await word(page, "Build").click();
  const seen = { lenses: await lenses(page), actions: await lightBulb(page) };
  await shot(page, "untrusted");
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

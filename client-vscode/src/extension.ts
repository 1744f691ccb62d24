/** Starts the server, shows how it is, and restarts it when what it was started with changes. */
import * as vscode from "vscode";
import { LanguageClient, State, type LanguageClientOptions } from "vscode-languageclient/node";
import { NoInterpreter } from "./interpreter";
import { serverOptions } from "./launch";
import { StatusItem } from "./status";
import { CancellableWork } from "./work";

let client: LanguageClient | undefined;
/** Starts and stops follow one another, whoever asks for them and when. */
let last: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("Dockerfile LSP", { log: true });
  const status = new StatusItem();
  const restart = (): Promise<void> => inTurn(() => startAnew(context.extensionPath, log, status));
  context.subscriptions.push(
    log,
    status,
    vscode.commands.registerCommand("dockerfile-lsp.restart", restart),
    vscode.commands.registerCommand("dockerfile-lsp.showLog", () => {
      log.show();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const started = ["dockerfile-lsp.interpreter", "dockerfile-lsp.path"];
      if (started.some((key) => change.affectsConfiguration(key))) void restart();
    }),
  );
  await restart();
}

export function deactivate(): Promise<void> {
  return inTurn(stop);
}

function inTurn(step: () => Promise<void>): Promise<void> {
  last = last.then(step, step);
  return last;
}

async function startAnew(
  folder: string,
  log: vscode.LogOutputChannel,
  status: StatusItem,
): Promise<void> {
  await stop();
  status.starting();
  try {
    const server = await serverOptions(folder);
    log.info(`Starting ${[server.command, ...(server.args ?? [])].join(" ")}`);
    const work = new CancellableWork(() => client);
    const options = clientOptions(log, work);
    client = new LanguageClient("dockerfile-lsp", "Dockerfile LSP", server, options);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) status.running(client?.initializeResult?.serverInfo?.version);
      if (newState === State.Stopped) {
        status.stopped();
        work.end();
      }
    });
    await client.start();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.error(message);
    status.failed(message);
    // What goes wrong in a started server, the language client has said already.
    if (error instanceof NoInterpreter) void complain(message, log);
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.needsStop()) await running.stop();
  await running?.dispose();
}

function clientOptions(log: vscode.LogOutputChannel, work: CancellableWork): LanguageClientOptions {
  return {
    documentSelector: [{ language: "dockerfile" }],
    outputChannel: log,
    middleware: { handleWorkDoneProgress: work.handle },
    initializationOptions: {
      trusted: vscode.workspace.isTrusted,
      settings: vscode.workspace.getConfiguration("dockerfile-lsp"),
    },
  };
}

async function complain(message: string, log: vscode.LogOutputChannel): Promise<void> {
  const choice = await vscode.window.showErrorMessage(message, "Open Settings", "Show Log");
  if (choice === "Open Settings") {
    // Settings of scope "machine" are the remote machine's where there is one.
    const side = vscode.env.remoteName ? "openRemoteSettings" : "openSettings";
    const query = { query: "dockerfile-lsp.interpreter" };
    await vscode.commands.executeCommand(`workbench.action.${side}`, query);
  }
  if (choice === "Show Log") log.show();
}

/** The command that runs the server. */
import { join } from "node:path";
import * as vscode from "vscode";
import { TransportKind, type Executable } from "vscode-languageclient/node";
import { interpreter } from "./interpreter";
import { isolated } from "./python";

/** The user's own server where `dockerfile-lsp.path` names one, else the bundled one. */
export async function serverOptions(extensionFolder: string): Promise<Executable> {
  const own = vscode.workspace.getConfiguration("dockerfile-lsp").get<string[]>("path", []);
  const [command, ...args] = own;
  if (command) return { command, args };

  const bundled = join(extensionFolder, "bundled");
  const script = join(bundled, "launch.py");
  const [program, ...rest] = isolated(await interpreter(bundled), script);
  return {
    command: program,
    args: rest,
    // Windows looks for programs in the working directory first: it must not be the opened folder.
    options: { cwd: bundled },
    transport: TransportKind.stdio,
  };
}

/** The command that runs the server. */
import { join } from "node:path";
import * as vscode from "vscode";
import { TransportKind, type Executable } from "vscode-languageclient/node";
import { interpreter } from "./interpreter";

/** The user's own server where `dockerfile-lsp.path` names one, else the bundled one. */
export async function serverOptions(extensionFolder: string): Promise<Executable> {
  const own = vscode.workspace.getConfiguration("dockerfile-lsp").get<string[]>("path", []);
  const [command, ...args] = own;
  if (command) return { command, args };

  const bundled = join(extensionFolder, "bundled");
  const python = await interpreter(bundled);
  const [program, ...first] = python.command;
  return {
    command: program,
    // -I and -S: only the bundled modules count (launch.py).
    args: [...first, "-I", "-S", join(bundled, "launch.py")],
    // Windows looks for programs in the working directory first: it must not be the opened folder.
    options: { cwd: bundled },
    transport: TransportKind.stdio,
  };
}

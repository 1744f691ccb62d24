/** Finds a Python for the server on this machine. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import {
  candidates,
  complaint,
  isSupported,
  parsedVersion,
  versionProbe,
  type Interpreter,
  type Tried,
  type Version,
} from "./python";

/** The part of the Python extension's API that is used here (its ENVIRONMENTS documentation). */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri: vscode.Uri | undefined } } | undefined>;
  };
}

/** No Python is new enough; the message is for the user. */
export class NoInterpreter extends Error {}

/** The first interpreter that is new enough; throws NoInterpreter. */
export async function interpreter(folder: string): Promise<Interpreter> {
  const setting = vscode.workspace.getConfiguration("dockerfile-lsp").get("interpreter", "");
  const tried: Tried[] = [];
  for (const candidate of candidates(setting, await chosen(), process.platform)) {
    const version = await versionOf(candidate, folder);
    if (isSupported(version)) return candidate;
    tried.push({ ...candidate, version });
  }
  throw new NoInterpreter(complaint(tried));
}

/** What the Python extension has chosen. An untrusted folder has no say: the choice may lie in it. */
async function chosen(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>("ms-python.python");
  if (!extension || !vscode.workspace.isTrusted) return undefined;
  try {
    const { environments } = await extension.activate();
    const active = await environments.resolveEnvironment(environments.getActiveEnvironmentPath());
    return active?.executable.uri?.fsPath;
  } catch {
    // A Python extension that is broken or switched off is as if there were none.
    return undefined;
  }
}

async function versionOf(candidate: Interpreter, folder: string): Promise<Version | undefined> {
  const [program, ...first] = candidate.command;
  try {
    const { stdout } = await promisify(execFile)(program, [...first, ...versionProbe], {
      cwd: folder,
      timeout: 20_000,
    });
    return parsedVersion(stdout);
  } catch {
    return undefined;
  }
}

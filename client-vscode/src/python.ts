/** Which Python runs the server: pure decisions, without VS Code. */

export interface Interpreter {
  /** A path or a name on PATH, and arguments that come before the script. */
  readonly command: readonly [string, ...string[]];
  /** Where it comes from, for messages: "the setting", "PATH". */
  readonly origin: string;
}

/** An interpreter that was tried; the version is absent where it did not run. */
export interface Tried extends Interpreter {
  readonly version: Version | undefined;
}

export type Version = readonly [major: number, minor: number];

export const oldest: Version = [3, 11];

/** Python arguments that print the version for `parsedVersion`. */
export const versionProbe = ["-I", "-S", "-c", "import sys; print(sys.version_info[:2])"] as const;

/** The command that runs `script` so that neither PYTHONPATH nor site-packages add modules to its own. */
export function isolated(interpreter: Interpreter, script: string): [string, ...string[]] {
  return [...interpreter.command, "-I", "-S", script];
}

/** The version in `(3, 11)`; absent where something else was printed. */
export function parsedVersion(printed: string): Version | undefined {
  const found = /\((\d+), (\d+)\)/.exec(printed);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

export function isSupported(version: Version | undefined): boolean {
  if (!version) return false;
  const [major, minor] = version;
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** Interpreters to try, best first; a setting stands alone, for its user meant it. */
export function candidates(
  setting: string,
  chosenByPythonExtension: string | undefined,
  platform: NodeJS.Platform,
): Interpreter[] {
  if (setting) {
    return [{ command: [setting], origin: "the setting dockerfile-lsp.interpreter" }];
  }
  const found: Interpreter[] = [];
  if (chosenByPythonExtension) {
    found.push({ command: [chosenByPythonExtension], origin: "the Python extension" });
  }
  const names: [string, ...string[]][] =
    platform === "win32" ? [["py", "-3"], ["python"], ["python3"]] : [["python3"], ["python"]];
  return [...found, ...names.map((command) => ({ command, origin: "PATH" }))];
}

/** One message: what was found where, and what is needed. */
export function complaint(tried: readonly Tried[]): string {
  const needed = `Dockerfile LSP needs Python ${oldest.join(".")} or newer`;
  const old = tried.filter((one) => one.version);
  if (old.length > 0) {
    const list = old.map(
      ({ command, version, origin }) =>
        `${command.join(" ")} (${origin}) is ${version?.join(".") ?? ""}`,
    );
    return `${needed}; ${list.join(", ")}. Install a newer one, or name it in the settings.`;
  }
  const [first] = tried;
  return first && first.origin !== "PATH" && tried.length === 1
    ? `${needed}; ${first.command.join(" ")}, from ${first.origin}, does not run.`
    : `${needed}, and none was found. Install it, or name it in the settings.`;
}

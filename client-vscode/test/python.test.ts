import assert from "node:assert/strict";
import { test } from "node:test";
import { candidates, complaint, isolated, isSupported, parsedVersion } from "../src/python";

test("a version is read from what Python prints", () => {
  assert.deepEqual(parsedVersion("(3, 11)\r\n"), [3, 11]);
});

test("what is no version is none", () => {
  assert.equal(parsedVersion("Python was not found; run without arguments to install"), undefined);
});

test("3.11 and newer run the server", () => {
  assert.ok(isSupported([3, 11]));
  assert.ok(isSupported([3, 14]));
  assert.ok(isSupported([4, 0]));
});

test("3.10, 2.7 and a Python that does not run do not", () => {
  assert.ok(!isSupported([3, 10]));
  assert.ok(!isSupported([2, 20]));
  assert.ok(!isSupported(undefined));
});

test("a setting is the only candidate", () => {
  assert.deepEqual(
    candidates("/opt/python", "/venv/bin/python", "linux").map((one) => one.command),
    [["/opt/python"]],
  );
});

test("the Python extension's choice comes before PATH", () => {
  assert.deepEqual(
    candidates("", "/venv/bin/python", "linux").map((one) => one.command),
    [["/venv/bin/python"], ["python3"], ["python"]],
  );
});

test("Windows has its launcher", () => {
  assert.deepEqual(candidates("", undefined, "win32")[0]?.command, ["py", "-3"]);
});

test("the server's script is run with its own modules only", () => {
  assert.deepEqual(isolated({ command: ["py", "-3"], origin: "PATH" }, "launch.py"), [
    "py",
    "-3",
    "-I",
    "-S",
    "launch.py",
  ]);
});

test("a Python that is too old is named with its version and place", () => {
  assert.equal(
    complaint([{ command: ["python3"], origin: "PATH", version: [3, 9] }]),
    "Dockerfile LSP needs Python 3.11 or newer; python3 (PATH) is 3.9. " +
      "Install a newer one, or name it in the settings.",
  );
});

test("a setting that does not run is named", () => {
  const origin = "the setting dockerfile-lsp.interpreter";
  assert.equal(
    complaint([{ command: ["/opt/python"], origin, version: undefined }]),
    "Dockerfile LSP needs Python 3.11 or newer; /opt/python, from " + `${origin}, does not run.`,
  );
});

test("no Python at all is said as such", () => {
  assert.equal(
    complaint([{ command: ["python3"], origin: "PATH", version: undefined }]),
    "Dockerfile LSP needs Python 3.11 or newer, and none was found. " +
      "Install it, or name it in the settings.",
  );
});

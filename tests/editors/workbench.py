"""A real VS Code (code-server, see .ci/code-server) with extensions, and its driver in Chromium."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from required import OUTPUT, missing, program

# Nothing that moves, asks or covers the editor.
CALM: dict[str, object] = {
    "workbench.startupEditor": "none",
    "workbench.enableExperiments": False,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "telemetry.telemetryLevel": "off",
    "extensions.autoUpdate": False,
    "chat.disableAIFeatures": True,
    "editor.minimap.enabled": False,
    "security.workspace.trust.enabled": False,
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
}


class Settings(NamedTuple):
    """The user's, and those of scope "machine", which count on the remote machine's side alone."""

    user: dict[str, object] = {}  # noqa: RUF012 (never written to)
    machine: dict[str, object] = {}  # noqa: RUF012


class Workbench(NamedTuple):
    """The folder that .ci/code-server filled, and a folder of installed extensions."""

    home: Path
    extensions: Path

    def install(self, vsix: Path, data: Path) -> None:
        command = [*self._server(data), "--install-extension", vsix]
        subprocess.run(command, check=True, env=self._environment(), stdin=subprocess.DEVNULL)

    @contextmanager
    def running(self, data: Path, settings: Settings) -> Generator[str]:
        """The address of a VS Code with its user's files in `data`."""
        for side, values in (("User", CALM | settings.user), ("Machine", settings.machine)):
            (data / side).mkdir(parents=True)
            (data / side / "settings.json").write_text(json.dumps(values))
        port = free_port()
        address = ("--auth", "none", "--bind-addr", f"127.0.0.1:{port}")
        command = [*self._server(data), *address, "--disable-telemetry", "--disable-update-check"]
        with (OUTPUT / "vscode.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            # Its extension host, and the server in that, would outlive it.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def drive(self, scenario: str, address: str, file: Path) -> dict[str, Any]:
        """What that scenario of vscode.js saw."""
        script = Path(__file__).with_name("vscode.js")
        done = subprocess.run(
            [self.home / "node/bin/node", script, scenario, address, file, OUTPUT],
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        seen: dict[str, Any] = json.loads(done.stdout)
        return seen

    def _server(self, data: Path) -> list[str | Path]:
        entry = self.home / "node_modules/code-server/out/node/entry.js"
        folders = ("--user-data-dir", data, "--extensions-dir", self.extensions)
        return [self.home / "node/bin/node", entry, *folders]

    def _environment(self) -> dict[str, str]:
        """No extension gallery is asked, and the driver finds its package."""
        return os.environ | {
            "EXTENSIONS_GALLERY": '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}',
            "NODE_PATH": str(self.home / "node_modules"),
        }


def installed() -> Path:
    """The folder that .ci/code-server filled."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"), "dockerfile-lsp")
    ready = sorted(cache.glob("code-server-*/ready"))
    if not ready:
        missing("VS Code is not installed (600 MB: .ci/code-server)")
    program("chromium", "chromium")
    OUTPUT.mkdir(exist_ok=True)
    return ready[-1].parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"VS Code does not answer on port {port}")

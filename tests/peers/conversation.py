"""A small LSP client that takes the time: one server process, spoken to over its pipes."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Json = dict[str, Any]
PATIENCE = 20.0  # seconds for one answer

# What an editor says of itself that pushes: VS Code's essentials, pull diagnostics left out, for
# not every peer can be pulled.
CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "synchronization": {"didSave": True},
        "completion": {"completionItem": {"snippetSupport": True, "resolveSupport": {
            "properties": ["documentation", "detail"]}}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
    },
    "workspace": {"applyEdit": True},
    "window": {"workDoneProgress": True},
}  # fmt: skip


class Conversation:
    """Times are seconds since the process was started."""

    def __init__(self, command: Sequence[str]) -> None:
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._ahead = b""
        self._number = 0

    def elapsed(self) -> float:
        return time.perf_counter() - self._began

    def notify(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def request(self, method: str, params: Json) -> int:
        """Asks; the number by which the answer can be waited for."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def until(self, wanted: Callable[[Json], bool]) -> tuple[Json, float]:
        """The first message that is wanted, and when it came.

        The server's own requests are answered meanwhile, with nothing.
        """
        while True:
            message = self._message()
            came = self.elapsed()
            if "method" in message and "id" in message:
                items = message["params"].get("items") if message.get("params") else None
                self._send(
                    {"id": message["id"], "result": [None for _ in items] if items else None}
                )
            if wanted(message):
                return message, came

    def answer(self, number: int) -> float:
        """When the answer to request `number` came."""
        return self.until(lambda m: m.get("id") == number and "method" not in m)[1]

    def diagnostics(self) -> float:
        """When the next diagnostics came."""
        return self.until(lambda m: m.get("method") == "textDocument/publishDiagnostics")[1]

    def memory(self) -> int:
        """The most that the process and its children held, in bytes (Linux)."""
        pids = [self._process.pid, *_children(self._process.pid)]
        return sum(_peak(pid) for pid in pids)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _message(self) -> Json:
        length = 0
        while (line := self._line()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: Json = json.loads(self._bytes(length))
        return message

    def _line(self) -> bytes:
        while b"\n" not in self._ahead:
            self._more()
        line, end, self._ahead = self._ahead.partition(b"\n")
        return line + end

    def _bytes(self, size: int) -> bytes:
        while len(self._ahead) < size:
            self._more()
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def _more(self) -> None:
        assert self._process.stdout
        data = os.read(self._process.stdout.fileno(), 1 << 16)
        if not data:
            raise EOFError("the server ended")
        self._ahead += data


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _peak(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(
        (int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0
    )

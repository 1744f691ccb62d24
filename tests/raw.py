"""A conversation as bytes, for what no decent client says."""

import json
import subprocess
import sys
from typing import Any, NamedTuple

HELLO: dict[str, Any] = {
    "id": 1,
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}
BYE: tuple[dict[str, Any], ...] = ({"id": "bye", "method": "shutdown"}, {"method": "exit"})
TEXT = {"uri": "file:///w/Dockerfile", "languageId": "dockerfile", "version": 1, "text": "FROM a\n"}
OPEN = {"method": "textDocument/didOpen", "params": {"textDocument": TEXT}}
HOVER: dict[str, Any] = {
    "id": 7,
    "method": "textDocument/hover",
    "params": {"textDocument": {"uri": TEXT["uri"]}, "position": {"line": 0, "character": 1}},
}


class Ended(NamedTuple):
    status: int
    messages: list[dict[str, Any]]

    def answer(self, number: object) -> dict[str, Any]:
        return next(each for each in self.messages if each.get("id") == number)

    def error(self, number: object) -> int:
        code = self.answer(number)["error"]["code"]
        assert isinstance(code, int)
        return code


def framed(*messages: dict[str, Any] | bytes) -> bytes:
    bodies = (
        it if isinstance(it, bytes) else json.dumps({"jsonrpc": "2.0", **it}).encode()
        for it in messages
    )
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)


def read(output: bytes) -> list[dict[str, Any]]:
    """The messages in `output`, which holds nothing else."""
    messages: list[dict[str, Any]] = []
    while output:
        header, _, rest = output.partition(b"\r\n\r\n")
        assert header.startswith(b"Content-Length: "), header
        length = int(header[16:])
        messages.append(json.loads(rest[:length]))
        output = rest[length:]
    return messages


def said(*messages: dict[str, Any] | bytes, raw: bytes | None = None) -> Ended:
    """What the server answers when all is said at once and the input then ends."""
    data = framed(*messages) if raw is None else raw
    done = subprocess.run(
        [sys.executable, "-m", "dockerfile_lsp", "--stdio"],
        input=data,
        capture_output=True,
        timeout=30,
        check=False,
    )
    return Ended(done.returncode, read(done.stdout))

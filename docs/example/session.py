"""A conversation with the server over standard input and output, as an editor has it."""

import json
import subprocess
import sys
from itertools import count
from typing import IO, Any, Self, cast

# A small editor: it pulls diagnostics and shows Markdown.
CAPABILITIES = {
    "textDocument": {
        "diagnostic": {},
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}
        },
    }
}


class Session:
    """A running server with one open document."""

    def __init__(self, uri: str, text: str) -> None:
        self.uri = uri
        self._numbers = count(1)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dockerfile_lsp", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        trusted = {"trusted": True}
        self._request(
            "initialize",
            {
                "processId": None,
                "rootUri": None,
                "capabilities": CAPABILITIES,
                "initializationOptions": trusted,
            },
        )
        self._notify("initialized", {})
        document = {"uri": uri, "languageId": "dockerfile", "version": 0, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._request("shutdown", None)
        self._notify("exit", None)
        self._process.communicate()

    def replace(self, text: str) -> None:
        """The document's text becomes `text`."""
        document = {"uri": self.uri, "version": next(self._numbers)}
        changes = [{"text": text}]
        self._notify(
            "textDocument/didChange", {"textDocument": document, "contentChanges": changes}
        )

    def ask(self, question: str, **parameters: Any) -> Any:
        """The answer to `textDocument/<question>` about the document."""
        return self._request(
            f"textDocument/{question}", {"textDocument": {"uri": self.uri}, **parameters}
        )

    def _request(self, method: str, parameters: object) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._received()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            if "id" in message:  # The server asks, for settings say: this client has none.
                self._send({"id": message["id"], "result": None})

    def _notify(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = cast("IO[bytes]", self._process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _received(self) -> dict[str, Any]:
        stream = cast("IO[bytes]", self._process.stdout)
        length = 0
        while (line := stream.readline()) != b"\r\n":
            if not line:
                raise RuntimeError("the server has ended")
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(stream.read(length))
        return message

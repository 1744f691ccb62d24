"""A real HTTP proxy on loopback: it knows the hosts that it is told, and keeps what it is asked."""

import select
import socket
import socketserver
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple, cast
from urllib.parse import urlsplit


class Proxy(NamedTuple):
    port: int
    asked: list[str]  # request lines

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def proxying(ports: Mapping[str, int]) -> Generator[Proxy, None, None]:
    """`ports` says at which of loopback's ports a host is; it knows no others."""
    server = _Server(ports)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Proxy(server.server_address[1], server.asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, ports: Mapping[str, int]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.ports = ports
        self.asked: list[str] = []


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = cast("_Server", self.server)
        line = self.rfile.readline().decode("latin-1").strip()
        server.asked.append(line)
        method, target, *_ = [*line.split(), "", ""]
        host = target.rpartition(":")[0] if method == "CONNECT" else urlsplit(target).hostname
        head = b""
        while (field := self.rfile.readline()) not in (b"\r\n", b""):
            head += field
        port = server.ports.get(host or "")
        if port is None:
            self.wfile.write(b"HTTP/1.1 502 unknown host\r\nContent-Length: 0\r\n\r\n")
            return
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as far:
            if method == "CONNECT":
                self.wfile.write(b"HTTP/1.1 200 ok\r\n\r\n")
            else:
                path = urlsplit(target)._replace(scheme="", netloc="").geturl()
                far.sendall(f"{method} {path} HTTP/1.1\r\n".encode() + head + b"\r\n")
            _joined(self.connection, far)


def _joined(near: socket.socket, far: socket.socket) -> None:
    other = {near: far, far: near}
    while True:
        ready, _, _ = select.select([near, far], [], [], 5)
        if not ready:
            return
        for each in ready:
            data = each.recv(65536)
            if not data:
                return
            other[each].sendall(data)

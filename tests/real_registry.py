"""A real registry, Debian's docker-registry, with three doors to one store; and crane's.

`tests/engines/install-registries` installs both. They listen on loopback alone and ask nobody.
"""

import base64
import hashlib
import http.client
import json
import os
import random
import socket
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import required
from loopback import Answer, Asked, certificate, serving

USER, PASSWORD = "alice", "s3cret"
_HTPASSWD = "alice:$2y$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n"
_CRANE = "/var/tmp/dockerfile-lsp-engines"  # noqa: S108  # where tests/engines/shared.sh keeps it
_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
_INDEX = "application/vnd.oci.image.index.v1+json"


class Doors(NamedTuple):
    """Hosts with ports. `tokens` has the requests for tokens; nobody may read but `public/*`."""

    open: str
    basic: str
    token: str
    tokens: list[Asked]


@contextmanager
def doors(folder: Path) -> Generator[Doors, None, None]:
    program = required.program("docker-registry", "docker-registry")
    cert, _ = certificate(folder)
    (folder / "htpasswd").write_text(_HTPASSWD)
    with serving(lambda asked: _token(asked, folder)) as service:
        realm = f'realm: "http://{service.host}/token", service: lab, issuer: lab'
        auths = {
            "open": "",
            "basic": f"auth: {{htpasswd: {{realm: lab, path: {folder}/htpasswd}}}}\n",
            "token": f"auth: {{token: {{{realm}, rootcertbundle: {cert}}}}}\n",
        }
        with _started(
            [_door(program, folder, name, auth) for name, auth in auths.items()]
        ) as hosts:
            yield Doors(hosts[0], hosts[1], hosts[2], service.asked)


@contextmanager
def crane() -> Generator[str, None, None]:
    """The host of a registry that pages its tags by n and last, without `Link`."""
    engines = Path(os.environ.get("DOCKERFILE_LSP_ENGINES_DIR", _CRANE))
    program = engines / "crane" / "usr" / "bin" / "crane"
    if not program.exists():
        required.missing("crane is not there; tests/engines/install-registries gets it")
    host = f"127.0.0.1:{_free_port()}"
    command = [str(program), "registry", "serve", "--address", host]
    with _started([(host, command, {})]) as hosts:
        yield hosts[0]


def push(host: str, repository: str, tags: Sequence[str], config: Mapping[str, Any]) -> str:
    """Puts one image for two platforms under `tags`; gives the digest of its index."""
    layer = _blob(host, repository, b"not really a layer")
    manifests: list[dict[str, Any]] = []
    for architecture in ("amd64", "arm64"):
        whole = {"architecture": architecture, "os": "linux", **config}
        manifest = {
            "schemaVersion": 2,
            "mediaType": _MANIFEST,
            "config": {**_blob(host, repository, _bytes(whole)), "mediaType": f"{_MANIFEST}.c"},
            "layers": [{**layer, "mediaType": "application/vnd.oci.image.layer.v1.tar"}],
        }
        platform = {"architecture": architecture, "os": "linux"}
        described = _described(_bytes(manifest))
        _put(host, f"{repository}/manifests/{described['digest']}", _bytes(manifest), _MANIFEST)
        manifests.append({**described, "mediaType": _MANIFEST, "platform": platform})
    index = _bytes({"schemaVersion": 2, "mediaType": _INDEX, "manifests": manifests})
    for tag in tags:
        _put(host, f"{repository}/manifests/{tag}", index, _INDEX)
    return str(_described(index)["digest"])


_Start = tuple[str, list[str], dict[str, str]]


def _door(program: str, folder: Path, name: str, auth: str) -> _Start:
    host = f"127.0.0.1:{_free_port()}"
    config = folder / f"{name}.yml"
    config.write_text(
        "version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\n"
        f"storage: {{filesystem: {{rootdirectory: {folder}/data}}}}\n"
        f'http: {{addr: "{host}", secret: lab}}\n{auth}'
    )
    return host, [program, "serve", str(config)], {"OTEL_TRACES_EXPORTER": "none"}


@contextmanager
def _started(starts: list[_Start]) -> Generator[list[str], None, None]:
    processes = [
        subprocess.Popen(
            command,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _, command, environment in starts
    ]
    try:
        for host, *_ in starts:
            _wait_for(host)
        yield [host for host, *_ in starts]
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def _wait_for(host: str) -> None:
    name, _, port = host.rpartition(":")
    for _ in range(200):
        try:
            with socket.create_connection((name, int(port)), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    message = f"{host} does not start"
    raise AssertionError(message)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def _described(content: bytes) -> dict[str, Any]:
    return {"digest": f"sha256:{hashlib.sha256(content).hexdigest()}", "size": len(content)}


def _blob(host: str, repository: str, content: bytes) -> dict[str, Any]:
    described = _described(content)
    place = _sent("POST", f"http://{host}/v2/{repository}/blobs/uploads/", b"", "")
    place = place if place.startswith("http") else f"http://{host}{place}"
    joint = "&" if "?" in place else "?"
    url = f"{place}{joint}digest={described['digest']}"
    _sent("PUT", url, content, "application/octet-stream")
    return described


def _put(host: str, path: str, content: bytes, kind: str) -> None:
    _sent("PUT", f"http://{host}/v2/{path}", content, kind)


def _sent(method: str, url: str, content: bytes, kind: str) -> str:
    """Where the registry says that it is now, or that it goes on."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    with closing(connection):
        target = parts._replace(scheme="", netloc="").geturl()
        connection.request(method, target, content, {"Content-Type": kind} if kind else {})
        reply = connection.getresponse()
        assert reply.status < 300, reply.read()
        return reply.getheader("Location") or ""


def _token(asked: Asked, folder: Path) -> Answer:
    """As a token service answers: to alice what she asks for, to nobody `public/*`."""
    basic = asked.headers.get("authorization", "")
    user = base64.b64decode(basic.removeprefix("Basic ")).decode() if basic else ""
    if user and user != f"{USER}:{PASSWORD}":
        return Answer(401, body=b'{"details": "incorrect username or password"}')
    kind, _, rest = asked.query.get("scope", "").partition(":")
    name, _, actions = rest.rpartition(":")
    is_allowed = bool(user) or name.startswith("public/")
    access = [{"type": kind, "name": name, "actions": actions.split(",")}] if is_allowed else []
    token = _signed(asked.query.get("service", ""), access, folder)
    return Answer(body=_bytes({"token": token, "expires_in": 300}))


def _signed(service: str, access: list[dict[str, Any]], folder: Path) -> str:
    lines = (folder / "cert.crt").read_text().splitlines()
    der = "".join(line for line in lines if "-----" not in line)
    now = int(time.time())
    claims = {
        "iss": "lab", "sub": USER, "aud": service, "exp": now + 300, "nbf": now - 10, "iat": now,
        "jti": str(random.random()), "access": access,  # noqa: S311
    }  # fmt: skip
    head = {"typ": "JWT", "alg": "RS256", "x5c": [der]}
    text = ".".join(_base64(_bytes(part)) for part in (head, claims))
    signature = subprocess.run(
        [required.program("openssl", "openssl"), "dgst", "-sha256", "-sign", folder / "key.pem"],
        input=text.encode(),
        capture_output=True,
        check=True,
    ).stdout
    return f"{text}.{_base64(signature)}"


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()

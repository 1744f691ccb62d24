"""The user's logins, where docker and podman keep them; read when a registry asks for one.

A login is for one registry. It is never written anywhere, and its `repr` hides it.
"""

import base64
import binascii
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .credential_helper import asked
from .untrusted import parsed, table

# Under which names Docker Hub's login is kept: docker's own first (registry/config.go).
_HUB_KEYS = ("https://index.docker.io/v1/", "index.docker.io", "docker.io", "registry-1.docker.io")


@dataclass(frozen=True)
class Login:
    """A name and password, or a token: `identity` to get others with, `bearer` to use as it is."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    identity: str = field(default="", repr=False)
    bearer: str = field(default="", repr=False)

    @property
    def basic(self) -> str:
        """The value of a header `Authorization`."""
        pair = f"{self.user}:{self.password}".encode()
        return f"Basic {base64.b64encode(pair).decode()}"


async def login(registry: str, path: str = "", *, limit: float = 3.0) -> Login | None:
    """The login for `registry`, such as "ghcr.io" or "localhost:5000"; None without one.

    `path` is the repository: podman keeps logins for parts of a registry, too. A program that
    keeps logins is given `limit` seconds.
    """
    for config in _configs():
        found = await _from_helper(config, registry, limit) or _from_file(config, registry, path)
        if found:
            return found
    return None


async def _from_helper(config: Mapping[str, Any], registry: str, limit: float) -> Login | None:
    """From the program that keeps this registry's login, else from the one that keeps all."""
    helpers = table(config.get("credHelpers"))
    own = next((helpers[key] for key in _keys(registry) if key in helpers), None)
    name = own or config.get("credsStore")
    if not isinstance(name, str) or not name:
        return None
    for server in _keys(registry)[:2]:
        said = await asked(name, server, limit)
        if said:
            user, secret = said
            # The protocol's way to say that the secret is an identity token.
            return Login(identity=secret) if user == "<token>" else Login(user, secret)
    return None


def _from_file(config: Mapping[str, Any], registry: str, path: str) -> Login | None:
    entries = {_bare(key): value for key, value in table(config.get("auths")).items()}
    parts = f"{registry}/{path}".rstrip("/").split("/")
    parents = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    for key in (*parents, *map(_bare, _keys(registry))):
        found = _entry(table(entries.get(key)))
        if found:
            return found
    return None


def _entry(entry: Mapping[str, Any]) -> Login | None:
    text = {key: value for key, value in entry.items() if isinstance(value, str) and value}
    if "identitytoken" in text:
        return Login(identity=text["identitytoken"])
    if "registrytoken" in text:
        return Login(bearer=text["registrytoken"])
    user, _, password = _decoded(text.get("auth", "")).partition(":")
    user, password = text.get("username", user), text.get("password", password.strip("\0"))
    return Login(user, password) if user and password else None


def _decoded(auth: str) -> str:
    try:
        return base64.b64decode(auth).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _keys(registry: str) -> tuple[str, ...]:
    return _HUB_KEYS if registry == "docker.io" else (registry, f"https://{registry}")


def _bare(key: str) -> str:
    """A key without what old versions of docker wrote around the host (`ConvertToHostname`)."""
    bare = key.removeprefix("https://").removeprefix("http://").rstrip("/")
    return bare.removesuffix("/v1").removesuffix("/v2")


def _configs() -> Iterator[Mapping[str, Any]]:
    for path in _paths():
        try:
            yield table(parsed(path.read_bytes()))
        except OSError:
            continue


def _paths() -> Iterator[Path]:
    """As docker and podman look for them, what the user's environment names first."""
    environment = os.environ
    home = Path.home()
    if environment.get("REGISTRY_AUTH_FILE"):
        yield Path(environment["REGISTRY_AUTH_FILE"])
    yield Path(environment.get("DOCKER_CONFIG") or home / ".docker") / "config.json"
    if environment.get("XDG_RUNTIME_DIR"):
        yield Path(environment["XDG_RUNTIME_DIR"]) / "containers" / "auth.json"
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    yield config / "containers" / "auth.json"

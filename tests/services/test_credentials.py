import asyncio
import base64
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from dockerfile_lsp.services.credentials import Login, login

pytestmark = pytest.mark.usefixtures("home")


def auth(user: str, password: str) -> dict[str, str]:
    return {"auth": base64.b64encode(f"{user}:{password}".encode()).decode()}


def write(path: Path, config: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(config if isinstance(config, str) else json.dumps(config), encoding="utf-8")


def helper(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "bin" / f"docker-credential-{name}"
    write(path, f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")


def check(registry: str, wanted: Login | None, path: str = "", limit: float = 3.0) -> None:
    assert asyncio.run(login(registry, path, limit=limit)) == wanted


def test_without_any_file_there_is_none() -> None:
    check("ghcr.io", None)


@pytest.mark.parametrize(
    "key", ["ghcr.io", "https://ghcr.io", "https://ghcr.io/v2/", "http://ghcr.io/v1/"]
)
def test_docker_writes_a_registry_in_several_ways(home: Path, key: str) -> None:
    write(home / ".docker/config.json", {"auths": {key: auth("me", "a:b")}})
    check("ghcr.io", Login("me", "a:b"))
    check("quay.io", None)
    check("ghcr.io.example.com", None)


def test_docker_hub_has_a_name_of_its_own(home: Path) -> None:
    hub = "https://index.docker.io/v1/"
    write(home / ".docker/config.json", {"auths": {hub: auth("me", "p")}})
    check("docker.io", Login("me", "p"))


def test_the_environment_says_where_docker_looks(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home / "elsewhere/config.json", {"auths": {"ghcr.io": auth("me", "p")}})
    check("ghcr.io", None)
    monkeypatch.setenv("DOCKER_CONFIG", str(home / "elsewhere"))
    check("ghcr.io", Login("me", "p"))


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ({"identitytoken": "t", **auth("me", "")}, Login(identity="t")),
        ({"registrytoken": "t"}, Login(bearer="t")),
        ({"username": "me", "password": "p"}, Login("me", "p")),
        ({}, None),
        ({"auth": "no base64!"}, None),
        ({"auth": 7}, None),
        ("text", None),
    ],
)
def test_kinds_of_entries(
    home: Path, entry: Mapping[str, object] | str, wanted: Login | None
) -> None:
    write(home / ".docker/config.json", {"auths": {"ghcr.io": entry}})
    check("ghcr.io", wanted)


@pytest.mark.parametrize("config", ["", "{", "[]", "7", '{"auths": []}', '{"credsStore": 7}'])
def test_a_broken_file_is_no_login(home: Path, config: str) -> None:
    write(home / ".docker/config.json", config)
    check("ghcr.io", None)


def test_podman_keeps_logins_for_parts_of_a_registry(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    auths = {"quay.io/team": auth("team", "p"), "quay.io": auth("me", "p")}
    write(home / "run/containers/auth.json", {"auths": auths})
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))
    check("quay.io", Login("team", "p"), "team/app")
    check("quay.io", Login("me", "p"), "teamwork/app")


def test_the_file_that_the_environment_names_comes_first(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home / ".docker/config.json", {"auths": {"quay.io": auth("docker", "p")}})
    write(home / "auth.json", {"auths": {"quay.io": auth("podman", "p")}})
    monkeypatch.setenv("REGISTRY_AUTH_FILE", str(home / "auth.json"))
    check("quay.io", Login("podman", "p"))


def test_a_helper_for_one_registry(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = 'echo "{\\"Username\\":\\"$server\\",\\"Secret\\":\\"s\\"}"'
    helper(home, "lab", f'read server; test "$1" = get && {answer}', monkeypatch)
    write(home / ".docker/config.json", {"credHelpers": {"ghcr.io": "lab"}})
    check("ghcr.io", Login("ghcr.io", "s"))
    check("quay.io", None)


def test_a_helper_for_all_knows_docker_hub_by_its_old_name(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'read server; echo "{\\"Username\\":\\"<token>\\",\\"Secret\\":\\"$server\\"}"'
    helper(home, "all", script, monkeypatch)
    write(home / ".docker/config.json", {"credsStore": "all"})
    check("docker.io", Login(identity="https://index.docker.io/v1/"))


@pytest.mark.parametrize(
    "script", ["echo no; exit 1", "echo 'credentials not found'", "echo '{}'", "echo '[1]'"]
)
def test_a_helper_that_has_nothing(
    home: Path, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper(home, "none", script, monkeypatch)
    config = {"credsStore": "none", "auths": {"ghcr.io": auth("me", "file")}}
    write(home / ".docker/config.json", config)
    check("ghcr.io", Login("me", "file"))


def test_a_helper_that_hangs_is_ended(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    helper(home, "slow", f"echo $$ > {home}/pid; exec sleep 60", monkeypatch)
    write(home / ".docker/config.json", {"credHelpers": {"ghcr.io": "slow"}})
    start = time.monotonic()
    check("ghcr.io", None, limit=1)
    assert time.monotonic() - start < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int((home / "pid").read_text()), 0)


@pytest.mark.parametrize("name", ["../../bin/sh", "a b", "", "a;b", "/bin/sh"])
def test_a_helper_s_name_is_no_path(home: Path, name: str) -> None:
    write(home / ".docker/config.json", {"credsStore": name})
    check("ghcr.io", None)


def test_a_login_hides_itself() -> None:
    shown = repr(Login("user-name", "pass-word", "identity-token", "bearer-token"))
    assert not any(word in shown for word in ("name", "word", "token"))

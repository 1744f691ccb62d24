"""Public registries as they answer, replayed by servers on this machine behind a real proxy.

The forms of the answers are those in Docker's, Quay's and Google's documentation and sources
(../shared/reference/ENGINES.md, section 5) and of distribution v3.
"""

import asyncio
import base64
import json
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dockerfile_lsp.semantics.image_facts import (
    Failed,
    ImageAnswer,
    ImageKey,
    Repositories,
    RepositoryFact,
    RepositoryList,
    TagFact,
    TagList,
    Tags,
)
from dockerfile_lsp.services.image_cache import ImageCache
from dockerfile_lsp.services.registry import Registries
from dockerfile_lsp.services.registry_options import RegistryOptions
from forward_proxy import proxying
from loopback import Answer, Asked, certificate, serving

pytestmark = pytest.mark.usefixtures("home")

_HOSTS = (
    "registry-1.docker.io", "auth.docker.io", "hub.docker.com", "quay.io", "ghcr.io", "gcr.io",
    "registry.example.com", "evil.example.net", "gitlab.example.com",
)  # fmt: skip
_DIGEST = "sha256:" + "ab" * 32


class Internet(NamedTuple):
    """What was asked, as "host/path"; `logins` the headers of those requests that had one."""

    asked: list[str]
    logins: dict[str, str]


Site = Callable[[Asked], Answer]


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    return certificate(tmp_path_factory.mktemp("tls"), *_HOSTS)


@pytest.fixture
def ask(tls: tuple[Path, ssl.SSLContext], home: Path) -> "Ask":
    return Ask(tls, home)


class Ask:
    """Asks the internet that `site` is, through a proxy that knows all hosts to be there."""

    def __init__(self, tls: tuple[Path, ssl.SSLContext], home: Path) -> None:
        self._cert, self._context = tls
        self._home = home

    def __call__(self, key: ImageKey, site: Site) -> tuple[ImageAnswer | Failed, Internet]:
        with (
            serving(site, self._context) as server,
            proxying(dict.fromkeys(_HOSTS, server.port)) as proxy,
        ):
            options = RegistryOptions(proxy=proxy.url, certificates=(str(self._cert),))
            answer = asyncio.run(self._fetched(key, options))
        urls = [f"{asked.headers['host']}{asked.path}" for asked in server.asked]
        logins = {
            url: asked.headers["authorization"]
            for url, asked in zip(urls, server.asked, strict=True)
            if "authorization" in asked.headers
        }
        return answer, Internet(urls, logins)

    def log_in(self, registry: str, user: str = "me", password: str = "secret") -> None:  # noqa: S107
        auth = base64.b64encode(f"{user}:{password}".encode()).decode()
        self.configure({"auths": {registry: {"auth": auth}}})

    def configure(self, config: object) -> None:
        (self._home / ".docker/config.json").write_text(json.dumps(config))

    async def _fetched(self, key: ImageKey, options: RegistryOptions) -> ImageAnswer | Failed:
        registries = Registries(options, ImageCache(self._home / "cache"))
        try:
            found = await registries.fetch(key)
        finally:
            await registries.close()
        return found if isinstance(found, Failed) else found.value


def answer(value: Any, *headers: tuple[str, str], status: int = 200) -> Answer:
    return Answer(status, headers, json.dumps(value).encode())


def refused(realm: str, scope: str = "repository:team/app:pull") -> Answer:
    said = f'Bearer realm="{realm}",service="lab",scope="{scope}"'
    return answer({"errors": []}, ("WWW-Authenticate", said), status=401)


def names(found: ImageAnswer | Failed) -> list[str]:
    assert isinstance(found, TagList), found
    return [tag.name for tag in found.tags]


_HUB_TAG = {
    "name": "3.14-slim",
    "full_size": 44_000_000,
    "last_updated": "2026-08-20T01:02:03.000000Z",
    "tag_last_pushed": "2026-08-20T01:02:03Z",
    "digest": _DIGEST,
    "images": [
        {"architecture": "amd64", "os": "linux", "size": 1},
        {"architecture": "arm64", "os": "linux", "size": 1},
        {"architecture": "unknown", "os": "unknown", "size": 1},
    ],
}


_SEARCH = {"repo_name": "python", "short_description": "A language", "star_count": 9}
_LOKI = {"name": "loki", "namespace": "grafana", "description": "Logs", "star_count": 2}
_HUB = {
    "namespaces/library/repositories/python/tags": {"next": None, "results": [_HUB_TAG]},
    "search/repositories/": {"next": "x", "results": [_SEARCH, {"repo_name": "me/python"}]},
    "namespaces/grafana/repositories": {"next": None, "results": [_LOKI, {"name": "../x"}]},
}


def docker_hub(asked: Asked) -> Answer:
    scope = "repository:library/python:pull"
    match asked.headers["host"], asked.path.removeprefix("/v2/"):
        case "hub.docker.com", path if path in _HUB:
            return answer(_HUB[path])
        case "auth.docker.io", "/token":
            assert asked.query["scope"] == scope
            return answer({"token": "t1", "expires_in": 300})
        case "registry-1.docker.io", "library/python/tags/list":
            if asked.headers.get("authorization") == "Bearer t1":
                return answer({"tags": ["2", "3.14-slim"]})
            return refused("https://auth.docker.io/token", scope)
        case _:
            return answer({}, status=404)


def test_docker_hub_lists_all_and_dates_the_newest(ask: Ask) -> None:
    found, internet = ask(Tags("docker.io/library/python"), docker_hub)
    assert isinstance(found, TagList)
    slim = TagFact("3.14-slim", 1787187723, 44_000_000, _DIGEST, ("linux/amd64", "linux/arm64"))
    assert set(found.tags) == {slim, TagFact("2")}
    assert found.is_whole
    assert not any("hub.docker.com" in url for url in internet.logins)


def test_docker_hub_is_searched(ask: Ask) -> None:
    found, _ = ask(Repositories("docker.io", "pyth"), docker_hub)
    assert isinstance(found, RepositoryList)
    assert found.repositories[0] == RepositoryFact("library/python", "A language", 9)
    assert [each.path for each in found.repositories] == ["library/python", "me/python"]
    assert not found.is_whole


def test_a_namespace_of_docker_hub_is_listed(ask: Ask) -> None:
    found, _ = ask(Repositories("docker.io", "grafana/"), docker_hub)
    assert found == RepositoryList((RepositoryFact("grafana/loki", "Logs", 2),), is_whole=True)


def test_a_private_image_of_docker_hub_needs_the_user_s_login(ask: Ask) -> None:
    def site(asked: Asked) -> Answer:
        match asked.headers["host"], asked.path:
            case "auth.docker.io", "/token":
                known = asked.headers.get("authorization") == "Basic bWU6c2VjcmV0"
                return answer({"token": "mine" if known else "nobody"})
            case "registry-1.docker.io", _:
                if asked.headers.get("authorization") == "Bearer mine":
                    return answer({"tags": ["1"]})
                return refused("https://auth.docker.io/token")
            case _:
                return answer({}, status=404)

    ask.log_in("https://index.docker.io/v1/")
    found, internet = ask(Tags("docker.io/me/private"), site)
    assert names(found) == ["1"]
    assert {url for url, login in internet.logins.items() if "Basic" in login} == {
        "auth.docker.io/token"
    }


def test_an_identity_token_is_changed_for_another(ask: Ask) -> None:
    def site(asked: Asked) -> Answer:
        if asked.path == "/token":
            assert asked.method == "POST"
            assert b"grant_type=refresh_token" in asked.body
            assert b"refresh_token=identity" in asked.body
            return answer({"access_token": "t"})
        if "authorization" in asked.headers:
            return answer({"tags": ["1"]})
        return refused("https://registry.example.com/token")

    ask.configure({"auths": {"registry.example.com": {"identitytoken": "identity"}}})
    found, _ = ask(Tags("registry.example.com/a/b"), site)
    assert names(found) == ["1"]


def test_quay_tells_dates_and_sizes(ask: Ask) -> None:
    def site(asked: Asked) -> Answer:
        if asked.path == "/api/v1/repository/team/app/tag/":
            page = int(asked.query["page"])
            tag: dict[str, Any] = {
                "name": f"v{page}",
                "start_ts": 1700000000,
                "size": 5,
                "manifest_digest": _DIGEST,
            }
            return answer({"tags": [tag], "has_additional": page < 3})
        return refused("https://quay.io/v2/auth")

    found, _ = ask(Tags("quay.io/team/app"), site)
    assert found == TagList(
        tuple(TagFact(f"v{page}", 1700000000, 5, _DIGEST) for page in (1, 2, 3)), is_whole=True
    )


def test_quay_s_private_images_are_asked_the_common_way(ask: Ask) -> None:
    def site(asked: Asked) -> Answer:
        if asked.path.startswith("/api/"):
            return answer({}, status=401)
        if asked.path == "/v2/auth":
            return answer({"token": "t"})
        if "authorization" in asked.headers:
            return answer({"tags": ["1"]})
        return refused("https://quay.io/v2/auth")

    ask.log_in("quay.io")
    found, internet = ask(Tags("quay.io/team/app"), site)
    assert names(found) == ["1"]
    assert not any("/api/" in url for url in internet.logins)


def test_google_tells_more_than_names(ask: Ask) -> None:
    manifest = {"imageSizeBytes": "5", "timeUploadedMs": "1700000000000", "tag": ["1"]}
    page = {"child": [], "manifest": {_DIGEST: manifest}, "tags": ["1", "2"]}
    found, _ = ask(Tags("gcr.io/project/app"), lambda _: answer(page))
    assert found == TagList((TagFact("1", 1700000000, 5, _DIGEST), TagFact("2")))


def test_google_s_projects_have_children(ask: Ask) -> None:
    page = {"child": ["app", "tool", "BAD"], "tags": []}
    found, internet = ask(Repositories("gcr.io", "project/a"), lambda _: answer(page))
    assert isinstance(found, RepositoryList)
    assert [each.path for each in found.repositories] == ["project/app", "project/tool"]
    assert internet.asked == ["gcr.io/v2/project/tags/list"]


def linked(target: str) -> Site:
    """A list of two pages, the first with a `Link` to `target`."""

    def site(asked: Asked) -> Answer:
        if "last" in asked.query or "next_page" in asked.query:
            return answer({"name": "team/app", "tags": ["c"]})
        return answer({"name": "team/app", "tags": ["a", "b"]}, ("Link", target))

    return site


@pytest.mark.parametrize(
    "target",
    [
        '</v2/team/app/tags/list?last=b&n=2>; rel="next"',  # distribution v3
        '<https://ghcr.io/v2/team/app/tags/list?last=b&n=2>; rel="next"',
        '</v2/team/app/tags/list?next_page=gAAA%3D%3D&n=2>; rel="next"',  # Quay
        "</v2/app/tags/list?n=2&last=b>; rel=next",  # Artifactory, without its repository
        '</first>; rel="first", <?last=b>; rel="next"',
        '<https://evil.example.net/v2/team/app/tags/list?last=b>; rel="next"',
        '<file:///etc/passwd?last=b>; rel="next"',
    ],
)
def test_a_link_leads_to_the_next_page_of_the_same_list(ask: Ask, target: str) -> None:
    found, internet = ask(Tags("ghcr.io/team/app"), linked(target))
    assert names(found) == ["a", "b", "c"]
    assert internet.asked == ["ghcr.io/v2/team/app/tags/list"] * 2


def test_a_link_that_leads_nowhere_ends_the_list(ask: Ask) -> None:
    found, _ = ask(Tags("ghcr.io/team/app"), linked('</v2/team/app/tags/list>; rel="last"'))
    assert names(found) == ["a", "b"]


@pytest.mark.parametrize(
    ("registry", "realm", "is_told"),
    [
        ("registry.example.com", "https://registry.example.com/token", True),
        ("registry.example.com", "https://gitlab.example.com/jwt/auth", True),
        ("registry.example.com", "https://evil.example.net/token", False),
        ("registry.example.com", "http://registry.example.com/token", False),
    ],
)
def test_a_login_is_told_to_the_registry_s_own_token_service_alone(
    ask: Ask, registry: str, realm: str, *, is_told: bool
) -> None:
    def site(asked: Asked) -> Answer:
        if "token" in asked.path or "jwt" in asked.path:
            return answer({"token": "t"})
        return answer({"tags": ["1"]}) if "authorization" in asked.headers else refused(realm)

    ask.log_in(registry)
    _, internet = ask(Tags(f"{registry}/a/b"), site)
    told = {url for url, login in internet.logins.items() if login.startswith("Basic")}
    assert told == ({realm.removeprefix("https://")} if is_told else set())


def test_nothing_but_the_image_s_own_registry_hears_its_name(ask: Ask) -> None:
    found, internet = ask(Tags("registry.example.com/a/b"), lambda _: answer({}, status=404))
    assert isinstance(found, Failed)
    assert {url.partition("/")[0] for url in internet.asked} == {"registry.example.com"}


def test_several_challenges_in_one_header(ask: Ask) -> None:
    def site(asked: Asked) -> Answer:
        if asked.path == "/token":
            return answer({"token": "t"})
        if "authorization" in asked.headers:
            return answer({"tags": ["1"]})
        said = 'Basic realm="x", Bearer realm="https://registry.example.com/token",service="s"'
        return answer({}, ("WWW-Authenticate", said), status=401)

    found, internet = ask(Tags("registry.example.com/a/b"), site)
    assert names(found) == ["1"]
    assert set(internet.logins.values()) == {"Bearer t"}


def test_an_unknown_host_is_said_to_be_one(ask: Ask) -> None:
    found, _ = ask(Tags("no-such.example.org/a"), lambda _: answer({}))
    assert isinstance(found, Failed)
    assert "no-such.example.org cannot be reached through the proxy" in found.message


def through_environment(
    tls: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch, home: Path, **more: str
) -> list[str]:
    """What the proxy is asked that the environment names, about a registry on this machine."""
    cert, context = tls
    with (
        serving(lambda _: answer({"tags": ["1"]}), context) as server,
        proxying({"127.0.0.1": server.port}) as proxy,
    ):
        for name, value in {"HTTPS_PROXY": proxy.url, **more}.items():
            monkeypatch.setenv(name, value)

        async def fetched() -> object:
            options = RegistryOptions(certificates=(str(cert),))
            registries = Registries(options, ImageCache(home / "cache"))
            found = await registries.fetch(Tags(f"{server.host}/a"))
            await registries.close()
            return found

        assert not isinstance(asyncio.run(fetched()), Failed)
    return [line.partition(":")[0] for line in proxy.asked]


def test_the_environment_s_proxy_counts(
    tls: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    assert through_environment(tls, monkeypatch, home) == ["CONNECT 127.0.0.1"]


def test_and_so_do_the_hosts_that_it_leaves_out(
    tls: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    assert through_environment(tls, monkeypatch, home, NO_PROXY="127.0.0.1") == []

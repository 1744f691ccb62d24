"""Registries that are slow, broken or hostile; real servers on this machine."""

import asyncio
import hashlib
import itertools
import json
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp.semantics.image_facts import (
    Failed,
    ImageConfig,
    ImageDetails,
    ImageDigest,
    ImageKey,
    TagList,
    Tags,
)
from dockerfile_lsp.services.image_cache import ImageCache
from dockerfile_lsp.services.registry import Registries
from dockerfile_lsp.services.registry_options import RegistryOptions
from dockerfile_lsp.workspace import Fact
from loopback import Answer, Asked, Server, certificate, serving

pytestmark = pytest.mark.usefixtures("home")

_LIMIT = 1.0
_DIGEST = "sha256:" + "ab" * 32


def registries(folder: Path) -> Registries:
    return Registries(RegistryOptions(limit=_LIMIT), ImageCache(folder / "cache"))


def fetched(key: ImageKey, folder: Path) -> Fact | Failed:
    async def fetch() -> Fact | Failed:
        asking = registries(folder)
        try:
            return await asking.fetch(key)
        finally:
            await asking.close()

    return asyncio.run(fetch())


def page(tags: object, *headers: tuple[str, str]) -> Answer:
    return Answer(200, headers, json.dumps({"tags": tags}).encode())


def check(site: Callable[[Asked], Answer], folder: Path, *words: str) -> list[Asked]:
    """It ends in one line that has `words`, and soon; gives what was asked."""
    with serving(site) as server:
        start = time.monotonic()
        found = fetched(Tags(f"{server.host}/a"), folder)
        assert time.monotonic() - start < _LIMIT + 5
    assert isinstance(found, Failed), found
    assert found.message.startswith(server.host)
    assert all(word in found.message for word in words), found.message
    assert "\n" not in found.message
    return server.asked


def tags(site: Callable[[Asked], Answer], folder: Path) -> TagList:
    with serving(site) as server:
        found = fetched(Tags(f"{server.host}/a"), folder)
    assert isinstance(found, Fact), found
    assert isinstance(found.value, TagList)
    return found.value


def test_a_list_without_end_is_cut_off(home: Path) -> None:
    numbers = itertools.count()

    def site(_: Asked) -> Answer:
        number = next(numbers)
        return page([f"t{number}"], ("Link", f'<?last=t{number}>; rel="next"'))

    found = tags(site, home)
    assert not found.is_whole
    assert 10 < len(found.tags) <= 60


def test_a_list_that_repeats_itself_ends(home: Path) -> None:
    numbers = itertools.count()
    found = tags(lambda _: page(["a"], ("Link", f"<?x={next(numbers)}>; rel=next")), home)
    assert [tag.name for tag in found.tags] == ["a"]


def test_what_came_before_the_time_was_over_counts(home: Path) -> None:
    def site(asked: Asked) -> Answer:
        if "last" in asked.query:
            time.sleep(_LIMIT + 0.5)
        return page(["a"], ("Link", "<?last=a>; rel=next"))

    found = tags(site, home)
    assert [tag.name for tag in found.tags] == ["a"]
    assert not found.is_whole


def test_a_huge_answer(home: Path) -> None:
    body = (b" " * 2**20 for _ in range(64))
    check(lambda _: Answer(body=body), home, "more than can be read")


def test_an_answer_drop_by_drop(home: Path) -> None:
    def drops() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.1)
            yield b" "

    check(lambda _: Answer(body=drops()), home, "in time")


def test_no_answer(home: Path) -> None:
    def site(_: Asked) -> Answer:
        time.sleep(_LIMIT + 0.5)
        return Answer()

    check(site, home, "in time")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"<html>", b"[]", b"7", b"null", b'{"tags": 7}', b"[" * 100_000, b"\xff"]
)
def test_what_is_no_list_is_an_empty_one(body: bytes, home: Path) -> None:
    assert tags(lambda _: Answer(body=body), home) == TagList(())


def test_what_is_no_tag_is_left_out(home: Path) -> None:
    bad = ["a\u202eb", "a\nb", "](x)", "`", "a b", "-a", "x" * 129, "", None, 7, ["a"], {"a": 1}]
    assert [tag.name for tag in tags(lambda _: page([*bad, "good"]), home).tags] == ["good"]


@pytest.mark.parametrize("status", [400, 418, 500, 503])
def test_an_error(status: int, home: Path) -> None:
    check(lambda _: Answer(status, body=b"<html>\x1b[31m"), home, str(status))


def test_circles(home: Path) -> None:
    check(lambda asked: Answer(302, (("Location", asked.target),)), home, "in circles")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("file:///etc/passwd", "kind file"),
        ("ftp://127.0.0.1/a", "kind ftp"),
        ("javascript:alert(1)", "leads to"),
        ("http://169.254.169.254/latest/meta-data/", "local link"),
        ("http://[fe80::1]/a", "local link"),
        ("http://0.0.0.0/a", "local link"),
        ("http://[::ffff:169.254.169.254]/a", "local link"),
        ("http://me:secret@127.0.0.1/a", "login in it"),
        ("http://[/a", "makes no sense"),
        ("http://127.0.0.1:port/a", "makes no sense"),
    ],
)
def test_where_no_answer_may_lead(target: str, words: str, home: Path) -> None:
    asked = check(lambda _: Answer(307, (("Location", target),)), home, words)
    assert len(asked) == 1


def test_an_answer_may_lead_to_another_server_without_the_login(home: Path) -> None:
    auth = {"auth": "bWU6c2VjcmV0"}
    with serving(lambda _: page(["a"])) as other:

        def site(asked: Asked) -> Answer:
            if "authorization" not in asked.headers:
                return Answer(401, (("WWW-Authenticate", "Basic"),))
            return Answer(307, (("Location", f"http://{other.host}/x"),))

        with serving(site) as server:
            (home / ".docker/config.json").write_text(json.dumps({"auths": {server.host: auth}}))
            found = fetched(Tags(f"{server.host}/a"), home)
    assert isinstance(found, Fact), found
    assert server.asked[-1].headers["authorization"] == "Basic bWU6c2VjcmV0"
    assert "authorization" not in other.asked[0].headers


def test_a_registry_elsewhere_may_not_lead_to_this_machine(home: Path) -> None:
    found = fetched(ImageConfig("169.254.169.254/a:1"), home)
    assert isinstance(found, Failed)
    assert "local link" in found.message


def test_a_certificate_that_nobody_trusts(home: Path) -> None:
    _, context = certificate(home)
    with serving(lambda _: page(["a"]), context) as server:
        found = fetched(Tags(f"{server.host}/a"), home)
    assert isinstance(found, Failed)
    assert not server.asked


def test_a_certificate_where_docker_keeps_the_registry_s_own(home: Path) -> None:
    cert, context = certificate(home)
    with serving(lambda _: page(["a"]), context) as server:
        folder = home / ".docker" / "certs.d" / server.host
        folder.mkdir(parents=True)
        cert.rename(folder / "ca.crt")
        found = fetched(Tags(f"{server.host}/a"), home)
    assert isinstance(found, Fact), found


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ((("Retry-After", "120"),), 120),
        ((("X-Retry-After", "100"),), 100),
        ((("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),), 1),
        ((("Retry-After", "soon"),), 60),
        ((), 60),
        ((("Retry-After", "999999999"),), 6 * 3600),
    ],
)
def test_a_registry_that_was_asked_too_often_is_left_alone(
    headers: tuple[tuple[str, str], ...], seconds: int, home: Path
) -> None:
    async def twice(server: Server) -> list[Fact | Failed]:
        asking = registries(home)
        keys = Tags(f"{server.host}/a"), Tags(f"{server.host}/b")
        found = [await asking.fetch(key) for key in keys]
        await asking.close()
        return found

    with serving(lambda _: Answer(429, headers)) as server:
        found = asyncio.run(twice(server))
    assert len(server.asked) == 1
    for failed in found:
        assert isinstance(failed, Failed)
        assert failed.until == pytest.approx(time.time() + seconds, abs=5)


def test_trouble_is_not_asked_for_again_at_once(home: Path) -> None:
    async def twice(server: Server) -> None:
        asking = registries(home)
        for _ in range(2):
            assert isinstance(await asking.fetch(Tags(f"{server.host}/a")), Failed)
        await asking.close()

    with serving(lambda _: Answer(500)) as server:
        asyncio.run(twice(server))
    assert len(server.asked) == 1


def test_the_same_thing_is_asked_once_at_a_time(home: Path) -> None:
    async def at_once(server: Server) -> list[Fact | Failed]:
        asking = registries(home)
        found = await asyncio.gather(*(asking.fetch(Tags(f"{server.host}/a")) for _ in range(5)))
        await asking.close()
        return found

    with serving(lambda _: page(["a"])) as server:
        found = asyncio.run(at_once(server))
    assert len(server.asked) == 1
    assert len(set(found)) == 1


def slow(_: Asked) -> Answer:
    time.sleep(0.3)
    return page(["a"], ("Link", "<?last=a>; rel=next"))


def test_who_stops_waiting_ends_the_question(home: Path) -> None:
    async def stopped(server: Server) -> None:
        asking = registries(home)
        waiting = asyncio.ensure_future(asking.fetch(Tags(f"{server.host}/a")))
        await asyncio.sleep(0.2)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await asyncio.sleep(0.6)
        await asking.close()

    with serving(slow) as server:
        asyncio.run(stopped(server))
    assert len(server.asked) == 1


def test_who_goes_on_waiting_gets_the_answer(home: Path) -> None:
    async def one_of_two(server: Server) -> Fact | Failed:
        asking = registries(home)
        first, second = (
            asyncio.ensure_future(asking.fetch(Tags(f"{server.host}/a"))) for _ in range(2)
        )
        await asyncio.sleep(0.1)
        first.cancel()
        found = await second
        await asking.close()
        return found

    with serving(slow) as server:
        assert isinstance(asyncio.run(one_of_two(server)), Fact)


def test_who_asks_after_all_stopped_asks_anew(home: Path) -> None:
    async def again(server: Server) -> Fact | Failed:
        asking = registries(home)
        waiting = asyncio.ensure_future(asking.fetch(Tags(f"{server.host}/a")))
        await asyncio.sleep(0.1)
        waiting.cancel()
        await asyncio.sleep(0)
        found = await asking.fetch(Tags(f"{server.host}/a"))
        await asking.close()
        return found

    with serving(slow) as server:
        assert isinstance(asyncio.run(again(server)), Fact)


def image(config: dict[str, Any]) -> Callable[[Asked], Answer]:
    """A registry with one image, `a:1`, of this configuration."""

    def digest(content: bytes) -> str:
        return f"sha256:{hashlib.sha256(content).hexdigest()}"

    blob = json.dumps(config).encode()
    manifest = json.dumps({"config": {"digest": digest(blob)}, "layers": [{"size": 7}]}).encode()

    def site(asked: Asked) -> Answer:
        if "/blobs/" in asked.path:
            return Answer(body=blob)
        return Answer(200, (("Docker-Content-Digest", digest(manifest)),), manifest)

    return site


def details(site: Callable[[Asked], Answer], folder: Path) -> ImageDetails | Failed:
    with serving(site) as server:
        found = fetched(ImageConfig(f"{server.host}/a:1"), folder)
    return found.value if isinstance(found, Fact) else found


def test_a_head_is_no_pull_and_the_rest_is_remembered(home: Path) -> None:
    async def twice(server: Server) -> None:
        asking = registries(home)
        for key in ImageConfig(f"{server.host}/a:1"), ImageConfig(f"{server.host}/a:2"):
            assert isinstance(await asking.fetch(key), Fact)
        await asking.close()

    with serving(image({"os": "linux", "architecture": "amd64"})) as server:
        asyncio.run(twice(server))
    assert [asked.method for asked in server.asked] == ["HEAD", "GET", "GET", "HEAD"]


def test_a_digest_alone_is_no_pull(home: Path) -> None:
    with serving(image({"os": "linux", "architecture": "amd64"})) as server:
        found = fetched(ImageDigest(f"{server.host}/a:1"), home)
    assert isinstance(found, Fact)
    assert found.value.text.startswith("sha256:")
    assert [asked.method for asked in server.asked] == ["HEAD"]


def test_an_image_that_is_not_what_its_digest_says(home: Path) -> None:
    honest = image({"os": "linux"})

    def site(asked: Asked) -> Answer:
        return Answer(body=b"{}") if "/blobs/" in asked.path else honest(asked)

    found = details(site, home)
    assert isinstance(found, Failed)
    assert "something else" in found.message


def test_a_configuration_of_nonsense(home: Path) -> None:
    nonsense = {
        "os": 7,
        "config": {
            "Env": ["A=\x1b[31mred\u202e", 7, "=x", "B"],
            "User": ["root"],
            "Labels": [],
            "ExposedPorts": {"80/tcp\n": 1},
            "Cmd": "sh",
        },
    }
    found = details(image(nonsense), home)
    assert isinstance(found, ImageDetails), found
    assert found.settings.env == (("A", "[31mred"), ("B", ""))
    assert found.settings.ports == ("80/tcp",)
    assert (found.settings.user, found.settings.cmd, found.settings.labels) == ("", (), ())


@pytest.mark.parametrize("body", [b"{}", b"[]", b"<html>", b'{"config": {"digest": "x"}}'])
def test_what_is_no_image(body: bytes, home: Path) -> None:
    found = details(lambda _: Answer(body=body), home)
    assert isinstance(found, Failed)


def test_nothing_secret_is_logged(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def site(asked: Asked) -> Answer:
        if "authorization" in asked.headers:
            return page(["a"])
        return Answer(401, (("WWW-Authenticate", "Basic"),))

    with serving(site) as server:
        config = {"auths": {server.host: {"auth": "bWU6c2VjcmV0"}}}
        (home / ".docker/config.json").write_text(json.dumps(config))
        assert isinstance(fetched(Tags(f"{server.host}/a"), home), Fact)
    assert "bWU6c2VjcmV0" not in caplog.text
    assert "secret" not in caplog.text
    assert server.host not in caplog.text


def test_no_cookie_is_kept(home: Path) -> None:
    def site(asked: Asked) -> Answer:
        cookie = ("Set-Cookie", "who=you; Path=/")
        more = (cookie, ("Link", "<?last=a>; rel=next")) if "last" not in asked.query else (cookie,)
        return page(["a" if "last" not in asked.query else "b"], *more)

    with serving(site) as server:
        assert isinstance(fetched(Tags(f"{server.host}/a"), home), Fact)
    assert len(server.asked) == 2
    assert not any("cookie" in asked.headers for asked in server.asked)

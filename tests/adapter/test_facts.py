"""Answers that need facts from outside: here tags, from a registry on this machine."""

import asyncio
import hashlib
import json
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editor import CAPABILITIES, SERVER, URI, Editor, editor, part
from loopback import Answer, Asked, Server, serving

pytestmark = pytest.mark.asyncio

COMPLETES: dict[str, Any] = {
    **CAPABILITIES,
    "textDocument": {
        **CAPABILITIES["textDocument"],
        "completion": {"contextSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["refactor"]}},
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
    },
}


def tags(asked: Asked, *names: str) -> Answer:
    """A registry whose repository has those tags, or two."""
    if not asked.path.endswith("/tags/list"):
        return Answer()
    body = json.dumps({"name": "team/app", "tags": names or ["1.0", "1.1"]}).encode()
    return Answer(headers=(("Content-Type", "application/json"),), body=body)


@asynccontextmanager
async def opened(
    registry: Server, cache: Path, **options: Any
) -> AsyncGenerator[tuple[Editor, types.CompletionParams]]:
    """An editor with `FROM registry/team/app:` and the cursor at its end."""
    server = ("/usr/bin/env", f"XDG_CACHE_HOME={cache}", *SERVER)
    settings = {"settings": {"registries": options}}
    line = f"FROM {registry.host}/team/app:"
    async with editor(COMPLETES, server=server, options=settings) as it:
        it.open(f"{line}\n")
        place = types.Position(0, len(line))
        yield it, types.CompletionParams(types.TextDocumentIdentifier(URI), place)


async def labels(it: Editor, params: types.CompletionParams) -> set[str]:
    found = await it.client.text_document_completion_async(params)
    items = found.items if isinstance(found, types.CompletionList) else found or ()
    return {item.label for item in items}


async def test_an_answer_waits_where_nothing_is_known(tmp_path: Path) -> None:
    with serving(tags) as registry:
        async with opened(registry, tmp_path) as (it, params):
            assert {"1.0", "1.1"} <= await labels(it, params)


async def test_what_is_known_is_not_asked_again(tmp_path: Path) -> None:
    with serving(tags) as registry:
        for _ in range(2):
            async with opened(registry, tmp_path) as (it, params):
                await labels(it, params)
                count = len(registry.asked)
                assert {"1.0", "1.1"} <= await labels(it, params)
                assert len(registry.asked) == count
        assert [each.path for each in registry.asked].count("/v2/team/app/tags/list") == 1


async def test_who_is_not_to_be_asked_is_not(tmp_path: Path) -> None:
    with serving(tags) as registry:
        for options in ({"mode": "off"}, {"deny": ["127.0.0.1:*"]}, {"allow": ["docker.io"]}):
            async with opened(registry, tmp_path, **options) as (it, params):
                assert "1.0" not in await labels(it, params)
                await it.until(lambda it=it: bool(it.log))
                assert "not asked" in it.log[0]
        assert registry.asked == []


async def test_opening_asks_nobody(tmp_path: Path) -> None:
    with serving(tags) as registry:
        async with opened(registry, tmp_path) as (it, _):
            await it.pushed(1)
            assert await it.hover(0, 1)
        assert registry.asked == []


async def test_hints_come_later_and_nobody_waits_for_them(tmp_path: Path) -> None:
    refresh = types.WORKSPACE_INLAY_HINT_REFRESH
    capabilities = {**COMPLETES, "workspace": {"inlayHint": {"refreshSupport": True}}}
    answer, go = slowly("1.0.0", "1.0.1")
    with serving(answer) as registry:
        server = ("/usr/bin/env", f"XDG_CACHE_HOME={tmp_path}", *SERVER)
        options = {"settings": {"registries": {"mode": "eager"}}}
        async with editor(
            capabilities, server=server, options=options, answers={refresh: lambda _: None}
        ) as it:
            it.open(f"FROM {registry.host}/team/app:1.0.0\n")
            line = types.Range(types.Position(0, 0), types.Position(1, 0))
            params = types.InlayHintParams(types.TextDocumentIdentifier(URI), line)
            assert not await it.client.text_document_inlay_hint_async(params)
            go.set()
            await it.until(lambda: refresh in it.asked)
            hints = await it.client.text_document_inlay_hint_async(params) or ()
            assert [hint.label for hint in hints] == ["newer: 1.0.1"]


def slowly(*names: str) -> tuple[Callable[[Asked], Answer], threading.Event]:
    """A registry that answers once the event is set."""
    go = threading.Event()

    def answer(asked: Asked) -> Answer:
        go.wait(10)
        return tags(asked, *names)

    return answer, go


async def test_an_answer_for_a_document_that_moved_on_is_none(tmp_path: Path) -> None:
    answer, go = slowly()
    with serving(answer) as registry:
        async with opened(registry, tmp_path) as (it, params):
            asking = asyncio.ensure_future(labels(it, params))
            await it.hover(0, 1)
            it.change(part((0, 0), (0, 0), "# b\n"), version=2)
            go.set()
            with pytest.raises(JsonRpcException) as error:
                await asking
            assert error.value.code == types.LSPErrorCodes.ContentModified.value


async def test_others_are_answered_while_one_waits(tmp_path: Path) -> None:
    answer, go = slowly()
    with serving(answer) as registry:
        async with opened(registry, tmp_path) as (it, params):
            asking = asyncio.ensure_future(labels(it, params))
            assert await it.hover(0, 1)
            assert not asking.done()
            go.set()
            assert {"1.0", "1.1"} <= await asking


async def test_a_request_that_waits_for_facts_can_be_cancelled(tmp_path: Path) -> None:
    answer, go = slowly()
    with serving(answer) as registry:
        async with opened(registry, tmp_path) as (it, params):
            method = types.TEXT_DOCUMENT_COMPLETION
            asking = it.client.protocol.send_request(method, params, msg_id="tags")
            await it.hover(0, 1)
            it.notify(types.CANCEL_REQUEST, types.CancelParams("tags"))
            with pytest.raises(JsonRpcException, match="cancel"):
                await asyncio.wait_for(asyncio.wrap_future(asking), 2)
            go.set()


def image(asked: Asked) -> Answer:
    """A registry with one image under every tag."""
    config = b'{"os": "linux", "architecture": "amd64", "config": {"Env": ["ANSWER=42"]}}'
    manifest = b'{"config": {"digest": "%s"}, "layers": []}' % _digest(config).encode()
    if "/blobs/" in asked.path:
        return Answer(body=config)
    return Answer(headers=(("Docker-Content-Digest", _digest(manifest)),), body=manifest)


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


async def test_a_digest_is_asked_for_when_its_action_is_chosen(tmp_path: Path) -> None:
    with serving(image) as registry:
        async with opened(registry, tmp_path) as (it, params):
            document, line = params.text_document, params.position.character
            it.change(part((0, line), (0, line), "1.0"), version=2)
            where = types.Range(types.Position(0, 6), types.Position(0, 6))
            context = types.CodeActionContext([], only=[types.CodeActionKind.RefactorRewrite])
            actions = await it.client.text_document_code_action_async(
                types.CodeActionParams(document, where, context)
            )
            assert registry.asked == []
            titles = {each.title: each for each in actions or ()}
            pin = titles["Pin to its digest"]
            assert isinstance(pin, types.CodeAction)
            resolved = await it.client.code_action_resolve_async(pin)
            assert resolved.edit
            assert "sha256:" in str(resolved.edit)


async def test_an_image_that_its_registry_does_not_have_is_found_once_it_was_asked(
    tmp_path: Path,
) -> None:
    with serving(lambda _: Answer(404)) as registry:
        async with opened(registry, tmp_path) as (it, params):
            line = params.position.character
            it.change(part((0, line), (0, line), "1.0"), version=2)
            assert not await it.pushed(2)
            assert registry.asked == []
            await it.hover(0, 8)
            await it.until(lambda: bool(it.published[-1].diagnostics))
            assert [each.code for each in it.published[-1].diagnostics] == ["BaseNotFound"]


async def test_hovering_an_image_asks_its_registry(tmp_path: Path) -> None:
    with serving(image) as registry:
        async with opened(registry, tmp_path) as (it, params):
            line = params.position.character
            it.change(part((0, line), (0, line), "1.0"), version=2)
            found = await it.hover(0, 8)
            assert found
            assert "ANSWER=42" in str(found.contents)
            assert registry.asked

"""From a request to the feature that answers it, and back in a form that the client can show."""

import logging
from collections.abc import Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcInternalError

from ..feature import Feature, Refusal, to_offset, to_span
from .downgrade import shown
from .fetching import Fetching
from .protocol import DockerfileProtocol

log = logging.getLogger(__name__)

Handler = Callable[[Any], Any]


# What stands in the text all the time is asked for again when more is known.
_NEVER_LATE = frozenset({types.TEXT_DOCUMENT_INLAY_HINT, types.TEXT_DOCUMENT_CODE_LENS})


def answering(protocol: DockerfileProtocol, feature: Feature, fetching: Fetching) -> Handler:
    """What answers the feature's requests."""

    def now(params: Any) -> Any:
        return _answer(protocol, feature, params)

    async def later(params: Any) -> Any:
        return await _answer_with_facts(protocol, feature, fetching, params)

    return guarded(protocol, feature.method, later if feature.needs else now)


def _answer(protocol: DockerfileProtocol, feature: Feature, params: Any) -> Any:
    arguments = _arguments(protocol, feature, params)
    if arguments is None:
        return None
    answer = feature.answer(*arguments)
    if isinstance(answer, Refusal):
        raise JsonRpcException(answer.reason, types.LSPErrorCodes.RequestFailed.value)
    return shown(protocol.client, feature.method, answer, _uri(params))


async def _answer_with_facts(
    protocol: DockerfileProtocol, feature: Feature, fetching: Fetching, params: Any
) -> Any:
    """At once if there is anything to answer; else once the facts are there, as far as they come.

    By then the document must be what it was when it was asked about.
    """
    view = protocol.state.now.views.get(_uri(params))
    arguments = _arguments(protocol, feature, params)
    if not view or arguments is None:
        return _answer(protocol, feature, params)
    assert feature.needs, "who calls has looked"
    questions = fetching.ask(feature.needs(*arguments), view.settings)
    answer = _answer(protocol, feature, params)
    if not questions or feature.method in _NEVER_LATE or not _is_empty(answer):
        return answer
    await fetching.wait(questions)
    after = protocol.state.now.views.get(_uri(params))
    if not after or after.document is not view.document:
        raise JsonRpcContentModified
    return _answer(protocol, feature, params)


def _arguments(
    protocol: DockerfileProtocol, feature: Feature, params: Any
) -> tuple[Any, ...] | None:
    """What the feature is given; None where the document is not open."""
    snapshot = protocol.state.now
    if feature.shape == "request":
        return snapshot, params
    view = snapshot.views.get(_uri(params))
    if not view:
        return None
    match feature.shape:
        case "view":
            return (view,)
        case "position":
            return view, to_offset(view.document, params.position)
        case _:
            return view, to_span(view.document, params.range)


def _is_empty(answer: Any) -> bool:
    if isinstance(answer, types.CodeAction):
        return not answer.edit and not answer.command
    return not (answer.items if isinstance(answer, types.CompletionList) else answer)


def guarded(protocol: DockerfileProtocol, method: str, handler: Handler) -> Handler:
    """A failure is logged and answered; it costs that one message."""

    def failed(params: Any, error: Exception) -> JsonRpcException:
        if isinstance(error, JsonRpcException):
            return error  # meant as an answer
        uri = _uri(params)
        view = protocol.state.now.views.get(uri)
        version = view.document.version if view else None
        where = f"{uri} version {version}" if uri else "no document"
        log.error("%s failed on %s", method, where, exc_info=error)
        return JsonRpcInternalError(f"{method} failed; the server's log says why")

    if iscoroutinefunction(handler):

        @wraps(handler)
        async def later(params: Any) -> Any:
            try:
                return await handler(params)
            except Exception as error:
                raise failed(params, error) from None

        return later

    @wraps(handler)
    def now(params: Any) -> Any:
        try:
            return handler(params)
        except Exception as error:
            raise failed(params, error) from None

    return now


def _uri(params: Any) -> str:
    """Of the document that the message is about, or what it completes was about; else empty."""
    data = getattr(params, "data", None)
    if isinstance(data, dict):
        return str(data.get("uri", ""))
    return getattr(getattr(params, "text_document", None), "uri", "")

"""One registry asked: scheme, login and refusals dealt with, one question at a time."""

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from ..semantics.image_facts import Failed
from ..semantics.images import HUB
from .hosts import host_of
from .http import Http, Reply, Request, Trouble
from .registry_login import Asked, Authorizations, wants_login
from .registry_options import RegistryOptions, address

_PAUSE = 60.0  # seconds that a registry is left alone that says "too many" but not until when
_LONGEST_PAUSE = 6 * 3600.0


class Question(NamedTuple):
    """`path` is the part after /v2/; `repository` what a login must allow, "" for the catalogue."""

    registry: str
    repository: str
    path: str
    method: str = "GET"
    accept: str = "application/json"


class Door:
    def __init__(self, http: Http, options: RegistryOptions) -> None:
        self._http = http
        self._options = options
        self._authorizations = Authorizations(http, options)
        self._schemes: dict[str, str] = {}
        self._closed: dict[str, float] = {}  # until when (since the epoch), by host

    async def ask(self, question: Question) -> Reply | Failed:
        """The registry's answer, if it is one of success."""
        place = address(question.registry, self._options)
        path = place.prefix + question.repository if question.repository else ""
        asked = Asked(place.account, place.host, path)
        refused = self._options.refusal(question.registry) or self.pause(place.host)
        if refused:
            return Failed(refused, self._closed.get(place.host, 0))
        reply = await self._logged_in(asked, question, place.prefix)
        return self.judged(question.registry, place.host, reply)

    async def ask_elsewhere(self, registry: str, url: str) -> Reply | Failed:
        """The answer of a registry's other interface, asked without a login."""
        host = host_of(url)
        refused = self._options.refusal(registry) or self.pause(host)
        if refused:
            return Failed(refused, self._closed.get(host, 0))
        return self.judged(registry, host, await self._http.reply(Request(url, host)))

    def is_mirrored(self, registry: str) -> bool:
        """Whether the user wants another host to be asked instead."""
        return registry in dict(self._options.mirrors)

    def pause(self, host: str) -> str:
        """Why `host` is left alone for a while; "" if it is not."""
        until = self._closed.get(host, 0)
        return f"{host} asks to be left alone until {_clock(until)}" if until > time.time() else ""

    def judged(self, registry: str, host: str, reply: Reply | Trouble) -> Reply | Failed:
        if isinstance(reply, Trouble):
            return Failed(f"{registry} {reply.message}", is_refusal=reply.is_refusal)
        if reply.status == 429:
            self._closed[host] = _until(reply)
            clock = _clock(self._closed[host])
            hint = "; `docker login` allows more" if registry == HUB else ""
            return Failed(
                f"{registry} was asked too often: next at {clock}{hint}", self._closed[host]
            )
        if reply.status in (401, 403):
            return Failed(f"{registry} {wants_login(registry)}", is_refusal=True)
        if reply.status in (404, 405):
            message = f"{registry} has no such image, or does not tell"
            return Failed(message, is_refusal=True, is_missing=reply.status == 404)
        if reply.status != 200:
            return Failed(f"{registry} answers with an error ({reply.status})")
        return reply

    async def _logged_in(self, asked: Asked, question: Question, prefix: str) -> Reply | Trouble:
        path = question.path
        if prefix and question.repository:
            path = prefix + path
        known = self._authorizations.known(asked)
        reply = await self._sent(asked.host, path, question, known)
        if isinstance(reply, Trouble) or reply.status != 401:
            return reply
        self._authorizations.forget(asked)
        header = await self._authorizations.answering(
            asked, reply.headers.get_list("www-authenticate")
        )
        if isinstance(header, Trouble):
            return header
        return await self._sent(asked.host, path, question, header)

    async def _sent(
        self, host: str, path: str, question: Question, authorization: str
    ) -> Reply | Trouble:
        """By https, and without TLS only where that is allowed and TLS is not spoken."""
        scheme = self._schemes.get(host, "https")
        request = Request(
            f"{scheme}://{host}/v2/{path}",
            host_of(host),
            question.method,
            question.accept,
            authorization,
        )
        reply = await self._http.reply(request)
        may_be_plain = scheme == "https" and self._options.may_be_plain(host)
        if isinstance(reply, Trouble) and reply.is_tls and may_be_plain:
            self._schemes[host] = "http"
            return await self._sent(host, path, question, authorization)
        return reply


def _until(reply: Reply) -> float:
    """When a registry that was asked too often may be asked again, since the epoch."""
    now = time.time()
    for name in ("retry-after", "x-retry-after", "x-ratelimit-reset", "ratelimit-reset"):
        said = reply.headers.get(name, "").strip()
        when = _moment(said, now)
        if when is not None:
            return min(max(when, now + 1), now + _LONGEST_PAUSE)
    return now + _PAUSE


def _moment(said: str, now: float) -> float | None:
    """A small number is of seconds from now, a large one since the epoch; else it is a date."""
    if said.isascii() and said.isdigit() and len(said) < 12:
        return float(said) if int(said) > 1e9 else now + int(said)
    try:
        return parsedate_to_datetime(said).timestamp()
    except ValueError:
        return None


def _clock(until: float) -> str:
    return datetime.fromtimestamp(until, UTC).astimezone().strftime("%H:%M")

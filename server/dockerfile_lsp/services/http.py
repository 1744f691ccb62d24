"""Requests to strangers' servers, with bounds on time and size and on where they lead.

httpx, as it is pure Python, knows proxies, and can be told whom to trust: whom the system
trusts (truststore), and whom the user names. It is imported when first needed.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from .hosts import danger, origin
from .http_client import client_for, trouble_in
from .registry_options import RegistryOptions

if TYPE_CHECKING:
    import httpx

_MOST_REDIRECTS = 5
_LARGEST_BODY = 8 * 2**20

# They would write addresses, and httpcore's own what it sends, into the editor's log.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True)
class Request:
    """`home` is the registry's host, on whose behalf it is made."""

    url: str
    home: str
    method: str = "GET"
    accept: str = "application/json"
    authorization: str = field(default="", repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)


class Reply(NamedTuple):
    status: int
    headers: "httpx.Headers"
    body: bytes


class Trouble(NamedTuple):
    """Why there is no reply: completes "ghcr.io …"."""

    message: str
    is_tls: bool = False
    is_refusal: bool = False


class Http:
    """`close` it when done."""

    def __init__(self, options: RegistryOptions) -> None:
        self._options = options
        self._clients: dict[str, httpx.AsyncClient] = {}
        self._making = asyncio.Lock()

    async def reply(self, request: Request) -> Reply | Trouble:
        """The reply after all redirects. What was sent to log in is sent to no other origin."""
        for _ in range(_MOST_REDIRECTS + 1):
            found = await self._one(request)
            if isinstance(found, Trouble):
                return found
            target = found.headers.get("location", "")
            if found.status not in (301, 302, 303, 307, 308) or not target:
                return found
            following = _following(request, target)
            if isinstance(following, Trouble):
                return following
            request = following
        return Trouble("sends in circles")

    async def close(self) -> None:
        clients, self._clients = self._clients, {}
        for client in clients.values():
            with suppress(OSError, RuntimeError):
                await client.aclose()

    async def _one(self, request: Request) -> Reply | Trouble:
        # What it imports and reads at first takes a while; requests of the editor go on.
        async with self._making:
            client = await asyncio.to_thread(client_for, self._clients, request.url, self._options)
        refused = await danger(request.url, request.home, resolves=not client.is_proxied)
        if refused:
            return Trouble(f"leads to {refused}")
        headers = {"Accept": request.accept}
        if request.authorization:
            headers["Authorization"] = request.authorization
        try:
            async with client.http.stream(
                request.method, request.url, headers=headers, data=request.form
            ) as response:
                return await _read(response)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            trouble = trouble_in(error)
            if trouble is None:
                raise
            return Trouble(*trouble)


async def _read(response: "httpx.Response") -> Reply | Trouble:
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > _LARGEST_BODY:
            return Trouble("answers with more than can be read")
        parts.append(part)
    return Reply(response.status_code, response.headers, b"".join(parts))


def _following(request: Request, target: str) -> Request | Trouble:
    try:
        url = urljoin(request.url, target)
        old, new = origin(request.url), origin(url)
    except ValueError:
        return Trouble("leads to an address that makes no sense")
    if old[0] == "https" and new[0] == "http":
        return Trouble("leads to an address without TLS")
    if request.form is not None:
        return Trouble("asks for the login elsewhere")
    return replace(request, url=url, authorization=request.authorization if old == new else "")

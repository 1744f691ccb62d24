"""Authorization for a registry: what its 401 asks for, with the user's login or without.

https://distribution.github.io/distribution/spec/auth/token/ and its oauth counterpart.
"""

import time
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from .challenge import Challenge, challenges
from .credentials import Login, login
from .hosts import host_of, is_same_site
from .http import Http, Reply, Request, Trouble
from .registry_options import RegistryOptions
from .untrusted import number, parsed, table

_CLIENT = "dockerfile-lsp"
_SHORTEST = 60  # seconds: what a token lives where the service does not say
_MARGIN = 10  # seconds before its end in which a token is not used any more


class Asked(NamedTuple):
    """What is to be read at `host`: a repository, or with an empty `path` the list of them."""

    account: str  # under which the user's login is kept
    host: str
    path: str

    @property
    def scope(self) -> str:
        return f"repository:{self.path}:pull" if self.path else "registry:catalog:*"


class _Token(NamedTuple):
    header: str
    until: float

    def __repr__(self) -> str:
        return "_Token(…)"


class Authorizations:
    """Those that registries accepted, until they run out; in memory alone."""

    def __init__(self, http: Http, options: RegistryOptions) -> None:
        self._http = http
        self._options = options
        self._tokens: dict[Asked, _Token] = {}

    def known(self, asked: Asked) -> str:
        """The header to send at once; "" if none is known to be wanted."""
        token = self._tokens.get(asked)
        return token.header if token and token.until > time.monotonic() else ""

    def forget(self, asked: Asked) -> None:
        self._tokens.pop(asked, None)

    async def answering(self, asked: Asked, headers: Iterable[str]) -> str | Trouble:
        """The header that answers a 401's challenges."""
        found = {challenge.scheme: challenge for challenge in reversed(challenges(headers))}
        user = await login(asked.account, asked.path)
        if "bearer" in found:
            token = await self._bearer(asked, found["bearer"], user)
        elif "basic" in found and user and user.password:
            token = _Token(user.basic, time.monotonic() + 3600)
        else:
            return Trouble(wants_login(asked.account), is_refusal=True)
        if isinstance(token, Trouble):
            return token
        self._tokens[asked] = token
        return token.header

    async def _bearer(
        self, asked: Asked, wanted: Challenge, user: Login | None
    ) -> _Token | Trouble:
        if user and user.bearer:
            return _Token(f"Bearer {user.bearer}", time.monotonic() + _SHORTEST)
        if user and not self._may_be_told(asked, wanted.realm):
            user = None
        found = await self._token(asked, wanted, user)
        if isinstance(found, Trouble) and user:
            # A login that has run out must not hide what everybody may read.
            anonymous = await self._token(asked, wanted, None)
            return found if isinstance(anonymous, Trouble) else anonymous
        return found

    def _may_be_told(self, asked: Asked, realm: str) -> bool:
        """Whether the token service is the registry's own, and talked to as privately as it is."""
        is_private = urlsplit(realm).scheme == "https" or self._options.may_be_plain(asked.host)
        return is_private and is_same_site(host_of(asked.host), host_of(realm))

    async def _token(self, asked: Asked, wanted: Challenge, user: Login | None) -> _Token | Trouble:
        reply = await self._http.reply(_token_request(asked, wanted, user))
        if isinstance(reply, Trouble):
            return reply
        if reply.status in (401, 403):
            return Trouble(wants_login(asked.account), is_refusal=True)
        return _token_in(reply) or Trouble(f"gives out no token ({reply.status})")


def wants_login(registry: str) -> str:
    return f"has no such image for everybody to read; `docker login {registry}` if it is yours"


def _token_request(asked: Asked, wanted: Challenge, user: Login | None) -> Request:
    scope = wanted.scope or asked.scope
    home = host_of(asked.host)
    if user and user.identity:
        form = {
            "grant_type": "refresh_token",
            "client_id": _CLIENT,
            "service": wanted.service,
            "scope": scope,
            "refresh_token": user.identity,
        }
        return Request(wanted.realm, home, "POST", form=form)
    parts = urlsplit(wanted.realm)
    query = [*parse_qsl(parts.query), ("scope", scope)]
    if wanted.service:
        query.append(("service", wanted.service))
    url = parts._replace(query=urlencode(query), fragment="").geturl()
    return Request(url, home, authorization=user.basic if user else "")


def _token_in(reply: Reply) -> _Token | None:
    answer = table(parsed(reply.body))
    token = answer.get("token") or answer.get("access_token")
    if reply.status != 200 or not isinstance(token, str) or not token.isascii():
        return None
    if not token.isprintable() or " " in token:
        return None
    life = max(number(answer.get("expires_in")), _SHORTEST) - _MARGIN
    return _Token(f"Bearer {token}", time.monotonic() + life)

"""Which hosts may be asked, sent to, and told a secret."""

import asyncio
import ipaddress
import socket
from urllib.parse import urlsplit

# Token services that are not of their registry's domain, by documentation of both.
_TOKEN_SERVICES = frozenset((("registry.redhat.io", "sso.redhat.com"),))


def host_of(url: str) -> str:
    """The host of a URL, or of a registry's "host:port", in lower case."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port


def is_local(host: str) -> bool:
    """Whether `host` is this machine by its name alone."""
    address = _address(host)
    return (
        host == "localhost" or host.endswith(".localhost") or bool(address and address.is_loopback)
    )


def is_same_site(host: str, other: str) -> bool:
    """Whether a registry's login may be told to the token service `other`."""
    return host == other or (host, other) in _TOKEN_SERVICES or _site(host) == _site(other) != ""


async def danger(url: str, home: str, *, resolves: bool) -> str:
    """Why `url` is not asked on behalf of the registry's host `home`; "" if it may be.

    Names are looked up where `resolves`, which they need not be behind a proxy.
    """
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return "an address that makes no sense"
    if parts.scheme not in ("http", "https") or not host:
        return f"an address of kind {parts.scheme[:20] or 'none'}"
    if parts.username or parts.password:
        return "an address with a login in it"
    literal = _address(host)
    found = [literal] if literal else await _looked_up(host) if resolves else []
    for each in found:
        if each.is_link_local or each.is_multicast or each.is_unspecified:
            return f"an address of the local link ({host})"
        if each.is_loopback and host != home and not is_local(home):
            return f"an address of this machine ({host})"
    return ""


def _site(host: str) -> str:
    """The domain that one owner has: two names, three below the likes of co.uk. "" for numbers."""
    names = host.split(".")
    if _address(host) or len(names) < 2:
        return ""
    is_short = len(names) > 2 and len(names[-1]) == 2 and len(names[-2]) <= 3
    return ".".join(names[-3:] if is_short else names[-2:])


Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _address(host: str) -> Address | None:
    try:
        address = ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


async def _looked_up(host: str) -> list[Address]:
    """Empty where it has none: then the request itself will say so."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [address for *_, place in found if (address := _address(str(place[0])))]

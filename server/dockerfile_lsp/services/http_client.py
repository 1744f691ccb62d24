"""httpx's clients: one for the hosts with no certificates of their own, one for each other."""

import ssl
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from .. import __version__
from .registry_options import RegistryOptions

if TYPE_CHECKING:
    import httpx

# Where docker and containerd's users keep a registry's own certificates.
_FOLDERS = ("/etc/docker/certs.d", "/etc/containers/certs.d", "~/.docker/certs.d")


class Client(NamedTuple):
    http: "httpx.AsyncClient"
    is_proxied: bool


def client_for(
    clients: dict[str, "httpx.AsyncClient"], url: str, options: RegistryOptions
) -> Client:
    """From `clients`, or made and put there."""
    # They take a tenth of a second, and only who asks registries needs them.
    from http.cookiejar import CookieJar, DefaultCookiePolicy  # noqa: PLC0415

    import httpx  # noqa: PLC0415

    host = urlsplit(url).netloc.rpartition("@")[2].lower()
    own = _own_certificates(host)
    key = host if own else ""
    if key not in clients:
        clients[key] = httpx.AsyncClient(
            verify=_context((*options.certificates, *own)),
            proxy=options.proxy or None,
            headers={"User-Agent": f"dockerfile-lsp/{__version__}"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # none are kept
            timeout=options.limit,
            follow_redirects=False,
        )
    return Client(clients[key], bool(options.proxy) or _has_proxy(url))


def trouble_in(error: Exception) -> tuple[str, bool] | None:
    """What went wrong, completing "ghcr.io …", and whether TLS did; None if it is a bug of ours."""
    import httpx  # noqa: PLC0415

    if isinstance(error, httpx.TimeoutException):
        return "does not answer in time", False
    if isinstance(error, httpx.ProxyError):
        return f"cannot be reached through the proxy: {error}", False
    if isinstance(error, httpx.ConnectError):
        return _no_connection(str(error))
    is_misled = "location header" in str(error)  # httpx looks at it, though it does not follow
    if is_misled or isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | UnicodeError):
        return "leads to an address that makes no sense", False
    if isinstance(error, httpx.HTTPError | OSError | ValueError):
        return f"breaks off its answer: {error or type(error).__name__}", False
    return None


def _no_connection(reason: str) -> tuple[str, bool]:
    low = reason.lower()
    if "certificate verify failed" in low:
        return "has a certificate that this system does not trust", True
    if "ssl" in low or "tls" in low:
        return "speaks no TLS", True
    return f"cannot be reached: {reason or 'no connection'}", False


def _context(files: tuple[str, ...]) -> ssl.SSLContext:
    """Trusts whom the system trusts, and the authorities in those of `files` that can be read."""
    import truststore  # noqa: PLC0415

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for file in files:
        path = Path(file).expanduser()
        try:
            if path.suffix == ".cert":
                context.load_cert_chain(path, path.with_suffix(".key"))
            else:
                context.load_verify_locations(path)
        except (OSError, ssl.SSLError):
            continue
    return context


def _own_certificates(host: str) -> tuple[str, ...]:
    folders = (Path(folder).expanduser() / host for folder in _FOLDERS)
    try:
        return tuple(
            str(path)
            for folder in folders
            if host.strip(".") and folder.is_dir()
            for path in sorted(folder.iterdir())
            if path.suffix in (".crt", ".cert")
        )
    except OSError:
        return ()


def _has_proxy(url: str) -> bool:
    """Whether the environment (on Windows and macOS: the system) sends `url` through a proxy."""
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415

    parts = urlsplit(url)
    proxies = getproxies()
    through = parts.scheme in proxies or "all" in proxies
    return through and not proxy_bypass(parts.netloc)

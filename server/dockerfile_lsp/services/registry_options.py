"""What the user allows to be asked of registries; an opened folder has no say in it."""

from fnmatch import fnmatchcase
from typing import Literal, NamedTuple

from ..semantics.images import HUB
from .hosts import host_of, is_local

Mode = Literal["off", "on-demand", "eager"]


class RegistryOptions(NamedTuple):
    """`allow` and `deny` hold registries' hosts, `*` standing for anything; `deny` wins, and an
    empty `allow` allows all. `mirrors` are pairs: a registry and what is asked instead of it, such
    as ("docker.io", "mirror.example.com/hub"). `insecure` are hosts that may be asked without TLS;
    those of this machine always may. `proxy` is a URL; without one the environment's counts.
    """

    mode: Mode = "on-demand"
    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    mirrors: tuple[tuple[str, str], ...] = ()
    insecure: tuple[str, ...] = ()
    proxy: str = ""
    certificates: tuple[str, ...] = ()  # files with further authorities
    limit: float = 3.0  # seconds for an answer

    def refusal(self, registry: str) -> str:
        """Why `registry` is not asked; "" if it may be."""
        if self.mode == "off":
            return "Registries are not asked: the setting `registries.mode` is off"
        if any(fnmatchcase(registry, pattern) for pattern in self.deny):
            return f"{registry} is not asked: it is in the setting `registries.deny`"
        if self.allow and not any(fnmatchcase(registry, pattern) for pattern in self.allow):
            return f"{registry} is not asked: it is not in the setting `registries.allow`"
        return ""

    def may_be_plain(self, host: str) -> bool:
        """Whether `host` (with its port) may be talked to without TLS."""
        return host in self.insecure or is_local(host_of(host))


class Address(NamedTuple):
    """Where a registry's repositories really are: `host`, and what to put before their paths."""

    host: str
    account: str  # under which the user's login is kept
    prefix: str = ""


def address(registry: str, options: RegistryOptions) -> Address:
    mirror = dict(options.mirrors).get(registry)
    if mirror:
        bare = mirror.removeprefix("https://").removeprefix("http://").rstrip("/")
        host, _, prefix = bare.partition("/")
        return Address(host, host, f"{prefix}/" if prefix else "")
    return Address("registry-1.docker.io" if registry == HUB else registry, registry)

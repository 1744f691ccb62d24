"""The variables of a stage: what ENV and ARG define, and what is inherited.

ENV and ARG fill one list, in which the later one counts (dockerfile2llb/convert.go,
dispatchArg). What an ARG holds depends on the build's arguments, and so does all that is
made of it.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .assumptions import Assumptions
from .expansion import Expansion, Variable
from .platforms import platform

# moby/buildkit util/system: what BuildKit sets for every target but Windows.
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Scope(NamedTuple):
    """Variables by name, `declared` ARGs, and whether a base image may define more (`is_open`)."""

    variables: Mapping[str, Variable]
    declared: frozenset[str] = frozenset()
    is_open: bool = False

    def lookup(self, name: str) -> Variable:
        found = self.variables.get(name)
        if found:
            return found
        if name in self.declared:
            alone = frozenset({name})
            return Variable(None, alone, alone, known=not self.is_open)
        return Variable(known=not self.is_open)

    def has(self, name: str) -> bool:
        return name in self.variables or name in self.declared

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.variables, *(name for name in self.declared if name not in self.variables))

    def defined(self, values: Iterable[tuple[str, Variable]]) -> "Scope":
        """The scope after ENV sets `values`."""
        return self._replace(variables={**self.variables, **dict(values)})

    def declaring(self, name: str, value: Variable | None) -> "Scope":
        """The scope after `ARG name`; `value` is what it holds, None if nothing gives it one."""
        declared = self.declared | {name}
        old = self.variables.get(name)
        value = value or (old and _changeable(old, name))
        if not value:
            return self._replace(declared=declared)
        return Scope({**self.variables, name: value}, declared, self.is_open)


def image_scope(*, is_open: bool, is_windows: bool) -> Scope:
    """What a stage built on an image begins with."""
    path = {} if is_windows else {"PATH": Variable(_PATH, known=not is_open)}
    return Scope(path, frozenset(), is_open)


def platform_scope(assumptions: Assumptions) -> Scope:
    """The variables that BuildKit defines before the first FROM.

    All of them change with `--platform` or `--target`, and can be given as arguments.
    """
    target = platform(assumptions.platform)
    assert target is not None, "checked where it was set"
    values = {
        "PLATFORM": assumptions.platform,
        "OS": target.os,
        "OSVERSION": "",
        "ARCH": target.architecture,
        "VARIANT": target.variant,
    }
    pairs = {f"{side}{key}": value for side in ("BUILD", "TARGET") for key, value in values.items()}
    pairs["TARGETSTAGE"] = assumptions.target or "default"
    return Scope(
        {name: Variable(value, frozenset({name})) for name, value in pairs.items()},
        frozenset(),
    )


def argument_value(
    name: str, default: Expansion | None, inherited: Variable | None, assumptions: Assumptions
) -> Variable | None:
    """What `ARG name` holds: the build's argument, its own default, or the global one's value.

    What is given is judged as it is, whatever another build may be given.
    """
    given = assumptions.argument(name)
    if given is not None:
        return Variable(given)
    value = default.variable if default else inherited
    return value and _changeable(value, name)


def unknown_argument(name: str) -> Variable:
    """What `ARG name` holds where its default has no value: another may be given."""
    return _changeable(Variable(known=False), name)


def _changeable(value: Variable, argument: str) -> Variable:
    return value._replace(depends=value.depends | {argument})

"""From what a place says (the editor, a project file, the command line) to `Settings`.

What a place says wrongly costs that alone: it is told in one sentence, and the rest counts.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from .semantics.near import nearest
from .setting_keys import KEYS, SEVERITIES, Key
from .settings import Settings, argument_values

RuleNames = Mapping[str, str]  # from each name and alias in lower case to the rule's name


class Source(NamedTuple):
    """What one place sets, by key; each of `troubles` is a sentence for the user.

    `is_unread`: nothing of it can be understood, so what the place said before counts on.
    """

    values: Mapping[str, Any]
    troubles: tuple[str, ...] = ()
    is_unread: bool = False

    def after(self, before: "Source") -> "Source":
        """The same, with the values of the same place's last one if it has none to be read."""
        return self._replace(values=before.values) if self.is_unread else self


_NO_VALUES: Mapping[str, Any] = MappingProxyType({})
NOTHING = Source(_NO_VALUES)


def unread(trouble: str) -> Source:
    """A place of which nothing can be understood."""
    return Source(_NO_VALUES, (trouble,), is_unread=True)


def from_editor(given: object, place: str, rules: RuleNames) -> Source:
    """The section `dockerfile-lsp` of the user's settings; its keys nested or with dots."""
    return _Reading(place, rules, is_project=False).source(given)


def from_project(given: object, place: str, rules: RuleNames) -> Source:
    """A file of the opened project, which cannot set all keys."""
    return _Reading(place, rules, is_project=True).source(given)


def resolved(sources: Iterable[Source], environment: Mapping[str, str] = _NO_VALUES) -> Settings:
    """The settings that they make together, later ones winning; rules one by one.

    `environment` has the values of build arguments that are set by name alone.
    """
    values: dict[str, Any] = {}
    for source in sources:
        for name, value in source.values.items():
            is_rules = name == "rules"
            values[name] = {**values.get(name, {}), **value} if is_rules else value
    fields = {key.field: values[key.name] for key in KEYS if key.field and key.name in values}
    for name, value in fields.items():
        if isinstance(value, dict):
            fields[name] = MappingProxyType(cast("dict[str, str]", value))
    given = argument_values(fields.get("build_arguments", ()), environment)
    return Settings(**fields, argument_values=given)


def table_of(given: object) -> dict[str, Any]:
    """`given` if it is a table, else an empty one."""
    return cast("dict[str, Any]", given) if isinstance(given, dict) else {}


_BY_NAME = {key.name: key for key in KEYS}
_GROUPS = {key.name.partition(".")[0] for key in KEYS if "." in key.name}
_TAKES = {
    "boolean": "true or false",
    "string": "a text",
    "strings": "a list of texts",
    "texts": "a table of texts",
}


class _Reading:
    def __init__(self, place: str, rules: RuleNames, *, is_project: bool) -> None:
        self._place = place
        self._rules = rules
        self._is_project = is_project
        self._values: dict[str, Any] = {}
        self._troubles: list[str] = []

    def source(self, given: object) -> Source:
        if given is None:
            return NOTHING
        if not isinstance(given, dict):
            return unread(f"The settings are no table of names and values (in {self._place})")
        self._read(cast("dict[object, object]", given), "")
        return Source(self._values, tuple(self._troubles))

    def _read(self, table: dict[object, object], group: str) -> None:
        for part, value in table.items():
            name = f"{group}{part}"
            key = _BY_NAME.get(name)
            if key:
                self._take(key, value)
            elif name in _GROUPS and isinstance(value, dict):
                self._read(cast("dict[object, object]", value), f"{name}.")
            else:
                self._say(f"There is no setting '{name}'{_hint(name, _BY_NAME)}")

    def _take(self, key: Key, value: object) -> None:
        if value is None:
            return
        if self._is_project and key.scope != "resource":
            self._say(
                f"A project cannot set '{key.name}', which runs programs or reaches hosts; "
                "set it in the editor's user settings"
            )
        elif not key.field:
            return
        elif key.kind == "severities":
            self._values[key.name] = self._severities(key, value)
        elif not _fits(key, value):
            self._say(f"'{key.name}' is {_shown(value)}, but takes {_taken(key)}")
        else:
            self._values[key.name] = tuple(cast("list[str]", value)) if key.default == [] else value

    def _severities(self, key: Key, given: object) -> dict[str, str]:
        table = table_of(given)
        if not isinstance(given, dict):
            self._say(f"'{key.name}' is {_shown(given)}, but takes a table of rules and severities")
        found: dict[str, str] = {}
        for name, severity in table.items():
            rule = self._rules.get(name.lower())
            if not rule:
                self._say(f"There is no rule '{name}'{_hint(name, set(self._rules.values()))}")
            elif severity not in SEVERITIES:
                takes = _listed(SEVERITIES)
                self._say(f"'{key.name}.{name}' is {_shown(severity)}, but takes {takes}")
            else:
                found[rule] = severity
        return found

    def _say(self, trouble: str) -> None:
        self._troubles.append(f"{trouble} (in {self._place})")


def _fits(key: Key, value: object) -> bool:
    match key.kind:
        case "boolean":
            return isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "choice":
            return value in key.choices
        case "texts":
            return isinstance(value, dict) and _are_texts(cast("dict[str, object]", value).values())
        case _:
            return isinstance(value, list) and _are_texts(cast("list[object]", value))


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(each, str) for each in values)


def _taken(key: Key) -> str:
    return _listed(key.choices) if key.choices else _TAKES[key.kind]


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _hint(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f", '{near}' is near" if near else ""


def _shown(value: object) -> str:
    return repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:39]}…"

from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--device` takes a device's name and, after a comma, `required`."""
    field, fault = problem.arguments
    why = _BECAUSE[fault].format(field) if field else _NOTHING[fault]
    yield Finding(problem.where, f"--device takes NAME[,required], {why}")


_BECAUSE = {
    "boolean": "and '{}' is neither true nor false",
    "csv": "not '{}'",
    "twice": "and '{}' is a second name",
    "unknown": "and knows no '{}'",
}
_NOTHING = {"csv": "and here is nothing", "empty": "and there is nothing beside a comma"}


RULE = Rule(
    name="RunDevice",
    severity=Severity.ERROR,
    check=presents("RunDevice", check),
    source="https://docs.docker.com/reference/dockerfile/#run---device",
    examples=(
        Good("FROM alpine\nONBUILD RUN --device=v.com/d=a,required a\n"),
        Good('FROM alpine\nONBUILD RUN --device=\\"name=a\\",required=1 a\n'),
        Bad("FROM alpine\nRUN --device=name=a,<[required=x]> a\n"),
        Bad("FROM alpine\nRUN --device=a,<[b]> --device=a,<[name=b]> a\n"),
        Bad("FROM alpine\nRUN --device=a,<[mode=rw]> a\n"),
        Bad("FROM alpine\nRUN --device=<[a,]> <[--device=]> a\n"),
        Bad('FROM alpine\nRUN --device=<[a\\"b]> a\n'),
    ),
)

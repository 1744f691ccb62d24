from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    r"""In a pattern a backslash stands only before `*`, `?`, `\\`, `}` and `/`."""
    text, _name, _message = problem.arguments
    yield Finding(problem.where, f"'{text}' has a backslash before what needs none")


RULE = Rule(
    name="SubstPattern",
    severity=Severity.ERROR,
    check=presents("SubstPattern", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM scratch\nENV B=b\nENV A=${B#\\*}\n"),
        Bad("FROM scratch\nENV B=b\nENV A=<[${B#\\a}]>\n"),
        Good("FROM base\nENV A=${B#${C}\\*}\n"),
        Bad("FROM base\nARG B=b\nENV A=<[${B/\\a/$C}]> C=<[${NOPE#\\a}]>\n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The default of an ARG before the first FROM has no value.

    BuildKit evaluates it before anything else, whether or not a FROM uses it, unless the build is
    given another value for the argument.
    """
    name, text, kind = problem.arguments
    why = _BECAUSE.get(kind, "")
    yield Finding(problem.where, f"The default '{text}' of '{name}' has no value{why}")


_BECAUSE = {
    "QuoteUnbalanced": ": a quote is never closed",
    "SubstBad": ": there is no name in its braces",
    "SubstBraceMissing": ": its brace is never closed, or nothing follows the colon",
    "SubstModifier": ": BuildKit knows no such modifier",
    "SubstPattern": ": the pattern has a backslash too many",
    "SubstRequired": ": it asks for a variable that has none",
    "SubstSlash": ": it lacks the '/' behind the pattern",
}


RULE = Rule(
    name="GlobalArgExpansion",
    severity=Severity.ERROR,
    check=presents("GlobalArgExpansion", check),
    source="https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact",
    examples=(
        Good("ARG A=${B:-x}\nFROM alpine\n"),
        Good("FROM alpine\nARG B=1\nARG A=${B:?m}\n"),
        Bad("ARG A=<[${B:}]>\nFROM alpine\n"),
        Bad("ARG B\nARG A=x<[${B:?m}]>\nFROM alpine\n"),
        Bad("ARG A=<[${B^^}]>\nFROM alpine\n"),
    ),
)

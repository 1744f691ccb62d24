from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`# check=` takes `skip=`, `experimental=` and `error=`, parted by semicolons.

    There are no blanks in it, the names of checks are parted by commas, and `error` is true or
    false.
    """
    (text,) = problem.arguments
    yield Finding(
        problem.where, f"'{text}' is no option; there are skip=, experimental= and error=true"
    )


RULE = Rule(
    name="CheckDirectiveInvalid",
    severity=Severity.ERROR,
    check=presents("CheckDirectiveInvalid", check),
    source="https://docs.docker.com/reference/dockerfile/#check",
    examples=(
        Good("# check=skip=all;error=true\nFROM alpine\n"),
        Bad("# check=<[foo=1]>\nFROM alpine\n"),
        Bad("# check=skip=all;<[error=maybe]>\nFROM alpine\n"),
        Bad("# check=<[skip]> = all\nFROM alpine\n"),
    ),
)

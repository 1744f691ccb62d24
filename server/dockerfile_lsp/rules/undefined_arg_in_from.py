from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents, renaming
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """FROM uses a variable that no ARG before the first FROM defines.

    Only those, and BuildKit's own like TARGETPLATFORM, have a value there.
    """
    name, *near = problem.arguments
    message = f"No ARG before FROM defines '{name}'" + (f", '{near[0]}' is near" if near else "")
    yield Finding(problem.where, message, renaming(problem.where, name, near[0]) if near else None)


RULE = Rule(
    name="UndefinedArgInFrom",
    severity=Severity.WARNING,
    check=presents("UndefinedArgInFrom", check),
    source="https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
    examples=(
        Good("ARG IMG=alpine\nFROM ${IMG}\n"),
        Bad("FROM <[${IMG:-alpine}]>\n"),
        Bad("ARG IMAGE=alpine\nFROM <[$IMAEG]>\n", fixed="ARG IMAGE=alpine\nFROM $IMAGE\n"),
    ),
)

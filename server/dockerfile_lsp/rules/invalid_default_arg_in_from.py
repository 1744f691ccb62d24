from collections.abc import Iterator

from ..rule import Bad, Finding, Given, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """Without any build argument FROM's image is none.

    A default for the ARG makes the file build as it stands. It is told with `--as-buildkit`;
    otherwise BuildArgNeeded says the same, with the argument that is needed, and comments about
    this check count for it.
    """
    text, value = problem.arguments
    shown = f"'{value}'" if value else "empty"
    yield Finding(problem.where, f"Without build arguments '{text}' is {shown}, which is no image")


RULE = Rule(
    name="InvalidDefaultArgInFrom",
    severity=Severity.WARNING,
    check=presents("InvalidDefaultArgInFrom", check),
    source="https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/",
    examples=(
        Good("ARG TAG=1.36\nFROM busybox:${TAG}\n", given=Given(as_buildkit=True)),
        Good("ARG TAG\nFROM busybox:${TAG}\n"),
        Bad("ARG TAG\nFROM <[busybox:${TAG}]>\n", given=Given(as_buildkit=True)),
    ),
)

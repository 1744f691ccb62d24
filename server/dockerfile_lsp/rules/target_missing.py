from collections.abc import Iterator

from ..rule import Bad, Finding, Given, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The stage that is to be built, by `check --target`, is not in the file.

    A stage is named as behind AS, in any letter case; its number does not do. No place in the file
    is at fault, so it is told at the first FROM.
    """
    target, near = problem.arguments
    hint = f", '{near}' is near" if near else ""
    yield Finding(problem.where, f"There is no stage '{target}' to build{hint}")


RULE = Rule(
    name="TargetMissing",
    severity=Severity.ERROR,
    check=presents("TargetMissing", check),
    source="https://docs.docker.com/reference/cli/docker/buildx/build/#target",
    examples=(
        Good("FROM alpine AS build\nFROM scratch\n", given=Given(target="Build")),
        Bad("<[FROM]> alpine AS build\nFROM scratch\n", given=Given(target="biuld")),
        Bad("<[FROM]> alpine\n", given=Given(target="0")),
    ),
)

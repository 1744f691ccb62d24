from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The build fails unless an argument is given.

    What an ARG without default holds is empty until `--build-arg` says otherwise, and here
    that does not work. A default that works would do, too.
    """
    kind, *names = problem.arguments
    needed = " and ".join(f"--build-arg {name}=…" for name in names)
    yield Finding(problem.where, f"Without {needed} the build fails here ({kind})")


RULE = Rule(
    name="BuildArgNeeded",
    severity=Severity.WARNING,
    check=presents("BuildArgNeeded", check),
    source="https://docs.docker.com/reference/dockerfile/#arg",
    examples=(
        Good("ARG IMAGE=alpine\nFROM $IMAGE\n"),
        Bad("ARG IMAGE\nFROM <[$IMAGE]>\n"),
        Bad("ARG TAG\nFROM <[alpine:$TAG]>\n"),
        Bad("FROM scratch\nARG B\nENV A=<[${B:?m}]>\n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--device` needs a labs frontend: `# syntax=docker/dockerfile:1-labs`."""
    yield Finding(
        problem.where, "--device needs '# syntax=docker/dockerfile:1-labs' in the first line"
    )


RULE = Rule(
    name="RunDeviceLabs",
    severity=Severity.ERROR,
    check=presents("RunDeviceLabs", check),
    source="https://docs.docker.com/reference/dockerfile/#run---device",
    examples=(
        Good("# syntax=docker/dockerfile:1-labs\nFROM alpine\nRUN --device=v.com/d=a a\n"),
        Bad("FROM alpine\nRUN <[--device=v.com/d=a]> a\n"),
    ),
)

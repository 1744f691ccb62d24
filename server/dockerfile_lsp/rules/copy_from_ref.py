from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`COPY --from` names no stage, and no image can be called so."""
    (text,) = problem.arguments
    yield Finding(problem.where, f"No stage is called '{text}', and no image can be")


RULE = Rule(
    name="CopyFromRef",
    severity=Severity.ERROR,
    check=presents("CopyFromRef", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---from",
    examples=(
        Good("FROM alpine\nCOPY --from=nginx:1 a b\n"),
        Bad("FROM alpine\nCOPY --from=<[Nginx]> a b\n"),
    ),
)

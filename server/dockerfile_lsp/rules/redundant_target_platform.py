from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem
from ..text import Span


def check(problem: Problem) -> Iterator[Finding]:
    """`--platform=$TARGETPLATFORM` is what FROM does by itself."""
    where = problem.where
    assert where.node is not None, "it is FROM's"
    end = len(where.node.text) - len(where.node.text[where.span.end :].lstrip(" \t"))
    fix = Fix("Remove the flag", (Change(where._replace(span=Span(where.span.start, end)), ""),))
    yield Finding(where, "The target's platform is the default", fix, tag="unnecessary")


RULE = Rule(
    name="RedundantTargetPlatform",
    severity=Severity.WARNING,
    check=presents("RedundantTargetPlatform", check),
    source="https://docs.docker.com/reference/build-checks/redundant-target-platform/",
    aliases=("DL3065",),
    examples=(
        Good("FROM alpine\n"),
        Bad("FROM <[--platform=$TARGETPLATFORM]>  alpine\n", fixed="FROM alpine\n"),
    ),
)

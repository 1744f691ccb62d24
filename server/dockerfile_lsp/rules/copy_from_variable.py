from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`COPY --from` takes a stage or an image as it is written.

    Variables, quotes and escapes mean nothing there. For an image that depends on an
    argument give it a stage of its own: `FROM $IMAGE AS name`.
    """
    (text,) = problem.arguments
    what = "a variable" if "$" in text else "a quote or an escape"
    yield Finding(problem.where, f"'{text}' has {what} in it, which --from does not know")


RULE = Rule(
    name="CopyFromVariable",
    severity=Severity.ERROR,
    check=presents("CopyFromVariable", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---from",
    examples=(
        Good("FROM alpine AS b\nFROM alpine\nCOPY --from=b x y\n"),
        Bad("ARG S=b\nFROM alpine AS b\nFROM alpine\nCOPY --from=<[$S]> x y\n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, moving_remark, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """Each word of ENV and LABEL is `NAME=value`, once the first one is.

    A blank inside a value needs quotes or a backslash, and there is no comment at the end of
    a line.
    """
    (word,) = problem.arguments
    if word.startswith("#"):
        fix = moving_remark(problem.where)
        yield Finding(problem.where, "A comment needs a line of its own", fix)
        return
    yield Finding(problem.where, f"'{word}' has no '='; a value with blanks needs quotes")


RULE = Rule(
    name="KvMissingEquals",
    severity=Severity.ERROR,
    check=presents("KvMissingEquals", check),
    source="https://docs.docker.com/reference/dockerfile/#env",
    examples=(
        Good("FROM alpine\nENV A=1 B=\n"),
        Good("FROM alpine\nENV A b c\n"),
        Bad("FROM alpine\nENV A=1 <[B]>\n"),
        Bad("FROM a\nLABEL a=b <[# note]>\n", fixed="FROM a\n# note\nLABEL a=b\n"),
    ),
)

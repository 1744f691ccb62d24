from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents, without
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A variable or label has an empty name, which nothing can ask for.

    The name is in quotes with nothing between them, or is a variable that is empty.
    """
    text, *names = problem.arguments
    yield Finding(problem.where, f"{without(names)}'{text}' is an empty name")


RULE = Rule(
    name="NameEmpty",
    severity=Severity.WARNING,
    check=presents("NameEmpty", check),
    source="https://docs.docker.com/reference/dockerfile/#env",
    examples=(
        Good("FROM scratch\nARG X=a\nENV $X=x\nLABEL a=\n"),
        Good("FROM base\nARG X\nENV $X=x\n"),
        Bad('FROM scratch\nENV <[""]>=x\n'),
        Bad("FROM scratch\nARG X\nENV <[$X]>=x\nLABEL <[$X]>=x <['']>=y\n"),
    ),
)

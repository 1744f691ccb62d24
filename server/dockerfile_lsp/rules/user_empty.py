from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents, without
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """USER of nothing is root, in an image that says no more of it.

    That is what a variable gives which is empty, or is empty unless the build is given an argument.
    """
    text, *names = problem.arguments
    yield Finding(problem.where, f"{without(names)}'{text}' is empty, and the user is root")


RULE = Rule(
    name="UserEmpty",
    severity=Severity.WARNING,
    check=presents("UserEmpty", check),
    source="https://docs.docker.com/reference/dockerfile/#user",
    examples=(
        Good("FROM scratch\nARG U=app\nUSER $U\n"),
        Good("FROM scratch\nARG U\nUSER ${U:-app}\n"),
        Good("FROM base\nARG U\nUSER $U\n"),
        Bad("FROM scratch\nARG U\nUSER <[$U]>\n"),
        Bad("FROM scratch\nENV U=\nUSER <[$U]>\n"),
        Bad('FROM scratch\nUSER <[""]>\n'),
    ),
)

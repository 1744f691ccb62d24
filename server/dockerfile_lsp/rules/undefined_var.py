from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents, renaming
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A variable is used that nothing defines.

    An ARG before the first FROM has to be declared again in a stage: `ARG name`. What a base
    image may define is not known here, so that an unknown name is reported only if it is nearly
    one that is.
    """
    name, *near = problem.arguments
    message = f"'{name}' is not defined here" + (f", '{near[0]}' is near" if near else "")
    yield Finding(problem.where, message, renaming(problem.where, name, near[0]) if near else None)


RULE = Rule(
    name="UndefinedVar",
    severity=Severity.WARNING,
    check=presents("UndefinedVar", check),
    source="https://docs.docker.com/reference/build-checks/undefined-var/",
    examples=(
        Good("FROM alpine\nARG foo=a\nCOPY $foo /\n"),
        Good("FROM base\nCOPY $JAVA_HOME /\n"),
        Good("FROM eclipse-temurin:25\nCOPY $JAVA_HOME /\n"),
        Bad(
            "FROM alpine\nARG version=1\nENV V=<[$verison]>\n",
            fixed="FROM alpine\nARG version=1\nENV V=$version\n",
        ),
        Bad("FROM scratch\nCOPY <[${foo:-a}]> /\n"),
    ),
)

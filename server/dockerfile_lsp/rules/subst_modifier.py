from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """BuildKit does not know this substitution of a shell's.

    It knows `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` and `//` behind a name.
    """
    text, _name, _message = problem.arguments
    yield Finding(problem.where, f"'{text}' is no substitution that BuildKit knows")


RULE = Rule(
    name="SubstModifier",
    severity=Severity.ERROR,
    check=presents("SubstModifier", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM alpine\nARG B=b\nENV A=${B%x}\nRUN echo ${B^^}\n"),
        Bad("FROM alpine\nENV A=<[${B^^}]>\n"),
        Bad("FROM alpine\nARG B\nENV A=<[${B:1:2}]>\n"),
    ),
)

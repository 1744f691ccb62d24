from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`${name/old/new}` needs both slashes."""
    text, _name, _message = problem.arguments
    fix = None
    if text.endswith("}") and not text.endswith("/}"):
        whole = f"{text[:-1]}/}}"
        fix = Fix(f"Change to {whole}", (Change(problem.where, whole),))
    yield Finding(problem.where, f"'{text}' needs a second slash: ${{name/old/new}}", fix)


RULE = Rule(
    name="SubstSlash",
    severity=Severity.ERROR,
    check=presents("SubstSlash", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM alpine\nARG B=1\nENV A=${B/a/c}\n"),
        Bad("FROM a\nARG B=1\nENV A=<[${B/a}]>\n", fixed="FROM a\nARG B=1\nENV A=${B/a/}\n"),
    ),
)

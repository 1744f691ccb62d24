from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A here-document has no line that ends it.

    Such a line is the word after `<<` and nothing else: blanks behind it count, and before it
    only tabs are allowed, after `<<-`. The rest of the file is read as its text.
    """
    (name,) = problem.arguments
    yield Finding(
        problem.where, f"No line below is '{name}' alone, which would end this here-document"
    )


RULE = Rule(
    name="HeredocUnterminated",
    severity=Severity.ERROR,
    check=presents("HeredocUnterminated", check),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good("FROM alpine\nRUN <<EOF\necho a\nEOF\n"),
        Good("FROM alpine\nRUN <<-EOF\n\techo a\n\tEOF\n"),
        Bad("FROM alpine\nRUN <[<<EOF]>\necho a\nEOF \n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Related, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A here-document has no line that ends it.

    Such a line is the word after `<<` and nothing else: blanks behind it count, and before it
    only tabs are allowed, after `<<-`. The rest of the file is read as its text.
    """
    (name,) = problem.arguments
    message = f"No line below is '{name}' alone, which would end this here-document"
    fix = None
    for nearly in problem.related:
        fix = Fix(f"Remove the blanks around {name}", (Change(nearly, name),), safe=False)
    related = tuple(Related(each, "Blanks are in the way here") for each in problem.related)
    yield Finding(problem.where, message, fix, related)


RULE = Rule(
    name="HeredocUnterminated",
    severity=Severity.ERROR,
    check=presents("HeredocUnterminated", check),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good("FROM alpine\nRUN <<EOF\necho a\nEOF\n"),
        Good("FROM alpine\nRUN <<-EOF\n\techo a\n\tEOF\n"),
        Bad(
            "FROM alpine\nRUN <[<<EOF]>\necho a\nEOF \n",
            fixed="FROM alpine\nRUN <<EOF\necho a\nEOF\n",
        ),
        Bad("FROM alpine\nRUN <[<<EOF]>\necho a\n"),
    ),
)

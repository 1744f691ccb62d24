from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem
from ..text import Span


def check(problem: Problem) -> Iterator[Finding]:
    """A quote has no twin.

    Between quotes a blank is part of the word, except in COPY, ADD and VOLUME, which part their
    words first: a path with a blank needs a JSON array there.
    """
    text, _name, _message = problem.arguments
    quote, where = text[:1], problem.where
    assert where.node is not None, "it is an instruction's"
    first = Span(where.span.start, where.span.start + 1)
    if where.node.exec_form.form != "exec" or first.of(where.node.text) != "'":
        yield Finding(where, f"This {quote} is never closed")
        return
    written = "`'" if where.node.escape == "`" else "\\\\'"
    fix = Fix(f"Write it as {written}", (Change(where._replace(span=first), written),))
    yield Finding(where, f"This ' is never closed; a plain one is {written} here", fix)


RULE = Rule(
    name="QuoteUnbalanced",
    severity=Severity.ERROR,
    check=presents("QuoteUnbalanced", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good('FROM alpine\nENV A="x"\nRUN echo "x\n'),
        Bad('FROM alpine\nENV A=<["x]>\n'),
        Bad("FROM alpine\nCOPY <['a]> b' /c\n"),
        Bad(
            'FROM a\nCOPY ["don<[\'t]>", "/x"]\n',
            fixed='FROM a\nCOPY ["don\\\\\'t", "/x"]\n',
        ),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A quote has no twin.

    Between quotes a blank is part of the word, except in COPY, ADD and VOLUME, which part their
    words first: a path with a blank needs a JSON array there.
    """
    text, _name, _message = problem.arguments
    quote = text[:1]
    yield Finding(problem.where, f"This {quote} is never closed")


RULE = Rule(
    name="QuoteUnbalanced",
    severity=Severity.ERROR,
    check=presents("QuoteUnbalanced", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good('FROM alpine\nENV A="x"\nRUN echo "x\n'),
        Bad('FROM alpine\nENV A=<["x]>\n'),
        Bad("FROM alpine\nCOPY <['a]> b' /c\n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem
from ..text import Span


def check(problem: Problem) -> Iterator[Finding]:
    r"""Two escape tokens at the end of a line are one that is no continuation.

    The next line is an instruction of its own, and here it is none that there is. Frontends before
    1.2 let the line go on.
    """
    (escape,), where, (below,) = problem.arguments, problem.where, problem.related
    assert below.node is not None, "it is an instruction's"
    second = where._replace(span=Span(where.span.end - 1, where.span.end))
    # The word below is part of the change, so that it may cease to be an instruction.
    changes = (Change(second, ""), Change(below, below.span.of(below.node.text)))
    fix = Fix(f"Let the line go on with one {escape}", changes, safe=False)
    yield Finding(where, f"Behind {escape * 2} the line does not go on", fix)


RULE = Rule(
    name="DoubleEscapeNoContinuation",
    severity=Severity.WARNING,
    check=presents("DoubleEscapeNoContinuation", check),
    source="https://docs.docker.com/reference/dockerfile/#escape",
    examples=(
        Good("FROM alpine\nRUN echo a\\\\\nRUN b\n"),
        Good("FROM alpine\nRUN echo a \\\n  b\n"),
        Bad("FROM alpine\nRUN a && <[\\\\]>\n  b c\n", fixed="FROM alpine\nRUN a && \\\n  b c\n"),
        Bad(
            "# escape=`\nFROM alpine\nRUN a <[``]>\n  b c\n",
            fixed="# escape=`\nFROM alpine\nRUN a `\n  b c\n",
        ),
    ),
)

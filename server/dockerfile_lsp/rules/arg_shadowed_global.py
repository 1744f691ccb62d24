from collections.abc import Iterator

from ..catalog.grammar import PLATFORM_ARGS
from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem, spot
from ..text import Span


def check(problem: Problem) -> Iterator[Finding]:
    """An ARG before the first FROM has no value in a stage that does not declare it.

    `ARG name` there, without a value, takes the one from above. So it is with TARGETPLATFORM and
    the like, which BuildKit sets. Where RUN's shell has `${name:-word}` nothing is said.
    """
    (name,) = problem.arguments
    message = f"'{name}' is an ARG before FROM; in this stage it needs 'ARG {name}'"
    if name in PLATFORM_ARGS:
        message = f"'{name}' is BuildKit's own; in this stage it needs 'ARG {name}'"
    yield Finding(problem.where, message, _declared(problem, name))


def _declared(problem: Problem, name: str) -> Fix | None:
    """A line behind FROM; None if that is the end of the file."""
    origin = problem.related[0].node
    assert origin is not None, "it is a FROM"
    if not origin.text.endswith("\n"):
        return None
    end = Span(len(origin.text), len(origin.text))
    line_end = "\r\n" if origin.text.endswith("\r\n") else "\n"
    line = Change(spot(origin, end), f"ARG {name}{line_end}")
    return Fix(f"Declare it: ARG {name}", (line,), safe=False)


# Found in 3 % of the corpus' repositories at this level: of the files looked at all but tests of
# builders have empty labels, variables and addresses because of it.
RULE = Rule(
    name="ArgShadowedGlobal",
    severity=Severity.WARNING,
    check=presents("ArgShadowedGlobal", check),
    source="https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact",
    examples=(
        Good("ARG V=1\nFROM alpine\nARG V\nRUN echo $V\n"),
        Good("ARG V=1\nFROM alpine\nRUN V=2; echo $V\nCMD echo $V\n"),
        Good("FROM alpine\nRUN echo ${TARGETOS:-linux} ${TARGETARCH+x}\n"),
        Bad(
            "ARG V=1\nFROM alpine\nRUN echo $<[V]> $V\n",
            fixed="ARG V=1\nFROM alpine\nARG V\nRUN echo $V $V\n",
        ),
        Bad(
            "ARG V=1\nFROM alpine\nLABEL v=<[$V]>\n",
            fixed="ARG V=1\nFROM alpine\nARG V\nLABEL v=$V\n",
        ),
        Bad(
            "FROM alpine\r\nCOPY a /<[${TARGETARCH}]>\r\n",
            fixed="FROM alpine\r\nARG TARGETARCH\r\nCOPY a /${TARGETARCH}\r\n",
        ),
    ),
)

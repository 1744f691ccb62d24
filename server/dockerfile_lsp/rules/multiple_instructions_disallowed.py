from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Related, Rule, Severity, presents
from ..semantics.problems import Problem, spot
from ..text import Span


def check(problem: Problem) -> Iterator[Finding]:
    """Only the last CMD, ENTRYPOINT and HEALTHCHECK of a stage counts.

    Each one replaces the one before it, so all but the last are without effect. A stage that
    is built on another may set them anew.
    """
    (name,) = problem.arguments
    node = problem.where.node
    related = (Related(problem.related[0], f"This {name} is the one that counts"),)
    message = f"A later {name} of this stage replaces this one"
    fix = None
    if node and node.outer is node:
        removal = Change(spot(node, Span(0, len(node.text))), "")
        fix = Fix(f"Remove this {name}", (removal,))
    later = problem.related[1].node
    yield Finding(problem.where, message, fix, related, "unnecessary", commented=later)


RULE = Rule(
    name="MultipleInstructionsDisallowed",
    severity=Severity.WARNING,
    check=presents("MultipleInstructionsDisallowed", check),
    source="https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
    aliases=("DL3012", "DL4003", "DL4004"),
    examples=(
        Good('FROM alpine\nCMD ["a"]\nFROM alpine\nCMD ["b"]\n'),
        Good('FROM alpine\nENTRYPOINT ["a"]\nCMD ["b"]\n'),
        Bad(
            'FROM alpine\n<[CMD ["a"]]>\nRUN b\nCMD ["c"]\n',
            fixed='FROM alpine\nRUN b\nCMD ["c"]\n',
        ),
        Bad(
            "FROM alpine\n"
            "# check it\n"
            "<[HEALTHCHECK CMD a \\\n"
            "  || exit 1]>\n"
            "<[HEALTHCHECK NONE]>\n"
            "HEALTHCHECK CMD c\n",
            fixed="FROM alpine\n# check it\nHEALTHCHECK CMD c\n",
        ),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Related, Rule, Severity, on_stage
from ..semantics.problems import spot
from ..semantics.stages import Stage
from ..text import Span


def check(stage: Stage) -> Iterator[Finding]:
    """Only the last CMD, ENTRYPOINT and HEALTHCHECK of a stage counts.

    Each one replaces the one before it, so all but the last are without effect. A stage that
    is built on another may set them anew.
    """
    for name in ("CMD", "ENTRYPOINT", "HEALTHCHECK"):
        found = [placed.node for placed in stage.body if placed.node.name == name]
        for node in found[:-1]:
            related = (
                Related(spot(found[-1], found[-1].keyword), f"This {name} is the one that counts"),
            )
            fix = Fix(f"Remove this {name}", (Change(spot(node, Span(0, len(node.text))), ""),))
            message = f"A later {name} of this stage replaces this one"
            yield Finding(spot(node), message, fix, related, "unnecessary")


RULE = Rule(
    name="MultipleInstructionsDisallowed",
    severity=Severity.WARNING,
    check=on_stage(check),
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

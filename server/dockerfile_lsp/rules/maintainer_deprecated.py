from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_NAME = "org.opencontainers.image.authors"


def check(node: Instruction) -> Iterator[Finding]:
    """MAINTAINER has been replaced by a label.

    `LABEL org.opencontainers.image.authors` is what tools look for, and a label can be set
    or changed by later stages.
    """
    message = "MAINTAINER is deprecated, LABEL org.opencontainers.image.authors replaces it"
    yield Finding(spot(node), message, _label(node), tag="deprecated")


def _label(node: Instruction) -> Fix | None:
    """None where there is no text, and where it goes over several lines, whose layout would go."""
    text = node.rest.text
    if not text or "\n" in node.text.strip():
        return None
    if text[0] in "'\"" and text[0] == text[-1] and text.count(text[0]) == 2:
        text = text[1:-1]
    quoted = "".join("".join((node.escape, c)) if c in (node.escape, '"', "$") else c for c in text)
    keyword = "label" if node.keyword.text.islower() else "LABEL"
    changes = (
        Change(spot(node, node.keyword), keyword),
        Change(spot(node, node.rest), f'{_NAME}="{quoted}"'),
    )
    return Fix("Change to LABEL", changes)


RULE = Rule(
    name="MaintainerDeprecated",
    severity=Severity.WARNING,
    check=on_instruction(check, "MAINTAINER"),
    source="https://docs.docker.com/reference/build-checks/maintainer-deprecated/",
    aliases=("DL4000",),
    examples=(
        Good('FROM alpine\nLABEL org.opencontainers.image.authors="me"\n'),
        Bad(
            'FROM alpine\n<[MAINTAINER "Jo $1" <jo@x.y>]>\n',
            fixed='FROM alpine\nLABEL org.opencontainers.image.authors="\\"Jo \\$1\\" <jo@x.y>"\n',
        ),
        Bad(
            "from alpine\n<[maintainer 'me']>\r\n",
            fixed='from alpine\nlabel org.opencontainers.image.authors="me"\r\n',
        ),
        Bad("FROM alpine\n<[MAINTAINER]>\n"),
    ),
)

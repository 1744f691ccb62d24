import re
from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_READABLE = re.compile(r"(?:[^\W\d]\w*|\d+)\Z")
_WRITTEN = re.compile(r"[\w.-]+\Z")


def check(node: Instruction) -> Iterator[Finding]:
    """No `$` can read a variable of that name.

    A name that can is of letters, digits and `_`: `$a-b` is `$a` with `-b` behind it, and `${a-b}`
    is `b` where there is no `a`. Names with a dot in ENV are not reported, as programs do look for
    such in their environment.
    """
    for pair in node.pairs:
        if pair.key.text.startswith("#"):
            return  # A remark, and what is behind it: TrailingComment and KvMissingEquals have it.
        name = pair.key.text if node.name == "ARG" else pair.key.value
        if not name or not _WRITTEN.match(name) or _READABLE.match(name):
            continue
        if node.name == "ARG" or "." not in name:
            yield Finding(spot(node, pair.key), f"No $ can read a variable called '{name}'")


RULE = Rule(
    name="NameNotReferencable",
    severity=Severity.WARNING,
    check=on_instruction(check, "ARG", "ENV"),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM alpine\nARG a_b=1 A2 # 1.2\nENV _a=1 $X-1=2 a.b=3\nLABEL a-b=1\n"),
        Bad("FROM alpine\nENV <[a-b]>=1\n"),
        Bad("FROM alpine\nARG <[2a]> <[a.b]>=1\n"),
    ),
)

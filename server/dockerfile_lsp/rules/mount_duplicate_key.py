from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.mounts import fields, mounts
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_SAME = {"src": "source", "dst": "target", "destination": "target"}


def check(node: Instruction) -> Iterator[Finding]:
    """A mount has the same key twice, and the last one counts."""
    for mount in mounts(node):
        last = {_SAME.get(field.key, field.key): field for field in fields(mount)}
        for field in fields(mount):
            key = _SAME.get(field.key, field.key)
            if field.key and last[key] is not field and last[key].word.start != field.word.start:
                message = f"{field.key} is given again in this mount, and the last one counts"
                yield Finding(spot(node, field.word), message, tag="unnecessary")


RULE = Rule(
    name="MountDuplicateKey",
    severity=Severity.WARNING,
    check=on_instruction(check, "RUN"),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine\nRUN --mount=type=cache,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=type=cache,<[target=/x]>,dst=/y a\n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.mounts import fields, mounts
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """Two mounts of one command have the same target; the later one hides the other."""
    seen: set[str] = set()
    for mount in mounts(node):
        found = [
            field.value for field in fields(mount) if field.key in ("target", "dst", "destination")
        ]
        value = found[-1] if found else None
        if value and value.text in seen and "$" not in value.text:
            yield Finding(spot(node, value), f"A mount before this one is at '{value.text}', too")
        seen.add(value.text if value else "")


RULE = Rule(
    name="MountDuplicateTarget",
    severity=Severity.WARNING,
    check=on_instruction(check, "RUN"),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine\nRUN --mount=type=cache,target=/x --mount=type=cache,target=/y a\n"),
        Bad("FROM alpine\nRUN --mount=type=cache,target=/x --mount=type=tmpfs,target=<[/x]> a\n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.lines import is_in_one_line
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """Blanks around `=` make it part of the value.

    `ENV A = b` sets A to `= b`.
    """
    pair = node.pairs[0] if node.pairs else None
    if not pair or pair.separator or not pair.value or not pair.value.text.startswith("="):
        return
    value = pair.value.text.removeprefix("=").strip()
    is_plain = not any(char in value for char in "\"'\\`\n") and is_in_one_line(
        node, pair.word.span
    )
    text = f'{pair.key.text}="{value}"' if " " in value else f"{pair.key.text}={value}"
    fix = Fix(f"Change to {text}", (Change(spot(node, pair.word), text),)) if is_plain else None
    message = f"This sets {pair.key.text} to '{pair.value.text}'; there are no blanks around '='"
    yield Finding(spot(node, pair.word), message, fix)


RULE = Rule(
    name="EnvSpaceAroundEquals",
    severity=Severity.WARNING,
    check=on_instruction(check, "ENV", "LABEL"),
    source="https://docs.docker.com/reference/dockerfile/#env",
    examples=(
        Good("FROM alpine\nENV A=b\nENV A b\n"),
        Bad("FROM alpine\nENV <[A = b]>\n", fixed="FROM alpine\nENV A=b\n"),
        Bad("FROM alpine\nLABEL <[a =b c]>\n", fixed='FROM alpine\nLABEL a="b c"\n'),
    ),
)

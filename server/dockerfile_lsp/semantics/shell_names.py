"""Variables that a RUN's own shell sets."""

import re

from ..syntax.instruction import Instruction


def is_set_by_shell(node: Instruction, name: str) -> bool:
    """Whether the command assigns `name`, or reads it in, before or after it is used."""
    assigned = rf"(?:^|[\s;&|({{\"']){name}\+?="
    read = rf"\b(?:for|read|local|declare|unset)\b[^;\n]*\b{name}\b"
    return re.search(f"{assigned}|{read}", node.text) is not None

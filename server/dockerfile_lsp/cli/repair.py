"""`dockerfile-lsp check --fix` and `--diff`: what the safe fixes make of a file."""

import re
import sys
from difflib import unified_diff
from pathlib import Path

from ..fixing import fixed
from ..rules import rules
from ..workspace import View


def repaired(view: View, name: str) -> str:
    """Writes the fixed text to the file `name` if it is another; gives the text."""
    text = fixed(view, rules()).text
    if text != view.document.text:
        Path(name).write_bytes(text.encode("utf-8"))
    return text


def print_diff(view: View, name: str) -> bool:
    """Prints what the fixes would change, for `patch`; whether there is anything."""
    text = fixed(view, rules()).text
    lines = unified_diff(_lines(view.document.text), _lines(text), f"a/{name}", f"b/{name}")
    for line in lines:
        sys.stdout.write(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return text != view.document.text


def _lines(text: str) -> list[str]:
    r"""Ended by \n alone, as `patch` counts them."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)

"""RUN's `--device` values as text (instructions/commands_rundevice.go)."""

from ..syntax.instruction import Instruction
from .booleans import BOOLEANS
from .mounts import Field, fields, is_csv
from .problems import Problem, Problems, spot


def device_problems(node: Instruction) -> Problems:
    """What is wrong with the fields of `[name=]NAME[,required[=BOOL]]`, each by itself.

    The first field is the name, if it is nothing else.
    """
    for flag in node.flags if node.name == "RUN" else ():
        value = flag.value
        if flag.name.text != "device" or not value:
            continue
        if not value.text or not is_csv(value.text):
            where = value if value.text else flag.word
            yield Problem("RunDevice", spot(node, where), (value.text, "csv"))
            continue
        is_named = False
        for index, field in enumerate(fields(value)):
            fault = _fault(field, is_first=not index, is_named=is_named)
            is_named = is_named or field.key != "required"
            if fault:
                where = field.word if field.word.text else value
                yield Problem("RunDevice", spot(node, where), (field.word.text, fault))


def _fault(field: Field, *, is_first: bool, is_named: bool) -> str:
    """What is wrong with the field, as one word; empty if nothing is."""
    if not field.word.text:
        return "empty"
    if field.key == "required":
        is_good = field.value is None or field.value.text in BOOLEANS
        return "" if is_good else "boolean"
    if field.value is not None and field.key != "name" and not is_first:
        return "unknown"
    return "twice" if is_named else ""

"""The old form `ENV name value` written anew with `=`."""

from ..syntax.instruction import Instruction


def with_equals(node: Instruction) -> str:
    """`name=value` that sets the same; empty where quotes, escapes or lines stand in the way.

    A value of one pair of quotes is kept as it is; one without any is quoted if need be.
    """
    pair = node.pairs[0]
    if not pair.value or "\n" in node.text.strip() or not _is_name(pair.key.text):
        return ""
    value = pair.value.text
    if value.startswith("="):
        return ""  # What was meant is something else.
    if value[:1] in "'\"" and value.count(value[0]) == 2 and value.endswith(value[0]):
        return f"{pair.key.text}={value}"
    if any(char in value for char in "'\"`\\"):
        return ""
    is_one = value and not any(char.isspace() for char in value)
    return f"{pair.key.text}={value}" if is_one else f'{pair.key.text}="{value}"'


def _is_name(text: str) -> bool:
    return bool(text) and all(char.isalnum() or char in "_.-/" for char in text)

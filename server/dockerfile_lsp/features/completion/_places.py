"""The kinds of places that a cursor can be at.

`word` is what an accepted item replaces, in the document; `typed` is its text before the
cursor.
"""

from typing import NamedTuple

from ...catalog.grammar import Flag as FlagFacts
from ...semantics.mounts import Field
from ...syntax.flags import Flag
from ...syntax.instruction import Instruction
from ...text import Span
from ...workspace import View


class KeywordPlace(NamedTuple):
    """A keyword's place: the start of a line, or behind ONBUILD (`is_trigger`).

    `has_more`: something follows on the line.
    """

    view: View
    word: Span
    typed: str
    is_trigger: bool
    has_more: bool


class WordPlace(NamedTuple):
    """Behind the keyword of `node`, outside of flags' values; `text` is the whole word.

    `flag` is the flag that the cursor is in. `takes_flags`: no argument stands before it.
    `argument` is the number of the argument that is or would be here; None where a flag or
    an argument with a smaller number still follows.
    """

    view: View
    word: Span
    typed: str
    text: str
    node: Instruction
    flag: Flag | None
    takes_flags: bool
    argument: int | None
    has_more: bool


class ValuePlace(NamedTuple):
    """Behind the `=` of a flag that the grammar knows, mounts aside."""

    view: View
    word: Span
    typed: str
    node: Instruction
    facts: FlagFacts


class MountPlace(NamedTuple):
    """In `field`, one of the `fields` of a mount: in its value, or else in its key."""

    view: View
    word: Span
    typed: str
    node: Instruction
    fields: tuple[Field, ...]
    field: Field
    in_value: bool


class CommentPlace(NamedTuple):
    """On a line that begins with `#`; `line` is from there to its end."""

    view: View
    word: Span
    typed: str
    line: Span


class VariablePlace(NamedTuple):
    """Behind the `$` of a variable, where it is expanded; `word` begins with the `$`.

    `opening` is `$` or `${`, `closing` what is to stand behind the name.
    """

    view: View
    word: Span
    typed: str
    node: Instruction
    opening: str
    closing: str


Place = KeywordPlace | WordPlace | ValuePlace | MountPlace | CommentPlace | VariablePlace

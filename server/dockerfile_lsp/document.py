"""One version of one document, with everything derived from its text alone."""

from .cached import cached_property
from .frozen import dataclass, replace
from .semantics.stages import StageTable
from .syntax.parse import edited, parse
from .syntax.tree import Tree
from .text import Edit, Encoding, LineIndex


@dataclass(frozen=True)
class Document:
    """Immutable: an edit makes a new one, whose tree and lines are spliced from this one's."""

    uri: str
    text: str
    version: int
    tree: Tree
    lines: LineIndex

    @classmethod
    def opened(
        cls, uri: str, text: str, version: int = 0, encoding: Encoding = "utf-16"
    ) -> "Document":
        return cls(uri, text, version, parse(text), LineIndex(text, encoding))

    @cached_property
    def stages(self) -> StageTable:
        return StageTable(self.tree)

    def edited(self, edit: Edit) -> "Document":
        """The document after `edit`, at the same version."""
        text = self.text[: edit.span.start] + edit.text + self.text[edit.span.end :]
        tree, lines = edited(self.tree, edit, text), self.lines.edited(edit, text)
        return Document(self.uri, text, self.version, tree, lines)

    def at_version(self, version: int) -> "Document":
        return replace(self, version=version)

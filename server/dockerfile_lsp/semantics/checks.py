"""`# check=` directives and comments: what they skip, and whether a warning fails the build.

frontend/dockerfile/linter: only the first such comment above an instruction counts.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..cached import cached_property
from ..syntax.blocks import Block
from ..syntax.directives import BYTE_ORDER_MARK
from ..syntax.instruction import Instruction
from ..syntax.mapped import SPACES
from ..syntax.tree import Comment, Directive, Tree
from ..text import Span
from .booleans import BOOLEANS
from .comment_lines import CommentLine, commented, mentions_checks
from .ignores import Ignored, ignored
from .problems import Problem, Problems, Spot

_COMMENT = re.compile(r"check[\t\n\f\r ]*=[\t\n\f\r ]*(.+)", re.I | re.S)

# BuildKit asks no comment above the instruction for these (linter.Run without the node).
ONLY_AT_THE_TOP = frozenset({
    "ConsistentInstructionCasing", "DuplicateStageName", "InvalidBaseImagePlatform",
    "InvalidDefaultArgInFrom", "NoEmptyContinuation", "ReservedStageName",
})  # fmt: skip
NEVER_SKIPPED = "InvalidDefinitionDescription"


class CheckOptions(NamedTuple):
    """`faulty` are the parts that BuildKit refuses, relative to the text."""

    skip: tuple[str, ...] = ()
    experimental: tuple[str, ...] = ()
    is_error: bool = False
    faulty: tuple[Span, ...] = ()

    def skips(self, rule: str) -> bool:
        return self.skip == ("all",) or rule in self.skip

    def asks_for(self, rule: str) -> bool:
        return self.experimental == ("all",) or rule in self.experimental


class Checks:
    """What the comments of a file say about checks. `given` replaces the directive."""

    def __init__(self, tree: Tree, given: str = "") -> None:
        self._tree = tree
        found = next((each for each in tree.directives if _is_check(each[0])), None)
        self.directive = found if not given else None
        value = found[0].value if found else ""
        self.options = check_options(given or value)

    @cached_property
    def _above(self) -> dict[int, tuple[CommentLine, ...]]:
        return self._of(tuple(zip(self._tree.blocks, self._tree.block_starts, strict=False)))

    @cached_property
    def _above_checked(self) -> dict[int, tuple[CommentLine, ...]]:
        """Those that may say something of checks, with the others around them."""
        return self._of(self._talkative)

    @cached_property
    def _talkative(self) -> tuple[tuple[Block, int], ...]:
        """The blocks with such a comment: most files have none, and need no search."""
        pairs = zip(self._tree.blocks, self._tree.block_starts, strict=False)
        return tuple((block, start) for block, start in pairs if mentions_checks(block))

    def _of(self, blocks: Iterable[tuple[Block, int]]) -> dict[int, tuple[CommentLine, ...]]:
        return {
            id(node): tuple(CommentLine(text, span.shift(start)) for text, span in lines)
            for block, start in blocks
            for node, lines in commented(block, has_shebang=self._has_shebang)
        }

    @cached_property
    def _has_shebang(self) -> bool:
        """Whether the file begins with one: the directives behind it are comments, too."""
        texts = (item.text for item in self._tree.items if item.text != BYTE_ORDER_MARK)
        return next(texts, "").startswith("#!")

    @cached_property
    def lines(self) -> tuple[CommentLine, ...]:
        """All `check=` comments, the directive included, that BuildKit would read."""
        found = [
            CommentLine(each.text.rstrip(SPACES)[1:].strip(SPACES), _line_span(each, start))
            for each, start in self._tree.directives
            if _is_check(each)
        ]
        comments = (line for lines in self._above_checked.values() for line in lines)
        found += [line for line in comments if _COMMENT.match(line.content)]
        return tuple(found)

    def above(self, node: Instruction) -> tuple[CommentLine, ...]:
        """Back to the instruction before or to a bare `#`; blank lines do not cut (parser.go)."""
        return self._above.get(id(node), ())

    def below(self, line: CommentLine) -> Instruction | None:
        """The instruction that the comment is above; None for the directive."""
        found = next((key for key, lines in self._above_checked.items() if line in lines), 0)
        nodes = (node for block, _ in self._talkative for node in block.nodes)
        return next((node for node in nodes if id(node) == found), None)

    @cached_property
    def sayings(self) -> tuple[Block, ...]:
        """As long as these and the options are the same, so is what counts where."""
        return tuple(block for block, _ in self._talkative)

    def skips(self, rule: str, node: Instruction | None) -> bool:
        """Whether the rule's findings at the instruction are not wanted."""
        if rule == NEVER_SKIPPED:
            return False
        if self.options.skips(rule):
            return True
        if node is None or node.outer is not node or rule in ONLY_AT_THE_TOP:
            return False
        return self._inline(node).skips(rule)

    def ignores(self, names: Iterable[str], node: Instruction | None) -> bool:
        """Whether another linter's comment says that findings of these names are not wanted."""
        if not self._talkative:
            return False
        wanted = tuple(names)
        comments = () if node is None else self._above_checked.get(id(node.outer), ())
        if comments and ignored([line.content for line in comments], globally=False).has(wanted):
            return True
        return self._ignored.has(wanted)

    @cached_property
    def _ignored(self) -> Ignored:
        items = (item for block, _ in self._talkative for item in block.items)
        lines = (item.text[1:].strip() for item in items if isinstance(item, Comment))
        return ignored(lines, globally=True)

    def asks_anywhere(self, rule: str) -> bool:
        """Whether an experimental rule is wanted, if only at one instruction."""
        return self.options.asks_for(rule) or any("experimental" in e.content for e in self.lines)

    def asks_for(self, rule: str, node: Instruction) -> bool:
        """Whether an experimental rule is wanted at the instruction."""
        return self.options.asks_for(rule) or self._inline(node).asks_for(rule)

    @property
    def problems(self) -> Problems:
        if not self.directive:
            return
        directive, start = self.directive
        for part in self.options.faulty:
            where = part.shift(start + directive.value_span.start)
            text = part.of(directive.value)
            yield Problem("CheckDirectiveInvalid", Spot(None, where), (text,))

    def _inline(self, node: Instruction) -> CheckOptions:
        for line in self._above_checked.get(id(node), ()) if self._talkative else ():
            match = _COMMENT.match(line.content)
            if match:
                return check_options(match[1])
        return CheckOptions()


def check_options(value: str) -> CheckOptions:
    """`skip=…;experimental=…;error=…`, read up to the first blank; a later one counts."""
    found = CheckOptions()
    text = value.partition(" ")[0]
    at = 0
    for part in text.split(";", 2) if text else ():
        key, equals, of_key = part.partition("=")
        if not equals or key not in ("skip", "experimental", "error"):
            found = found._replace(faulty=(*found.faulty, Span(at, at + len(part))))
        elif key == "skip":
            found = found._replace(skip=_names(of_key))
        elif key == "experimental":
            found = found._replace(experimental=_names(of_key))
        elif of_key in BOOLEANS:
            found = found._replace(is_error=BOOLEANS[of_key])
        else:
            found = found._replace(faulty=(*found.faulty, Span(at, at + len(part))))
        at += len(part) + 1
    return found


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


def _line_span(directive: Directive, start: int) -> Span:
    return Span(start, start + len(directive.text.rstrip(SPACES)))


def _is_check(directive: Directive) -> bool:
    return directive.name == "check" and directive.applies

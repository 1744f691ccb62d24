"""Instructions where one may begin: each in its useful forms, and as a keyword alone."""

from collections.abc import Iterator

from ...catalog.grammar import ONBUILD_FORBIDDEN
from ...catalog.snippets import INSTRUCTIONS
from ...syntax.instruction import Instruction
from ._offer import Kind, Offer
from ._places import KeywordPlace, Place
from ._writing import Writing, label


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, KeywordPlace):
        return
    writing = Writing(at)
    for name in _names(at):
        first, *others = INSTRUCTIONS[name]
        if at.has_more:
            yield _keyword(writing, name)
            continue
        yield _form(writing, name, first)
        yield _keyword(writing, name)
        for form in others:
            yield _form(writing, name, form)


def _names(at: KeywordPlace) -> Iterator[str]:
    """Before the first FROM these are FROM and ARG (instructions/parse.go, Parse)."""
    is_top = not at.is_trigger and not _has_stage_above(at)
    for name in INSTRUCTIONS:
        if is_top and name not in ("FROM", "ARG"):
            continue
        if at.is_trigger and name in ONBUILD_FORBIDDEN:
            continue
        yield name


def _has_stage_above(at: KeywordPlace) -> bool:
    tree = at.view.document.tree
    for item, start in zip(tree.items, tree.starts, strict=False):
        if start + len(item.text) > at.word.start:
            return False
        if isinstance(item, Instruction) and item.name == "FROM":
            return True
    return False


def _keyword(writing: Writing, name: str) -> Offer:
    is_deprecated = name == "MAINTAINER"
    return Offer(writing.cased(name), Kind.Keyword, topic=(name,), is_deprecated=is_deprecated)


def _form(writing: Writing, name: str, form: str) -> Offer:
    snippet = writing.filled(form)
    return Offer(
        label(snippet), Kind.Snippet, snippet, is_snippet=True, topic=(name,),
        filter=name, is_deprecated=name == "MAINTAINER",
    )  # fmt: skip

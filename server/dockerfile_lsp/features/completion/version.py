"""Versions for a global ARG that FROM has in its tag: what makes the tag one that exists."""

from collections.abc import Iterator

from ...catalog import images as catalogue
from ...semantics.image_arguments import VersionArgument, version_arguments
from ...semantics.image_edits import known_tags
from ...semantics.image_facts import Tags
from ...semantics.image_life import lives
from ...semantics.tag_order import in_order
from ...semantics.tags import Kind as TagKind
from ...text import Span
from ...workspace import FactKey
from ._offer import Kind, Offer
from ._places import Place, WordPlace

_MOST = 200


def offers(at: Place) -> Iterator[Offer]:
    seen: set[str] = set()
    for argument in _arguments(at):
        word = Span(at.word.start + at.typed.index("=") + 1, at.word.end)
        for version, tag in _versions(at, argument):
            if version not in seen and len(seen) < _MOST:
                seen.add(version)
                whole = argument.repository._replace(tag=tag)
                yield Offer(
                    version,
                    Kind.Value,
                    detail=whole.familiar,
                    topic=("image", whole.familiar),
                    rank=2,
                    is_deprecated=any(life.is_over(catalogue.DATE) for life in lives(whole)),
                    word=word,
                )


def needs(at: Place) -> frozenset[FactKey]:
    return frozenset(Tags.of(argument.repository) for argument in _arguments(at))


def is_incomplete(at: Place) -> bool:
    """Whether more may be offered when more is known."""
    facts = (at.view.facts.get(key) for key in needs(at))
    return any(not fact or not fact.value.is_whole for fact in facts)


def _versions(at: Place, argument: VersionArgument) -> Iterator[tuple[str, str]]:
    tags = known_tags(argument.repository, at.view.facts)
    fitting = (tag for tag in tags if argument.version(tag))
    for ranked in in_order(fitting, argument.before + argument.after):
        version = argument.version(ranked.tag.text)
        # A version alone: a variant behind it would be one too many.
        if ranked.tag.kind <= TagKind.PRERELEASE and (not argument.after or "-" not in version):
            yield version, ranked.tag.text


def _arguments(at: Place) -> Iterator[VersionArgument]:
    """Those that the ARG at the cursor is, once its name and `=` stand there."""
    if not isinstance(at, WordPlace) or at.node.name != "ARG" or at.flag:
        return
    stages = at.view.document.stages
    name, equals, begun = at.typed.partition("=")
    is_global = any(placed.node is at.node for placed in stages.globals)
    if equals and is_global and not set(begun) & set("$\"'\\`"):
        yield from version_arguments(stages, name)

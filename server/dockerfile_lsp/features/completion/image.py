"""Images and their tags where one is named: in FROM, `COPY --from`, a mount's `from`, `# syntax`.

What registries said of late comes first, what the catalogue has after it; nobody is asked here.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from ...catalog import images as catalogue
from ...image_page import size_text
from ...semantics.image_edits import meant_by_latest
from ...semantics.image_facts import (
    Repositories,
    RepositoryList,
    TagFact,
    TagList,
    Tags,
)
from ...semantics.image_life import lives
from ...semantics.images import HUB, OFFICIAL, Image
from ...semantics.known_images import catalogue_name
from ...semantics.tag_order import Ranked, in_order
from ...workspace import FactKey
from ._offer import Kind, Offer
from ._places import CommentPlace, Place, WordPlace
from ._written_image import WrittenImage, written_image

_MOST = 400  # tags offered at once: what is typed on narrows them


def offers(at: Place) -> Iterator[Offer]:
    typed = written_image(at)
    if not typed:
        return
    repository = typed.repository
    if repository:
        yield from _tags(at, typed, repository)
    elif not isinstance(at, CommentPlace):
        yield from _names(at, typed)


def needs(at: Place) -> frozenset[FactKey]:
    """The tags of the image; while its name is being written, the names that begin so."""
    typed = written_image(at)
    if not typed:
        return frozenset()
    repository = typed.repository
    if repository:
        return frozenset((Tags.of(repository),))
    found = _repositories(typed)
    return frozenset((found,)) if found else frozenset()


def is_incomplete(at: Place) -> bool:
    """Whether more may be offered when more is typed or known."""
    for key in needs(at):
        fact = at.view.facts.get(key)
        if not fact or not fact.value.is_whole or len(getattr(fact.value, "tags", ())) > _MOST:
            return True
    return False


def _tags(at: Place, typed: WrittenImage, repository: Image) -> Iterator[Offer]:
    live = at.view.facts.get(Tags.of(repository))
    listed: TagList = live.value if live else TagList((), is_whole=False)
    facts = {fact.name: fact for fact in listed.tags}
    embedded = () if listed.is_whole else catalogue.tags(catalogue_name(repository))
    begun = typed.text[len(typed.written) :]
    names = _narrowed((*facts, *embedded), begun)
    like = typed.whole[len(typed.written) :]
    for ranked in in_order(names, like)[:_MOST]:
        fact = facts.get(ranked.tag.text, TagFact(ranked.tag.text))
        meaning = _latest(at, repository) if fact.name == "latest" else ""
        whole = repository._replace(tag=fact.name)
        yield _tag(typed, whole, ranked, _about(fact, meaning))


def _narrowed(names: Iterable[str], begun: str) -> list[str]:
    found = list(names)
    return found if len(found) <= _MOST else [name for name in found if begun in name]


def _latest(at: Place, repository: Image) -> str:
    """What the tag means: the line of releases that it is now, as far as that is known."""
    now = meant_by_latest(repository, at.view.facts)
    return catalogue.phrase("latest is" if now else "latest", at.view.locale, tag=now)


def _tag(typed: WrittenImage, whole: Image, ranked: Ranked, about: str) -> Offer:
    over = [life for life in lives(whole) if life.is_over(catalogue.DATE)]
    text = typed.written + whole.tag
    return Offer(
        whole.tag,
        Kind.Constant if ranked.is_floating else Kind.Value,
        text,
        detail=about,
        topic=("image", whole.familiar),
        filter=text,
        rank=2,
        is_deprecated=bool(over),
        word=typed.word,
    )


def _about(fact: TagFact, meaning: str) -> str:
    """What it means, when it was pushed, how large it is and for what, as far as that is known."""
    parts = [meaning]
    if fact.pushed:
        parts.append(datetime.fromtimestamp(fact.pushed, UTC).date().isoformat())
    if fact.size:
        parts.append(size_text(fact.size))
    parts += [", ".join(platform.removeprefix("linux/") for platform in fact.platforms)]
    return " · ".join(part for part in parts if part)


def _names(at: Place, typed: WrittenImage) -> Iterator[Offer]:
    host, name = _parted(typed.text)
    seen: set[str] = set()
    for known in catalogue.names():
        offered = host + known
        is_here = known.startswith(name) if "/" in name else not host or "/" not in known
        if is_here and (known != "scratch" or _is_from(at)):
            seen.add(offered)
            yield _known_name(at, typed, offered, known)
    for path, summary in _listed(at, typed):
        if path not in seen:
            yield Offer(path, Kind.Reference, detail=summary, filter=path, rank=4, word=typed.word)


def _known_name(at: Place, typed: WrittenImage, offered: str, name: str) -> Offer:
    known = catalogue.known(name, at.view.locale)
    assert known, "it is a name of the catalogue"
    return Offer(
        offered,
        Kind.Reference,
        detail=known.summary,
        topic=("image", name),
        rank=3,
        is_deprecated=known.deprecated,
        word=typed.word,
    )


def _listed(at: Place, typed: WrittenImage) -> Iterator[tuple[str, str]]:
    """What the registry has listed, written as the name was begun."""
    key = _repositories(typed)
    fact = at.view.facts.get(key) if key else None
    if not key or not fact:
        return
    listed: RepositoryList = fact.value
    before = typed.text.partition("/")[0] + "/" if key.registry != HUB else ""
    for repository in listed.repositories[:_MOST]:
        path = repository.path
        if key.registry == HUB:
            path = path.removeprefix(f"{OFFICIAL}/")
        yield before + path, repository.summary


def _repositories(typed: WrittenImage) -> Repositories | None:
    """None before a slash: until then nobody was asked."""
    first, slash, rest = typed.text.partition("/")
    if not slash:
        return None
    is_host = "." in first or ":" in first or first == "localhost"
    folder = rest.rpartition("/")[0]
    if is_host:
        return Repositories(first, f"{folder}/" if folder else "")
    return Repositories(HUB, f"{first}/")


def _parted(text: str) -> tuple[str, str]:
    """Docker Hub's own names for itself, as written, and what follows them."""
    for prefix in ("docker.io/library/", "index.docker.io/library/", "docker.io/", "library/"):
        if text.startswith(prefix):
            return prefix, text[len(prefix) :]
    return "", text


def _is_from(at: Place) -> bool:
    return isinstance(at, WordPlace)

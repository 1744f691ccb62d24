from lsprotocol import types

from dockerfile_lsp.features.inlay_hint import inlay_hints, needs
from dockerfile_lsp.frozen import replace
from dockerfile_lsp.semantics.image_facts import TagFact, TagList, Tags
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.text import Span
from dockerfile_lsp.workspace import Fact
from marked import marked

_APP = Tags("example.com/app")
_FACTS = {_APP: Fact(TagList(tuple(map(TagFact, ("1.2.3", "1.2.9", "2.0.0")))), 0.0)}


def hints(text: str) -> list[types.InlayHint]:
    m = marked(text)
    view = replace(m.view, facts={**_FACTS})
    return inlay_hints(view, Span(0, len(m.doc.text)))


def check(text: str, label: str) -> None:
    """The hint `label` stands at `<|>`."""
    m = marked(text)
    (hint,) = hints(text)
    assert hint.label == label
    assert m.show(types.Range(hint.position, hint.position)) == text.replace("<|>", "<[]>")


def nothing(text: str) -> None:
    assert not hints(text)


def test_a_newer_patch() -> None:
    check("FROM example.com/app:1.2.3<|> AS a\n", "newer: 1.2.9")


def test_a_newer_patch_of_the_catalogue() -> None:
    check("FROM a\nCOPY --from=python:3.12.1-slim<|> x y\n", "newer: 3.12.14-slim")


def test_a_version_out_of_a_variable() -> None:
    check("ARG V=1.2.3\nFROM example.com/app:$V<|>\n", "newer: 1.2.9")


def test_nothing_is_newer() -> None:
    nothing("FROM example.com/app:1.2.9\n")
    nothing("FROM example.com/app:1\n")
    nothing("FROM example.com/app\n")
    nothing("FROM example.com/other:1.2.3\n")


def test_only_in_the_range() -> None:
    m = marked("FROM example.com/app:1.2.3\nRUN <[x]>\n")
    assert not inlay_hints(replace(m.view, facts={**_FACTS}), m.span)


def test_it_asks_only_where_the_user_wants_that_unasked() -> None:
    text = "FROM example.com/app:1.2.3\nFROM node\n"
    assert needs(marked(text).view, Span(0, 60)) == frozenset()
    eager = marked(text, Settings(registries_mode="eager"))
    assert needs(eager.view, Span(0, 60)) == {_APP}

"""Renaming: the text with a cursor, the new name, and the text after it."""

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from dockerfile_lsp.feature import Refusal, to_range
from dockerfile_lsp.features.prepare_rename import prepare_rename
from dockerfile_lsp.features.rename import rename
from dockerfile_lsp.semantics.occurrences import occurrences
from dockerfile_lsp.text import Span
from dockerfile_lsp.workspace import Snapshot
from features.test_document_highlight import LINES
from marked import URI, Marked, marked


def check(text: str, name: str, after: str) -> None:
    m = marked(text)
    assert prepare_rename(m.view, m.cursor)
    assert renamed(m, name) == after


def refused(text: str, name: str = "x") -> None:
    """`name` will not do there."""
    assert renamed(marked(text), name) is None


def refusal(text: str, name: str) -> str:
    m = marked(text)
    found = rename(m.snapshot, asked(m, name))
    assert isinstance(found, Refusal)
    return found.reason


def renamed(m: Marked, name: str) -> str | None:
    found = rename(m.snapshot, asked(m, name))
    if not found or isinstance(found, Refusal):
        return None
    assert found.document_changes
    change = found.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    return m.after([edit for edit in change.edits if isinstance(edit, types.TextEdit)])


def asked(m: Marked, name: str, uri: str = URI) -> types.RenameParams:
    where = to_range(m.doc, Span(m.cursor, m.cursor)).start
    return types.RenameParams(types.TextDocumentIdentifier(uri), where, name)


def prepared(text: str) -> None:
    """What is renamed is `<[ ]>`, or nothing."""
    m = marked(text)
    assert m.show(prepare_rename(m.view, m.cursor)) == m.ranges


def test_a_stage_is_renamed_everywhere() -> None:
    check(
        "FROM a AS b<|>\nFROM b\nCOPY --chown=u --from=B x y\nRUN --mount=from=b,target=/z a\n",
        "build",
        "FROM a AS build\nFROM build\n"
        "COPY --chown=u --from=build x y\nRUN --mount=from=build,target=/z a\n",
    )
    check("FROM redis\nFROM a AS re<|>dis\nFROM redis\n", "cache",
          "FROM redis\nFROM a AS cache\nFROM cache\n")  # fmt: skip


def test_a_refusal_says_why() -> None:
    assert refusal("FROM a AS b<|>\n", "9x") == (
        "'9x' cannot name a stage: a letter, then letters, digits, '-', '_' and '.'"
    )
    assert refusal("FROM a AS b<|>\nFROM c AS d\n", "d") == (
        "With the name 'd' the build would be another one: it is in use already"
    )
    assert "AS" in refusal("FROM a\nFROM b\nCOPY --from=<|>0 x y\n", "c")
    assert "no stage" in refusal("FROM a\nR<|>UN b\n", "c")
    assert "not the file's own" in refusal("FROM a\nENV PA<|>TH=/x:$PATH\n", "c")


def test_a_stages_number_stays() -> None:
    check("FROM a AS b\nFROM c\nCOPY --from=0 x y\nCOPY --from=<|>b x y\n", "z",
          "FROM a AS z\nFROM c\nCOPY --from=0 x y\nCOPY --from=z x y\n")  # fmt: skip
    prepared("FROM a AS b\nFROM c\nCOPY --from=<|>0 x y\n")
    refused("FROM a\nFROM c\nCOPY --from=<|>0 x y\n")


def test_a_stages_new_name_is_put_in_lower_case() -> None:
    check("FROM a AS b<|>\nFROM b\n", "Build", "FROM a AS build\nFROM build\n")


def test_a_name_that_buildkit_refuses_is_refused() -> None:
    for name in ("bad name!", "1", "", "a b", "-a", "가"):
        refused("FROM a AS b<|>\nFROM b\n", name)


def test_a_name_that_would_mean_something_else_is_refused() -> None:
    refused("FROM a AS b<|>\nFROM c AS d\nCOPY --from=b x y\n", "d")
    refused("FROM a AS b<|>\nFROM c\nCOPY --from=nginx x y\n", "nginx")
    refused("FROM a AS b<|>\nFROM alpine\n", "alpine")
    refused("FROM a\nARG A<|>\nENV B=$A\n", "B")


def test_the_comment_that_describes_a_stage_follows() -> None:
    check("# b compiles.\nFROM a AS b<|>\n", "build", "# build compiles.\nFROM a AS build\n")
    check("# The b\nFROM a AS b<|>\n", "build", "# The b\nFROM a AS build\n")


def test_a_variable_is_renamed_everywhere() -> None:
    check(
        "ARG V=1\nFROM a:$V\nARG V\nRUN echo ${V<|>#v} \"${V:-$V}\" '$V'\n",
        "VERSION",
        "ARG VERSION=1\nFROM a:$VERSION\nARG VERSION\n"
        "RUN echo ${VERSION#v} \"${VERSION:-$VERSION}\" '$V'\n",
    )
    check("FROM a AS b\nENV <|>A=1\nFROM b\nUSER $A\nFROM c\nENV A=2\n", "B",
          "FROM a AS b\nENV B=1\nFROM b\nUSER $B\nFROM c\nENV A=2\n")  # fmt: skip


def test_a_variable_gets_no_name_of_another_kind() -> None:
    for name in ("1A", "a-b", "a b", "", "é"):
        refused("FROM a\nARG A<|>\nUSER $A\n", name)


def test_what_follows_a_name_stays() -> None:
    check("FROM a\nENV A<|>=1\nUSER $A.x\n", "A1", "FROM a\nENV A1=1\nUSER $A1.x\n")


def test_buildkits_own_variables_keep_their_names() -> None:
    prepared("FROM --platform=$BUILD<|>PLATFORM a\n")
    prepared("FROM a\nARG TARGET<|>ARCH\nRUN $TARGETARCH\n")
    prepared("FROM a\nARG http_<|>proxy\nRUN $http_proxy\n")
    prepared("FROM a\nENV PA<|>TH=/x:$PATH\n")


def test_a_name_in_quotes_is_left_alone() -> None:
    prepared("FROM a\nENV 'A<|>'=1\nUSER $A\n")


def test_a_here_document_is_renamed_at_both_ends() -> None:
    check("RUN <<E<|>ND cat >/x\nEND of story\nEND\n", "STOP",
          "RUN <<STOP cat >/x\nEND of story\nSTOP\n")  # fmt: skip
    check("RUN <<-'A'\n\tx\n\t<|>A\n", "B", "RUN <<-'B'\n\tx\n\tB\n")
    refused("RUN <<END<|>\nSTOP\nEND\n", "STOP")


def test_the_name_is_what_is_renamed() -> None:
    prepared("FROM a AS b\nFROM c\nCOPY --from=<[<|>b]> x y\n")
    prepared("FROM a\nARG A\nUSER ${<[A<|>]>:-x}\n")
    prepared("FROM al<|>pine\n")
    prepared("FR<|>OM alpine\n")


def test_a_file_that_is_not_open_is_left_alone() -> None:
    m = marked("FROM a AS b<|>\n")
    assert rename(Snapshot(), asked(m, "c")) is None


@given(st.lists(LINES, max_size=8), st.data())
def test_a_rename_and_its_reverse_leave_what_was(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    offset = data.draw(st.integers(0, len(text)))
    m = marked(text[:offset] + "<|>" + text[offset:])
    found = prepare_rename(m.view, m.cursor)
    after = renamed(m, "Q_9") if found else None
    if after is None:
        return
    places = occurrences(m.doc.tree, m.doc.stages, offset)
    old = places[0].span.of(text)
    again = marked(after[: places[0].span.start] + "<|>" + after[places[0].span.start :])
    back = renamed(again, old)
    if back is None:
        # There was another stage of that name, and now it has it for itself.
        assert sum(stage.key == old.lower() for stage in m.doc.stages) > 1
        return
    assert back.lower() == text.lower()

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from dockerfile_lsp.feature import to_span
from dockerfile_lsp.features.document_highlight import document_highlight
from marked import marked


def check(text: str, writes: int = 1) -> None:
    """What is at `<|>` is at all `<[ ]>`, of which the first `writes` are definitions."""
    m = marked(text)
    found = document_highlight(m.view, m.cursor)
    assert m.show(*(each.range for each in found)) == m.ranges
    kinds = [each.kind for each in found]
    assert kinds.count(types.DocumentHighlightKind.Write) == (writes if found else 0)


def nothing(text: str) -> None:
    assert "<[" not in text
    check(text)


def test_all_places_of_a_stage() -> None:
    check(
        "FROM a AS <[set<|>up]>\nFROM b\nCOPY --from=<[sETUp]> /a /b\nCOPY --from=<[SETUP]> c d\n"
    )
    check("FROM a AS <[x]>\nFROM <[<|>x]>\nRUN --mount=target=/y,from=<[x]> z\n")
    check("FROM redis\nFROM a AS <[re<|>dis]>\nFROM <[redis]>\n")


def test_stages_of_other_names_are_others() -> None:
    check("FROM a AS <[x<|>]>\nFROM a AS xx\nCOPY --from=<[x]> x y\nCOPY --from=xx x y\n")


def test_all_places_of_a_variable() -> None:
    check("FROM a\nARG <[X]>=1\nRUN echo $<[X]> ${<[<|>X]>:-$<[X]>} ${<[X]>#a} '$X'\n")
    check("FROM a\nENV <[X]>=1\nENV <[X]>=$<[X]>.2\nUSER $<[X<|>]>\n", writes=2)


def test_a_variable_belongs_to_its_stage() -> None:
    check("FROM a\nARG <[m]>=1\nRUN echo $<[<|>m]>\nFROM a\nRUN echo $m\n")
    check("FROM a\nARG m=1\nRUN echo $m\nFROM a\nARG <[m<|>]>\nRUN echo $<[m]>\n")
    nothing("FROM a\nARG m=1\nRUN echo $m\nFROM a\nRUN echo $<|>m\n")


def test_a_stage_that_is_built_on_another_has_its_variables() -> None:
    check("FROM a AS b\nENV <[X]>=1\nFROM b\nRUN $<[X]>\nFROM b\nENV <[X<|>]>=$<[X]>\n", writes=2)


def test_a_global_argument_and_those_that_take_it_over_are_one() -> None:
    check(
        "ARG <[V]>=1\nFROM a:$<[<|>V]>\nARG <[V]>\nRUN $<[V]>\nFROM b\nARG <[V]>\n",
        writes=3,
    )
    check("ARG V=1\nFROM a\nARG <[<|>V]>=2\nRUN $<[V]>\n")


def test_env_then_a_global_argument_of_its_name() -> None:
    check("ARG <[V]>=1\nFROM a\nENV <[V]>=2\nARG <[V]>\nRUN $<[<|>V]>\n", writes=3)


def test_a_dollar_that_is_escaped_begins_no_variable() -> None:
    check("# escape=`\nFROM a\nARG <[who]>=me\nLABEL a=\\$<[w<|>ho]> b=`$who\n")


def test_both_ends_of_a_here_document() -> None:
    check("RUN <<<[E<|>ND]> cat >/x\nEND of story\n<[END]>\n")
    check("RUN <<A <<<[B]>\nB\nA\nA\n<[<|>B]>\n")
    nothing("RUN <<EO<|>F\nnever ended\n")


def test_windows_line_ends_and_korean() -> None:
    check("FROM a AS <[b]>\r\n# 한국어 😀\r\nFROM c\r\nCOPY --from=<[b<|>]> 가 나\r\n")


def test_other_words_have_no_places() -> None:
    nothing("FROM al<|>pine\n")
    nothing("FROM a\nRU<|>N b\n")
    nothing("FROM a\n<|>\n")


LINES = st.sampled_from([
    "FROM a AS b", "FROM b AS B", "FROM $A", "FROM b", "COPY --from=b --from=0 $A b", "ARG A",
    "ARG A=1 B=$A", "ENV A=$A A=2", "ENV A $A", "RUN --mount=from=b,target=$A ${A:-${B}}",
    "RUN <<A <<B", "A", "B $A", "ONBUILD ARG A=$A", "ONBUILD RUN $A", "# escape=`", "RUN a \\",
    "ENV 'A'=${A", 'ENV A="$A', "\\",
])  # fmt: skip


@given(st.lists(LINES, max_size=8), st.data())
def test_every_place_of_a_thing_has_the_same_places(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    offset = data.draw(st.integers(0, len(text)))
    m = marked(text[:offset] + "<|>" + text[offset:])
    found = [each.range for each in document_highlight(m.view, m.cursor)]
    for each in found:
        inside = to_span(m.doc, each).end
        assert [other.range for other in document_highlight(m.view, inside)] == found

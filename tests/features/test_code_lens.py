"""What can be built is offered above its FROM."""

from dockerfile_lsp.features.code_lens import code_lenses
from dockerfile_lsp.frozen import replace
from marked import marked


def check(text: str, *titles: str) -> None:
    """The lenses have these titles, and stand at the `<[ ]>`s in order."""
    m = marked(text)
    found = code_lenses(m.view)
    assert [each.command.title for each in found if each.command] == list(titles)
    places = {(each.range.start.line, each.range.start.character): each.range for each in found}
    assert m.show(*places.values()) == m.ranges


def test_an_image() -> None:
    check("ARG A\n<[FROM]> a\n", "Build image")


def test_stages_and_the_image_at_the_last() -> None:
    check(
        "<[FROM]> a AS One\nFROM b\nRUN x\n<[FROM]> c AS two\n",
        "Build stage One",
        "Build image",
        "Build stage two",
    )


def test_of_two_stages_of_one_name_the_last() -> None:
    check("FROM a AS one\n<[FROM]> b AS ONE\n", "Build image", "Build stage ONE")


def test_the_command_names_document_and_stage() -> None:
    m = marked("FROM a AS one\n")
    commands = [each.command for each in code_lenses(m.view)]
    assert [each and (each.command, each.arguments) for each in commands] == [
        ("dockerfile-lsp.build", [m.doc.uri, None]),
        ("dockerfile-lsp.build", [m.doc.uri, "one"]),
    ]


def test_nothing_to_build_without_a_from() -> None:
    check("")
    check("RUN x\n")


def test_nothing_in_an_untrusted_workspace() -> None:
    assert code_lenses(replace(marked("FROM a\n").view, trusted=False)) == []


def test_nothing_for_a_document_that_is_not_on_disk() -> None:
    view = marked("FROM a\n").view
    unsaved = replace(view.document, uri="untitled:Untitled-1")
    assert code_lenses(replace(view, document=unsaved)) == []

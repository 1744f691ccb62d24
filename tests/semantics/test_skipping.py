"""Comments that skip a check: added, or added to."""

import pytest

from dockerfile_lsp.lint import reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.semantics.skipping import skipped_everywhere, skipped_here
from dockerfile_lsp.text import applied
from dockerfile_lsp.workspace import View
from marked import marked

RULE = "JSONArgsRecommended"


def here(text: str, after: str) -> None:
    """At `<|>` the check is skipped by what `after` has more, and nowhere else."""
    m = marked(text)
    placed = m.doc.tree.instruction_at(m.cursor)
    assert placed
    edit = skipped_here(m.doc.tree, m.view.meaning.checks, placed, RULE)
    assert edit
    assert applied(m.doc.text, [edit]) == after
    assert left(marked(after).view) == left(m.view) - 1


def everywhere(text: str, after: str) -> None:
    m = marked(text)
    edit = skipped_everywhere(m.doc.tree, m.view.meaning.checks, RULE)
    assert edit
    assert applied(m.doc.text, [edit]) == after
    assert left(marked(after).view) == 0


def left(view: View) -> int:
    return sum(report.rule.name == RULE for report in reports(view, rules()))


def test_a_comment_above_the_instruction() -> None:
    here(
        "FROM a\nCMD b<|>\nFROM c\nCMD d\n",
        f"FROM a\n# check=skip={RULE}\nCMD b\nFROM c\nCMD d\n",
    )


def test_a_name_more_in_the_one_that_is_there() -> None:
    here(
        "FROM a\n# check=skip=UndefinedVar\n# why\nCMD b<|>\n",
        f"FROM a\n# check=skip=UndefinedVar,{RULE}\n# why\nCMD b\n",
    )


def test_a_comma_that_is_there_is_enough() -> None:
    here(
        "FROM a\n# check=skip=StageNameCasing, for now\nCMD b<|>\n",
        "FROM a\n# check=skip=StageNameCasing,JSONArgsRecommended for now\nCMD b\n",
    )


def test_line_ends_are_the_files() -> None:
    here("FROM a\r\nCMD b<|>\r\n", f"FROM a\r\n# check=skip={RULE}\r\nCMD b\r\n")


def test_a_comment_at_the_top_must_be_no_directive() -> None:
    m = marked("FROM a AS B\n")
    checks = m.view.meaning.checks
    edit = skipped_here(m.doc.tree, checks, m.doc.tree.instructions[0], "StageNameCasing")
    assert edit
    assert edit.text == "\n# check=skip=StageNameCasing\n"


@pytest.mark.parametrize("rule", ["DuplicateStageName", "InvalidDefinitionDescription"])
def test_no_comment_where_buildkit_looks_for_none(rule: str) -> None:
    m = marked("FROM a\n")
    checks = m.view.meaning.checks
    assert not skipped_here(m.doc.tree, checks, m.doc.tree.instructions[0], rule)


def test_a_directive_for_the_file() -> None:
    everywhere("FROM a\nCMD b\n", f"# check=skip={RULE}\nFROM a\nCMD b\n")
    everywhere("#!/x\nFROM a\nCMD b\n", f"#!/x\n# check=skip={RULE}\nFROM a\nCMD b\n")
    everywhere("\ufeffFROM a\nCMD b\n", f"\ufeff# check=skip={RULE}\nFROM a\nCMD b\n")


def test_a_name_more_in_the_directive() -> None:
    everywhere(
        "# syntax=x\n# check=skip=A;error=true\nFROM a\nCMD b\n",
        f"# syntax=x\n# check=skip=A,{RULE};error=true\nFROM a\nCMD b\n",
    )
    everywhere(
        "# check=error=true # no\nFROM a\nCMD b\n",
        f"# check=error=true;skip={RULE} # no\nFROM a\nCMD b\n",
    )

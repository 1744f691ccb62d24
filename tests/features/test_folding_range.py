"""Folding: each expected fold is `first-last kind`, lines counted from 1."""

from lsprotocol import types

from dockerfile_lsp.features.folding_range import folding_range
from marked import marked


def check(text: str, *folds: str) -> None:
    found = [_shown(fold) for fold in folding_range(marked(text).view)]
    assert found == [*folds]


def _shown(fold: types.FoldingRange) -> str:
    kind = types.FoldingRangeKind(fold.kind).value if fold.kind else ""
    return f"{fold.start_line + 1}-{fold.end_line + 1} {kind}".strip()


def test_stages_instructions_and_comments_fold() -> None:
    check(
        "ARG V=1\n# one\n# two\nFROM busybox AS a\nRUN x && \\\n    y\nFROM a\nRUN <<END\nz\nEND\n",
        "2-3 comment", "4-6", "5-6", "7-10", "8-10",
    )  # fmt: skip


def test_what_is_on_one_line_does_not_fold() -> None:
    check("FROM a\n")
    check("FROM a\n\n# one\n\n# two\n")
    check("ARG a\nARG b\n")
    check("")


def test_a_stage_ends_with_its_last_instruction() -> None:
    check("FROM a\nRUN b\n\n# Of the next one\nFROM c\nRUN d\n", "1-2", "5-6")


def test_an_instruction_folds_with_the_comments_inside() -> None:
    check("RUN a \\\n# b\n\n  c\n", "1-4")
    check("RUN a \\\n")
    check("# escape=`\nRUN a `\n  b\n", "2-3")


def test_a_blank_line_parts_comments() -> None:
    check("# a\n# b\n\n# c\n  # d\nFROM e\n", "1-2 comment", "4-5 comment")


def test_directives_are_no_comments() -> None:
    check("# syntax=a\n# escape=`\nFROM b\n")


def test_a_comment_at_the_end_folds() -> None:
    check("FROM a\n# b\n# c", "2-3 comment")


def test_regions_fold_by_their_marks() -> None:
    check("# region Tools\nRUN a\n#endregion\n", "1-3 region")
    check("#region A\n#region B\nRUN a\n#endregion\n#endregion\n", "1-5 region", "2-4 region")
    check("# endregion\nRUN a\n# region\n")
    check("# The region\nRUN a\n# endregions\n")


def test_windows_line_ends() -> None:
    check("FROM a\r\nRUN b \\\r\n  c\r\n\r\n", "1-3", "2-3")

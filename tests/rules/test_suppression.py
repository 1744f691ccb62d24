"""Comments that say which findings are not wanted: BuildKit's own, and those of other linters."""

from dockerfile_lsp.lint import reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.settings import Settings
from marked import marked


def check(text: str, *, as_buildkit: bool = False) -> None:
    """What is found of shell-form commands, repeated ones and unknown keywords is at the marks."""
    m = marked(text, Settings(as_buildkit=as_buildkit))
    names = {"JSONArgsRecommended", "MultipleInstructionsDisallowed", "UnknownInstruction"}
    wanted = tuple(rule for rule in rules() if rule.name in names)
    assert m.show(*(report.span for report in reports(m.view, wanted))) == text


def test_a_directive_skips_in_the_whole_file() -> None:
    check("# check=skip=JSONArgsRecommended\nFROM a\nCMD b\n")
    check("# check=skip=all\nFROM a\nCMD b\n")
    check("# check=skip=StageNameCasing\nFROM a\nCMD <[b]>\n")


def test_a_comment_skips_in_the_next_instruction() -> None:
    check("FROM a\n# check=skip=JSONArgsRecommended\nCMD b\nENTRYPOINT <[c]>\n")


def test_blank_lines_do_not_part_a_comment_and_its_instruction_but_a_bare_hash_does() -> None:
    check("FROM a\n# check=skip=JSONArgsRecommended\n\nCMD b\n")
    check("FROM a\n# check=skip=JSONArgsRecommended\n#\nCMD <[b]>\n")


def test_an_indented_comment_is_none() -> None:
    check("FROM a\n  # check=skip=JSONArgsRecommended\nCMD <[b]>\n")


def test_what_stands_behind_a_blank_does_not_count() -> None:
    check("# check=skip=StageNameCasing, JSONArgsRecommended\nFROM a\nCMD <[b]>\n")


def test_an_error_cannot_be_skipped_by_check() -> None:
    check("# check=skip=all\nFROM a\n<[FOO]> b\n")


def test_a_repeated_command_is_skipped_above_the_later_one() -> None:
    later = "FROM a\nCMD []\n# check=skip=MultipleInstructionsDisallowed\nCMD []\n"
    check(later)
    check(later, as_buildkit=True)
    above = "FROM a\n# check=skip=MultipleInstructionsDisallowed\n"
    check(above + "CMD []\nCMD []\n")
    check(above + "<[CMD []]>\nCMD []\n", as_buildkit=True)


def test_hadolints_codes() -> None:
    check("FROM a\n# hadolint ignore=DL3006,DL3025\nCMD b\n")
    check("FROM a\n# hadolint ignore=DL3025 # because\nCMD b\n")
    check("FROM a\n# hadolint ignore=DL3006\nCMD <[b]>\n")
    check("FROM a\n# hadolint global ignore=DL3025\nCMD b\nENTRYPOINT c\n")


def test_names_of_rules_and_tallys_prefixes() -> None:
    check("FROM a\n# hadolint ignore=JSONArgsRecommended\nCMD b\n")
    check("FROM a\n# tally ignore=buildkit/JSONArgsRecommended;reason=x\nCMD b\n")


def test_all_of_the_next_instruction() -> None:
    check("FROM a\n# dockerfile-utils: ignore\nFOO b\n<[BAR]> c\n")


def test_as_buildkit_only_its_own_comments_count() -> None:
    check("FROM a\n# hadolint ignore=DL3025\nCMD <[b]>\n", as_buildkit=True)

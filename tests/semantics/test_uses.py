"""Which names an instruction uses, and where."""

from dockerfile_lsp.semantics.uses import uses
from marked import marked


def check(text: str) -> None:
    """The last instruction's names are the ranges `<[ ]>`."""
    m = marked(text)
    placed = m.doc.tree.instructions[-1]
    assert m.show(*(placed.span(use.span) for use in uses(placed.node))) == m.ranges


def test_shells_and_buildkit_write_a_dollar() -> None:
    check("FROM a\nRUN echo $<[A]> \"${<[B]>:-$<[C]>}\" '$D' \\$E\n")
    check("FROM a\nCOPY $<[A]> /${<[B]>}/\n")


def test_powershell_writes_env() -> None:
    check("# escape=`\nFROM a\nRUN x $env:<[A]>.exe; `\n  y \"$Env:<[B]>\" '$env:C'\n")
    check("FROM a\nONBUILD RUN x ${env:<[A]>}\n")
    check("FROM a\nRUN x $<[env]>/$env: b\n".replace("$env: b", "$<[env]>: b"))


def test_buildkit_does_not() -> None:
    check("FROM a\nENV A=$<[env]>:B\n")


def test_the_older_shell_of_windows_writes_percents() -> None:
    check("# escape=`\nFROM a\nRUN setx x %<[A]>%;%<[B]>%\n")
    check("FROM a\nRUN date +%Y%m%d $<[A]>\n")
    check("# escape=`\nFROM a\nENV A=%B%\n")

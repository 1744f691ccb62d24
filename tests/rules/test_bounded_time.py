"""What grows in a Dockerfile makes a check slower by as much, and no text stops it."""

import time

import pytest

from dockerfile_lsp.document import Document
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.workspace import View

MOST = 20  # seconds of this process's time, on a busy machine; a few would do


def lines(pattern: str, count: int) -> str:
    return "".join(pattern.format(i, i + 1) for i in range(count))


@pytest.mark.parametrize(
    "text",
    [
        "FROM scratch\nENV A=aaaaaaaaaa\n" + "ENV A=$A$A\n" * 50,
        "FROM scratch\nENV A=" + "a" * 3000 + "\nENV B=${A%%*a*a*a*a*a*a*b}${A//*a*b/$A}\n",
        "FROM scratch\nENV A=" + "a" * 3000 + "\nENV B=${A//a/$A}${A//a/$A}\n",
        "FROM a AS s0\n" + lines("FROM s{0} AS s{1}\nENV A{1}=$A{0}\n", 1500),
        lines("FROM a AS s{0}\nCOPY --from=s{1} b c\n", 1500),
        lines("FROM a AS st{0}\nCOPY --from=sx{0} b c\n", 1500),
        "FROM scratch\n" + lines("ENV A{0}=$B{1}x\n", 2000),
        "FROM scratch\nENV " + lines("A{0}=$B{1} ", 3000) + "\n",
        lines("ARG A{1}=$A{0}\n", 2000) + "FROM $A2000\n",
        "FROM scratch\n" + "CMD a b\n" * 3000,
        "FROM scratch\nRUN " + lines("--mount=type=cache,target=/x{0} ", 1000) + "a\n",
        "FROM scratch\nENV A=" + "${A:-" * 2000 + "}" * 2000 + "\n",
    ],
    ids=lambda text: text[:40].replace("\n", " "),
)
def test_time_is_bounded(text: str) -> None:
    begin = time.process_time()
    reports(View(Document.opened("u", text)), rules())
    assert time.process_time() - begin < MOST

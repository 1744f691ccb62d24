"""What .dockerignore leaves out: by hand, and as BuildKit does in real build contexts."""

import json
from pathlib import Path

import pytest

from dockerfile_lsp.semantics.dockerignore import Dockerignore
from required import ROOT, missing

CONTEXTS = ROOT.parent / "shared/corpus/contexts"


def check(patterns: str, *, out: str = "", kept: str = "") -> None:
    """The paths of `out`, parted by blanks, are left out; those of `kept` are not."""
    ignore = Dockerignore(patterns)
    assert [path for path in out.split() if not ignore.covers(path)] == []
    assert [path for path in kept.split() if ignore.covers(path)] == []


def test_a_pattern_is_from_the_root() -> None:
    check("a.txt\n", out="a.txt a.txt/b", kept="b/a.txt")
    check("/a\n./b/\nc/../d\n", out="a b d", kept="c")


def test_wildcards_stay_in_a_name_but_two_stars() -> None:
    check("*.log\na?\n", out="x.log ab", kept="d/x.log a abc")
    check("**/*.log\n", out="x.log d/x.log d/e/x.log")
    check("a/**\n", out="a/b a/b/c", kept="a")
    check("[a-c]x\n", out="ax bx", kept="dx -x")
    check("[^a]x\na]\n", out="bx a]", kept="ax")


def test_the_last_pattern_decides() -> None:
    check("*\n!keep\n", out="a keepx", kept="keep keep/a")
    check("!keep\n*\n", out="keep")


def test_comments_blank_lines_and_marks_of_byte_order() -> None:
    check("\ufeffa\n\n  b  \n# c\n #d\n", out="a b #d", kept="c")


def test_a_pattern_that_is_none() -> None:
    assert Dockerignore("a\n[\n").faulty == "["
    assert Dockerignore("!\n").faulty == "!"
    assert not Dockerignore("[a]\n\\[\n").faulty


@pytest.mark.parametrize("folder", sorted(CONTEXTS.glob("*/")) or [None])
def test_a_real_context_is_sent_as_buildkit_sends_it(folder: Path | None) -> None:
    if folder is None:
        missing("there are no build contexts in ../shared beside the checkout")
    context = folder / "context"
    files = [
        path.relative_to(context).as_posix()
        for path in context.rglob("*")
        if path.is_symlink() or not path.is_dir()
    ]
    for build in json.loads((folder / "expected.json").read_text("utf-8"))["builds"]:
        if not build["ignore_file"] or build["error"]:
            continue
        ignore = Dockerignore((context / build["ignore_file"]).read_text("utf-8"))
        assert sorted(ignore.patterns) == sorted(build["patterns"])
        assert sorted(path for path in files if not ignore.covers(path)) == sorted(build["kept"])

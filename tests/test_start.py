"""What a start may import: each module costs time, and these are all that are worth theirs."""

import subprocess
import sys
from pathlib import Path

from raw import HELLO, OPEN, framed
from required import ROOT

# Of the standard library, by first name; what begins with "_" is Python's own affair.
CORE = {
    "abc", "bisect", "builtins", "codecs", "collections", "contextlib", "contextvars", "copyreg",
    "encodings", "enum", "errno", "functools", "genericpath", "importlib", "io",
    "itertools", "json", "keyword", "marshal", "math", "ntpath", "operator", "os",
    "posix", "posixpath", "re", "reprlib", "stat", "sys", "time", "types", "typing", "warnings",
    "zipimport",
}  # fmt: skip
PATHS = {"fnmatch", "glob", "grp", "ipaddress", "pathlib", "pwd", "urllib"}  # what pathlib takes
ALONE = "import sys; sys.path.insert(0, sys.argv[1]); "
TOLD = "sys.stderr.write('\\n' + ' '.join(sys.modules))"


def names(code: str, *arguments: str | Path, given: bytes = b"") -> set[str]:
    """The modules that `code` has imported in a Python that nothing else was added to."""
    command = [sys.executable, "-I", "-S", "-c", f"{ALONE}{code}"]
    done = subprocess.run(
        [*command, ROOT / "server", *arguments], input=given, capture_output=True, check=True
    )
    return set(done.stderr.decode().splitlines()[-1].split())


def others(modules: set[str]) -> set[str]:
    firsts = {name.partition(".")[0] for name in modules}
    return {name for name in firsts if not name.startswith("_")} - {"dockerfile_lsp"}


def ours(modules: set[str]) -> set[str]:
    """The packages and modules right below ours."""
    return {name.split(".")[1] for name in modules if name.startswith("dockerfile_lsp.")}


def test_a_check_imports_what_it_needs(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_text("FROM a AS B\n")
    modules = names(
        f"from dockerfile_lsp.cli import main; main(['check', sys.argv[2]]); {TOLD}", file
    )
    assert others(modules) <= CORE
    assert not ours(modules) & {"adapter", "features", "feature", "wire", "explain", "bundling"}
    assert {name for name in modules if name.startswith("dockerfile_lsp.services.")} == {
        "dockerfile_lsp.services.ignore_file",
        "dockerfile_lsp.services.project_file",
    }
    assert "dockerfile_lsp.catalog.prose" not in modules


DOORMAN = f"""
from dockerfile_lsp.adapter.standard_io import taken_over
from dockerfile_lsp.adapter.doorman import greeted
assert greeted(taken_over()).reports
{TOLD}
"""


def test_the_doorman_imports_what_it_needs() -> None:
    modules = names(DOORMAN, given=framed(HELLO, OPEN))
    assert others(modules) <= CORE | PATHS | {"select"}
    assert not ours(modules) & {"cli", "features", "feature", "explain", "bundling"}


def test_initialize_is_answered_from_less_than_that() -> None:
    modules = names(DOORMAN.replace("assert greeted(taken_over()).reports", ""))
    assert not ours(modules) & {"document", "findings", "lint", "rules", "semantics", "syntax"}
    assert "pathlib" not in modules

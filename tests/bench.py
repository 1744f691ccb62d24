"""How fast the server is, beside two other parsers: python tests/bench.py [--json] [--runs N].

Real files are measured where ../shared/corpus is beside the checkout, else those in bench_data,
over and over. Speeds are of processor time, the best of several runs; latencies the median and
the worst of many. dockerfile-ast comes from npm into a temporary folder; without npm it is
left out.
"""

import argparse
import gc
import io
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dockerfile_parse import DockerfileParser

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "server"), str(ROOT / "tests")]

from buildkit import CORPUS, corpus  # noqa: E402  # the path is set above
from dockerfile_lsp import wire  # noqa: E402
from dockerfile_lsp.__main__ import COLLECTED_AFTER  # noqa: E402
from dockerfile_lsp.document import Document  # noqa: E402
from dockerfile_lsp.lint import reports  # noqa: E402
from dockerfile_lsp.rules import rules  # noqa: E402
from dockerfile_lsp.syntax.parse import parse  # noqa: E402
from dockerfile_lsp.text import Edit, Span  # noqa: E402
from dockerfile_lsp.workspace import Snapshot  # noqa: E402

DATA = ROOT / "tests" / "bench_data"
PEER = "dockerfile-ast@0.7.1"
Texts = Sequence[str]


class Measure(NamedTuple):
    """`value` in `unit`; met if it is at least, or for times at most, `target`."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def met(self) -> bool:
        if self.target is None:
            return True
        return self.value <= self.target if self.unit == "ms" else self.value >= self.target


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options.add_argument("--runs", type=int, default=5, help="of which the best counts")
    asked = options.parse_args()
    gc.set_threshold(COLLECTED_AFTER)  # as the server's process does
    files = texts()
    throughput = parsers(files, asked.runs) + beside_node(files, asked.runs)
    found = [*throughput, *latencies(), check_start(asked.runs)]
    if asked.json:
        sys.stdout.write(json.dumps([each._asdict() for each in found], indent=1) + "\n")
        return
    for each in found:
        target = (
            "" if each.target is None else f"{'' if each.met else 'NOT '}within {each.target:g}"
        )
        sys.stdout.write(f"{each.name:46}{each.value:10.2f} {each.unit:5} {target}\n")


def texts() -> Texts:
    """The files to parse; characters that are no UTF-8 replaced, for the sake of the others."""
    if CORPUS.is_dir():
        return [each.encode("utf-8", "replace").decode() for each in corpus()]
    return [path.read_text("utf-8") for path in sorted(DATA.glob("*.Dockerfile"))] * 200


def long_text(lines: int) -> str:
    """A file of many stages, so many lines long."""
    ours = [path.read_text("utf-8") for path in sorted(DATA.glob("*.Dockerfile"))]
    plain = "".join(text for text in ours if "escape=" not in text).splitlines(keepends=True)
    return "".join((plain * (lines // len(plain) + 1))[:lines])


def long_build(lines: int) -> str:
    """A build of stages of 250 lines each, with a finding here and there."""
    part = "COPY src /app/src\nRUN make && \\\n  make install\nENV A=1 B=2\nRUN b | c\nUSER app\n"
    stages = (
        "".join((f"FROM alpine AS s{i}\n", part * 41, "WORKDIR app\nCMD run\n"))
        for i in range(lines // 250)
    )
    return "".join("".join(stages).splitlines(keepends=True)[:lines])


def parsers(files: Texts, runs: int) -> list[Measure]:
    """Ours, and beside dockerfile-parse, which gives instructions but no words."""
    size = sum(len(text.encode()) for text in files) / 1e6
    tree, words, other = best(runs, files, (parse_tree, all_words, dockerfile_parse))
    return [
        Measure("tree with instructions", size / tree, "MB/s", 20),
        Measure("tree and all words with their pieces", size / words, "MB/s", 2),
        Measure("tree, times dockerfile-parse's speed", other / tree, "x"),
    ]


def beside_node(files: Texts, runs: int) -> list[Measure]:
    """Ours beside dockerfile-ast in Node; nothing where that can't be had."""
    peer = dockerfile_ast(files, runs)
    if not peer:
        return []
    tree, words = best(runs, files, (parse_tree, all_words))
    return [
        Measure("tree, times dockerfile-ast's speed", peer["tree"] / 1e3 / tree, "x"),
        Measure("words, times dockerfile-ast's speed", peer["words"] / 1e3 / words, "x"),
    ]


def best(runs: int, files: Texts, works: Sequence[Callable[[str], object]]) -> list[float]:
    """For each of the works, done in turn, the seconds of processor time in its fastest run."""
    took = [[_seconds(work, files) for work in works] for _ in range(runs)]
    return [min(times) for times in zip(*took, strict=True)]


def _seconds(work: Callable[[str], object], files: Texts) -> float:
    begin = time.process_time()
    for text in files:
        work(text)
    return time.process_time() - begin


def parse_tree(text: str) -> None:
    parse(text).instructions  # noqa: B018  # made when asked for


def all_words(text: str) -> None:
    for placed in parse(text).instructions:
        for word in placed.node.words:
            word.pieces  # noqa: B018  # made when asked for


def dockerfile_parse(text: str) -> None:
    file: Any = io.BytesIO(text.encode())  # The stubs want text, the parser wants bytes.
    DockerfileParser(fileobj=file).structure  # noqa: B018


def dockerfile_ast(files: Texts, runs: int) -> dict[str, float] | None:
    """Its best times in ms, in Node; None where npm is not there or can't install it."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return _left_out("Node and npm are not installed")
    with tempfile.TemporaryDirectory() as folder:
        install = [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, PEER]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            return _left_out(f"npm could not install {PEER}")
        package = Path(folder, "node_modules", "dockerfile-ast")
        command = [node, DATA / "dockerfile-ast.js", package, str(runs)]
        given = json.dumps(files).encode()
        done = subprocess.run(command, input=given, capture_output=True, check=True)
    return dict(json.loads(done.stdout))


def _left_out(reason: str) -> None:
    sys.stderr.write(f"dockerfile-ast is left out: {reason}\n")


def latencies(times: int = 200) -> list[Measure]:
    edits = typing(long_text(10_000), lambda doc, edit: doc.edited(edit), times)
    checks = typing(long_text(1_000), _checked, times)
    build = long_build(10_000)
    begin = time.perf_counter()
    _reported(Document.opened("file:///Dockerfile", build))
    from_nothing = (time.perf_counter() - begin) * 1e3
    keys = typing(build, lambda doc, edit: _reported(doc.edited(edit)), times)
    return [
        Measure("a character at 10,000 lines: tree and lines", edits[0], "ms", 3),
        Measure("  the slowest", edits[1], "ms"),
        Measure("a character at 1,000 lines: diagnostics", checks[0], "ms", 10),
        Measure("  the slowest", checks[1], "ms"),
        Measure("10,000 lines: all rules from nothing", from_nothing, "ms", 400),
        Measure("a character at 10,000 lines: all rules", keys[0], "ms", 5),
        Measure("  the slowest", keys[1], "ms"),
    ]


def typing(
    text: str, work: Callable[[Document, Edit], Document], times: int
) -> tuple[float, float]:
    """Median and maximum of milliseconds for characters typed all over the text."""
    chance, took = random.Random(1), list[float]()  # noqa: S311  # the same in every run
    doc = work(Document.opened("file:///Dockerfile", text), Edit(Span(0, 0), ""))
    for _ in range(times):
        at = chance.randint(0, len(doc.text))
        begin = time.perf_counter()
        doc = work(doc, Edit(Span(at, at), "x"))
        took.append((time.perf_counter() - begin) * 1e3)
    return statistics.median(took), max(took)


def _checked(doc: Document, edit: Edit) -> Document:
    after = doc.edited(edit)
    wire.diagnostics(Snapshot().with_document(after).views[after.uri])
    return after


def _reported(doc: Document) -> Document:
    reports(Snapshot().with_document(doc).views[doc.uri], rules())
    return doc


def check_start(runs: int) -> Measure:
    """The whole process, for a file of one line."""
    command = [sys.executable, "-m", "dockerfile_lsp", "check", "-"]
    took: list[float] = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, input=b"FROM a\n", capture_output=True, check=False, cwd=ROOT)
        took.append((time.perf_counter() - begin) * 1e3)
    return Measure("dockerfile-lsp check, the process", min(took), "ms", 150)


if __name__ == "__main__":
    main()

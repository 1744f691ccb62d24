"""How fast the server is beside its peers, measured in one interleaved run: `./dev bench`.

Start to `initialize`, to the first diagnostics, to a hover and a completion asked at once; a key
to diagnostics and to completion in files of 40 to 10,000 lines; memory; `check` as a process.
Ours is a wheel, installed, as users have it. Peers are what is found: `docker-langserver` (npm),
`tally` and `hadolint` (PyPI), on PATH or in the folder that DOCKERFILE_LSP_PEERS names. Medians;
what counts are the ratios. `test_ratios.py` is the short form.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from peers.conversation import CAPABILITIES, Conversation, Json
from peers.installed import installed
from peers.ratios import SIZES, Times, table

URI = "file:///bench/Dockerfile"
CORPUS = Path(__file__).parents[3] / "shared/corpus/files"
Commands = tuple[dict[str, list[str]], dict[str, list[str]]]  # what serves, and what checks


def text(lines: int) -> str:
    """A Dockerfile of about that many lines, with something to find in it."""
    block = (
        "FROM alpine:3.20 AS stage{n}\n",
        "ARG VERSION=1.{n}\n",
        'ENV PATH=/opt/{n}/bin:$PATH LEVEL="{n}"\n',
        "WORKDIR /srv/app{n}\n",
        "COPY --chown=app:app src{n} ./src\n",
        "RUN apk add --no-cache curl=8.{n} && \\\n",
        "    echo $VERSION > version && \\\n",
        "    rm -rf /tmp/{n}\n",
        "# a note\n",
        'CMD ["run", "{n}"]\n',
    )
    found = [line.replace("{n}", str(n)) for n in range(lines // len(block)) for line in block]
    return "".join(found) + "MAINTAINER me\n"


def opened(command: list[str], lines: int) -> tuple[Conversation, int]:
    """A conversation with a document opened at once, and the number of `initialize`."""
    talk = Conversation(command)
    params: Json = {"processId": None, "rootUri": None, "capabilities": CAPABILITIES}
    first = talk.request("initialize", params)
    talk.notify("initialized", {})
    item = {"uri": URI, "languageId": "dockerfile", "version": 1, "text": text(lines)}
    talk.notify("textDocument/didOpen", {"textDocument": item})
    return talk, first


def start(command: list[str], keep: Callable[[str, float], None]) -> None:
    talk, first = opened(command, 40)
    keep("start: initialize", talk.answer(first))
    keep("start: first diagnostics", talk.diagnostics())
    keep("memory after start", talk.memory())
    talk.end()
    talk, _ = opened(command, 40)
    keep("start: hover", talk.answer(talk.request("textDocument/hover", place(0, 1))))
    keep("memory after a hover", talk.memory())
    talk.end()
    talk, _ = opened(command, 40)
    keep("start: completion", talk.answer(talk.request("textDocument/completion", place(4, 5))))
    talk.end()


def place(line: int, character: int) -> Json:
    return {"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}


def typing(command: list[str], lines: int, keep: Callable[[str, float], None]) -> None:
    """Keys in the middle of the file: the first warms up and is not counted."""
    talk, _ = opened(command, lines)
    talk.diagnostics()
    for key in range(6):
        began = talk.elapsed()
        change(talk, lines // 2, key)
        took = talk.diagnostics() - began
        began = talk.elapsed()
        asked = talk.request("textDocument/completion", place(lines // 2, 0))
        answered = talk.answer(asked) - began
        if key:
            keep(f"{lines} lines: key to diagnostics", took)
            keep(f"{lines} lines: completion", answered)
    keep(f"{lines} lines: memory", talk.memory())
    talk.end()


def change(talk: Conversation, line: int, key: int) -> None:
    at = {"line": line, "character": 2}
    params = {
        "textDocument": {"uri": URI, "version": key + 2},
        "contentChanges": [{"range": {"start": at, "end": at}, "text": "x"}],
    }
    talk.notify("textDocument/didChange", params)


def process(command: list[str], files: list[Path], name: str, keep: Any) -> None:
    began = time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run([*command, *files], check=False, stdout=quiet, stderr=quiet)
    keep(name, time.perf_counter() - began)


def measured(commands: Commands, runs: int, sizes: Sequence[int], many: list[Path]) -> Times:
    servers, checks = commands
    times: Times = {}
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "Dockerfile"
        one.write_text(text(40))
        for run in range(runs):
            for who, command in servers.items():
                start(command, keeper(times, who))
                if run < 3:
                    for lines in sizes:
                        typing(command, lines, keeper(times, who))
            for who, command in checks.items():
                process(command, [one], "check of one file", keeper(times, who))
                if many and run < 2:
                    process(command, many, "check of 1,000 files", keeper(times, who))
    return times


def keeper(times: Times, who: str) -> Callable[[str, float], None]:
    return lambda what, value: times.setdefault(what, {}).setdefault(who, []).append(value)


def commands(ours: str) -> Commands:
    """What serves and what checks, by name: ours and the peers that are there."""
    servers, checks = {"ours": [ours, "--stdio"]}, {"ours": [ours, "check"]}
    if node := found("docker-langserver"):
        servers["docker-langserver"] = [node, "--stdio"]
    if tally := found("tally"):
        servers["tally"] = [tally, "lsp", "--stdio"]
        checks["tally"] = [tally, "lint"]
    if hadolint := found("hadolint"):
        checks["hadolint"] = [hadolint]
    return servers, checks


def found(name: str) -> str | None:
    folder = os.environ.get("DOCKERFILE_LSP_PEERS", "")
    return shutil.which(name, path=os.pathsep.join((*folder.split(os.pathsep), os.environ["PATH"])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", type=Path, help="write all times there, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many = sorted(CORPUS.iterdir())[:1000] if CORPUS.exists() else []
        times = measured(commands(installed(Path(folder))), options.runs, SIZES, many)
    if options.json:
        options.json.write_text(json.dumps(times))
    sys.stdout.write(table(times) + "\n")


if __name__ == "__main__":
    main()

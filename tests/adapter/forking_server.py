"""Runs many conversations, each in a server process of its own, forked when all is imported.

Reads jobs as one JSON list, and prints one of what came of them. So a conversation takes some
milliseconds; the doorman is at work as ever, for it does not look at what is imported.
"""

import gc
import json
import os
import sys
import time
from importlib import import_module
from typing import Any

from dockerfile_lsp import features, wire
from dockerfile_lsp.adapter import serve, standard_io
from dockerfile_lsp.document import Document
from dockerfile_lsp.workspace import View

Job = dict[str, Any]
AT_ONCE = 8


def main() -> None:
    jobs: list[Job] = json.load(sys.stdin)
    done: list[dict[str, Any]] = []
    for start in range(0, len(jobs), AT_ONCE):
        done += together(jobs[start : start + AT_ONCE])
    json.dump(done, sys.stdout)


def together(jobs: list[Job]) -> list[dict[str, Any]]:
    """`chunks` are sent with a pause between; the input then ends if it `ends`."""
    running = [forked(job) for job in jobs]
    for number in range(max(len(job["chunks"]) for job in jobs)):
        if number:
            time.sleep(0.06)  # longer than the doorman waits for a document
        for job, (_, source, _) in zip(jobs, running, strict=True):
            for chunk in job["chunks"][number : number + 1]:
                sent(source, chunk.encode("latin-1"))
    return [ended(job, *its) for job, its in zip(jobs, running, strict=True)]


def forked(job: Job) -> tuple[int, int, int]:
    """The process, where it reads from and where its output is read."""
    (source, to_source), (from_target, target) = os.pipe(), os.pipe()
    process = os.fork()
    if process:
        os.close(source)
        os.close(target)
        return process, to_source, from_target
    os.dup2(source, 0)
    os.dup2(target, 1)
    os.closerange(3, 256)
    status = 70
    try:
        if not job.get("limits", True):
            serve.taken_over = unlimited
        status = serve.serve_stdio(doorman=job.get("doorman", True))
    finally:
        os._exit(status)


def unlimited() -> standard_io.Wire:
    wire = standard_io.taken_over()
    wire.has_time_limits = False
    return wire


def sent(target: int, data: bytes) -> None:
    try:
        while data:
            data = data[os.write(target, data) :]
    except BrokenPipeError:
        return


def ended(job: Job, process: int, source: int, target: int) -> dict[str, Any]:
    if job.get("ends", True):
        os.close(source)
    output = b""
    while data := os.read(target, 1 << 16):
        output += data
    os.close(target)
    if not job.get("ends", True):
        os.close(source)
    _, status = os.waitpid(process, 0)
    return {"status": os.waitstatus_to_exitcode(status), "output": output.decode("latin-1")}


if __name__ == "__main__":
    # Whatever is made at first use, too.
    for name in ("app", "serving", "doorman", "first_documents"):
        import_module(f"dockerfile_lsp.adapter.{name}")
    features.features()
    wire.diagnostics(View(Document.opened("file:///w/Dockerfile", "FROM a AS B\n")))
    gc.freeze()  # what is shared stays so
    main()

"""What a failed build comes to: the instruction at fault, and one sentence."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .account import Account
from .build_command import BuildRequest
from .output.events import Broke
from .steps import Lines, Steps

_LONGEST = 300  # characters of a message; some engines quote whole structures


class Failed(NamedTuple):
    message: str  # one line: "The command ended with exit status 7"
    lines: Lines | None  # of the instruction at fault; None where the file is not to blame
    log: tuple[str, ...]  # the last lines that the failing step printed, at most 20
    exit_code: int  # the engine's; negative: the signal that ended it


def failure(account: Account, steps: Steps, request: BuildRequest, exit_code: int) -> Failed:
    broke = account.broke
    error = _error(account.said) or (broke.message if broke else "")
    lines = _lines(account, steps, request, error) or Lines(1, 1)
    log = account.printed_by(broke.key) if broke else ()
    message = _in_short(error, broke) or f"The engine ended with exit status {exit_code}"
    return Failed(message, lines, log, exit_code)


def _error(said: Sequence[str]) -> str:
    """The engine's own sentence: the last that it calls an error, else its last."""
    errors = [line for line in said if line.lower().startswith("error: ")]
    return next(reversed(errors or said), "")


def _lines(account: Account, steps: Steps, request: BuildRequest, error: str) -> Lines | None:
    """Where the fault is, the surest source first."""
    marked = _marked(account.said, request.file.name)
    if marked:
        step = steps.at(marked.first)
        return step.lines if step else marked
    parse_error = re.search(r"parse error (?:on )?line (\d+)", error)
    image = re.search(r"load metadata for (\S+)", account.broke.text if account.broke else "")
    step = (
        (steps.at(int(parse_error[1])) if parse_error else None)
        or (account.broke.step if account.broke else None)
        or (steps.using(image[1]) if image else None)
        or steps.origin(request.target)
    )
    return step.lines if step else None


def _marked(said: Sequence[str], name: str) -> Lines | None:
    """The lines that BuildKit marks in its excerpt of the file (errdefs/source.go).

    Dockerfile:4
    --------------------
       3 |     COPY . .
       4 | >>> RUN make
    --------------------
    """
    heads = [i for i, line in enumerate(said) if re.fullmatch(re.escape(name) + r":\d+", line)]
    if not heads:
        return None
    excerpt = said[heads[-1] + 1 :]
    numbers = [int(found[1]) for line in excerpt if (found := re.match(r"\s*(\d+) \| >>> ", line))]
    return Lines(numbers[0], numbers[-1]) if numbers else None


# What engines put in front of the cause.
_WRAPPERS = re.compile(
    r"error: |error response from daemon: "
    r"|failed to build: |failed to solve(?: with frontend [\w.]+)?: |rpc error: code = \w+ desc = "
    r"|failed to build LLB: |failed to create LLB definition: |failed to compute cache key: "
    r"|failed to calculate checksum of ref \S+: |dockerfile parse error (?:on )?line \d+: "
    r"|building at STEP \".*?\": ",
    re.I,
)
_STATUS = re.compile(r"(?:exit code: |exit status |non-zero code: )(\d+)$")
_STATUS_MEANS = {
    126: "the program may not be executed",
    127: "a program was not found",
    137: "killed, perhaps for lack of memory",
}


def _in_short(error: str, broke: Broke | None) -> str:
    while found := _WRAPPERS.match(error):
        error = error[found.end() :]
    status = _STATUS.search(error)
    if status:
        means = _STATUS_MEANS.get(int(status[1]))
        return f"The command ended with exit status {status[1]}" + (f" ({means})" if means else "")
    missing = re.fullmatch(r'"/?(.*)": not found', error)
    if missing and broke and broke.step and not broke.step.images:
        return f"'{missing[1]}' is not in the build context, or .dockerignore leaves it out"
    return error if len(error) <= _LONGEST else error[: _LONGEST - 1] + "…"

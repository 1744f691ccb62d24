"""What a failed build comes to: where, why, and what was printed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .account import Account
from .build_command import BuildRequest
from .cause import in_short
from .steps import Lines, Steps


class Failed(NamedTuple):
    message: str  # one line: "The command ended with exit status 7"
    lines: Lines | None  # of the instruction at fault; None where the file is not to blame
    log: tuple[str, ...]  # the last lines that the failing step printed, at most 20
    exit_code: int  # the engine's; negative: the signal that ended it


def failure(account: Account, steps: Steps, request: BuildRequest, exit_code: int) -> Failed:
    error = _error(account.said) or (account.broke.message if account.broke else "")
    message = in_short(error, account.at.step) or f"The engine ended with exit status {exit_code}"
    lines = _lines(account, steps, request, error) or Lines(1, 1)
    return Failed(message, lines, account.printed_by(account.at.key), exit_code)


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
    image = re.search(r"(?:load metadata for |docker-image://)(\S+)", account.at.text)
    step = (
        (steps.at(int(parse_error[1])) if parse_error else None)
        or account.at.step
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

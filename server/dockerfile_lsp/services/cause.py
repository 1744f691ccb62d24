"""An engine's error in one plain sentence."""

import re

from .steps import Step

_LONGEST = 300  # characters


def in_short(error: str, step: Step | None) -> str:
    """`error` without its wrapping, and plainer where we know better; `step` is where it arose."""
    while found := _WRAPPERS.match(error):
        error = error[found.end() :]
    error = error.partition(" &imagebuilder.Step{")[0]
    in_context = step is not None and not step.images
    error = _ended(error) or (_missing(error) if in_context else "") or _not_pulled(error) or error
    return error if len(error) <= _LONGEST else error[: _LONGEST - 1] + "…"


# What engines put in front of the cause.
_WRAPPERS = re.compile(
    r"error: |error response from daemon: "
    r"|failed to build: |failed to solve(?: with frontend [\w.]+)?: |rpc error: code = \w+ desc = "
    r"|failed to build LLB: |failed to create LLB definition: |failed to compute cache key: "
    r"|failed to calculate checksum of ref \S+: |dockerfile parse error (?:on )?line \d+: "
    r"|failed to load cache key: |process \".*?\" did not complete successfully: "
    r"|building at STEP \".*?\": |build error: ",
    re.I,
)
_STATUS = re.compile(r"(?:exit code: |exit status |non-zero code: )(\d+)$")
_STATUS_MEANS = {
    126: "the program may not be executed",
    127: "a program was not found",
    137: "killed, perhaps for lack of memory",
}

_MISSING = re.compile(
    r'"/?(?P<buildkit>[^"]*)"(?:: not found| not found: not found)'
    r'|.*copier: stat: "/?(?P<buildah>[^"]*)": no such file or directory'
    r"|\w+ failed: file not found in build context or excluded by \.dockerignore: "
    r"stat (?P<legacy>.*): file does not exist"
)
_PULL = re.compile(
    r".*(?:failed to resolve source metadata for |initializing source docker://)(?P<image>\S+?): "
    r"(?:failed to do request: |pinging container registry \S+: |(?:Get|Head) \"[^\"]*\": )*"
    r"(?P<why>.*)"
)


def _ended(error: str) -> str:
    status = _STATUS.search(error)
    if not status:
        return ""
    means = _STATUS_MEANS.get(int(status[1]))
    return f"The command ended with exit status {status[1]}" + (f" ({means})" if means else "")


def _missing(error: str) -> str:
    found = _MISSING.fullmatch(error)
    if not found:
        return ""
    name = next(group for group in found.groups() if group is not None)
    return f"'{name}' is not in the build context, or .dockerignore leaves it out"


def _not_pulled(error: str) -> str:
    found = _PULL.fullmatch(error)
    if not found:
        return ""
    # Of a connection that failed, Go tells each layer; the last one is the reason.
    why = found["why"].rpartition(": ")[2] if "dial " in found["why"] else found["why"]
    return f"{found['image']} could not be pulled: {why}"

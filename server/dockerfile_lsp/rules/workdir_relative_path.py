import re
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem

# A path of letters and the like, on no drive.
_RELATIVE = re.compile(r"[\w.@+-][\w.@+/-]*\Z")


def check(problem: Problem) -> Iterator[Finding]:
    """The first WORKDIR of an image should be an absolute path.

    A relative one depends on what the base image has, and changes when that does.
    """
    (path,) = problem.arguments
    node = problem.where.node
    is_plain = node is not None and node.rest.text == path and _RELATIVE.match(path)
    fix = Fix(f"Change to '/{path}'", (Change(problem.where, f"/{path}"),), safe=False)
    yield Finding(problem.where, f"'{path}' should be an absolute path", fix if is_plain else None)


RULE = Rule(
    name="WorkdirRelativePath",
    severity=Severity.WARNING,
    check=presents("WorkdirRelativePath", check),
    source="https://docs.docker.com/reference/build-checks/workdir-relative-path/",
    aliases=("DL3000",),
    examples=(
        Good("FROM alpine\nWORKDIR\n"),
        Good("FROM alpine\nWORKDIR /app\nWORKDIR src\n"),
        Good("FROM alpine AS a\nWORKDIR /a\nFROM a\nWORKDIR b\n"),
        Good("FROM alpine\nARG D\nWORKDIR $D\n"),
        Good("FROM base\nWORKDIR $HOME\n"),
        Bad("FROM alpine\nWORKDIR <[app]>\n", fixed="FROM alpine\nWORKDIR /app\n"),
        Bad("FROM alpine\nARG D=app\nWORKDIR <[$D]>\n"),
    ),
)

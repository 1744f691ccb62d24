from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A path in a Windows image is on drive C:."""
    path, fault = problem.arguments
    yield Finding(problem.where, f"'{path}': {fault}")


RULE = Rule(
    name="WindowsPath",
    severity=Severity.ERROR,
    check=presents("WindowsPath", check),
    source="https://docs.docker.com/reference/dockerfile/#workdir",
    examples=(
        Good(
            "# escape=`\nFROM --platform=windows/amd64 a AS windows\nWORKDIR C:\\app\nCOPY a \\b\n"
        ),
        Good("FROM alpine\nCOPY a:b d:c\n"),
        Bad("# escape=`\nFROM --platform=windows/amd64 a AS windows\nWORKDIR <[d:\\app]>\n"),
        Bad("# escape=`\nFROM --platform=windows/amd64 a AS windows\nCOPY a <[\\\\s\\x]>\n"),
    ),
)

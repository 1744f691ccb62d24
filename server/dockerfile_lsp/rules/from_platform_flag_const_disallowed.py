from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A platform written out ties the stage to it.

    `$BUILDPLATFORM` or `$TARGETPLATFORM` fit every build. Where it is meant, the stage's name can
    say so: `AS tools-arm64`.
    """
    (platform,) = problem.arguments
    yield Finding(problem.where, f"--platform is always '{platform}'; use a variable, or none")


RULE = Rule(
    name="FromPlatformFlagConstDisallowed",
    severity=Severity.WARNING,
    check=presents("FromPlatformFlagConstDisallowed", check),
    source="https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/",
    aliases=("DL3029",),
    examples=(
        Good(
            "FROM --platform=$BUILDPLATFORM alpine\n"
            "FROM --platform=linux/arm64 alpine AS tool-arm64\n"
        ),
        Bad("FROM <[--platform=linux/arm64]> alpine\n"),
    ),
)

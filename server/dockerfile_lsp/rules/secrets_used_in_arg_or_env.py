from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A secret in ARG or ENV stays in the image, for everyone to read.

    `RUN --mount=type=secret` gives a command what it needs and leaves nothing behind.
    """
    instruction, name = problem.arguments
    message = f"{instruction} '{name}' seems to hold a secret, which stays in the image"
    yield Finding(problem.where, message)


RULE = Rule(
    name="SecretsUsedInArgOrEnv",
    severity=Severity.WARNING,
    check=presents("SecretsUsedInArgOrEnv", check),
    source="https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
    aliases=("DL3064",),
    examples=(
        Good("ARG TOKEN\nFROM alpine\nENV API_TOKEN_FILE=/run/t\n"),
        Bad("FROM alpine\nENV <[API_TOKEN]>=x\nARG <[password]>\n"),
    ),
)

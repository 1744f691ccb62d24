from collections.abc import Iterator

from ..rule import Bad, Finding, Given, Good, Rule, Severity, presents, without
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """An ONBUILD instruction of the base image fails in this stage.

    Such instructions run first in each stage that is built on the image. They are known once the
    image's registry has been asked about it, by hovering the image for instance.
    """
    text, *names = problem.arguments
    beginning = without(names) if names else ""
    verb = "the" if beginning else "The"
    message = f"{beginning}{verb} build fails at the base image's 'ONBUILD {text}'"
    yield Finding(problem.where, message)


# It is no error: the image's name may mean another image when the file is built.
RULE = Rule(
    name="OnbuildTriggerInvalid",
    severity=Severity.WARNING,
    check=presents("OnbuildTriggerInvalid", check),
    source="https://docs.docker.com/reference/dockerfile/#onbuild",
    examples=(
        Good("FROM alpine\n"),
        Good("FROM example.com/app\nCOPY x y\n", given=Given(triggers=("COPY a b",))),
        Good("ARG V=1\nFROM example.com/app\n", given=Given(triggers=("ARG V", "ENV W=${V:?}"))),
        Bad("FROM <[example.com/app]>\n", given=Given(triggers=("COPY a",))),
        Bad("FROM <[example.com/app]> AS b\n", given=Given(triggers=("ARG V", "ENV W=${V:?}"))),
    ),
)

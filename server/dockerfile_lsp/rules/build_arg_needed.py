from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents, without
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The build fails unless an argument is given.

    What an ARG without default holds is empty until `--build-arg` says otherwise, and here
    that does not work. A default that works would do, too. At FROM it is BuildKit's
    InvalidDefaultArgInFrom, and what comments say about that check counts.
    """
    kind, *names = problem.arguments
    why = next((text for start, text in _BECAUSE.items() if kind.startswith(start)), "")
    message = f"{without(names)}the build fails here{why and f': {why}'}"
    same = "InvalidDefaultArgInFrom" if kind.startswith("Base") else ""
    yield Finding(problem.where, message, check_name=same)


# By the beginning of the kind of problem that there is without the argument.
_BECAUSE = {
    "BaseBlank": "FROM has no image",
    "BaseReference": "what FROM names is no image",
    "Checksum": "the checksum is none",
    "Chmod": "the mode is none",
    "Expose": "the port is none",
    "Mount": "the mount is none",
    "Platform": "the platform is none",
    "StopsignalInvalid": "the signal is none",
    "Quote": "the default has a quote too many",
    "SubstRequired": "the variable has no value",
    "Subst": "the default has no value",
    "VolumeEmpty": "the path is empty",
}


# Found in 13 % of the corpus' repositories at this level, nearly always at FROM, in files that are
# meant to be built with the argument. `docker build .` fails for them, and BuildKit's own check
# warns at almost the same places (InvalidDefaultArgInFrom, 12 %), so it is a warning here, too.
RULE = Rule(
    name="BuildArgNeeded",
    severity=Severity.WARNING,
    check=presents("BuildArgNeeded", check),
    source="https://docs.docker.com/reference/dockerfile/#arg",
    examples=(
        Good("ARG IMAGE=alpine\nFROM $IMAGE\n"),
        Bad("ARG IMAGE\nFROM <[$IMAGE]>\n"),
        Good("# check=skip=InvalidDefaultArgInFrom\nARG IMAGE\nFROM $IMAGE\n"),
        Bad("ARG TAG\nFROM <[alpine:$TAG]>\n"),
        Bad("FROM scratch\nARG B\nENV A=<[${B:?m}]>\n"),
        Bad("FROM scratch\nARG A=<[${B^^}]>\n"),
    ),
)

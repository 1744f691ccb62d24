from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.images import image
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """FROM's image is no name that an image can have.

    Names are in lower case, but for a registry's; a tag has up to 128 letters, digits, `_`, `.`
    and `-`.
    """
    (text,) = problem.arguments
    fix = None
    if text != text.lower() and image(text.lower()):
        fix = Fix(f"Change to '{text.lower()}'", (Change(problem.where, text.lower()),))
    yield Finding(problem.where, f"No image can be called '{text}'", fix)


RULE = Rule(
    name="BaseReference",
    severity=Severity.ERROR,
    check=presents("BaseReference", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM alpine:3.20\n"),
        Bad("FROM <[Alpine]>\n", fixed="FROM alpine\n"),
        Bad("FROM <[alpine:]>\n"),
    ),
)

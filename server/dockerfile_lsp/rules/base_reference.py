import re
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Related, Rule, Severity, presents
from ..semantics.images import image, is_digest
from ..semantics.problems import Problem, Spot
from ..text import Span

_CAUSE = r"(?P<tag>:)(?=@|\Z)|\A\w+://|(?<=@)(?P<digest>.+)"


def check(problem: Problem) -> Iterator[Finding]:
    """FROM's image is no name that an image can have.

    Names are in lower case, but for a registry's; a tag has up to 128 letters, digits, `_`, `.`
    and `-`. A stage is found in lower case alone, however it is written behind AS.
    """
    (text,) = problem.arguments
    fix = None
    if text != text.lower() and image(text.lower()):
        fix = Fix(f"Change to '{text.lower()}'", (Change(problem.where, text.lower()),))
    if problem.related:
        related = (Related(problem.related[0], "The stage is here"),)
        message = f"FROM finds the stage as '{text.lower()}' alone, and no image is called '{text}'"
        yield Finding(problem.where, message, fix, related)
        return
    part, why = _cause(problem.where, text)
    yield Finding(part, f"No image can be called '{text}'{why}", fix)


def _cause(where: Spot, text: str) -> tuple[Spot, str]:
    """The part at fault and what is wrong with it, as the end of a sentence."""
    assert where.node is not None, "it is an instruction's"
    found = re.search(_CAUSE, text)
    if not found or is_digest(found["digest"] or ""):
        return where, ""
    why = f", without '{found[0]}' perhaps"
    if found["tag"]:
        why = ": its tag is empty"
    elif found["digest"]:
        why = ": a digest is 'sha256:' and 64 of 0-9 and a-f"
    if where.span.of(where.node.text) != text:
        return where, why
    return where._replace(span=Span(*found.span()).shift(where.span.start)), why


RULE = Rule(
    name="BaseReference",
    severity=Severity.ERROR,
    check=presents("BaseReference", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM alpine:3.20\n"),
        Bad("FROM <[Alpine]>\n", fixed="FROM alpine\n"),
        Bad(
            "FROM alpine AS Base\nFROM <[Base]>\n",
            fixed="FROM alpine AS Base\nFROM base\n",
        ),
        Bad("FROM alpine<[:]>\n"),
        Bad("FROM <[https://]>ghcr.io/a/b\n"),
        Bad("FROM alpine@<[sha256:12]>\n"),
        Bad("FROM <[a:b:c]>\n"),
    ),
)

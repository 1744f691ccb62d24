import re
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Related, Rule, Severity, presents, renaming
from ..semantics.problems import Problem, Spot

_DEFAULT = re.compile(r"\$\{(\w+):?-([\w./:@-]+)\}\Z")


def check(problem: Problem) -> Iterator[Finding]:
    """FROM uses a variable that no ARG before the first FROM defines.

    Only those, and BuildKit's own like TARGETPLATFORM, have a value there.
    """
    name, *near = problem.arguments
    message = f"No ARG before FROM defines '{name}'" + (f", '{near[0]}' is near" if near else "")
    fix = renaming(problem.where, name, near[0]) if near else _declared(problem)
    told = "This ARG belongs to the stage it is in; FROM sees those before the first FROM"
    related = tuple(Related(each, told) for each in problem.related[1:])
    yield Finding(problem.where, message, fix, related)


def _declared(problem: Problem) -> Fix | None:
    """An ARG before the first FROM, with the default that is in this one or in a stage above."""
    node = problem.where.node
    if not node or not problem.related:
        return None
    place, *misplaced = problem.related
    match = _DEFAULT.match(problem.where.span.of(node.text))
    if match:
        change = Change(problem.where, f"${{{match[1]}}}")
        return _inserted(place, f"{match[1]}={match[2]}", change)
    for each in misplaced:
        assert each.node is not None, "it is an instruction's"
        text = each.span.of(each.node.text)
        return _inserted(place, text) if "=" in text and "\n" not in text else None
    return None


def _inserted(place: Spot, argument: str, *others: Change) -> Fix:
    assert place.node is not None, "it is an instruction's"
    end = "\r\n" if place.node.text.endswith("\r\n") else "\n"
    text = f"ARG {argument}{end}{place.span.of(place.node.text)}"
    return Fix(f"Declare it before FROM: ARG {argument}", (Change(place, text), *others))


RULE = Rule(
    name="UndefinedArgInFrom",
    severity=Severity.WARNING,
    check=presents("UndefinedArgInFrom", check),
    source="https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
    examples=(
        Good("ARG IMG=alpine\nFROM ${IMG}\n"),
        Bad("FROM <[${IMG:-alpine}]>\n", fixed="ARG IMG=alpine\nFROM ${IMG}\n"),
        Bad("FROM <[$IMG]>\n"),
        Bad("FROM a\nARG B=c\nFROM <[$B]>\n", fixed="ARG B=c\nFROM a\nARG B=c\nFROM $B\n"),
        Bad("ARG IMAGE=alpine\nFROM <[$IMAEG]>\n", fixed="ARG IMAGE=alpine\nFROM $IMAGE\n"),
    ),
)

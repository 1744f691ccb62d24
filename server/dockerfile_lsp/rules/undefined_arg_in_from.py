import re
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents, renaming
from ..semantics.problems import Problem

_DEFAULT = re.compile(r"\$\{(\w+):?-([\w./:@-]+)\}\Z")


def check(problem: Problem) -> Iterator[Finding]:
    """FROM uses a variable that no ARG before the first FROM defines.

    Only those, and BuildKit's own like TARGETPLATFORM, have a value there.
    """
    name, *near = problem.arguments
    message = f"No ARG before FROM defines '{name}'" + (f", '{near[0]}' is near" if near else "")
    if near:
        yield Finding(problem.where, message, renaming(problem.where, name, near[0]))
    else:
        yield Finding(problem.where, message, _declared(problem))


def _declared(problem: Problem) -> Fix | None:
    """An ARG with the default that stands in the FROM, before the first one."""
    node = problem.where.node
    match = _DEFAULT.match(problem.where.span.of(node.text)) if node else None
    if not match or not problem.related:
        return None
    first = problem.related[0]
    assert first.node is not None, "it is an instruction's"
    end = "\r\n" if first.node.text.endswith("\r\n") else "\n"
    before = first.span.of(first.node.text)
    changes = (
        Change(first, f"ARG {match[1]}={match[2]}{end}{before}"),
        Change(problem.where, f"${{{match[1]}}}"),
    )
    return Fix(f"Declare it: ARG {match[1]}={match[2]}", changes)


RULE = Rule(
    name="UndefinedArgInFrom",
    severity=Severity.WARNING,
    check=presents("UndefinedArgInFrom", check),
    source="https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
    examples=(
        Good("ARG IMG=alpine\nFROM ${IMG}\n"),
        Bad("FROM <[${IMG:-alpine}]>\n", fixed="ARG IMG=alpine\nFROM ${IMG}\n"),
        Bad("FROM <[$IMG]>\n"),
        Bad("ARG IMAGE=alpine\nFROM <[$IMAEG]>\n", fixed="ARG IMAGE=alpine\nFROM $IMAGE\n"),
    ),
)

from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A port's protocol should be lower case."""
    (protocol,) = problem.arguments
    node, lower = problem.where.node, protocol.lower()
    is_written = node is not None and problem.where.span.of(node.text) == protocol
    fix = Fix(f"Change to '{lower}'", (Change(problem.where, lower),)) if is_written else None
    yield Finding(problem.where, f"'{protocol}' should be lower case", fix)


RULE = Rule(
    name="ExposeProtoCasing",
    severity=Severity.WARNING,
    check=presents("ExposeProtoCasing", check),
    source="https://docs.docker.com/reference/build-checks/expose-proto-casing/",
    examples=(
        Good("FROM alpine\nEXPOSE 80/tcp\n"),
        Bad("FROM alpine\nEXPOSE 80/<[TCP]>\n", fixed="FROM alpine\nEXPOSE 80/tcp\n"),
    ),
)

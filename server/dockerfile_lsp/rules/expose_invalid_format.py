from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """EXPOSE names ports of the container only.

    Which port of the host it gets is said when the container is started. BuildKit announces
    that this will be an error.
    """
    spec, container = problem.arguments
    node = problem.where.node
    is_written = node is not None and problem.where.span.of(node.text) == spec
    fix = Fix(f"Change to '{container}'", (Change(problem.where, container),))
    yield Finding(
        problem.where,
        f"'{spec}' should name the container's port only",
        fix if is_written else None,
    )


RULE = Rule(
    name="ExposeInvalidFormat",
    severity=Severity.WARNING,
    check=presents("ExposeInvalidFormat", check),
    source="https://docs.docker.com/reference/build-checks/expose-invalid-format/",
    examples=(
        Good("FROM alpine\nEXPOSE 80\n"),
        Bad(
            "FROM alpine\nEXPOSE <[8080:80]> <[127.0.0.1:81:81/tcp]>\n",
            fixed="FROM alpine\nEXPOSE 80 81/tcp\n",
        ),
    ),
)

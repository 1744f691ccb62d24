from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A comment right above a named FROM or an ARG should begin with its name.

    Such a comment describes it in `docker build --call outline`. This check is experimental: it
    needs `# check=experimental=InvalidDefinitionDescription`.
    """
    (name,) = problem.arguments
    yield Finding(problem.where, f"This comment should begin with '{name}', which it describes")


RULE = Rule(
    name="InvalidDefinitionDescription",
    severity=Severity.WARNING,
    check=presents("InvalidDefinitionDescription", check),
    source="https://docs.docker.com/reference/build-checks/invalid-definition-description/",
    examples=(
        Good("# some text\nARG A=1\nFROM alpine\n"),
        Good("# check=experimental=all\n# A is it\nARG A=1\nFROM alpine\n"),
        Bad("# check=experimental=all\n<[# some text]>\nARG A=1\nFROM alpine\n"),
    ),
)

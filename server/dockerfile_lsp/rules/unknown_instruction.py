from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    r"""The first word of a line is no instruction.

    BuildKit knows 18 instructions. A line that begins with something else is often a
    misspelt one, or the rest of a command whose line before lacks its `\\`.
    """
    word, *near = problem.arguments
    if not word:
        yield Finding(problem.where, "An instruction is missing after the escape token")
        return
    meant = near[0].lower() if near and word.islower() else "".join(near)
    if problem.related and not (near and word.isupper()):
        yield _lost_line(problem, word)
        return
    message = f"Unknown instruction '{word}'" + (f", '{meant}' is near" if meant else "")
    fix = None
    if meant:
        fix = Fix(f"Change to '{meant}'", (Change(problem.where, meant),), safe=False)
    yield Finding(problem.where, message, fix)


def _lost_line(problem: Problem, word: str) -> Finding:
    """The line before is to go on to this one."""
    end = problem.related[0]
    assert end.node is not None, "it is an instruction's"
    message = f"Unknown instruction '{word}', or the line above lacks its {end.node.escape}"
    # The word is part of the change, so that it may cease to be an instruction.
    changes = (Change(end, f" {end.node.escape}"), Change(problem.where, word))
    fix = Fix("Let the line above go on", changes, safe=False)
    return Finding(problem.where, message, fix)


RULE = Rule(
    name="UnknownInstruction",
    severity=Severity.ERROR,
    check=presents("UnknownInstruction", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nrun a\n"),
        Bad("FROM alpine\n<[RUNN]> a\n", fixed="FROM alpine\nRUN a\n"),
        Bad("FROM alpine\n<[apt-get]> install a\n"),
        Bad(
            "FROM alpine\nRUN a && \\\n  b\n  <[c]> d\n",
            fixed="FROM alpine\nRUN a && \\\n  b \\\n  c d\n",
        ),
    ),
)

import json
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, moving_remark, presents
from ..semantics.json_like import repaired
from ..semantics.lines import is_in_one_line
from ..semantics.problems import Problem, Spot
from ..semantics.trailing_comments import remark_at_the_end


def check(problem: Problem) -> Iterator[Finding]:
    """SHELL takes a JSON array of strings.

    Double quotes, commas between and none at the end.
    """
    where, (text,) = problem.where, problem.arguments
    remark = remark_at_the_end(where) if text.startswith("[") else None
    if remark:
        yield Finding(remark, "A comment needs a line of its own", moving_remark(remark))
        return
    yield Finding(where, 'SHELL needs a JSON array, like ["/bin/sh", "-c"]', _array(where, text))


def _array(where: Spot, text: str) -> Fix | None:
    """The array that was meant; None where that is not plain."""
    assert where.node is not None, "it is an instruction's"
    array = repaired(text) if text.startswith("[") else ""
    if not set(text) & set("[]\"'\\`"):
        array = json.dumps(text.split(), ensure_ascii=False)
    if not array or not is_in_one_line(where.node, where.span):
        return None
    return Fix(f"Change to {array}", (Change(where, array),))


RULE = Rule(
    name="ShellNotJson",
    severity=Severity.ERROR,
    check=presents("ShellNotJson", check),
    source="https://docs.docker.com/reference/dockerfile/#shell",
    examples=(
        Good('FROM alpine\nSHELL ["sh", "-c"]\n'),
        Bad("FROM a\nSHELL <[/bin/sh -c]>\n", fixed='FROM a\nSHELL ["/bin/sh", "-c"]\n'),
        Bad("FROM a\nSHELL <[['sh', '-c']]>\n", fixed='FROM a\nSHELL ["sh", "-c"]\n'),
        Bad('FROM a\nSHELL ["sh"] <[# x]>\n', fixed='FROM a\n# x\nSHELL ["sh"]\n'),
        Bad("FROM alpine\nSHELL <[sh \\\n -c]>\n"),
    ),
)

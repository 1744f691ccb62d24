import re
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem, Spot
from ..text import Span

_OPERATOR = r":.|[\^,@~!]+"


def check(problem: Problem) -> Iterator[Finding]:
    """BuildKit does not know this substitution of a shell's.

    It knows `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` and `//` behind a name.
    """
    text, name, _message = problem.arguments
    written = text.partition("}")[0] + "}" if "}" in text else text
    where = _operator(problem.where, text, len(f"${{{name}"))
    fix = None
    if where.node and where.span.of(where.node.text) in (":%", ":#"):
        change = Change(where, where.span.of(where.node.text)[1:])
        fix = Fix(f"Change to {written.replace(':', '', 1)}", (change,))
    message = f"'{written}' is no substitution that BuildKit knows"
    if text == f"${{{name}":
        message = f"'{text}' has no closing brace"
    yield Finding(where, message, fix)


def _operator(where: Spot, text: str, begin: int) -> Spot:
    """What stands behind the name, at `begin` of `text`; all of it where that is not plain."""
    assert where.node is not None, "it is an instruction's"
    found = re.match(_OPERATOR, text[begin:])
    if not found or where.span.of(where.node.text) != text:
        return where
    return where._replace(span=Span(*found.span()).shift(where.span.start + begin))


RULE = Rule(
    name="SubstModifier",
    severity=Severity.ERROR,
    check=presents("SubstModifier", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM alpine\nARG B=b\nENV A=${B%x}\nRUN echo ${B^^}\n"),
        Bad("FROM alpine\nENV A=${B<[^^]>}\n"),
        Bad("FROM alpine\nARG B\nENV A=${B<[:1]>:2}\n"),
        Bad("FROM a\nENV A=${B<[:%]>b}c\n", fixed="FROM a\nENV A=${B%b}c\n"),
        Bad("FROM alpine\nENV A=<[${!x}]>\n"),
    ),
)

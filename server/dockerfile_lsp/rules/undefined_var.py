from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents, renaming
from ..semantics.problems import Problem, Spot
from ..text import Span


def check(problem: Problem) -> Iterator[Finding]:
    """A variable is used that nothing defines.

    An ARG before the first FROM has to be declared again in a stage: `ARG name`. What a base
    image may define is not known here, so that an unknown name is reported only if it is nearly
    one that is.
    """
    name, *near = problem.arguments
    message = f"'{name}' is not defined here" + (f", '{near[0]}' is near" if near else "")
    fix = _renamed(problem.where, name, near[0]) if near else _quoted(problem.where)
    yield Finding(problem.where, message, fix)


def _renamed(where: Spot, name: str, near: str) -> Fix:
    """In braces where the name has run on into letters that are none of a shell's: `$이름은`."""
    assert where.node is not None, "it is an instruction's"
    rest = name.removeprefix(near)
    if rest.isascii() or rest == name or where.span.of(where.node.text) != f"${name}":
        return renaming(where, name, near)
    text = f"${{{near}}}{rest}"
    return Fix(f"Change to {text}", (Change(where, text),))


def _quoted(where: Spot) -> Fix | None:
    """Quotes around the word of the here-document that the variable is in: it is kept as it is."""
    node, at = where.node, where.span.start
    assert node is not None, "it is an instruction's"
    around = (each.mark for each in node.heredocs if each.body.start <= at < each.body.end)
    mark = next(around, None)
    if not mark or mark.span.of(node.text).lstrip("0123456789<- \t") != mark.name:
        return None
    word = where._replace(span=Span(mark.span.end - len(mark.name), mark.span.end))
    quoted = f'"{mark.name}"'
    return Fix(f"Keep every $ as it is: {quoted}", (Change(word, quoted),), safe=False)


RULE = Rule(
    name="UndefinedVar",
    severity=Severity.WARNING,
    check=presents("UndefinedVar", check),
    source="https://docs.docker.com/reference/build-checks/undefined-var/",
    examples=(
        Good("FROM alpine\nARG foo=a\nCOPY $foo /\n"),
        Good("FROM base\nCOPY $JAVA_HOME /\n"),
        Good("FROM eclipse-temurin:25\nCOPY $JAVA_HOME /\n"),
        Bad(
            "FROM alpine\nARG version=1\nENV V=<[$verison]>\n",
            fixed="FROM alpine\nARG version=1\nENV V=$version\n",
        ),
        Good("FROM base\nENV CPATH=/x:$CPATH\n"),
        Bad("FROM a\nARG USR\nENV C=<[$USR는]>\n", fixed="FROM a\nARG USR\nENV C=${USR}는\n"),
        Bad("FROM scratch\nCOPY <[${foo:-a}]> /\n"),
        Bad(
            "FROM scratch\nCOPY <<-EOF /x\n\tA=1\n\tB=<[$A]>\n\tEOF\n",
            fixed='FROM scratch\nCOPY <<-"EOF" /x\n\tA=1\n\tB=$A\n\tEOF\n',
        ),
    ),
)

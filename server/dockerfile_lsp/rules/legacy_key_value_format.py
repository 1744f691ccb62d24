from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.key_values import with_equals
from ..semantics.problems import Problem, Spot, spot
from ..text import Edit, applied


def check(problem: Problem) -> Iterator[Finding]:
    """ENV and LABEL should be `NAME=value`.

    Without `=` all that follows the name is the value, `=` and quotes included, which surprises
    and leaves room for one name only.
    """
    instruction, name = problem.arguments
    where = problem.where
    yield Finding(where, f"{instruction} {name} should have '=' before its value", _equals(where))


def _equals(where: Spot) -> Fix | None:
    """The same name and value with `=`; None where the layout or the value would not survive."""
    assert where.node is not None, "it is an instruction's"
    node, edits = where.node, with_equals(where.node)
    if not edits:
        return None
    moved = [Edit(span.shift(-where.span.start), text) for span, text in edits]
    text = applied(where.span.of(node.text), moved)
    title = "Write it with '='" if "\n" in text else f"Change to {text}"
    return Fix(title, tuple(Change(spot(node, span), new) for span, new in edits))


RULE = Rule(
    name="LegacyKeyValueFormat",
    severity=Severity.WARNING,
    check=presents("LegacyKeyValueFormat", check),
    source="https://docs.docker.com/reference/build-checks/legacy-key-value-format/",
    examples=(
        Good('FROM alpine\nENV A="b c"\n'),
        Bad("FROM alpine\nENV <[A b c]>\n", fixed='FROM alpine\nENV A="b c"\n'),
        Bad("FROM alpine\nENV <[A   b]>\n", fixed="FROM alpine\nENV A=b\n"),
        Bad('FROM alpine\nENV <[A "b c"]>\n', fixed='FROM alpine\nENV A="b c"\n'),
        Bad('FROM alpine\nENV <[A "b" c]>\n'),
        Bad("FROM a\nENV <[A b\\ \\ c]>\n", fixed="FROM a\nENV A=b\\ \\ c\n"),
        Bad("FROM a\nENV <[A \\\n  b]>\n", fixed="FROM a\nENV A=b\n"),
        Bad(
            "FROM alpine\nENV <[A b \\\n  c]>\n",
            fixed='FROM alpine\nENV A="b \\\n  c"\n',
        ),
    ),
)

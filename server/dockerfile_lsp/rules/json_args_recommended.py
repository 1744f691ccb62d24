import json
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.plain_words import PlainWord, plain_words
from ..semantics.problems import Problem, Spot


def check(problem: Problem) -> Iterator[Finding]:
    """CMD and ENTRYPOINT should be in exec form, a JSON array.

    As a plain text the command runs in a shell, which does not hand on signals: the container
    is slow to stop. With a SHELL of your own the choice is taken to be meant.
    """
    (name,) = problem.arguments
    node = problem.where.node
    words = plain_words(node) if node else None
    fix = (
        Fix("Change to the exec form", tuple(_changes(problem.where, words)), safe=False)
        if words
        else None
    )
    yield Finding(problem.where, f"{name} should be in exec form, to get the signals itself", fix)


def _changes(where: Spot, words: tuple[PlainWord, ...]) -> Iterator[Change]:
    for number, word in enumerate(words):
        text = json.dumps(word.value, ensure_ascii=False)
        begin = "[" if number == 0 else ""
        end = "]" if number + 1 == len(words) else ","
        yield Change(where._replace(span=word.span), f"{begin}{text}{end}")


RULE = Rule(
    name="JSONArgsRecommended",
    severity=Severity.WARNING,
    check=presents("JSONArgsRecommended", check),
    source="https://docs.docker.com/reference/build-checks/json-args-recommended/",
    aliases=("DL3025",),
    examples=(
        Good('FROM alpine\nCMD ["echo", "hi"]\n'),
        Good('FROM alpine\nSHELL ["bash", "-c"]\nCMD echo hi\n'),
        Bad(
            "FROM alpine\nCMD <[node \"a b\" \\\n  'c\\d']>\n",
            fixed='FROM alpine\nCMD ["node", "a b", \\\n  "c\\\\d"]\n',
        ),
        Bad(
            "FROM alpine\nENTRYPOINT <[nginx -g]>\r\n",
            fixed='FROM alpine\nENTRYPOINT ["nginx", "-g"]\r\n',
        ),
        Bad("FROM alpine\nCMD <[echo $HOME]>\n"),
        Bad("FROM alpine\nCMD <[a && b]>\n"),
        Bad("FROM alpine\n<[CMD]>\n"),
    ),
)

import posixpath
from collections.abc import Iterator

from ..rule import Bad, Finding, Given, Good, Rule, Severity, on_instruction_in
from ..semantics.dockerignore import Dockerignore, IgnoreFile
from ..semantics.problems import spot
from ..semantics.sources import git_source, is_http
from ..syntax.instruction import Instruction
from ..syntax.words import Word
from ..workspace import View

_ALL = frozenset({"*", "**", "**/*"})


def check(node: Instruction, ignore: Dockerignore) -> Iterator[Finding]:
    """A file is copied that .dockerignore keeps out of the build.

    The build then does not find it. With a `!` in .dockerignore BuildKit does not look.
    """
    for word in _sources(node):
        if _is_left_out(word.value or "", ignore):
            yield Finding(spot(node, word), f"'{word.text}' is left out by .dockerignore")


def _ignore(view: View) -> Dockerignore | None:
    fact = view.facts.get(IgnoreFile(view.document.uri))
    ignore = fact.value if fact else None
    if not isinstance(ignore, Dockerignore) or any(p.startswith("!") for p in ignore.patterns):
        return None
    return ignore


def _sources(node: Instruction) -> Iterator[Word]:
    """What is taken from the context, as far as it is known without variables."""
    if node.name not in ("ADD", "COPY") or node.flag("from"):
        return
    marks = {mark.span for mark in node.marks}
    for word in node.arguments[:-1]:
        text = word.value
        if text is None or word.span in marks or is_http(text):
            continue
        git = git_source(text)
        if not git or git.looks_local:
            yield word


def _is_left_out(source: str, ignore: Dockerignore) -> bool:
    path = posixpath.normpath(source)
    if path in (".", "/"):
        return any(pattern in _ALL for pattern in ignore.patterns)
    return ignore.covers(path)


RULE = Rule(
    name="CopyIgnoredFile",
    severity=Severity.WARNING,
    check=on_instruction_in(_ignore, check),
    source="https://docs.docker.com/reference/build-checks/copy-ignored-file/",
    examples=(
        Good("FROM alpine\nCOPY ok.txt . /\n", given=Given(dockerignore="secret.txt\n")),
        Good("FROM alpine\nCOPY secret.txt /\n", given=Given(dockerignore="secret.txt\n!keep\n")),
        Good("FROM a AS b\nFROM b\nCOPY --from=b secret.txt /\n", given=Given(dockerignore="*\n")),
        Bad("FROM alpine\nCOPY <[secret.txt]> a /\n", given=Given(dockerignore="secret.txt\n")),
        Bad("FROM alpine\nADD <[./d/x.log]> <[.]> /\n", given=Given(dockerignore="**/*.log\n*\n")),
    ),
)

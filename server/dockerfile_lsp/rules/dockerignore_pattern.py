from collections.abc import Iterator

from ..rule import Bad, Finding, Given, Good, Rule, Severity, on_view
from ..semantics.dockerignore import Dockerignore, IgnoreFile
from ..semantics.problems import spot
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """The .dockerignore has a line that is no pattern, and every build fails.

    Brackets have an end, a backslash stands before something, and so does `!`.
    """
    fact = view.facts.get(IgnoreFile(view.document.uri))
    ignore = fact.value if fact else None
    if not isinstance(ignore, Dockerignore) or not ignore.faulty:
        return
    for stage in list(view.document.stages)[:1]:
        node = stage.origin.node
        yield Finding(spot(node, node.keyword), f"'{ignore.faulty}' in .dockerignore is no pattern")


RULE = Rule(
    name="DockerignorePattern",
    severity=Severity.ERROR,
    check=on_view(check),
    source="https://docs.docker.com/build/concepts/context/#dockerignore-files",
    examples=(
        Good("FROM alpine\n", given=Given(dockerignore="[a-c]\n!d\n")),
        Bad("<[FROM]> alpine\nFROM b\n", given=Given(dockerignore="[\n")),
        Bad("<[FROM]> alpine\n", given=Given(dockerignore="a\n!\n")),
    ),
)

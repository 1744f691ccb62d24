"""What the server says about the example beside this file, at six places.

A real server answers, as it answers an editor.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import fill, indent
from typing import Any, NamedTuple

from session import Session

EXAMPLE = Path(__file__).with_name("Dockerfile")
MOST = 12  # paragraphs or items shown of one answer
WIDTH = 96  # columns


class Place(NamedTuple):
    """A place of the tour and what the server says there."""

    title: str
    answer: str


def main() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), 1)
    say("The example, docs/example/Dockerfile:\n")
    say("".join(f"{number:4}  {line}\n" for number, line in lines))
    with Session(EXAMPLE.as_uri(), text) as session:
        for number, place in enumerate(tour(session, text), 1):
            say(f"{number}. {place.title}\n\n{indent(place.answer, '     ')}\n")
    say("README.md tells how to have this in your editor.")


def tour(session: Session, text: str) -> Iterator[Place]:
    yield Place("What is wrong in the file", wrong(session))
    yield Place("The cursor rests on FROM", hover(session, text, "FROM python"))
    yield Place("The cursor rests on the flag --mount", hover(session, text, "mount"))
    yield Place("You type 'COPY --'", completion(session, text, "COPY --"))
    yield Place("You type 'COPY --from='", completion(session, text, "COPY --from="))
    session.replace(text)
    yield Place("The light bulb at the stage name 'Build'", actions(session, text, "Build\n"))


def wrong(session: Session) -> str:
    return shown(
        f"line {found['range']['start']['line'] + 1}: {found['message']} ({found['code']})"
        for found in diagnostics(session)
    )


def hover(session: Session, text: str, place: str) -> str:
    answer = session.ask("hover", position=position(text, text.index(place)))
    lines = answer["contents"]["value"].splitlines() if answer else ()
    return shown(fill(line, WIDTH) for line in lines)


def completion(session: Session, text: str, typed: str) -> str:
    """What is offered where `typed` is typed at the end of the file."""
    session.replace(text + typed)
    answer = session.ask("completion", position=position(text + typed, len(text + typed)))
    items = sorted(answer["items"], key=lambda item: item.get("sortText", item["label"]))
    return shown(item["label"] for item in items)


def actions(session: Session, text: str, place: str) -> str:
    at = position(text, text.index(place))
    here = [one for one in diagnostics(session) if one["range"]["start"]["line"] == at["line"]]
    where = {"range": {"start": at, "end": at}, "context": {"diagnostics": here}}
    answer = session.ask("codeAction", **where)
    return shown(action["title"] for action in answer or ())


def diagnostics(session: Session) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = session.ask("diagnostic")["items"]
    return sorted(items, key=lambda one: one["range"]["start"]["line"])


def position(text: str, offset: int) -> dict[str, int]:
    """The LSP position of `offset`; the example is plain ASCII."""
    before = text[:offset]
    return {"line": before.count("\n"), "character": offset - (before.rfind("\n") + 1)}


def shown(lines: Iterable[str]) -> str:
    """The first of these lines, and how many more there are."""
    every = tuple(lines)
    more = (f"... and {len(every) - MOST} more",) if len(every) > MOST else ()
    return "\n".join((*every[:MOST], *more)) or "(nothing)"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()

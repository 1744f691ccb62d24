"""What a .dockerignore leaves out of the build context (moby/patternmatcher). No file is read here.

The last pattern that matches a path, or a folder above it, decides; `!` takes it back in.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..cached import cached_property


class IgnoreFile(NamedTuple):
    """Asks for the text of the .dockerignore that counts for the Dockerfile at `uri`.

    That is `NAME.dockerignore` beside it, or the `.dockerignore` in its folder.
    """

    uri: str
    kind: Literal["dockerignore"] = "dockerignore"


class Dockerignore:
    """A .dockerignore's text, understood; two of the same text are equal."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dockerignore) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """As BuildKit takes them: comments and blanks gone, paths cleaned, `!` kept in front."""
        return tuple(_patterns(self._text.removeprefix("\ufeff")))

    @cached_property
    def faulty(self) -> str:
        """The first pattern that fails a build; empty if there is none."""
        return next((each for each in self.patterns if each == "!" or not _is_glob(each)), "")

    def covers(self, path: str) -> bool:
        """Whether `path`, from the context's root with slashes, is left out."""
        parts = path.split("/")
        above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
        is_out = False
        for is_exception, regex in self._compiled:
            if is_out == is_exception and any(regex.match(each) for each in above):
                is_out = not is_exception
        return is_out

    @cached_property
    def _compiled(self) -> tuple[tuple[bool, re.Pattern[str]], ...]:
        if self.faulty:
            return ()
        return tuple(
            (each.startswith("!"), _regex(each.removeprefix("!"))) for each in self.patterns
        )


def _patterns(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        pattern = line.strip()
        if line.startswith("#") or not pattern:
            continue
        mark = "!" if pattern.startswith("!") else ""
        pattern = pattern.removeprefix("!").strip()
        if pattern:
            cleaned = re.sub("^/+", "/", posixpath.normpath(pattern))
            pattern = cleaned[1:] if cleaned.startswith("/") and len(cleaned) > 1 else cleaned
        yield mark + pattern


def _is_glob(pattern: str) -> bool:
    """Whether Go's filepath.Match takes it: brackets are closed, an escape escapes something."""
    closed = re.sub(r"\\.|\[\^?(?:\\.|[^\]\\])(?:\\.|[^\]\\])*\]", "", pattern)
    return not re.search(r"[\[\\]", closed)


_TOKEN = re.compile(r"\*\*/?|[*?]|\\.|[\[\]]|[^*?\\\[\]]+|\\")


def _regex(pattern: str) -> re.Pattern[str]:
    """`*` and `?` stay within a name, `**` is any number of folders."""
    found: list[str] = []
    is_class = False
    for token in _TOKEN.finditer(pattern):
        text = token[0]
        if text == "[" or (is_class and text == "]"):
            is_class = text == "["
            found.append(text)
        elif is_class:
            found.append(text)
        elif text.startswith("**"):
            found.append(".*" if token.end() == len(pattern) else "(?:.*/)?")
        elif text in ("*", "?"):
            found.append("[^/]" + ("*" if text == "*" else ""))
        else:
            found.append(re.escape(text[1:] if text.startswith("\\") else text))
    return re.compile("".join(found) + r"\Z", re.DOTALL)

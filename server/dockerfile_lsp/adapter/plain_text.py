"""Markdown and snippets for clients that show text as it is."""

import re

_FENCE = re.compile(r" {0,3}(```|~~~)")
_RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
_CODE = re.compile(r"(`+)(.+?)\1")
_MARKS = (
    (re.compile(r"^ {0,3}#{1,6} +"), ""),  # a heading
    (re.compile(r"\[([^][]+)\]\((\S+?)\)"), r"\1 (\2)"),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\w*])(\*\*|\*)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!\w)(__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([!-/:-@[-`{-~])"), r"\1"),
)
_STOP = re.compile(r"(?<!\\)\$(?:\d|\{)")
_ESCAPED = re.compile(r"\\([\\$}])")


def plain(markdown: str) -> str:
    """The text of `markdown` without its marks; code stays as it is."""
    lines: list[str] = []
    is_code = False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
        elif is_code:
            lines.append(line)
        else:
            lines.append("" if _RULE.fullmatch(line) else _plain_line(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def before_stops(snippet: str) -> str:
    """What a snippet inserts before its first tab stop: what follows is for the user to write."""
    stop = _STOP.search(snippet)
    return _ESCAPED.sub(r"\1", snippet[: stop.start()] if stop else snippet)


def _plain_line(line: str) -> str:
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(line):
        parts += (_without_marks(line[end : code.start()]), code[2].strip())
        end = code.end()
    return "".join((*parts, _without_marks(line[end:])))


def _without_marks(text: str) -> str:
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    return text

from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.heredocs import Heredoc, body_pieces
from ..syntax.instruction import Instruction
from ..syntax.pieces import Piece, Pieces
from ..text import Span


def check(node: Instruction) -> Iterator[Finding]:
    r"""A backslash in the text of a here-document of COPY or ADD goes away.

    BuildKit expands variables in that text, and `\n` becomes `n`. With quotes around its word,
    `<<"EOF"`, the text is kept as it is; `\\` is one backslash, and `\$` no variable.
    """
    for heredoc in node.heredocs:
        found = body_pieces(node.text, heredoc) if heredoc.mark.expand else ()
        lost = [piece for piece in found if _is_lost(piece)]
        if lost:
            text = lost[0].text.rstrip("\r\n")
            becomes = f", '{text}' becomes '{text[1:]}'" if text[1:] else ""
            message = f"Backslashes of this here-document go away{becomes}"
            yield Finding(spot(node, lost[0].span), message, _fix(node, heredoc, found, lost))


def _is_lost(piece: Piece) -> bool:
    return piece.kind == "escape" and piece.text[1:] not in ("\\", "$", "`")


def _fix(node: Instruction, heredoc: Heredoc, found: Pieces, lost: list[Piece]) -> Fix:
    """Quotes where nothing in the text is to be expanded; else twice the backslashes."""
    mark, is_plain = heredoc.mark, all(piece in lost or piece.kind == "text" for piece in found)
    if is_plain and mark.span.of(node.text).endswith(mark.name):
        word = spot(node, Span(mark.span.end - len(mark.name), mark.span.end))
        quoted = f'"{mark.name}"'
        return Fix(f"Keep the text as it is: {quoted}", (Change(word, quoted),), safe=False)
    starts = (Span(piece.span.start, piece.span.start) for piece in lost)
    changes = tuple(Change(spot(node, start), "\\") for start in starts)
    return Fix("Double the backslashes", changes, safe=False)


RULE = Rule(
    name="HeredocBodyBackslash",
    severity=Severity.WARNING,
    check=on_instruction(check, "ADD", "COPY"),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good('FROM alpine\nCOPY <<"EOF" /x\na\\nb\nEOF\n'),
        Good("FROM alpine\nCOPY <<EOF /x\n\\$a \\\\n\nEOF\n"),
        Good("FROM alpine\nRUN <<EOF\nprintf 'a\\nb'\nEOF\n"),
        Bad(
            "FROM alpine\nCOPY <<EOF /x\na<[\\n]>b\\n\nEOF\n",
            fixed='FROM alpine\nCOPY <<"EOF" /x\na\\nb\\n\nEOF\n',
        ),
        Bad(
            "FROM scratch\nENV V=1\nADD <<EOF /x\na<[\\.]>b $V\nc \\\n  d\nEOF\n",
            fixed="FROM scratch\nENV V=1\nADD <<EOF /x\na\\\\.b $V\nc \\\\\n  d\nEOF\n",
        ),
    ),
)

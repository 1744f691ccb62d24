"""Files made to hurt: none raises, and none takes time out of proportion to its size."""

import time
from collections.abc import Callable

import pytest

from dockerfile_lsp.syntax.dump import dump
from dockerfile_lsp.syntax.parse import edited, parse
from dockerfile_lsp.text import Edit, LineIndex, Span
from required import EVERYTHING

# How often the part that hurts is repeated, and a 16th of that to compare with.
MANY = 10_000 if EVERYTHING else 4_000
FEW = MANY // 16
# What grows with the square takes 16 times what is proportional. Below the second limit, in
# seconds, noise decides.
TIMES_AT_MOST, TOO_SHORT = 5, 0.2

HOSTILE: dict[str, Callable[[int], str]] = {
    "here-documents": lambda n: "RUN <<E\necho\nE\n" * n,
    "here-documents of many names": lambda n: "".join(f"RUN <<E{i}\nE{i}\n" for i in range(n)),
    "here-documents that never end": lambda n: "RUN <<E\necho\n" * n,
    "here-documents on one line": lambda n: "RUN " + "<<E " * n + "\n" + "E\n" * n,
    "a long descriptor": lambda n: f"RUN {'9' * n}<<E\nE\n",
    "a body full of the word": lambda n: "RUN <<E\n" + "EE" * n + "\n" + "E E\n" * n,
    "arrows": lambda n: "RUN " + "<< " * n + "<" * n + "\n",
    "one line": lambda n: "RUN " + "echo $a 'b' " * n + "\n",
    "pairs": lambda n: "ENV " + "a=b " * n + "\n",
    "pairs on lines": lambda n: "ENV a=b" + " \\\n b=c" * n + "\n",
    "words": lambda n: "COPY " + "a " * n + "\n",
    "flags": lambda n: "RUN " + "--a=b \\\n" * n + "--c=é\n",
    "a flag over many lines": lambda n: "RUN --a=" + "b\\\n" * n + "\n",
    "continuations": lambda n: "RUN a" + " \\\n b" * n + "\n",
    "comments in a continuation": lambda n: "RUN a" + " \\\n# c\n\n b" * n + "\n",
    "escape tokens": lambda n: "RUN " + "\\" * n + "\\ " * n + "\\\r" * n + "\\\n" * n,
    "blanks": lambda n: "RUN \\" + " " * n + "a\\" + "\r" * n + "b\n" + " " * n,
    "substitutions in one another": lambda n: "ENV a=" + "${a:-" * n + "}" * n + "\n",
    "quoted ones in one another": lambda n: "ENV a=" + '"${a:-' * n + '}"' * n + "\n",
    "replacements in one another": lambda n: "ENV a=" + "${a/" * n + "/}" * n + "\n",
    "substitutions that never end": lambda n: "RUN " + "${a:-x " * n + "\n",
    "quotes that never end": lambda n: "RUN " + '"$b ' * n + "'\n",
    "substitutions before a here-document": lambda n: "RUN <<E " + "${a:-" * n + "}" * n + "\n",
    "ONBUILD": lambda n: "ONBUILD " * n + "RUN a  \n",
    "JSON strings": lambda n: "CMD [" + '"a", \\\n' * n + '"b"]\n',
    "JSON escapes": lambda n: 'CMD ["' + "a\\n\\ud83d\\\n" * n + '"]\n',
    "JSON arrays in one another": lambda n: "CMD " + "[" * n + "]" * n + "\n",
    "nearly JSON": lambda n: "CMD [" + '"a" ' * n + "9" * n + "]\n",
    "directives": lambda n: "# escape=`\n" * n,
    "a directive of blanks": lambda n: f"#{' ' * n}syntax{' ' * n}={' ' * n}a{' ' * n}b{' ' * n}\n",
    "nearly a directive": lambda n: f"# {'a' * n}{' ' * n}b\n",
    "comments": lambda n: "# a\n" * n,
    "blank lines": lambda n: "\n" * n,
    "carriage returns": lambda n: "RUN a\r" * n + "\n",
    "characters of two units": lambda n: "RUN " + "😀" * n + "\n",
    "NUL": lambda n: "\0" * n,
}


@pytest.mark.usefixtures("frozen_heap")
@pytest.mark.parametrize("name", HOSTILE)
def test_time_follows_size(name: str) -> None:
    """Once in three tries: what grows by the square never does, a busy machine may not at once."""
    assert any(follows_size(HOSTILE[name]) for _ in range(3))


def follows_size(text: Callable[[int], str]) -> bool:
    few, many = seconds(text(FEW)), seconds(text(MANY))
    return many < max(TOO_SHORT, few * MANY / FEW * TIMES_AT_MOST)


def seconds(text: str) -> float:
    """Processor time for the tree, all words, the nodes, and an edit in the middle."""
    begin = time.process_time()
    tree = parse(text)
    assert tree.text == text
    for placed in tree.instructions:
        for word in placed.node.words:
            assert "".join(piece.text for piece in word.pieces) == word.text
    dump(tree)
    edit = Edit(Span(len(text) // 2, len(text) // 2 + 1), "x")
    after = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert edited(tree, edit, after) == parse(after)
    lines = LineIndex(text).edited(edit, after)
    assert lines.offset(*lines.position(len(after) // 2)) == len(after) // 2
    return time.process_time() - begin

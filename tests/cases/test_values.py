"""What variables, words and images of the public cases are worth."""

import pytest

from dockerfile_lsp.semantics.dockerignore import Dockerignore
from dockerfile_lsp.semantics.expander import expanded
from dockerfile_lsp.semantics.images import Image
from dockerfile_lsp.semantics.used_images import used_images
from dockerfile_lsp.semantics.uses import expanded_pieces
from dockerfile_lsp.semantics.worth import scope_at
from dockerfile_lsp.syntax.pieces import Pieces
from dockerfile_lsp.syntax.tree import Placed
from marked import Marked
from public_cases import case

# The case, the line of the instruction (from 1), the name that is set (or none: its only word).
VALUES = [
    ("copy-destination-evaluates-to-empty", 2, "target", ""),
    ("modifier-minus-with-url", 3, "gate", "http://proxy.example.com:8080"),
    ("modifier-question-mark-in-env", 3, "MAIL", "me"),
    ("trailing-comment-on-arg-becomes-names", 3, "m", "1"),
    ("workdir-leading-variable", 3, "", "/srv"),
    ("workdir-leading-variable", 5, "", "app"),
    ("dollar-escaped-by-escape-character", 3, "a", "$who"),
    ("dollar-escaped-by-escape-character", 3, "b", "`me"),
    ("arg-with-empty-default", 3, "m", ""),
    ("hover-single-quoted-backslashes", 2, "one", "\\"),
    ("hover-single-quoted-backslashes", 3, "two", "\\\\"),
    ("legacy-value-with-escaped-blanks", 2, "txt", "one  two"),
    ("legacy-env-over-two-lines", 2, "MODE", "quiet"),
    ("signature-env-key-over-continuation", 2, "var", "value"),
    ("single-quotes-over-escaped-line-end", 2, "tag", "x1x2"),
    ("arg-continued-into-comment-at-end", 2, "mode", "fast"),
    ("continuation-joins-words-without-blank", 2, "left", "l"),
    ("continuation-joins-words-without-blank", 4, "joined", "joined"),
    ("env-comments-with-bare-hash-in-continuation", 2, "TITLE", "my app"),
    ("env-escaped-blank-and-backslash-at-end", 2, "gap", " "),
    ("env-escaped-blank-and-backslash-at-end", 2, "rest", ""),
    ("env-legacy-value-with-blanks", 2, "MOTTO", "less is more"),
    ("label-value-on-line-after-equals", 2, "two", "long value"),
    ("label-value-on-line-after-equals", 2, "three", "z"),
    ("no-newline-at-end-after-variable", 3, "A", "1"),
    ("arg-overrides-env-of-same-name", 4, "e", "2"),
    ("arg-redeclared-inherits-global-default", 4, "A", "3.20"),
    ("arg-redeclared-inherits-global-default", 7, "B", "edge"),
    ("arg-redeclared-inherits-global-default", 9, "C", ""),
    ("dollar-dollar-is-no-escape", 3, "X", "PORT"),
    ("dollar-dollar-is-no-escape", 3, "Y", "$PORT"),
    ("env-same-instruction-name-is-prefix", 4, "GIT", "/s/1/bin"),
    ("env-same-instruction-name-is-prefix", 4, "LIB", "/s/l-1"),
    ("env-same-instruction-uses-old-value", 2, "DIR", "/opt/"),
    ("env-same-instruction-uses-old-value", 3, "DIR2", "/opt/new"),
    ("substitution-default-with-url", 3, "p", "http://proxy.example.com:8080"),
    ("substitution-replace-needs-second-slash", 3, "A", "foo"),
    ("substitution-trim-and-replace", 3, "", "/opt/7.4"),
    ("substitution-trim-and-replace", 4, "M", "r7"),
    ("substitution-trim-and-replace", 4, "N", "x7.4"),
    ("substitution-trim-and-replace", 4, "O", "r7.4"),
]

DIGEST = "sha256:613685c22f65d01f2264bdd49b8a336488e14faf29f3ff9b6bf76a4da23c4700"
ZERO = "sha256:" + "0123456789" * 6 + "0123"

IMAGES = {
    "from-default-for-unset-variable": ["busybox"],
    "digest-without-tag": [f"busybox@{DIGEST}"],
    "from-arg-default-has-tag": ["debian:12"],
    "from-image-on-continued-line": ["alpine:3.20", "busybox:1.36"],
    "from-tag-digest-and-lowercase-as": [f"python:3.12-slim@{ZERO}"],
    "from-variable-names-earlier-stage": ["alpine:3.20", "alpine:3.19"],
    "from-variable-registry-with-port": ["hub.example.com:8443/team/base:1.0"],
    "tag-and-digest": [f"acme/tool:1.0@{DIGEST}"],
    "tag-with-default-modifier": ["busybox:latest"],
    "from-trailing-blank": ["alpine:3.20"],
    "image-name-split-over-blank-line": ["busybox:1"],
    "copy-link-flag-is-no-source": ["busybox:1"],
    "copy-from-stage-defined-later": ["alpine:3.20", "nginx:1.27"],
    "arg-redeclared-inherits-global-default": ["alpine:3.20"] * 3,
}


@pytest.mark.parametrize(("name", "line", "key", "value"), VALUES)
def test_values(name: str, line: int, key: str, value: str) -> None:
    m = case(name).marked
    node = at(m, line).node
    words = [pair.value for pair in node.pairs if pair.key.text == key] if key else [node.rest]
    word = words[0]
    assert word is not None
    assert worth(m, line, word.pieces) == value


@pytest.mark.parametrize("name", IMAGES)
def test_images(name: str) -> None:
    found = [used.image.familiar for used in used_images(case(name).marked.view.meaning)]
    assert found == IMAGES[name]


def test_the_parts_of_an_image() -> None:
    view = case("from-variable-registry-with-port").marked.view
    (used,) = used_images(view.meaning)
    assert used.image == Image("hub.example.com:8443", "team/base", "1.0")


def test_the_body_of_a_here_document_keeps_its_quotes() -> None:
    m = case("heredoc-copy-body-keeps-quotes").marked
    *_, body = expanded_pieces(at(m, 3).node)
    assert worth(m, 3, body) == "<a v=\"1\" w='1'>$V it's</a>\n"


def test_the_id_of_a_mount() -> None:
    m = case("mount-fields-in-any-order-with-variable").marked
    values = [worth(m, 4, each) for each in expanded_pieces(at(m, 4).node)]
    assert any("pip-3.12" in value for value in values)


def test_what_a_dockerignore_leaves_out() -> None:
    ignore = Dockerignore(case("dockerignore-double-star-with-exception").files[".dockerignore"])
    paths = ("x/y/tmp/keep.log", "x/y/tmp/drop.log", "x/z.txt")
    assert [path for path in paths if not ignore.covers(path)] == [paths[0], paths[2]]


def at(m: Marked, line: int) -> Placed:
    offset = sum(map(len, m.doc.text.splitlines(keepends=True)[: line - 1]))
    placed = m.doc.tree.instruction_at(offset)
    assert placed
    return placed


def worth(m: Marked, line: int, pieces: Pieces) -> str:
    placed = at(m, line)
    scope = scope_at(m.view.meaning, placed.start)
    return expanded(pieces, scope.lookup, placed.node.escape).text

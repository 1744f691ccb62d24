"""No text makes a rule fail: the guard around each has nothing to log."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dockerfile_lsp.document import Document
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.workspace import View

LINES = some.sampled_from((
    "FROM a AS b", "from --platform=$P $X as C", "ARG X=1 Y", "ARG", "ENV A=$B C='", "ENV a b",
    "COPY --from=1 a b", "COPY <<E <<-'F' /", "E", "\tF", "ADD --checksum=x https://e/a.git?q /",
    "RUN --mount=type=secret,from=b,, x", "RUN --mount= ", "RUN [", 'CMD ["a", 1]', "CMD a $B",
    "HEALTHCHECK --interval=1x CMD", "ONBUILD COPY --from=b", "ONBUILD ONBUILD", "EXPOSE a:b/C #",
    "WORKDIR ..", "SHELL []", "STOPSIGNAL $", 'VOLUME [""]', "LABEL \\", "# check=skip=,;error=1",
    "# escape=`", "# syntax=docker/dockerfile:1.0", "\\", "`", "\x0c", "\u2028", "\ufeff", "",
    "USER ${x:?}${y/a}", 'MAINTAINER "', "--x", "RUN a \\", "# hadolint ignore=", "ENV \\",
    "COPY ${a#\\b} ${c//*/$0} /", "FROM", "FROM ${", "FROM a AS $x", "ENV é=\ud800 \U0001f600=1",
))  # fmt: skip


@given(some.lists(LINES, max_size=8), some.sampled_from(("\n", "\r\n", "\r", " ")), some.booleans())
def test_no_text_makes_a_rule_fail(lines: list[str], end: str, as_buildkit: bool) -> None:  # noqa: FBT001
    check(end.join(lines), as_buildkit)


@given(some.text(max_size=80), some.booleans())
def test_no_characters_make_a_rule_fail(text: str, as_buildkit: bool) -> None:  # noqa: FBT001
    check(text, as_buildkit)


def check(text: str, as_buildkit: bool) -> None:  # noqa: FBT001
    failed: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = failed.append  # type: ignore[method-assign]  # a handler that only collects
    log = logging.getLogger("dockerfile_lsp.lint")
    log.addHandler(handler)
    log.propagate = False
    try:
        reports(View(Document.opened("u", text), Settings(as_buildkit=as_buildkit)), rules())
    finally:
        log.removeHandler(handler)
        log.propagate = True
    if failed:
        pytest.fail(f"{failed[0].getMessage()}: {failed[0].exc_info}")

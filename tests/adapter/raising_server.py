"""A server with one more rule and one more feature, both of which raise.

Of a text with "WORSE" in it all diagnostics raise.
"""

import sys
from collections.abc import Iterator
from typing import Any

from lsprotocol import types

from dockerfile_lsp import features, wire
from dockerfile_lsp.adapter.serve import serve_stdio
from dockerfile_lsp.feature import on_view
from dockerfile_lsp.rule import Finding, Rule, Severity, on_document
from dockerfile_lsp.semantics.stages import StageTable
from dockerfile_lsp.workspace import View


def check(stages: StageTable) -> Iterator[Finding]:
    """Raises."""
    raise ValueError(f"a rule of {len(stages)} stages")


def colors(view: View) -> None:
    raise ValueError(view.document.uri)


def diagnostics(view: View) -> list[dict[str, Any]]:
    if "WORSE" in view.document.text:
        raise ValueError(view.document.version)
    return wire.diagnostics(view)


RULE = Rule("Raises", Severity.ERROR, on_document(check), ())
all_rules, all_features = (*wire.rules(), RULE), features.features()

if __name__ == "__main__":
    wire.rules = lambda: all_rules
    from dockerfile_lsp.adapter import app

    raising = on_view(types.TEXT_DOCUMENT_DOCUMENT_COLOR, colors)
    app.diagnostics = diagnostics
    app.features = lambda: (*all_features, raising)
    sys.exit(serve_stdio())

"""Puts the bundle of all modules into the wheel (see `dockerfile_lsp.bundle`)."""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path(__file__).parent / "server/dockerfile_lsp"


class Bundle(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(PACKAGE.parent))
        from dockerfile_lsp.bundle import file_name  # noqa: PLC0415  # found just now
        from dockerfile_lsp.bundling import bundled  # noqa: PLC0415  # as above

        made = Path(mkdtemp()) / file_name()
        made.write_bytes(bundled(PACKAGE))
        build_data["force_include"][str(made)] = f"dockerfile_lsp/{file_name()}"

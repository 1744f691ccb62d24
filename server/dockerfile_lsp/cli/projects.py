"""The settings of the projects that the checked files belong to."""

import os
import sys
from collections.abc import Mapping
from typing import Any

from ..frozen import replace
from ..rules import rule_names
from ..services.project_file import project_source
from ..setting_sources import Source, resolved
from ..settings import Settings


class Projects:
    """Each file's settings: its project's, under what the command line says.

    What a project file says wrongly is told on standard error, once; the rest of it counts.
    """

    def __init__(self, given: Mapping[str, Any], target: str = "") -> None:
        self._given = Source(given)
        self._target = target
        self._known: dict[str, Source] = {}
        self._told: set[str] = set()

    def settings(self, name: str) -> Settings:
        """For the file `name`; for standard input, "-", it is the current folder that counts."""
        folder = os.path.dirname(os.path.abspath(name))
        if folder not in self._known:
            self._known[folder] = project_source(folder, None, rule_names())
            for trouble in set(self._known[folder].troubles) - self._told:
                sys.stderr.write(f"dockerfile-lsp: {trouble}\n")
            self._told.update(self._known[folder].troubles)
        settings = resolved((self._known[folder], self._given), os.environ)
        return replace(settings, target=self._target) if self._target else settings

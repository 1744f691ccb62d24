"""What each place sets for a document, from what the client says and what is on disk.

No client is talked to here. So it serves both the first diagnostics and all others.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..docker_settings import from_docker
from ..services.project_file import project_file
from ..setting_keys import SECTION
from ..setting_sources import (
    NOTHING,
    RuleNames,
    Source,
    from_editor,
    from_project,
    unread,
)
from .addresses import path_of
from .frames import Json

DOCKER_SECTION = "docker.languageserver"
_EDITOR = "the editor's settings"


def questions(uri: str) -> list[Json]:
    """What the client is asked about a document (LSP 3.17, ConfigurationItem)."""
    return [{"scopeUri": uri, "section": section} for section in (DOCKER_SECTION, SECTION)]


def from_answers(answers: list[Any], rules: RuleNames) -> tuple[Source, ...]:
    """What the client answered to `questions`."""
    return from_sections(dict(zip((DOCKER_SECTION, SECTION), answers, strict=False)), rules)


def from_options(options: object, rules: RuleNames) -> tuple[Source, ...]:
    """What `initializationOptions` set."""
    settings = options.get("settings") if isinstance(options, dict) else None
    return from_sections({SECTION: settings}, rules)


def from_sections(settings: object, rules: RuleNames) -> tuple[Source, ...]:
    """What `settings`, by section, say; Docker's may be nested or with a dot."""
    given = settings if isinstance(settings, dict) else {}
    docker = given.get("docker")
    nested = docker.get("languageserver") if isinstance(docker, dict) else None
    return (
        from_docker(given.get(DOCKER_SECTION, nested), rules),
        from_editor(given.get(SECTION), _EDITOR, rules),
    )


def from_folder(folder: Path, top: Path | None, rules: RuleNames) -> Source:
    """What the project that a folder is in sets."""
    file = project_file(folder, top)
    if not file:
        return NOTHING
    if file.trouble:
        return unread(file.trouble)
    return from_project(file.table, file.path, rules)


def innermost(path: Path, folders: Iterable[str]) -> Path | None:
    """The innermost folder of the workspace, given by URIs, that the file is in."""
    paths = [path_of(uri) for uri in folders]
    around = [each for each in paths if each and each in path.parents]
    return max(around, key=lambda each: len(each.parts), default=None)

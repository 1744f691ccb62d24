"""What the client says that counts for a document, and the folder of the workspace that it is in.

No client is talked to here. So it serves both the first diagnostics and all others.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..docker_settings import from_docker
from ..setting_keys import SECTION
from ..setting_sources import RuleNames, Source, from_editor
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


def innermost(path: Path, folders: Iterable[str]) -> Path | None:
    """The innermost folder of the workspace, given by URIs, that the file is in."""
    paths = [path_of(uri) for uri in folders]
    around = [each for each in paths if each and each in path.parents]
    return max(around, key=lambda each: len(each.parts), default=None)

"""URIs of files as paths."""

from pathlib import Path

from pygls.uris import to_fs_path


def path_of(uri: str) -> Path | None:
    """Where the document is on disk; None if it is not there (an unsaved one, say)."""
    try:
        path = to_fs_path(uri)  # None but for `file:`
    except ValueError:  # no URI at all, say "file://[/x"
        return None
    return Path(path) if path else None

"""URIs of files as paths. As pygls does it, without its import."""

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

_DRIVE = re.compile(r"/[a-zA-Z]:")


def path_of(uri: str) -> Path | None:
    """Where the document is on disk; None if it is not there (an unsaved one, say)."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # no URI at all, say "file://[/x"
        return None
    if parts.scheme != "file":
        return None
    path = unquote(parts.path)
    if parts.netloc and path:
        path = f"//{unquote(parts.netloc)}{path}"
    elif os.name == "nt" and _DRIVE.match(path):
        path = path[1].lower() + path[2:]
    return Path(path) if path and "\0" not in path else None


def uri_of(path: str) -> str:
    """The URI of a path, as a client that knows no URIs names its folder."""
    plain = path.replace("\\", "/") if os.name == "nt" else path
    return "file://" + quote(plain if plain.startswith("/") else f"/{plain}", safe="/:")

"""What the saved file says about itself as a whole, asked of dockerfile-parse.

That package reads a file as BuildKit does not (no here-documents, a blank line ends a
continuation), so it may know less than there is or stumble. Then the folder names the image.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..semantics.stages import StageTable
from ..syntax.parse import parse

if TYPE_CHECKING:
    from dockerfile_parse import DockerfileParser

_TITLE = "org.opencontainers.image.title"
_VERSION = "org.opencontainers.image.version"


def suggested_name(
    text: str, path: Path, *, target: str = "", build_arguments: Mapping[str, str] | None = None
) -> str:
    """A name for the image that any engine takes, such as "shop:1.2" or "shop:tests".

    From the labels for title and version of the stage to be built, else from the folder (and
    from what tells the file from others in it, as in "Dockerfile.dev").
    """
    labels = _labels(_up_to(text, target), build_arguments or {})
    name = _repository(labels.get(_TITLE, "")) or _repository(_folder_name(path)) or "image"
    tag = "-".join(part for part in (_tag(labels.get(_VERSION, "")), _tag(target)) if part)
    return f"{name}:{tag[:128]}" if tag else name


def parent_images(text: str, build_arguments: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The images in the FROMs, in order, with build arguments put in; () if they can't be known."""
    try:
        return tuple(_parser(text, build_arguments or {}).parent_images)
    except Exception:  # a fault of dockerfile-parse must not cost the build
        return ()


def _labels(text: str, build_arguments: Mapping[str, str]) -> dict[str, str]:
    """The labels of the last stage."""
    try:
        return dict(_parser(text, build_arguments).labels)
    except Exception:  # as above
        return {}


def _parser(text: str, build_arguments: Mapping[str, str]) -> "DockerfileParser":
    """On a copy in memory: with a path the package could write the file.

    Imported here, for it takes longer than the rest of the server's services.
    """
    from dockerfile_parse import DockerfileParser  # noqa: PLC0415

    file: Any = BytesIO(text.encode())  # it decodes bytes itself; its stubs say str
    return DockerfileParser(fileobj=file, build_args=dict(build_arguments))


def _up_to(text: str, target: str) -> str:
    """The file without what follows the stage `target`."""
    stage = StageTable(parse(text)).named(target) if target else None
    return text[: stage.end] if stage else text


def _folder_name(path: Path) -> str:
    """For Dockerfile the folder's name; for Dockerfile.dev and dev.Dockerfile with -dev."""
    own = re.sub(r"^(docker|container)file\.|\.(docker|container)file$", "", path.name, flags=re.I)
    return path.parent.name if own == path.name else f"{path.parent.name}-{own}"


def _repository(text: str) -> str:
    """`text` as a name in the grammar of distribution/reference; "" if nothing is left."""
    low = re.sub(r"[^a-z0-9._/-]+", "-", text.lower())
    parts = (re.sub(r"([._-])[._-]*", r"\1", part).strip("._-") for part in low.split("/"))
    return "/".join(part for part in parts if part)[:128].strip("._-/")


def _tag(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", text, flags=re.A).strip(".-")

"""What the saved file says about itself as a whole, asked of dockerfile-parse."""

from collections.abc import Mapping
from pathlib import Path


def suggested_name(
    text: str, path: Path, *, target: str = "", build_args: Mapping[str, str] | None = None
) -> str:
    """A name for the image that any engine takes: from its title label, else from its folder."""
    raise NotImplementedError


def parent_images(text: str, build_args: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The images in the FROMs, in order, with build arguments put in; () if they can't be known."""
    raise NotImplementedError

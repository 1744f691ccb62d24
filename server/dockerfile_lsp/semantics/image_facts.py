"""What registries can be asked about images, and what they answer.

The keys say their kind in a field, for named tuples of equal fields are equal. Texts come from
strangers: names and tags in them are checked against docker's grammar, all else may be anything.
"""

from typing import Any, Literal, NamedTuple, Protocol

from .images import Image
from .platforms import DEFAULT


class Tags(NamedTuple):
    """Asks for a `TagList`; `repository` is canonical: "docker.io/library/node"."""

    repository: str
    kind: Literal["tags"] = "tags"

    @classmethod
    def of(cls, image: Image) -> "Tags":
        return cls(f"{image.registry}/{image.path}")


class ImageConfig(NamedTuple):
    """Asks for `ImageDetails`, or `Missing`. `reference` is canonical, with a tag, a digest, or
    both.
    """

    reference: str
    platform: str = DEFAULT
    kind: Literal["config"] = "config"

    @classmethod
    def of(cls, image: Image, platform: str = DEFAULT) -> "ImageConfig":
        return cls(image.canonical, platform)


class ImageDigest(NamedTuple):
    """Asks for a `Digest`, which is no pull, or `Missing`."""

    reference: str
    kind: Literal["digest"] = "digest"

    @classmethod
    def of(cls, image: Image) -> "ImageDigest":
        return cls(image.canonical)


class Repositories(NamedTuple):
    """Asks for a `RepositoryList`: what `registry` has whose path starts with `prefix`."""

    registry: str
    prefix: str = ""
    kind: Literal["repositories"] = "repositories"


ImageKey = Tags | ImageConfig | ImageDigest | Repositories


class TagFact(NamedTuple):
    """`pushed` is in seconds since the epoch, 0 if unknown; `size` compressed bytes, 0 likewise."""

    name: str
    pushed: float = 0
    size: int = 0
    digest: str = ""
    platforms: tuple[str, ...] = ()  # "linux/amd64"


class TagList(NamedTuple):
    """In the registry's order. `is_whole`: there are no others."""

    tags: tuple[TagFact, ...]
    is_whole: bool = True


class RepositoryFact(NamedTuple):
    path: str
    summary: str = ""
    stars: int = 0


class RepositoryList(NamedTuple):
    repositories: tuple[RepositoryFact, ...]
    is_whole: bool = True


class ImageSettings(NamedTuple):
    """What an image hands down. A value in `env` is None where only the name is known.

    `is_whole`: nothing else is set. Empty texts and tuples mean that nothing is set.
    """

    env: tuple[tuple[str, str | None], ...] = ()
    user: str = ""
    workdir: str = ""
    entrypoint: tuple[str, ...] = ()
    cmd: tuple[str, ...] = ()
    ports: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    shell: tuple[str, ...] = ()
    stop_signal: str = ""
    triggers: tuple[str, ...] = ()  # of ONBUILD
    is_whole: bool = True


class ImageDetails(NamedTuple):
    """`digest` is what a FROM can be pinned to: the index's where there is one.

    `created` is ISO 8601 as the image says it, or empty; `size` that of the layers, compressed.
    It and the settings are those for `platform`, which is not the one asked for if that is missing.
    """

    digest: str
    created: str = ""
    platforms: tuple[str, ...] = ()
    size: int = 0
    settings: ImageSettings = ImageSettings()
    platform: str = ""


class Digest(NamedTuple):
    text: str


class Missing(NamedTuple):
    """The registry answers that it has no image of that name and tag, as of now."""

    is_whole: bool = False  # It is asked again soon: the image may be on its way.


class Failed(NamedTuple):
    """Why there is no answer, in one sentence for the user, and until when not to ask again.

    `is_refusal`: the registry was there, but would not say. `is_missing`: it has no such thing.
    """

    message: str
    until: float = 0  # seconds since the epoch
    is_refusal: bool = False
    is_missing: bool = False


ImageAnswer = TagList | ImageDetails | Digest | Missing | RepositoryList


class Known(Protocol):
    """A fact, as far as it matters here."""

    @property
    def value(self) -> Any: ...

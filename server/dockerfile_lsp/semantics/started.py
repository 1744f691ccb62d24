"""What a stage begins with when its base image's configuration is known."""

from functools import lru_cache

from .environment import Scope
from .expansion import Variable
from .image_facts import ImageSettings
from .stage_state import Inherited


def started(unknown: Inherited, settings: ImageSettings, *, is_sure: bool) -> Inherited:
    """`unknown` with what `settings` tell. Where they are not whole, or a build argument may
    change the image (not `is_sure`), there may be more, and values are no more than names. A
    first WORKDIR is BuildKit's affair whatever the image's own is, its SHELL counts.
    """
    is_whole = settings.is_whole and is_sure
    workdir = settings.workdir or ("/" if is_whole else None)
    return unknown._replace(
        scope=_scope(settings, is_whole=is_whole),
        workdir=workdir if is_sure else None,
        has_shell=bool(settings.shell),
    )


@lru_cache(maxsize=256)
def _scope(settings: ImageSettings, *, is_whole: bool) -> Scope:
    variables = {
        name: Variable(value, known=is_whole and value is not None) for name, value in settings.env
    }
    return Scope(variables, frozenset(), is_open=not is_whole)

"""The registries that images' facts come from, as the user's settings have them."""

from typing import cast

from ..services.image_cache import ImageCache, default_folder
from ..services.registry import Registries
from ..services.registry_options import Mode, RegistryOptions
from ..settings import Settings


def registries(settings: Settings) -> Registries:
    options = RegistryOptions(
        mode=cast("Mode", settings.registries_mode),
        allow=settings.registries_allow,
        deny=settings.registries_deny,
        mirrors=tuple(settings.registries_mirrors.items()),
        insecure=settings.registries_insecure,
        proxy=settings.registries_proxy,
        certificates=settings.registries_certificates,
    )
    return Registries(options, ImageCache(default_folder()))

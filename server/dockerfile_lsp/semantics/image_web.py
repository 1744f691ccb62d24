"""Where people read about an image: its registry's own page for it."""

from .images import HUB, OFFICIAL, Image

# By registry: the page, with the path in it.
_PAGES = {
    "ghcr.io": "https://ghcr.io/{path}",  # leads to the package's page
    "quay.io": "https://quay.io/repository/{path}",
    "mcr.microsoft.com": "https://mcr.microsoft.com/artifact/mar/{path}",
    "public.ecr.aws": "https://gallery.ecr.aws/{path}",
    "gcr.io": "https://gcr.io/{path}",
    "registry.gitlab.com": "https://gitlab.com/{path}",
}


def web_page(image: Image) -> str:
    """A URL; "" where the registry has no such page that we know of."""
    if image.registry == HUB:
        namespace, _, name = image.path.partition("/")
        if namespace == OFFICIAL:
            return f"https://hub.docker.com/_/{name}"
        return f"https://hub.docker.com/r/{image.path}" if name else ""
    form = _PAGES.get(image.registry, "")
    return form.format(path=image.path)

"""An image's configuration as registries have it (image-spec, config.md)."""

from collections.abc import Mapping
from typing import Any

from ..semantics.image_facts import ImageSettings
from .untrusted import table, text, texts

_MOST = 300  # of anything


def image_settings(config: Mapping[str, Any]) -> ImageSettings:
    env = (each.partition("=") for each in texts(config.get("Env"))[:_MOST])
    labels = list(table(config.get("Labels")).items())[:_MOST]
    return ImageSettings(
        env=tuple((name, value) for name, _, value in env if name),
        user=text(config.get("User")),
        workdir=text(config.get("WorkingDir")),
        entrypoint=texts(config.get("Entrypoint"))[:_MOST],
        cmd=texts(config.get("Cmd"))[:_MOST],
        ports=tuple(map(text, table(config.get("ExposedPorts"))))[:_MOST],
        volumes=tuple(map(text, table(config.get("Volumes"))))[:_MOST],
        labels=tuple((text(name), text(value)) for name, value in labels),
        shell=texts(config.get("Shell"))[:_MOST],
        stop_signal=text(config.get("StopSignal")),
        triggers=texts(config.get("OnBuild"))[:_MOST],
    )

"""The text of a saved file, for what works on files and not on buffers."""

import asyncio
from pathlib import Path
from typing import Literal

from .protocol import DockerfileProtocol
from .window import choice, complain

_BUILD_SAVED = "Build What Is Saved"


class Saves:
    """Told when documents are saved and closed, for a question about saving may be open."""

    def __init__(self, protocol: DockerfileProtocol) -> None:
        self._protocol = protocol
        self._waiting: dict[str, asyncio.Future[bool]] = {}

    def saved(self, uri: str) -> None:
        self._settle(uri, is_saved=True)

    def closed(self, uri: str) -> None:
        self._settle(uri, is_saved=False)

    async def text(self, uri: str, path: Path) -> str | None:
        """The file's text, once the user has saved it or said that what is saved will do.

        None if the user does not want it, or it can't be read, which is then told.
        """
        while True:
            text = await self._read(path)
            view = self._protocol.state.now.views.get(uri)
            if text is None or not view or _is_same(view.document.text, text):
                return text
            match await self._answer(uri, path):
                case "saved":
                    continue
                case "as it is":
                    return text
                case _:
                    return None

    async def _read(self, path: Path) -> str | None:
        try:
            data = await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            why = f"{path} cannot be read: {error.strerror or error}"
            complain(self._protocol, why)
            return None
        return data.decode("utf-8", errors="replace")

    async def _answer(self, uri: str, path: Path) -> Literal["saved", "as it is", "no"]:
        """What the user does, asked to save: saving is an answer, too."""
        question = (
            f"{path.name} has changes that are not saved, and what is saved is built: save it first"
        )
        saving = self._waiting[uri] = asyncio.get_running_loop().create_future()
        asking = asyncio.ensure_future(choice(self._protocol, question, _BUILD_SAVED, "Cancel"))
        await asyncio.wait({saving, asking}, return_when=asyncio.FIRST_COMPLETED)
        del self._waiting[uri]
        if saving.done():
            return "saved" if saving.result() else "no"
        return "as it is" if asking.result() == _BUILD_SAVED else "no"

    def _settle(self, uri: str, *, is_saved: bool) -> None:
        waiting = self._waiting.get(uri)
        if waiting and not waiting.done():
            waiting.set_result(is_saved)


def _is_same(buffer: str, file: str) -> bool:
    """Whether they differ at most in the byte order mark and line ends, which editors hide."""
    return _plain(buffer) == _plain(file)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")

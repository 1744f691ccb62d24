"""What the user sees of the server beside its answers: messages, questions, the client's log."""

from lsprotocol import types

from .protocol import DockerfileProtocol


def warn(protocol: DockerfileProtocol, message: str) -> None:
    _show(protocol, types.MessageType.Warning, message)


def complain(protocol: DockerfileProtocol, message: str) -> None:
    """An error's message."""
    _show(protocol, types.MessageType.Error, message)


def inform(protocol: DockerfileProtocol, message: str) -> None:
    _show(protocol, types.MessageType.Info, message)


async def choice(protocol: DockerfileProtocol, question: str, *actions: str) -> str:
    """The action that the user chooses, perhaps never; "" if none."""
    params = {
        "type": types.MessageType.Warning.value,
        "message": question,
        "actions": [{"title": action} for action in actions],
    }
    reply = await protocol.ask(types.WINDOW_SHOW_MESSAGE_REQUEST, params)
    return str(reply.result.get("title", "")) if isinstance(reply.result, dict) else ""


def note(protocol: DockerfileProtocol, message: str) -> None:
    """Writes to the log that the client keeps."""
    params = {"type": types.MessageType.Log.value, "message": message}
    protocol.say(types.WINDOW_LOG_MESSAGE, params)


def _show(protocol: DockerfileProtocol, kind: types.MessageType, message: str) -> None:
    protocol.say(types.WINDOW_SHOW_MESSAGE, {"type": kind.value, "message": message})

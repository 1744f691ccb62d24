"""What the server announces, as data: known before pygls, which makes the same of the features.

A test compares the two; who adds a feature adds it here, too.
"""

from typing import Any

from .. import __version__
from .client import client_of, given
from .frames import Json

_ENCODINGS = ("utf-8", "utf-16", "utf-32")
_ALWAYS: Json = {
    "textDocumentSync": {"openClose": True, "change": 2, "save": True},
    "completionProvider": {
        "triggerCharacters": ["#", "-", "=", ",", " ", ";", ":", "/", "$", "{"],
        "resolveProvider": True,
    },
    "hoverProvider": True,
    "definitionProvider": True,
    "referencesProvider": True,
    "documentHighlightProvider": True,
    "documentSymbolProvider": True,
    "codeActionProvider": {
        "codeActionKinds": ["quickfix", "refactor.rewrite", "source.fixAll.dockerfile-lsp"],
        "resolveProvider": True,
    },
    "codeLensProvider": {"resolveProvider": False},
    "documentLinkProvider": {"resolveProvider": False},
    "renameProvider": True,
    "foldingRangeProvider": True,
    "executeCommandProvider": {"commands": ["dockerfile-lsp.build"]},
    "inlayHintProvider": {"resolveProvider": False},
    "workspace": {
        "workspaceFolders": {"supported": True, "changeNotifications": True},
        "fileOperations": {},
    },
}
_PULL = {
    "interFileDependencies": False,
    "workspaceDiagnostics": False,
    "identifier": "dockerfile-lsp",
}
_APPLY_EDIT = "dockerfile-lsp.applyEdit"
_SWITCHES = (
    "textDocument.synchronization.willSave",
    "textDocument.synchronization.willSaveWaitUntil",
    "textDocument.rename.prepareSupport",
)


def initialize_result(capabilities: object) -> Json:
    """The answer to `initialize` of a client with these capabilities."""
    server = {"name": "dockerfile-lsp", "version": __version__}
    return {"capabilities": _announced(capabilities), "serverInfo": server}


def encoding(capabilities: object) -> Any:
    """How columns are counted: what of that the client likes best."""
    wanted = given(capabilities, "general.positionEncodings")
    known = [each for each in wanted if each in _ENCODINGS] if isinstance(wanted, list) else []
    return known[0] if known else "utf-16"


def essential(capabilities: object) -> Json:
    """What of a client's capabilities pygls makes something of, as LSP has it."""
    kept: Json = {"general": {"positionEncodings": [encoding(capabilities)]}}
    for path in _SWITCHES:
        first, second, name = path.split(".")
        if isinstance(value := given(capabilities, path), bool):
            kept.setdefault(first, {}).setdefault(second, {})[name] = value
    return kept


def _announced(capabilities: object) -> Json:
    client = client_of(capabilities)
    announced = {"positionEncoding": encoding(capabilities), **_ALWAYS}
    if not client.action_literals:
        commands = [_APPLY_EDIT, *_ALWAYS["executeCommandProvider"]["commands"]]
        announced["executeCommandProvider"] = {"commands": commands}
    if client.pulls:
        announced["diagnosticProvider"] = _PULL
    if given(capabilities, "textDocument.rename.prepareSupport") is True:
        announced["renameProvider"] = {"prepareProvider": True}
    # pygls says of what it is asked for, if only to say no.
    asked = [name for name in ("willSave", "willSaveWaitUntil") if _is_asked(capabilities, name)]
    announced["textDocumentSync"] = {**_ALWAYS["textDocumentSync"], **dict.fromkeys(asked, False)}
    return announced


def _is_asked(capabilities: object, name: str) -> bool:
    return isinstance(given(capabilities, f"textDocument.synchronization.{name}"), bool)

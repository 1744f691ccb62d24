"""What is answered before pygls is there, and that pygls then has the whole conversation.

Each conversation is held with a doorman and without: what is answered must be the same.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from raw import BYE, HELLO, HOVER, OPEN, TEXT, Ended, framed, read, said
from required import EVERYTHING

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

HERE = Path(__file__).parent
URI = TEXT["uri"]
Message = dict[str, Any]
PULLS: Message = {"textDocument": {"diagnostic": {}}}


def hello(capabilities: object, **more: object) -> Message:
    return {**HELLO, "params": {**HELLO["params"], "capabilities": capabilities, **more}}


def opened(text: str, uri: object = URI, version: int = 1) -> Message:
    item = {"uri": uri, "languageId": "dockerfile", "version": version, "text": text}
    return {"method": "textDocument/didOpen", "params": {"textDocument": item}}


def changed(text: str, version: int, uri: object = URI) -> Message:
    document = {"uri": uri, "version": version}
    params = {"textDocument": document, "contentChanges": [{"text": text}]}
    return {"method": "textDocument/didChange", "params": params}


def pull(number: object, uri: object = URI, **more: object) -> Message:
    params = {"textDocument": {"uri": uri}, **more}
    return {"id": number, "method": "textDocument/diagnostic", "params": params}


def cancel(number: object) -> Message:
    return {"method": "$/cancelRequest", "params": {"id": number}}


INITIALIZED: Message = {"method": "initialized", "params": {}}
SYMBOLS: Message = {
    "id": "s",
    "method": "textDocument/documentSymbol",
    "params": {"textDocument": {"uri": URI}},
}


def held(*jobs: dict[str, Any]) -> list[Ended]:
    """What came of the conversations (see forking_server.py)."""
    given = [{**job, "chunks": [it.decode("latin-1") for it in job["chunks"]]} for job in jobs]
    done = subprocess.run(
        [sys.executable, HERE / "forking_server.py"],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        timeout=600,
        check=True,
    )
    found = json.loads(done.stdout)
    return [Ended(it["status"], read(it["output"].encode("latin-1"))) for it in found]


def both(*messages: Message | bytes) -> tuple[Ended, Ended]:
    """With a doorman and without, all said at once and the input then ended."""
    data = framed(*messages)
    with_it, without = held({"chunks": [data]}, {"chunks": [data], "doorman": False})
    return with_it, without


def answers(ended: Ended) -> list[Message]:
    """In their order; what is announced has a test of its own."""
    return [
        it if "capabilities" not in str(it.get("result"))[:20] else {"id": it["id"]}
        for it in ended.messages
        if "method" not in it
    ]


def by_id(ended: Ended) -> dict[object, Message]:
    """Where `shutdown` may overtake what is being answered."""
    found = {it["id"]: it for it in answers(ended)}
    assert len(found) == len(answers(ended)), "each is answered once"
    return found


def pushes(ended: Ended, uri: object = URI) -> list[tuple[int, list[Message]]]:
    """Each version's diagnostics, in the order in which they were pushed."""
    method = "textDocument/publishDiagnostics"
    params = [it["params"] for it in ended.messages if it.get("method") == method]
    return [
        (it["version"], it["diagnostics"]) for it in params if it["uri"] == uri if "version" in it
    ]


def codes(found: list[Message]) -> set[str]:
    return {each["code"] for each in found}


def places(length: int, sample: int, step: int = 1) -> range:
    """Every place, or every `step`th, with DOCKERFILE_LSP_ALL, else some."""
    return range(1, length, step if EVERYTHING else length // sample)


CLIENTS: dict[str, Any] = {
    **{path.stem: json.loads(path.read_text()) for path in (HERE / "clients").glob("*.json")},
    "none": {},
    "pull without push": {"textDocument": {"diagnostic": {"dynamicRegistration": False}}},
    "utf-8 alone": {"general": {"positionEncodings": ["utf-8"]}},
    "utf-32 first": {"general": {"positionEncodings": ["x", "utf-32", "utf-16"]}},
    "no dynamic registration": {
        "workspace": {"didChangeConfiguration": {"dynamicRegistration": False}},
        "textDocument": {"synchronization": {"willSave": True}, "rename": {"prepareSupport": True}},
    },
    "no configuration": {"workspace": {"configuration": False}, "textDocument": {"codeAction": {}}},
    "odd": {"general": {"positionEncodings": 5}, "textDocument": {"hover": [], "diagnostic": {}}},
    "nulls": {"general": None, "textDocument": {"diagnostic": None, "rename": None}},
}


def test_it_announces_what_pygls_does() -> None:
    """Who adds a feature adds to capabilities.py what this shows."""
    jobs = [
        {"chunks": [framed(hello(it), *BYE)], "doorman": doorman}
        for it in CLIENTS.values()
        for doorman in (True, False)
    ]
    done = held(*jobs)
    for name, ours, theirs in zip(CLIENTS, done[::2], done[1::2], strict=True):
        assert ours.answer(1) == theirs.answer(1), name


@pytest.mark.parametrize("name", ["emacs", "neovim", "vscode"])
def test_the_recorded_clients_are_real(name: str) -> None:
    assert CLIENTS[name]["textDocument"]["synchronization"]["didSave"] is True


ALONE = """
import sys
for name in ("pygls", "lsprotocol", "attrs", "cattrs", "asyncio"):
    sys.modules[name] = None
from dockerfile_lsp.adapter.serve import serve_stdio
try:
    serve_stdio()
except ImportError:
    sys.stderr.write(" ".join(name for name, module in sys.modules.items() if module))
"""


def alone(*messages: Message) -> tuple[Ended, set[str]]:
    """What is said without pygls, and the modules that it takes."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=framed(*messages),
        capture_output=True,
        timeout=30,
        check=True,
    )
    return Ended(0, read(done.stdout)), set(done.stderr.decode().split())


def test_the_first_diagnostics_need_no_pygls() -> None:
    ended, _ = alone(hello({}), INITIALIZED, opened("FROM a AS B\n"))
    assert "capabilities" in ended.answer(1)["result"]
    assert [codes(it) for _, it in pushes(ended)] == [{"StageNameCasing"}]
    ended, _ = alone(hello(PULLS), INITIALIZED, opened("FROM a AS B\n"), pull(2))
    assert codes(ended.answer(2)["result"]["items"]) == {"StageNameCasing"}


def test_they_need_the_standard_library_alone_and_not_much_of_it(tmp_path: Path) -> None:
    document = opened("FROM a AS B\n", (tmp_path / "Dockerfile").as_uri())
    _, modules = alone(hello({}), INITIALIZED, document)
    ours = {name for name in modules if name.startswith("dockerfile_lsp")}
    assert {name.partition(".")[0] for name in modules - ours} <= {
        *sys.stdlib_module_names,
        "__main__",
        *site_modules(),
    }
    assert not modules & {"tomllib", "ssl", "email", "http", "socket", "subprocess", "tempfile"}
    assert not any(name.startswith("dockerfile_lsp.features") for name in modules)
    (tmp_path / ".dockerfile-lsp.toml").write_text("")
    assert "tomllib" in alone(hello({}), INITIALIZED, document)[1]


def site_modules() -> set[str]:
    """What this Python loads by itself, for a development install."""
    command = [sys.executable, "-c", "import sys; print(*sys.modules)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_initialize_is_answered_before_the_rules_are_imported() -> None:
    code = "import sys, dockerfile_lsp.adapter.doorman; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "dockerfile_lsp.adapter.capabilities" in loaded
    assert not {"dockerfile_lsp.rules", "dockerfile_lsp.document", "logging"} & loaded


TALK = framed(
    hello({}),
    INITIALIZED,
    opened("FROM a AS B\n"),
    opened("FROM b AS C\n", "file:///w/b"),
    changed("FROM a AS BB\nRUN x\n", 2),
    HOVER,
    cancel(99),
    changed("from a AS Ö\n", 3),
    SYMBOLS,
    *BYE,
)


def test_nothing_is_lost_doubled_or_reordered_wherever_a_message_is_split() -> None:
    splits = places(len(TALK), 40, step=3)
    expected, *found = held(
        {"chunks": [TALK], "doorman": False},
        *({"chunks": [TALK[:at], TALK[at:]]} for at in splits),
    )
    whole = {
        ("FROM a AS B\n", 1): codes_of("FROM a AS B\n"),
        ("FROM a AS BB\nRUN x\n", 2): codes_of("FROM a AS BB\nRUN x\n"),
        ("from a AS Ö\n", 3): codes_of("from a AS Ö\n"),
    }
    right = {version: found for (_, version), found in whole.items()}
    for at, ended in zip(splits, found, strict=True):
        assert answers(ended) == answers(expected), at
        assert ended.status == 0
        told = [version for version, _ in pushes(ended)]
        assert told == sorted(set(told)), at
        assert all(codes(items) == right[version] for version, items in pushes(ended)), at
        assert len(pushes(ended, "file:///w/b")) <= 1


def codes_of(text: str) -> set[str]:
    """What a server without a doorman finds."""
    data = [framed(hello(PULLS), opened(text), pull(2), *BYE)]
    (ended,) = held({"chunks": data, "doorman": False})
    return codes(ended.answer(2)["result"]["items"])


PULLED = framed(
    hello(PULLS),
    INITIALIZED,
    opened("FROM a AS B\n"),
    pull(2),
    pull(3, previousResultId="1"),
    HOVER,
    changed("FROM a AS b\n", 2),
    pull(4, previousResultId="1", identifier="dockerfile-lsp"),
    *BYE,
)


def test_a_client_that_pulls_has_the_same_answers_wherever_a_message_is_split() -> None:
    splits = places(len(PULLED), 30, step=4)
    expected, *found = held(
        {"chunks": [PULLED], "doorman": False},
        *({"chunks": [PULLED[:at], PULLED[at:]]} for at in splits),
    )
    assert expected.answer(3)["result"] == {"kind": "unchanged", "resultId": "1"}
    for at, ended in zip(splits, found, strict=True):
        assert answers(ended) == answers(expected), at
        assert not pushes(ended)


def test_the_input_may_end_anywhere() -> None:
    for data in (TALK, PULLED):
        ends = places(len(data), 16, step=15)
        for at, ended in zip(ends, held(*({"chunks": [data[:at]]} for at in ends)), strict=True):
            assert ended.status == (0 if at < len(data) else 1), at
            numbers = [it["id"] for it in answers(ended)]
            assert len(numbers) == len(set(numbers)), at


def test_shutdown_and_exit_at_once_end_it_with_the_input_left_open() -> None:
    conversations = [
        framed(hello({}), *BYE),
        framed(hello({}), INITIALIZED, opened("FROM a AS B\n"), *BYE),
        framed(hello(PULLS), opened("FROM a AS B\n"), pull(2), *BYE),
        TALK,
    ]
    for ended in held(*({"chunks": [data], "ends": False} for data in conversations)):
        assert ended.status == 0
        assert ended.answer("bye")["result"] is None
    (ended,) = held({"chunks": [framed(hello({}), {"method": "exit"})], "ends": False})
    assert ended.status == 1


def test_each_of_several_documents_is_told_of_once() -> None:
    texts = {f"file:///w/{n}": f"FROM a AS B{n}\n" for n in range(5)}
    opening = (opened(text, uri) for uri, text in texts.items())
    data = framed(hello({}), INITIALIZED, *opening)
    with_it, without = held(
        {"chunks": [data, b""]}, {"chunks": [data, b"", b"", b""], "doorman": False}
    )
    for uri in texts:
        assert len(pushes(with_it, uri)) == 1
        assert pushes(with_it, uri) == pushes(without, uri)
    assert answers(with_it) == answers(without)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("diagnostic", [{}, None])
def test_columns_are_counted_as_agreed(encoding: str, diagnostic: object) -> None:
    capabilities = {
        "general": {"positionEncodings": [encoding]},
        "textDocument": {"diagnostic": diagnostic},
    }
    data = framed(
        hello(capabilities), INITIALIZED, opened("FROM ö𝒳/a AS B\n"), pull(2), {**HOVER, "id": 3}
    )
    with_it, without = held({"chunks": [data, b""]}, {"chunks": [data, b"", b""], "doorman": False})
    assert answers(with_it) == answers(without)
    assert pushes(with_it) == pushes(without)
    found = pushes(with_it)[0][1] if diagnostic is None else with_it.answer(2)["result"]["items"]
    column = {"utf-8": 17, "utf-16": 14, "utf-32": 13}[encoding]
    stage = next(it for it in found if it["code"] == "StageNameCasing")
    assert stage["range"]["start"]["character"] == column


def test_a_cancellation_reaches_what_is_not_answered_yet() -> None:
    with_it, without = both(hello({}), INITIALIZED, opened("FROM a\n"), HOVER, cancel(7), *BYE)
    assert with_it.error(7) == without.error(7) == -32800
    assert by_id(with_it) == by_id(without)


def test_a_cancellation_of_what_is_answered_comes_too_late() -> None:
    talks = (
        [hello(PULLS), opened("FROM a AS B\n"), pull(2), cancel(2), cancel(1), HOVER, *BYE],
        [hello(PULLS), cancel(1), opened("FROM a AS B\n"), pull(2), HOVER, *BYE],
    )
    for data in (framed(*talk) for talk in talks):
        for ended in held({"chunks": [data]}, {"chunks": [data[:-9], data[-9:]]}):
            assert sorted(str(it["id"]) for it in answers(ended)) == ["1", "2", "7", "bye"]
            assert ended.answer(1)["result"]
            assert ended.answer(2)["result"]["items"]
            assert ended.answer(7)["result"]


@pytest.mark.parametrize(
    "first",
    [
        [b"{"],
        [b"[]"],
        [b"5"],
        [b"\xff"],
        [{"method": "initialized"}],
        [OPEN],
        [HOVER],
        [{"id": 1, "method": "initialize"}],
        [{"id": 1, "method": "initialize", "params": {"capabilities": 5}}],
        [{"id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": "x"}}],
        [{"method": "initialize", "params": {"capabilities": {}}}],
        [{**HELLO, "id": None}],
        [{**HELLO, "id": [1]}],
        [hello({}, workspaceFolders=[{"uri": 5}])],
    ],
)
def test_another_beginning_is_for_pygls(first: list[Message | bytes]) -> None:
    with_it, without = both(*first, {**HELLO, "id": 2}, OPEN, HOVER, *BYE)
    assert answers(with_it) == answers(without)
    assert with_it.status == without.status


def test_what_is_no_message_at_all_is_for_pygls() -> None:
    for data in (b"", b"\r\n\r\n", b"x\r\n\r\n" + framed(HELLO, *BYE), b"Content-Length: 5\r\n"):
        with_it, without = held({"chunks": [data]}, {"chunks": [data], "doorman": False})
        assert with_it == without


@pytest.mark.parametrize(
    "strange",
    [
        {"method": "textDocument/didOpen", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": {**TEXT, "version": "1"}}},
        {"id": 5, "method": "textDocument/didOpen", "params": {"textDocument": TEXT}},
        {"id": 5, "method": "textDocument/diagnostic", "params": {"textDocument": 5}},
        {"id": 5, "method": "textDocument/diagnostic"},
        pull(5, "file:///other"),
        {"method": "workspace/didChangeConfiguration"},
        {"method": "workspace/didChangeConfiguration", "params": {"settings": 5}},
        {"id": 5, "method": "x/y"},
        HELLO,
    ],
)
def test_strange_messages_are_answered_as_ever(strange: Message) -> None:
    for capabilities in ({}, PULLS):
        messages = (hello(capabilities), strange, opened("FROM a AS B\n"), strange, HOVER, *BYE)
        with_it, without = both(*messages)
        assert answers(with_it) == answers(without)


def test_a_first_document_of_two_megabytes() -> None:
    text = "FROM a AS B\n# " + "x" * (1 << 21) + "\nRUN echo $B\n"
    data = framed(hello({}), INITIALIZED, opened(text))
    tail = framed({**HOVER, "id": 9}, *BYE)
    with_it, without = held(
        {"chunks": [data, tail]}, {"chunks": [data, b"", tail], "doorman": False}
    )
    assert answers(with_it) == answers(without)
    assert len(pushes(with_it)) == 1
    assert "StageNameCasing" in codes(pushes(with_it)[0][1])


OFF = {"rules": {"StageNameCasing": "off"}}


def test_settings_given_at_the_start_count() -> None:
    options = {"settings": OFF}
    ended, _ = alone(hello({}, initializationOptions=options), opened("FROM a AS B\n"))
    assert pushes(ended) == [(1, [])]


def test_a_project_file_counts(tmp_path: Path) -> None:
    (tmp_path / ".dockerfile-lsp.toml").write_text("rules = { StageNameCasing = 'off' }\n")
    uri = (tmp_path / "a" / "b" / "Dockerfile").as_uri()
    folders = [{"uri": tmp_path.as_uri(), "name": "w"}]
    document = opened("FROM a AS B\n", uri)
    ended, _ = alone(hello({}, workspaceFolders=folders), document)
    assert pushes(ended, uri) == [(1, [])]
    ended, _ = alone(hello({}, rootUri=tmp_path.as_uri()), document)
    assert pushes(ended, uri) == [(1, [])]
    ended, _ = alone(hello({}, rootPath=str(tmp_path)), document)
    assert pushes(ended, uri) == [(1, [])]
    ended, _ = alone(hello({}), document)
    assert codes(pushes(ended, uri)[0][1]) == {"StageNameCasing"}


def test_settings_that_the_client_sends_by_itself_count() -> None:
    """Emacs sends them right behind the document."""
    settings = {"settings": {"dockerfile-lsp": OFF}}
    configured = {"method": "workspace/didChangeConfiguration", "params": settings}
    document = opened("FROM a AS B\n")
    for messages in ((configured, document), (document, configured)):
        ended, _ = alone(hello({}), INITIALIZED, *messages)
        assert pushes(ended) == [(1, [])]


class Talk:
    """A client that waits for what the server says."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dockerfile_lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.heard: list[Message] = []

    def say(self, *messages: Message) -> None:
        assert self.process.stdin
        self.process.stdin.write(framed(*messages))
        self.process.stdin.flush()

    def until(self, key: str, value: object) -> Message:
        """The next message that has it."""
        assert self.process.stdout
        while True:
            length = int(self.process.stdout.readline().partition(b":")[2])
            self.process.stdout.readline()
            message: Message = json.loads(self.process.stdout.read(length))
            self.heard.append(message)
            if message.get(key) == value:
                return message

    def ended(self) -> Ended:
        self.say(*BYE)
        output, _ = self.process.communicate(timeout=30)
        return Ended(self.process.returncode, [*self.heard, *read(output)])


CONFIGURES: Message = {"workspace": {"configuration": True}}
ASKS, PUBLISHES = "workspace/configuration", "textDocument/publishDiagnostics"


def begun(capabilities: object, *more: Message) -> tuple[Talk, Message]:
    """A client that is asked for its settings, and the question."""
    talk = Talk()
    talk.say(hello(capabilities), INITIALIZED, opened("FROM a AS B\n"), *more)
    return talk, talk.until("method", ASKS)


def test_settings_that_the_client_is_asked_for_count() -> None:
    talk, asked = begun(CONFIGURES)
    assert asked["id"] == "dockerfile-lsp-early-1"
    assert {item["section"] for item in asked["params"]["items"]} >= {"dockerfile-lsp"}
    talk.say({"id": asked["id"], "result": [None, OFF]})
    assert talk.until("method", PUBLISHES)["params"]["diagnostics"] == []
    talk.say(HOVER)
    assert talk.until("id", 7)["result"]
    talk.say(changed("FROM a AS BB\n", 2))
    assert talk.until("method", PUBLISHES)["params"] == {
        "uri": URI,
        "version": 2,
        "diagnostics": [],
    }
    ended = talk.ended()
    assert [it["method"] for it in ended.messages if "method" in it].count(ASKS) == 1
    assert ended.status == 0


def test_a_pull_waits_for_them() -> None:
    talk, asked = begun({**CONFIGURES, **PULLS}, pull(2), HOVER)
    talk.say({"id": asked["id"], "result": [None, OFF]})
    assert talk.until("id", 2)["result"]["items"] == []
    assert talk.until("id", 7)["result"]
    assert [it["id"] for it in answers(talk.ended())] == [1, 2, 7, "bye"]


def test_what_the_client_can_not_say_is_not_asked_again() -> None:
    talk, asked = begun(CONFIGURES)
    talk.say({"id": asked["id"], "error": {"code": -32601, "message": "no"}})
    found = talk.until("method", PUBLISHES)["params"]["diagnostics"]
    assert codes(found) == {"StageNameCasing"}
    assert [version for version, _ in pushes(talk.ended())] == [1]


def test_settings_that_come_late_count_and_nothing_flashes_up() -> None:
    """The doorman's question is then asked once more, by pygls."""
    talk, first = begun(CONFIGURES)
    second = talk.until("method", ASKS)
    assert second["params"] == first["params"]
    talk.say(
        {"id": first["id"], "result": [None, None]}, {"id": second["id"], "result": [None, OFF]}
    )
    assert talk.until("method", PUBLISHES)["params"]["diagnostics"] == []
    assert pushes(talk.ended()) == [(1, [])]


def test_settings_that_never_come_hold_up_nothing_for_long() -> None:
    talk, _ = begun(CONFIGURES)
    talk.until("method", ASKS)
    assert codes(talk.until("method", PUBLISHES)["params"]["diagnostics"]) == {"StageNameCasing"}
    talk.say(HOVER)
    assert talk.until("id", 7)["result"]
    assert [version for version, _ in pushes(talk.ended())] == [1]


def test_without_time_limits_it_goes_on_after_the_first_document() -> None:
    """As on Windows, whose pipes can't be waited for with one."""
    configures = {"workspace": {"configuration": True}}
    talks = [
        [hello({}), INITIALIZED, opened("FROM a AS B\n"), HOVER, *BYE],
        [hello({}), INITIALIZED, HOVER, *BYE],
        [hello(PULLS), opened("FROM a AS B\n"), pull(2), HOVER, *BYE],
        [hello(configures), opened("FROM a AS B\n"), HOVER, *BYE],
        [hello({})],
    ]
    for talk in talks:
        data = framed(*talk)
        for chunks in ([data], [data[:-60], data[-60:]]):
            with_it, without = held(
                {"chunks": chunks, "limits": False}, {"chunks": chunks, "doorman": False}
            )
            assert by_id(with_it) == by_id(without)
            assert with_it.status == without.status


def test_a_fresh_process_hands_over_as_well() -> None:
    ended = said(raw=TALK)
    (expected,) = held({"chunks": [TALK], "doorman": False})
    assert answers(ended) == answers(expected)
    assert [version for version, _ in pushes(ended)][:1] == [1]
    assert ended.status == 0

"""Messages as no decent client sends them, and the ways in which a conversation ends."""

import json
import signal
import socket
import subprocess
import sys
from contextlib import suppress

import pytest

from raw import BYE, HELLO, HOVER, OPEN, TEXT, Ended, framed, read, said


def test_shutdown_and_exit_end_well() -> None:
    ended = said(HELLO, *BYE)
    assert ended.status == 0
    assert ended.answer("bye")["result"] is None


def test_exit_without_shutdown_is_status_1() -> None:
    assert said(HELLO, {"method": "exit"}).status == 1


def test_the_end_of_the_input_ends_well() -> None:
    assert said(HELLO, OPEN).status == 0
    assert said().status == 0
    assert said(raw=framed(HELLO, OPEN)[:-5]).status == 0


def test_malformed_parameters_are_an_error_for_that_request_alone() -> None:
    wrong = {**HOVER, "id": 6, "params": {"textDocument": "x", "position": {"line": "y"}}}
    nothing = {"id": 5, "method": "textDocument/hover"}
    place = {"textDocument": {"uri": TEXT["uri"]}, "position": {"line": -1, "character": 0}}
    ended = said(HELLO, OPEN, wrong, nothing, {**HOVER, "id": 4, "params": place}, HOVER, *BYE)
    assert ended.error(6) == ended.error(5) == ended.error(4) == -32602
    assert ended.answer(7)["result"]
    assert ended.status == 0


def test_a_malformed_notification_is_told_to_the_log() -> None:
    ended = said(HELLO, {"method": "textDocument/didOpen", "params": {}}, OPEN, HOVER, *BYE)
    assert ended.answer(7)["result"]
    logged = [
        it["params"]["message"] for it in ended.messages if it.get("method") == "window/logMessage"
    ]
    assert logged == ["The parameters of 'textDocument/didOpen' are not as LSP has them"]


def test_a_null_range_is_the_whole_text() -> None:
    document = {"uri": TEXT["uri"], "version": 2}
    changes = [{"text": "FROM b\n", "range": None}, {"text": "RUN x\n", "range": None}]
    params = {"textDocument": document, "contentChanges": changes}
    ended = said(HELLO, OPEN, {"method": "textDocument/didChange", "params": params}, HOVER, *BYE)
    assert "RUN" in str(ended.answer(7)["result"]["contents"])


def test_a_position_may_be_past_all_that_lsp_has() -> None:
    end = {"line": 2**40, "character": 2**31}
    where = {"start": {"line": 0, "character": 0}, "end": end}
    document = {"uri": TEXT["uri"], "version": 2}
    params = {"textDocument": document, "contentChanges": [{"text": "RUN x\n", "range": where}]}
    ended = said(HELLO, OPEN, {"method": "textDocument/didChange", "params": params}, HOVER, *BYE)
    assert "RUN" in str(ended.answer(7)["result"]["contents"])


def test_a_client_that_tells_oddly_of_itself_is_served() -> None:
    odd = {"textDocument": {"hover": 5, "rename": {"prepareSupport": True}}}
    ended = said({**HELLO, "params": {"capabilities": odd}}, OPEN, HOVER, *BYE)
    assert ended.answer(1)["result"]["capabilities"]["renameProvider"] == {"prepareProvider": True}
    assert ended.answer(7)["result"]


def test_what_is_no_json_is_answered_so() -> None:
    ended = said(HELLO, b"{", b"[]", b"\xff\xfe", OPEN, HOVER, *BYE)
    errors = [it["error"]["code"] for it in ended.messages if it.get("id", 0) is None]
    assert errors == [-32700, -32600, -32700]
    assert ended.answer(7)["result"]


def test_nothing_is_answered_before_initialize_nor_after_shutdown() -> None:
    ended = said(HOVER, OPEN, HELLO, BYE[0], {**HOVER, "id": 8}, OPEN, BYE[1])
    assert (ended.error(7), ended.error(8), ended.status) == (-32002, -32600, 0)


def test_a_second_initialize_is_an_error() -> None:
    assert said(HELLO, {**HELLO, "id": 2}, *BYE).error(2) == -32600


def test_an_unknown_method_is_an_error_and_an_unknown_notification_is_none() -> None:
    ended = said(
        HELLO, {"id": 3, "method": "x/y"}, {"method": "$/z"}, {"id": 4, "method": "$/z"}, *BYE
    )
    assert ended.error(3) == ended.error(4) == -32601
    assert len(ended.messages) == 4


def test_a_lone_surrogate_is_text_like_any_other() -> None:
    text = {**TEXT, "text": "FROM a AS \ud800B\n"}
    ended = said(
        HELLO, {"method": "textDocument/didOpen", "params": {"textDocument": text}}, HOVER, *BYE
    )
    assert ended.answer(7)["result"]


def test_headers_in_any_case_and_order() -> None:
    body = json.dumps({"jsonrpc": "2.0", **HELLO}).encode()
    head = b"content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:%d\r\n\r\n"
    assert said(raw=head % len(body) + body + framed(*BYE)).answer(1)["result"]


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_messages_may_come_in_pieces(size: int) -> None:
    data = framed(HELLO, OPEN, HOVER, *BYE)
    process = subprocess.Popen(
        [sys.executable, "-m", "dockerfile_lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    for start in range(0, len(data), size):
        process.stdin.write(data[start : start + size])
        process.stdin.flush()
    output, _ = process.communicate(timeout=30)
    assert Ended(process.returncode, read(output)).answer(7)["result"]


def test_exit_ends_the_process_with_the_input_left_open() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "dockerfile_lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    process.stdin.write(framed(HELLO, OPEN, *BYE))
    process.stdin.flush()
    assert process.wait(timeout=30) == 0
    with process.stdin:
        assert process.stdout
        process.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks to end")
def test_a_signal_ends_it_like_a_client_that_goes() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "dockerfile_lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(framed(HELLO))
    process.stdin.flush()
    assert process.stdout.readline()
    process.terminate()
    assert process.wait(timeout=30) == 128 + signal.SIGTERM
    process.stdin.close()
    process.stdout.close()


def test_standard_error_may_be_closed() -> None:
    command = [sys.executable, "-m", "dockerfile_lsp"]
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" 2>&-', "sh", *command],
        input=framed(HELLO, OPEN, HOVER, *BYE),
        stdout=subprocess.PIPE,
        timeout=30,
        check=False,
    )
    assert Ended(done.returncode, read(done.stdout)).answer(7)["result"]


def test_a_socket_serves_as_well() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "dockerfile_lsp", "--tcp", "127.0.0.1:0"], stderr=subprocess.PIPE
    )
    assert process.stderr
    port = int(process.stderr.readline().split()[-1])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(framed(HELLO, OPEN, HOVER, *BYE))
        output = b""
        with suppress(ConnectionResetError):
            while data := connection.recv(4096):
                output += data
    assert process.wait(timeout=30) == 0
    assert Ended(0, read(output)).answer(7)["result"]
    process.stderr.close()

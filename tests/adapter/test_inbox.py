"""What may wait is done when no message waits, and what is done beforehand when none has come."""

import asyncio
from typing import Any

import pytest

from dockerfile_lsp.adapter import inbox
from dockerfile_lsp.adapter.inbox import Inbox
from raw import HOVER, framed

pytestmark = pytest.mark.asyncio


class Log:
    """What happened, in order; `idle` and `leisure` have something to do so often."""

    def __init__(self, idle: int = 0, leisure: int = 0) -> None:
        self.happened: list[str] = []
        self.left = {"idle": idle, "leisure": leisure}
        self.inbox = Inbox(self, lambda: self.done("idle"), lambda: self.done("leisure"))

    def done(self, what: str) -> bool:
        self.left[what] -= 1
        if self.left[what] >= 0:
            self.happened.append(what)
        return self.left[what] >= 0

    def receive(self, message: dict[str, Any]) -> None:
        self.happened.append(str(message["method"]))

    def refuse(self, number: Any, code: Any, why: str) -> None:  # noqa: ARG002
        self.happened.append(why)

    def end(self, status: int) -> None:
        self.happened.append(f"end {status}")


async def test_messages_come_before_what_is_idle_and_that_before_leisure() -> None:
    log = Log(idle=2, leisure=2)
    log.inbox.feed(framed(HOVER, HOVER))
    await asyncio.sleep(0.2)
    assert log.happened == [*["textDocument/hover"] * 2, *["idle"] * 2, *["leisure"] * 2]


async def test_there_is_no_leisure_while_messages_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "_QUIET", 0.5)
    log = Log(leisure=1)
    for _ in range(10):
        log.inbox.feed(framed(HOVER))
        await asyncio.sleep(0.06)
    assert "leisure" not in log.happened
    await asyncio.sleep(0.7)
    assert log.happened[-1] == "leisure"


async def test_a_message_interrupts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "_QUIET", 0.5)
    log = Log(leisure=10_000_000)
    log.inbox.feed(framed(HOVER))
    await asyncio.sleep(0.6)
    log.inbox.feed(framed(HOVER))
    await asyncio.sleep(0)
    begun = len(log.happened)
    await asyncio.sleep(0.01)
    assert log.happened[begun - 1 :] == ["textDocument/hover"]


async def test_at_the_end_of_the_input_there_is_none() -> None:
    log = Log(leisure=1)
    log.inbox.feed(framed(HOVER))
    log.inbox.feed(b"")
    await asyncio.sleep(0.1)
    assert log.happened == ["textDocument/hover", "end 0"]

"""Programs: asked within a limit, run line by line, ended with all they started."""

import asyncio
import sys
import time
from pathlib import Path

import pytest

from dockerfile_lsp.services.process import Command, Exit, Line, answer, run
from dockerfile_lsp.services.process_tree import below

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


def check(script: str, *expected: Line, status: int = 0) -> None:
    """What `script`, run by sh, is heard to print."""
    heard: list[Line] = []
    end = asyncio.run(run(Command(("/bin/sh", "-c", script)), heard.append, asyncio.Event()))
    assert end == Exit(status, cancelled=False)
    assert sorted(heard) == sorted(expected)


def cancelled(script: str) -> tuple[Exit | OSError, list[str], float]:
    """How `script` ends when it is cancelled after its first line, what it said, and how soon."""

    async def run_and_cancel() -> tuple[Exit | OSError, float]:
        cancel = asyncio.Event()

        def on_line(line: Line) -> None:
            heard.append(line.text)
            cancel.set()

        began = time.monotonic()
        end = await run(Command(("/bin/sh", "-c", script)), on_line, cancel)
        return end, time.monotonic() - began

    heard: list[str] = []
    end, seconds = asyncio.run(run_and_cancel())
    return end, heard, seconds


def ends(pid: str) -> bool:
    """Whether a process is gone in a moment; a zombie, which PID 1 may be slow to reap, is."""
    until = time.monotonic() + 2
    while time.monotonic() < until:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except FileNotFoundError:
            return True
        if stat.rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.01)
    return False


def test_lines_come_from_both_streams() -> None:
    check("echo 가; echo b >&2", Line("가", is_error=False), Line("b", is_error=True))


def test_the_last_line_needs_no_end() -> None:
    check("printf 'a\\nb'", Line("a", is_error=False), Line("b", is_error=False))


def test_a_line_that_overwrites_itself_is_its_last_state() -> None:
    check("printf '10%%\\r20%%\\r\\n'", Line("20%", is_error=False))


def test_a_line_of_a_megabyte_is_one_line() -> None:
    check("head -c 1000000 /dev/zero | tr '\\0' x", Line("x" * 1_000_000, is_error=False))


def test_standard_input_is_closed() -> None:
    check("cat; echo end", Line("end", is_error=False))


def test_the_status_is_the_program_s() -> None:
    check("exit 7", status=7)


def test_a_program_that_is_not_there_is_told() -> None:
    end = asyncio.run(run(Command(("/no/such/program",)), lambda _: None, asyncio.Event()))
    assert isinstance(end, FileNotFoundError)


def test_no_answer_within_the_limit_is_none() -> None:
    assert asyncio.run(answer(Command(("/bin/sleep", "9")), 0.1)) is None
    assert asyncio.run(answer(Command(("/bin/echo", "a")), 9)) == (0, "a\n", "")


def test_cancelling_interrupts() -> None:
    end, heard, seconds = cancelled(
        "trap 'echo interrupted; exit 0' INT; echo a; while :; do sleep 0.01; done"
    )
    assert end == Exit(0, cancelled=True)
    assert heard == ["a", "interrupted"]
    assert seconds < 4


def test_what_does_not_listen_is_killed() -> None:
    end, _, seconds = cancelled("trap '' INT; echo a; sleep 60")
    assert end == Exit(-9, cancelled=True)
    assert seconds < 9


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_what_left_the_group_is_ended_too() -> None:
    script = "setsid sh -c 'trap \"\" INT; echo $$; sleep 60; :' & wait"
    end, heard, _ = cancelled(script)
    assert isinstance(end, Exit)
    assert end.cancelled
    assert ends(heard[0])


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_cancelling_the_task_kills() -> None:
    async def run_and_cancel() -> None:
        command = Command(("/bin/sh", "-c", "echo $$; sleep 60; :"))
        task = asyncio.ensure_future(run(command, heard.append, asyncio.Event()))
        while not heard:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    heard: list[Line] = []
    asyncio.run(run_and_cancel())
    assert ends(heard[0].text)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_program_that_has_ended_but_left_its_output_open_is_not_waited_for() -> None:
    began = time.monotonic()
    check("sleep 20 & echo a", Line("a", is_error=False))
    assert time.monotonic() - began < 10


def test_a_process_without_children_has_none_below() -> None:
    assert below(2**30) == ()

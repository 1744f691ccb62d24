"""Where a failed build failed, and what is said of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dockerfile_lsp.services.account import Account
from dockerfile_lsp.services.build_command import BuildRequest
from dockerfile_lsp.services.failure import Failed, failure
from dockerfile_lsp.services.output.buildah import Buildah
from dockerfile_lsp.services.output.events import Reader
from dockerfile_lsp.services.output.legacy import Legacy
from dockerfile_lsp.services.output.plain import Plain
from dockerfile_lsp.services.process import Line
from dockerfile_lsp.services.steps import Steps


def check(reading: Callable[[Steps], Reader], text: str, output: str, message: str) -> Failed:
    """The failure is at the line of `text` that ends in `# <-`, and says `message`."""
    steps = Steps(text.replace("# <-", ""))
    account = Account(lambda _: None, lambda _: None)
    reader = reading(steps)
    for line in output.splitlines():
        for event in reader.read(Line(line.removeprefix("!"), line.startswith("!"))):
            account.take(event)
    found = failure(account, steps, BuildRequest(Path("/a/Dockerfile"), "a"), 1)
    expected = next(
        (n for n, line in enumerate(text.split("\n"), 1) if line.endswith("# <-")), None
    )
    assert found.lines
    assert found.lines.first == expected
    assert found.message == message
    return found


def test_the_marked_line_of_the_excerpt_is_the_place() -> None:
    check(
        Plain,
        "FROM a\nENV B=c\nRUN d # <-\n",
        """\
!#1 [internal] load metadata for docker.io/library/a:latest
!------
!Dockerfile:3
!--------------------
!   2 |     ENV B=c
!   3 | >>> RUN d
!--------------------
!ERROR: failed to build: failed to solve: process "d" did not complete successfully: exit code: 127
""",
        "The command ended with exit status 127 (a program was not found)",
    )


def test_a_mark_within_an_instruction_gives_all_of_it() -> None:
    output = "!Dockerfile:3\n!---\n!   3 | >>>   d\n!ERROR: failed to solve: oops"
    found = check(Plain, "FROM a\nRUN c \\# <-\n  d\n", output, "oops")
    assert found.lines == (2, 3)


def test_the_excerpt_of_another_file_is_no_place() -> None:
    output = "!other.Dockerfile:1\n!---\n!   1 | >>> FROM x\n!ERROR: oops"
    check(Plain, "FROM a\nRUN b\nFROM c # <-\n", output, "oops")


def test_a_parse_error_has_its_line() -> None:
    text = "FROM a\nRUM b # <-\n"
    message = "unknown instruction: RUM (did you mean RUN?)"
    check(Plain, text, f"!dockerfile parse error on line 2: {message}", message)
    daemon = "!Error response from daemon: dockerfile parse error"
    check(Legacy, text, f"{daemon} line 2: {message}", message)
    frontend = "!failed to solve with frontend dockerfile.v0: failed to create LLB definition: "
    check(Plain, text, f"{frontend}dockerfile parse error line 2: {message}", message)


def test_the_step_that_broke_is_the_place() -> None:
    output = """\
!#4 [stage-1 2/3] COPY b c
!#4 ERROR: failed to calculate checksum of ref x::y: "/b": not found
!------
!failed to compute cache key: failed to calculate checksum of ref x::y: "/b": not found
"""
    message = "'b' is not in the build context, or .dockerignore leaves it out"
    check(Plain, "FROM a AS x\nFROM a\nCOPY b c # <-\nRUN d\n", output, message)


def test_what_is_missing_in_another_stage_is_not_missing_in_the_context() -> None:
    output = '!#4 [stage-1 1/1] COPY --from=x b c\n!#4 ERROR: "/b": not found\n!"/b": not found'
    check(Plain, "FROM a AS x\nFROM scratch\nCOPY --from=x b c # <-\n", output, '"/b": not found')


def test_the_step_that_was_cancelled_for_it_is_not_the_place() -> None:
    output = """\
!#4 [x 2/2] RUN b
!#5 [stage-1 2/3] RUN c
!#4 ERROR: process "b" did not complete successfully: context canceled: context canceled
!#5 ERROR: process "c" did not complete successfully: exit code: 9
!ERROR: failed to solve: process "c" did not complete successfully: exit code: 9
"""
    check(
        Plain,
        "FROM a AS x\nRUN b\nFROM a\nRUN c # <-\nCOPY --from=x d e\n",
        output,
        "The command ended with exit status 9",
    )


def test_an_image_that_cannot_be_pulled_is_at_its_from() -> None:
    reason = 'failed to do request: Head "https://x/": dial tcp: lookup x: network is unreachable'
    output = f"""\
!#2 [internal] load metadata for docker.io/team/thing:1
!#2 ERROR: {reason}
!ERROR: a: failed to resolve source metadata for docker.io/team/thing:1: {reason}
"""
    message = "docker.io/team/thing:1 could not be pulled: network is unreachable"
    check(Plain, "FROM a AS b\nFROM team/thing:1 # <-\nFROM b\n", output, message)


def test_a_frontend_that_cannot_be_pulled_is_at_its_directive() -> None:
    name = "resolve image config for docker-image://x.io/y:1"
    output = f"!#2 {name}\n!#2 ERROR: oops\n!failed to resolve source metadata for x.io/y:1: oops"
    text = "# check=skip=all\n# syntax=x.io/y:1# <-\nFROM a\n"
    check(Plain, text, output, "x.io/y:1 could not be pulled: oops")


def test_a_reason_of_several_parts_is_kept() -> None:
    reason = "pull access denied, repository does not exist: authorization failed"
    output = f"!ERROR: failed to solve: a: failed to resolve source metadata for a: {reason}"
    check(Plain, "FROM a # <-\n", output, f"a could not be pulled: {reason}")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        ("exit status 3", "The command ended with exit status 3"),
        ("while running runtime: exit status 3", "The command ended with exit status 3"),
        (
            'Build error: Unknown instruction: "B" &imagebuilder.Step{Env:[]string{"PATH=/bin"}',
            'Unknown instruction: "B"',
        ),
        (
            'checking on sources under "/x": copier: stat: "/b": no such file or directory',
            "'b' is not in the build context, or .dockerignore leaves it out",
        ),
    ],
)
def test_buildah_was_at_the_place(error: str, message: str) -> None:
    output = f'STEP 1/3: FROM a\nSTEP 2/3: RUN b\n!Error: building at STEP "RUN b": {error}'
    check(Buildah, "FROM a\nRUN b # <-\nRUN c\n", output, message)


def test_the_legacy_builder_was_at_the_place() -> None:
    begun = "Step 1/3 : ARG V\nStep 2/3 : FROM a\nStep 3/3 : COPY b c"
    failed = "!COPY failed: file not found in build context or excluded by .dockerignore: "
    message = "'b' is not in the build context, or .dockerignore leaves it out"
    output = f"{begun}\n{failed}stat b: file does not exist"
    check(Legacy, "ARG V\nFROM a\nCOPY b c # <-\n", output, message)


def test_without_any_hint_it_is_the_from() -> None:
    check(Plain, "ARG A\nFROM a\nFROM b # <-\n", "!ERROR: no space left", "no space left")


def test_without_a_from_it_is_the_first_line() -> None:
    check(
        Plain,
        "# <-",
        "!ERROR: failed to solve: the Dockerfile cannot be empty",
        "the Dockerfile cannot be empty",
    )


def test_without_a_word_the_status_is_told() -> None:
    check(Plain, "FROM a # <-\n", "", "The engine ended with exit status 1")


def test_why_a_command_could_not_run_is_told() -> None:
    why = "unable to find user a: no matching entries in passwd file"
    output = f'!#2 [2/2] RUN b\n!ERROR: process "b" did not complete successfully: {why}'
    check(Plain, "FROM a\nRUN b # <-\n", output, why)


def test_the_log_is_the_last_lines_of_the_step() -> None:
    printed = "\n".join(f"!#2 0.1 {number}" for number in range(30))
    output = f"!#1 [1/2] FROM a\n!#1 0.1 other\n!#2 [2/2] RUN b\n{printed}\n!#2 ERROR: exit code: 1"
    found = check(Plain, "FROM a\nRUN b # <-\n", output, "The command ended with exit status 1")
    assert found.log == tuple(map(str, range(10, 30)))


def test_a_long_message_is_cut() -> None:
    found = check(Plain, "FROM a # <-\n", f"!ERROR: {'x' * 999}", "x" * 299 + "…")
    assert re.fullmatch("x+…", found.message)

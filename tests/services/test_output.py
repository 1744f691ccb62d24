"""What the engines print, as events. The texts are those of real builds of `DOCKERFILE`."""

import json
from base64 import b64encode
from collections.abc import Callable

from dockerfile_lsp.services.output.buildah import Buildah
from dockerfile_lsp.services.output.events import Broke, Event, Moved, Printed, Reader, Said
from dockerfile_lsp.services.output.legacy import Legacy
from dockerfile_lsp.services.output.plain import Plain
from dockerfile_lsp.services.output.rawjson import RawJson
from dockerfile_lsp.services.process import Line
from dockerfile_lsp.services.steps import Steps

DOCKERFILE = """\
FROM base AS tools
ENV A=1
RUN one

FROM tools
COPY x .
RUN two
"""


def check(reading: Callable[[Steps], Reader], output: str, expected: str) -> None:
    """`output`, where lines of standard error begin with "!", gives the events of `expected`."""
    reader = reading(Steps(DOCKERFILE))
    lines = [Line(line.removeprefix("!"), line.startswith("!")) for line in output.splitlines()]
    events = [_told(event) for line in lines for event in reader.read(line)]
    assert "\n".join(events) == expected.strip()


def _told(event: Event) -> str:
    match event:
        case Moved(_, step, text, done, total):
            return f"{done}/{total} {text}" + (f" @{step.lines.first}" if step else "")
        case Printed(key, line):
            return f"{key}| {line}"
        case Broke(_, step, text, message):
            return f"broke: {text}: {message}" + (f" @{step.lines.first}" if step else "")
        case Said(line):
            return f"> {line}"


def test_plain_progress() -> None:
    check(
        Plain,
        """\
!#1 [internal] load build definition from Dockerfile
!#1 transferring dockerfile: 98B done
!#1 DONE 0.0s
!
!#4 [tools 1/2] FROM base
!#4 CACHED
!
!#6 [tools 2/2] RUN one
!#6 0.128 first line
!#6 ...
!
!#7 [stage-1 1/2] COPY x .
!#7 DONE 0.0s
!
!#6 [tools 2/2] RUN one
!#6 DONE 0.3s
!
!#8 [stage-1 2/2] RUN two
!#8 0.100 #9 not a step
!#8 ERROR: process "/bin/sh -c two" did not complete successfully: exit code: 127
!------
!ERROR: failed to solve: exit code: 127
""",
        """
0/0 load build definition from Dockerfile
0/2 FROM base @1
1/2 RUN one @3
6| first line
1/4 COPY x . @6
3/4 RUN two @7
8| #9 not a step
broke: RUN two: process "/bin/sh -c two" did not complete successfully: exit code: 127 @7
> ------
> ERROR: failed to solve: exit code: 127
""",
    )


def test_legacy_progress() -> None:
    check(
        Legacy,
        """\
Sending build context to Docker daemon  13.82kB
Step 1/6 : FROM base AS tools
 ---> 6930147c0961
Step 3/6 : RUN one
 ---> Running in d5892c2d7bd7
\x1b[91msh: one: not found
\x1b[0m
!The command '/bin/sh -c one' returned a non-zero code: 127
""",
        """
0/0 load build context
0/6 FROM base AS tools @1
2/6 RUN one @3
3| sh: one: not found
> The command '/bin/sh -c one' returned a non-zero code: 127
""",
    )


def test_buildah_progress() -> None:
    hash_ = "864940226f960bf2d16a6707de24b192eccadf7b5d1724ea905da98c6ff5385f"
    check(
        Buildah,
        f"""\
[1/2] STEP 1/3: FROM base AS tools
[1/2] STEP 3/3: RUN one
--> Using cache {hash_}
[2/2] STEP 1/3: FROM {hash_}
[2/2] STEP 3/3: RUN two
printed
!Error: of the program's own
!subprocess exited with status 3
!Error: building at STEP "RUN two": exit status 3
""",
        """
0/6 FROM base AS tools @1
2/6 RUN one @3
3/6 FROM 864940226f96 @5
5/6 RUN two @7
2.3| printed
> Error: of the program's own
2.3| Error: of the program's own
> Error: building at STEP "RUN two": exit status 3
""",
    )


def test_buildah_writes_the_image_at_the_end() -> None:
    check(
        Buildah,
        "[2/2] COMMIT localhost/a\nSuccessfully tagged localhost/a:latest",
        "1/1 writing the image",
    )


BASE = {"digest": "sha256:1", "name": "[tools 1/2] FROM base"}
RUN = {"digest": "sha256:2", "name": "[tools 2/2] RUN one"}
STARTED = {"started": "2026-11-25T17:29:37Z"}
COMPLETED = {**STARTED, "completed": "2026-11-25T17:29:38Z"}
UPDATES = (
    {"vertexes": [BASE, RUN]},
    {"vertexes": [{**BASE, **STARTED}]},
    {"statuses": [{"id": "layer", "vertex": "sha256:1", "current": 2_100_000, "total": 9_000_000}]},
    {"statuses": [{"id": "small", "vertex": "sha256:1", "current": 5, "total": 0}]},
    {"vertexes": [{**BASE, **COMPLETED}, {**RUN, **STARTED}]},
    {"logs": [{"vertex": "sha256:2", "stream": 1, "data": b64encode("가\nb\n".encode()).decode()}]},
    {"warnings": [{"vertex": "sha256:2"}]},
    {"vertexes": [{**RUN, **COMPLETED, "error": "exit code: 1"}]},
)
AFTER = "Dockerfile:3\n{ not JSON\n{}\nERROR: failed to solve: exit code: 1"
EVENTS = """
0/2 FROM base @1
0/2 FROM base (2 of 9 MB) @1
1/2 RUN one @3
sha256:2| 가
sha256:2| b
broke: RUN one: exit code: 1 @3
> Dockerfile:3
> { not JSON
> {}
> ERROR: failed to solve: exit code: 1
"""


def test_rawjson_of_one_line_an_update() -> None:
    check(RawJson, "\n".join((*map(json.dumps, UPDATES), AFTER)), EVENTS)


def test_rawjson_of_many_lines_an_update() -> None:
    indented = (json.dumps(update, indent=2) for update in UPDATES)
    check(RawJson, "\n".join((*indented, AFTER)), EVENTS)

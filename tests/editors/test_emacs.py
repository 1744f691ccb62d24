"""Emacs' own client, eglot, with this server, set up as `./dev try` sets it up."""

import json
import os
import subprocess
from pathlib import Path

from required import missing, program

EXAMPLE = "FROM alpine AS Build\nRUN echo hello\nCOPY --\n"


def test_emacs(tmp_path: Path) -> None:
    """Diagnostics come and go as the text changes; hover, completion and code actions answer."""
    emacs = program("emacs", "emacs-nox elpa-eglot")
    if not has_eglot(emacs):
        missing("Emacs has no eglot (Debian: apt-get install elpa-eglot)")
    file = tmp_path / "Dockerfile"
    file.write_text(EXAMPLE)
    done = subprocess.run(
        [emacs, "--batch", "-q", "-l", Path(__file__).with_name("ask.el")],
        env=os.environ | {"FILE": str(file)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert any("'Build' should be lower case" in text for text in answer["before"])
    assert not any("'Build'" in text for text in answer["after"])
    assert "RUN" in json.dumps(answer["hover"])
    assert '"--chown' in json.dumps(answer["completion"])
    titles = [action["title"] for action in answer["actions"]]
    assert "Rename to 'build'" in titles
    assert any("Build image" in title for title in titles)


def has_eglot(emacs: str) -> bool:
    look = '(progn (package-initialize) (kill-emacs (if (locate-library "eglot") 0 1)))'
    command = [emacs, "--batch", "-q", "--eval", look]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0

"""Neovim's own client with this server, started as `./dev try` starts it."""

import json
import subprocess
from pathlib import Path

from required import ROOT, program

EXAMPLE = "FROM alpine AS Build\nRUN echo hello\nCOPY --\n"


def test_neovim(tmp_path: Path) -> None:
    """Diagnostics come and go as the text changes; hover, completion and light bulb answer."""
    (tmp_path / "Dockerfile").write_text(EXAMPLE)
    start = f"luafile {ROOT / 'docs/example/nvim.lua'}"
    ask = f"luafile {Path(__file__).with_name('ask.lua')}"
    done = subprocess.run(
        [program("nvim", "neovim"), "--headless", "--clean", "-c", start, "-c", ask, "Dockerfile"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert "StageNameCasing" in answer["before"]
    assert "StageNameCasing" not in answer["after"]
    assert "RUN" in answer["hover"]
    assert {"--from", "--chown"} <= labels(answer["completion"])
    titles = [action["title"] for action in answer["actions"]]
    assert "Rename to 'build'" in titles
    assert any("Build image" in title for title in titles)


def labels(completion: dict[str, list[dict[str, str]]] | list[dict[str, str]]) -> set[str]:
    items = completion["items"] if isinstance(completion, dict) else completion
    return {item["label"].rstrip("=") for item in items}

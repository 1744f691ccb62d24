from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def test_where_nothing_stands_yet() -> None:
    check("FROM a\nCMD <|>\n", '["executable"]', 'FROM a\nCMD ["<|>executable"]\n')
    check("FROM a\nVOLUME <|>", '["/data"]', 'FROM a\nVOLUME ["<|>/data"]')
    check("FROM a\nSHELL <|>", '["/bin/bash", "-o", "pipefail", "-c"]',
          'FROM a\nSHELL ["<|>/bin/bash", "-o", "pipefail", "-c"]')  # fmt: skip


def test_a_shell_of_windows_is_powershell() -> None:
    assert "powershell" in next(iter(offered("# escape=`\nFROM a\nSHELL <|>\n")))
    assert not any("powershell" in label for label in offered("FROM a\nSHELL <|>\n"))


def test_not_where_something_stands() -> None:
    assert not offered("FROM a\nCMD a<|>\n")
    assert not offered('FROM a\nCMD <|> ["a"]\n')
    assert not offered("FROM a\nENV <|>\n")
    assert not any(label.startswith("[") for label in offered("FROM a\nRUN <|>\n"))

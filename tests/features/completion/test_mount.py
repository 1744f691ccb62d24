import pytest

from completed import accepted, offered
from dockerfile_lsp.catalog.values import MOUNT_TYPE_KEYS


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`; both are of a RUN in a stage."""
    assert accepted(f"FROM a\nRUN {text}\n", label) == f"FROM a\nRUN {after}\n"


def labels(text: str) -> set[str]:
    return set(offered(f"FROM a\nRUN {text}\n"))


def nothing(text: str) -> None:
    assert not labels(text)


@pytest.mark.parametrize("kind", MOUNT_TYPE_KEYS)
def test_a_mount_of_each_type_has_its_keys(kind: str) -> None:
    assert labels(f"--mount=type={kind},<|>") == set(MOUNT_TYPE_KEYS[kind])
    assert labels(f"--mount=<|>,type={kind} a") == set(MOUNT_TYPE_KEYS[kind])


def test_every_type_is_offered() -> None:
    assert labels("--mount=type=<|>") == set(MOUNT_TYPE_KEYS)
    check("--mount=type=ca<|>x,target=/x a", "cache", "--mount=type=cache<|>,target=/x a")


def test_without_a_type_that_comes_first() -> None:
    assert next(iter(offered("FROM a\nRUN --mount=<|>"))) == "type"
    assert labels("--mount=<|>") == {"type", *MOUNT_TYPE_KEYS["bind"]}
    check("--mount=<|>", "type", "--mount=type=<|>cache")


def test_a_key_that_is_there_is_not_offered_again() -> None:
    assert "target" not in labels("--mount=type=cache,target=/x,<|>")
    assert "target" not in labels("--mount=type=cache,dst=/x,<|>")
    assert "target" in labels("--mount=type=cache,tar<|>get=/x")
    assert "target" in labels("--mount=type=cache,id=x,<|>")


def test_a_key_brings_its_equals_sign_if_it_takes_a_value() -> None:
    check("--mount=type=cache,<|> a", "target", "--mount=type=cache,target=<|> a")
    check("--mount=type=cache,ta<|>=/x a", "target", "--mount=type=cache,target<|>=/x a")
    check("--mount=type=secret,id=a,req<|>", "required", "--mount=type=secret,id=a,required<|>")


def test_a_key_whose_values_are_few_brings_them() -> None:
    check("--mount=type=cache,sh<|>", "sharing", "--mount=type=cache,sharing=<|>shared")
    text = "FROM a AS b\nFROM c\nRUN --mount=fr"
    assert accepted(f"{text}<|>", "from") == f"{text}om=<|>b"
    check("--mount=fr<|>", "from", "--mount=from=<|>")


def test_accepting_in_the_middle_replaces_the_whole_word() -> None:
    check("--mount=type=cache,sh<|>ring=x", "sharing", "--mount=type=cache,sharing<|>=x")
    check("--mount=type=cache,sharing=sh<|>x,id=a", "locked",
          "--mount=type=cache,sharing=locked<|>,id=a")  # fmt: skip


def test_values_of_which_there_are_few() -> None:
    assert labels("--mount=type=cache,sharing=<|>") == {"shared", "private", "locked"}
    assert labels("--mount=type=bind,rw=<|>") == {"true", "false"}
    nothing("--mount=type=cache,target=<|>")
    nothing("--mount=type=foo,<|>")


def test_the_second_mount_is_another_one() -> None:
    assert "target" in labels("--mount=type=cache,target=/a --mount=type=cache,<|>")
    assert "size" in labels("--mount=type=cache,target=/a \\\n  --mount=type=tmpfs,<|>")


def test_what_looks_like_a_mount_in_the_command_is_none() -> None:
    nothing("a --mount=type=<|>")
    nothing("<<EOF\n--mount=type=<|>\nEOF")

"""What stands for frozen dataclasses is as those of the standard library."""

import dataclasses
from typing import Any

import pytest

from dockerfile_lsp import frozen


class _Plain:
    first: int
    second: str = "b"
    third: tuple[int, ...] = ()


def both(*, eq: bool = True) -> tuple[Any, Any]:
    ours, theirs = (type("Point", (_Plain,), dict(_Plain.__dict__)) for _ in range(2))
    make: Any = frozen.dataclass
    return make(frozen=True, eq=eq)(ours), dataclasses.dataclass(frozen=True, eq=eq)(theirs)


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, "c", (2,)), {}),
    ((), {"second": "x", "first": 3}),
    ((1, "c"), {"third": (4, 5)}),
]
WRONG: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((1, "b", (), 4), {}),
    ((1,), {"first": 1}),
    ((1,), {"fourth": 1}),
]


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_values_repr_hash_and_replacement_are_the_same(values: Any, named: Any) -> None:
    ours, theirs = (cls(*values, **named) for cls in both())
    assert vars(ours) == vars(theirs)
    assert repr(ours) == repr(theirs).replace("both.<locals>.", "")
    assert hash(ours) == hash(theirs)
    changed = frozen.replace(ours, second="z"), dataclasses.replace(theirs, second="z")
    assert vars(changed[0]) == vars(changed[1])


@pytest.mark.parametrize(("values", "named"), WRONG)
def test_wrong_arguments_are_refused(values: Any, named: Any) -> None:
    for cls in both():
        with pytest.raises(TypeError):
            cls(*values, **named)


def test_equal_by_value_or_by_identity() -> None:
    for cls in both():
        assert cls(1) == cls(1) != cls(2)
        assert cls(1) != (1, "b", ())
    for cls in both(eq=False):
        assert cls(1) != cls(1)
        assert len({cls(1), cls(1)}) == 2


def test_it_can_not_be_changed() -> None:
    for cls in both():
        value = cls(1)
        with pytest.raises(AttributeError):
            value.first = 2
        with pytest.raises(AttributeError):
            del value.first


def test_it_can_be_matched_by_place() -> None:
    for cls in both():
        assert cls.__match_args__ == ("first", "second", "third")

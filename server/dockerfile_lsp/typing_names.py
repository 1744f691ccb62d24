"""What the core takes from `typing` where it runs from a bundle (`bundling.py`).

`typing` itself is 3 ms of a check, and nothing of it does anything there.
"""

TYPE_CHECKING = False


class Form:
    """Whatever is written as a type: alone, in brackets, in a union, as a base."""

    __slots__ = ()

    def __class_getitem__(cls, _: object) -> type["Form"]:
        return Form


Any = ClassVar = Literal = NamedTuple = NoReturn = Protocol = Self = Form


def cast(_: object, value: object) -> object:
    return value


def _variable(*_: object, **__: object) -> type[Form]:
    return Form


TypeVar = _variable

__all__ = [
    "TYPE_CHECKING",
    "Any",
    "ClassVar",
    "Literal",
    "NamedTuple",
    "NoReturn",
    "Protocol",
    "Self",
    "TypeVar",
    "cast",
]

"""Classes built at first use are the classes that lsprotocol builds at import."""

import json
import subprocess
import sys
from typing import Any

import pytest

# Prints what is known of each class, asked for in an order that the seed gives.
DESCRIBE = """
import random, re, sys, json, attrs
if sys.argv[1] == "lean":
    from dockerfile_lsp.adapter import lean
    assert lean.load() == ""
from lsprotocol import types
names = sorted(n for n, c in types.ALL_TYPES_MAP.items() if isinstance(c, type))
random.Random(int(sys.argv[2])).shuffle(names)
found = {}
for name in names:
    cls = types.ALL_TYPES_MAP[name]
    if not attrs.has(cls):
        continue
    attrs.resolve_types(cls, dict(types.ALL_TYPES_MAP), {})
    fields = [
        [f.name, repr(f.type), repr(f.default), f.init, f.kw_only, repr(f.eq), repr(f.order),
         repr(f.hash), repr(f.repr), repr(f.validator), repr(f.converter), f.alias]
        for f in attrs.fields(cls)
    ]
    own = [n in vars(cls) for n in ("__eq__", "__ne__", "__lt__", "__ge__", "__repr__", "__init__")]
    found[name] = [fields, own, cls.__hash__ is None, list(cls.__match_args__), cls.__doc__,
                   cls.__module__, cls.__qualname__]
print(re.sub(" at 0x[0-9a-f]+", "", json.dumps(found, sort_keys=True)))
"""


def described(way: str, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-c", DESCRIBE, way, str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_classes_are_the_same_in_any_order(seed: int) -> None:
    eager = described("eager", 0)
    assert len(eager) > 500
    assert described("lean", seed) == eager


BEHAVE = """
import sys
if sys.argv[1] == "lean":
    from dockerfile_lsp.adapter import lean
    assert lean.load() == ""
from lsprotocol import converters, types
converter = converters.get_converter()
a, b = types.Position(1, 2), types.Position(1, 3)
print(a == types.Position(1, 2), a != b, a < b, a >= b, repr(a), hash(types.CodeLens) is not None)
wrong = (lambda: types.Position("x", 2), types.Position, lambda: hash(types.Hover("x")))
for make in wrong:
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__)
message = {"contents": {"kind": "markdown", "value": "x"}, "range": {
    "start": {"line": 1, "character": 2}, "end": {"line": 3, "character": 4}}}
hover = converter.structure(message, types.Hover)
print(hover, converter.unstructure(hover, types.Hover))
print(converter.unstructure(types.CompletionItem("a", kind=types.CompletionItemKind.Keyword)))
match hover:
    case types.Hover(contents, where):
        print(contents, where)
"""


def test_they_behave_the_same() -> None:
    lean, eager = (
        subprocess.run(
            [sys.executable, "-c", BEHAVE, way], capture_output=True, text=True, check=True
        ).stdout
        for way in ("lean", "eager")
    )
    assert lean == eager
    assert "markdown" in lean


STRANGE = """
import attrs, sys
from dockerfile_lsp.adapter import lean
def changed(*arguments, **named):
    raise TypeError("no such option")
lean._define = changed
reason = lean.load()
from lsprotocol import types
print(reason, types.Position(1, 2), attrs.define is changed)
"""


def test_an_attrs_that_changed_turns_it_off() -> None:
    """The reason is told, and the types are imported the ordinary way."""
    code = STRANGE.replace("lean._define = changed", "real = lean._define; lean._define = changed")
    code = code.replace(
        "from lsprotocol import types\n", "attrs.define = real\nfrom lsprotocol import types\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "TypeError: no such option 1:2 False\n"

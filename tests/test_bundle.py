"""The wheel's bundle is what the sources say, and is used by the Python that made it alone."""

import marshal
import subprocess
import sys
import typing
from copy import deepcopy
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp import typing_names
from dockerfile_lsp.bundle import MAGIC_NUMBER, SIZE, file_name
from dockerfile_lsp.bundling import bundled, compiled
from required import ROOT

SOURCES = ROOT / "server" / "dockerfile_lsp"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the package, as a user has it."""
    folder = tmp_path_factory.mktemp("installed")
    wheels = tmp_path_factory.mktemp("wheels")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", wheels, ROOT], check=True)
    wheel = next(wheels.glob("*.whl"))
    subprocess.run([*pip, "install", "--no-deps", "--target", folder, wheel], check=True)
    return folder


def printed(installed: Path, code: str) -> str:
    """What `code` prints where the installed package is the one that is found."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=installed)
    return done.stdout.strip()


def parts(data: bytes) -> tuple[dict[str, Any], Any, list[Any]]:
    assert data.startswith(MAGIC_NUMBER)
    whole: Any = marshal.loads(data[len(MAGIC_NUMBER) + SIZE :])  # noqa: S302  # made by this test
    return whole


def modules(data: bytes) -> dict[str, Any]:
    size = int.from_bytes(data[len(MAGIC_NUMBER) :][:SIZE], "little")
    at = len(MAGIC_NUMBER) + SIZE + size
    return {
        name: (path, marshal.loads(data[at + start : at + start + size]))  # noqa: S302  # as above
        for name, (path, start, size) in parts(data)[0].items()
    }


def test_its_magic_number_is_pythons() -> None:
    assert util.MAGIC_NUMBER == MAGIC_NUMBER


def test_it_is_what_the_sources_say(installed: Path) -> None:
    package = installed / "dockerfile_lsp"
    made, again = (package / file_name()).read_bytes(), bundled(SOURCES)
    assert modules(made) == modules(again)
    assert parts(made)[1:] == parts(again)[1:]
    assert len(modules(again)) > 200


def test_a_checkout_has_none() -> None:
    assert not list(ROOT.glob("server/dockerfile_lsp/bundle-*"))


def test_its_modules_say_where_they_are_as_from_files(installed: Path) -> None:
    for name in ("text", "syntax"):
        code = f"import dockerfile_lsp.{name} as m; print(m.__file__, m.__cached__)"
        file, cached = printed(installed, code).split()
        assert cached == util.cache_from_source(file)


LOADER = "import dockerfile_lsp.rules.stage_name_casing as m; print(type(m.__loader__).__name__)"


def test_it_is_used(installed: Path) -> None:
    assert printed(installed, LOADER) == "_Loader"


@pytest.mark.parametrize(
    "damage", [b"", b"another Python's", MAGIC_NUMBER, MAGIC_NUMBER + b"x" * 99]
)
def test_without_a_fitting_one_the_files_are_imported(installed: Path, damage: bytes) -> None:
    file = installed / "dockerfile_lsp" / file_name()
    whole = file.read_bytes()
    file.write_bytes(damage)
    try:
        assert printed(installed, LOADER) == "SourceFileLoader"
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("share", [2, 4, 100])
def test_one_that_is_cut_off_does_no_harm(installed: Path, share: int) -> None:
    file = installed / "dockerfile_lsp" / file_name()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // share])
    try:
        code = "from dockerfile_lsp.cli import main; main(['explain', 'StageNameCasing'])"
        assert printed(installed, code).startswith("# StageNameCasing")
    finally:
        file.write_bytes(whole)


def test_resources_and_tracebacks_are_as_from_files(installed: Path) -> None:
    prose = "from dockerfile_lsp.catalog.prose import instruction; print(instruction('from').name)"
    assert printed(installed, prose) == "FROM"
    source = "import inspect, dockerfile_lsp.text as m; print(inspect.getsource(m.applied)[:11])"
    assert printed(installed, source) == "def applied"


def test_a_module_can_be_imported_again(installed: Path) -> None:
    code = (
        "import importlib, dockerfile_lsp.text as m; name = m.__name__; importlib.reload(m); "
        "print(type(m.__loader__).__name__, m.__loader__.get_code(name).co_name)"
    )
    assert printed(installed, code) == "SourceFileLoader <module>"


def test_the_command_works_from_it(installed: Path) -> None:
    code = "from dockerfile_lsp.cli import main; print(main(['explain', 'StageNameCasing']))"
    assert printed(installed, code).startswith("# StageNameCasing")


PATTERNS = """
import marshal, pathlib, re, sys
from dockerfile_lsp import typing_names
from dockerfile_lsp.bundle import MAGIC_NUMBER, SIZE, file_name
data = (pathlib.Path("dockerfile_lsp") / file_name()).read_bytes()
asked = [each[:2] for each in marshal.loads(data[len(MAGIC_NUMBER) + SIZE:])[2]]
known = [re.compile(*each) for each in asked]
re.purge()
made = [re.compile(*each) for each in asked]
print(len(known), known == made, [a is b for a, b in zip(known, made)].count(True))
"""


def test_its_regular_expressions_are_those_that_python_compiles(installed: Path) -> None:
    """All of them, and none was compiled here before `re` forgot them."""
    count, are_equal, same = printed(installed, f"exec({PATTERNS!r})").split()
    assert int(count) > 80
    assert (are_equal, same) == ("True", "0")


def test_importing_the_rules_compiles_nothing(installed: Path) -> None:
    code = (
        "import re, dockerfile_lsp; real = re._compiler.compile; asked = []; "
        "re._compiler.compile = lambda *a: (asked.append(a[0]), real(*a))[1]; "
        "from dockerfile_lsp.rules import rules; rules(); print(len(asked))"
    )
    assert int(printed(installed, code)) < 5


TUPLES = """
from typing import NamedTuple
class Point(NamedTuple):
    \"\"\"Where.\"\"\"
    x: int
    y: "int" = 2
    z: tuple[int, ...] = ()
    @property
    def sum(self) -> int:
        return self.x + self.y
    ORIGIN = "none"
"""


def both_points() -> list[Any]:
    """The class as Python makes it, and as the bundle has it."""
    found: list[Any] = []
    for code in (compile(TUPLES, "points", "exec"), compiled(TUPLES, "points")):
        names: dict[str, Any] = {"__name__": "points"}
        exec(code, names)  # noqa: S102  # it stands above
        found.append(names["Point"])
    assert type(found[0].x) is type(found[1].x)
    assert "_make" not in vars(found[1])
    return found


@pytest.mark.parametrize(
    "what",
    [
        "(cls.__name__, cls.__doc__, cls._fields, cls.__match_args__, cls.ORIGIN)",
        "cls(1)",
        "cls(1, z=(3,))",
        'repr(cls(1, y="a"))',
        "(hash(cls(1, 3)), cls(1) == (1, 2, ()), cls(1) < cls(2))",
        "(cls(1, 3).x, cls(1, 3).y, cls(1, 3).z, cls(1, 3).sum)",
        "cls(1)._replace(y=5)",
        "cls._make((1, 2, 3))",
        "cls(1)._asdict()",
        "deepcopy(cls(1, 2, (3,)))",
        "cls()",
        "cls(1, 2, 3, 4)",
        "cls(1, x=1)",
        "cls(1)._replace(w=5)",
        "cls._make((1,))",
        'setattr(cls(1), "x", 2)',
        'setattr(cls(1), "w", 2)',
    ],
)
def test_a_named_tuple_is_what_typing_makes(what: str) -> None:
    results: list[Any] = []
    for cls in both_points():
        try:
            results.append(eval(what, {"cls": cls, "deepcopy": deepcopy}))  # noqa: S307  # it stands above
        except Exception as error:
            results.append(type(error))
    assert results[0] == results[1]
    assert repr(results[0]) == repr(results[1])


def test_every_named_tuple_of_the_product_is_written_out(installed: Path) -> None:
    code = (
        "import dockerfile_lsp.cli.check, sys; from dockerfile_lsp.rules import rules; rules(); "
        "from dockerfile_lsp.records import Record; "
        "all = [c for n, m in list(sys.modules.items()) if n.startswith('dockerfile_lsp.') "
        "for c in vars(m).values() if isinstance(c, type) and hasattr(c, '_fields')]; "
        "print(len(all), len([c for c in all if not issubclass(c, Record)]))"
    )
    count, others = map(int, printed(installed, code).split())
    assert count > 80
    assert others == 0


CHECKED = """
import sys
from dockerfile_lsp.cli import main
status = main(["check", "-"])
print(status, "typing" in sys.modules, "dockerfile_lsp.typing_names" in sys.modules)
"""


def test_a_check_does_without_typing(installed: Path) -> None:
    code = f"import io; sys.stdin = io.TextIOWrapper(io.BytesIO(b'FROM a')); exec({CHECKED!r})"
    assert printed(installed, code) == "0 False True"


def test_what_it_has_instead_of_typing_may_stand_in_its_place() -> None:
    for name in typing_names.__all__:
        assert hasattr(typing, name)
    form: Any = typing_names.Form
    assert form["a", "b"] | None == form | None
    assert typing_names.cast("int", 3) == 3
    assert dict[str, form]() == {}


def test_a_rule_is_imported_as_python_does_it(installed: Path) -> None:
    code = (
        "import sys, dockerfile_lsp.rules as rules; all_of_them = rules.rules(); "
        "m = sys.modules['dockerfile_lsp.rules.stage_name_casing']; "
        "print(rules.stage_name_casing is m, m.RULE in all_of_them, "
        "m.__spec__.name == m.__name__, type(m.__loader__).__name__)"
    )
    assert printed(installed, code) == "True True True _Loader"


def test_a_module_that_fails_is_not_left_behind(installed: Path) -> None:
    name = "dockerfile_lsp.rules.stage_name_casing"
    code = (
        "import sys, dockerfile_lsp.rules; from dockerfile_lsp import bundle\n"
        "sys.modules['dockerfile_lsp.rule'] = None\n"
        f"try: bundle.imported({name!r})\n"
        f"except ImportError: print({name!r} in sys.modules)"
    )
    assert printed(installed, code) == "False"

"""A stage whose base image's configuration is known is itself known."""

from collections.abc import Mapping

from dockerfile_lsp.frozen import replace
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.semantics.image_facts import ImageConfig, ImageDetails, ImageSettings
from dockerfile_lsp.semantics.image_variables import image_variables
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.workspace import Fact
from marked import marked

_APP = ImageConfig("docker.io/library/app:latest")
_ENV = (("JAVA_HOME", "/j"), ("LATER", None))
_SETTINGS = ImageSettings(_ENV, "", "/w", (), (), (), (), (), ("/bin/bash", "-c"))


def findings(
    text: str, settings: ImageSettings | None = _SETTINGS, *, as_buildkit: bool = False
) -> list[str]:
    """The names of the rules that find something, in the order of the text."""
    facts: Mapping[object, Fact] = (
        {_APP: Fact(ImageDetails("sha256:", settings=settings), 0.0)} if settings else {}
    )
    m = marked(text, Settings(as_buildkit=as_buildkit))
    view = replace(m.view, facts={**facts})
    return [report.rule.name for report in reports(view, rules())]


def test_what_the_image_sets_is_defined() -> None:
    assert "UndefinedVar" not in findings("FROM app\nENV A=$JAVA_HOME\nENV B=$LATER\n")


def test_what_it_does_not_set_is_undefined() -> None:
    assert "UndefinedVar" in findings("FROM app\nENV A=$OTHER\n")


def test_of_an_unknown_image_nothing_is_known() -> None:
    assert "UndefinedVar" not in findings("FROM app\nENV A=$OTHER\n", None)


def test_of_an_image_that_is_not_known_whole_neither() -> None:
    part = _SETTINGS._replace(is_whole=False)
    assert "UndefinedVar" not in findings("FROM app\nENV A=$OTHER\n", part)


def test_of_the_image_for_another_platform_neither() -> None:
    text = "FROM --platform=$BUILDPLATFORM app\nENV A=$OTHER\n"
    assert "UndefinedVar" in findings(text)
    assert "UndefinedVar" not in findings(text.replace("$BUILDPLATFORM", "linux/arm64"))


def test_of_an_image_that_a_build_argument_may_change_neither() -> None:
    text = "ARG BASE=app\nFROM $BASE\nENV A=$OTHER\n"
    assert "UndefinedVar" not in findings(text)


def test_its_shell_counts_as_in_buildkit() -> None:
    """Case w_base_env of ../shared/buildkit."""
    found = findings("FROM app\nWORKDIR rel\nCMD x\n")
    assert "WorkdirRelativePath" in found
    assert "JSONArgsRecommended" not in found
    assert "JSONArgsRecommended" in findings("FROM app\nCMD x\n", ImageSettings())


def test_children_inherit_it() -> None:
    assert "UndefinedVar" in findings("FROM app AS a\nFROM a\nENV A=$OTHER\n")
    assert "UndefinedVar" not in findings("FROM app AS a\nFROM a\nENV A=$JAVA_HOME\n")


def test_the_catalogue_knows_images_too() -> None:
    assert "UndefinedVar" in findings("FROM golang\nENV A=$JAVA_HOME\n")
    assert "UndefinedVar" not in findings("FROM golang\nENV A=$GOPATH/bin\n")


def test_as_buildkit_checks_images_are_empty() -> None:
    assert "UndefinedVar" in findings("FROM app\nENV A=$JAVA_HOME\n", as_buildkit=True)


def test_on_windows_nothing_is_taken_from_linux() -> None:
    text = "FROM --platform=windows/amd64 app\nENV A=$OTHER\n"
    assert "UndefinedVar" not in findings(text)


_TRIGGERS = _SETTINGS._replace(triggers=("ARG V=1", "ENV W=$V", "WORKDIR /app"))


def test_its_triggers_run_first() -> None:
    assert "UndefinedVar" not in findings("FROM app\nENV A=$W\n", _TRIGGERS)
    assert "UndefinedVar" in findings("FROM app\nENV A=$W\n")
    assert "WorkdirRelativePath" in findings("FROM app\nWORKDIR rel\n")
    assert "WorkdirRelativePath" not in findings("FROM app\nWORKDIR rel\n", _TRIGGERS)


def test_what_they_set_is_left_to_children_and_they_run_once() -> None:
    once = _SETTINGS._replace(triggers=("ENV W=${W}x",))
    text = "FROM app AS a\nFROM a\nENV A=$W\n"
    assert "UndefinedVar" not in findings(text, once)
    broken = _SETTINGS._replace(triggers=("COPY a",))
    assert findings(text, broken).count("OnbuildTriggerInvalid") == 1


def test_what_they_set_is_a_variable_of_the_image() -> None:
    triggers = ("ARG V=1", "ENV W=$V X=2 JAVA_HOME=/k", "RUN a", "")
    details = ImageDetails("sha256:", settings=_SETTINGS._replace(triggers=triggers))
    view = replace(marked("FROM app AS a\nFROM a\n").view, facts={_APP: Fact(details, 0.0)})
    found = {
        each.name: each.value for each in image_variables(view.meaning, view.document.stages[1])
    }
    assert found == {"JAVA_HOME": "/k", "LATER": None, "W": None, "X": "2"}


def test_a_trigger_that_is_not_one_instruction_fails() -> None:
    for text in ("# x", "RUN a\nRUN b", "FROM a", "ONBUILD RUN a", "", "COPPY a b"):
        triggers = _SETTINGS._replace(triggers=(text,))
        assert "OnbuildTriggerInvalid" in findings("FROM app\n", triggers), text
    fine = _SETTINGS._replace(triggers=("COPY . /app", "RUN make $UNDEFINED"))
    assert findings("FROM app\n", fine) == []


def test_in_a_stage_that_is_not_built_it_is_told_when_it_fails() -> None:
    broken = _SETTINGS._replace(triggers=("COPY a",))
    assert "OnbuildTriggerInvalid" in findings("FROM app AS a\nFROM scratch\n", broken)


def test_triggers_of_an_image_that_a_build_argument_may_change_do_nothing() -> None:
    broken = _SETTINGS._replace(triggers=("COPY a",))
    text = "ARG BASE=app\nFROM $BASE\n"
    assert "OnbuildTriggerInvalid" not in findings(text, broken)
    assert "OnbuildTriggerInvalid" not in findings("FROM app\n", broken, as_buildkit=True)

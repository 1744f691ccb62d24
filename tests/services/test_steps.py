"""An engine's own count leads to the instruction."""

from collections.abc import Callable

from dockerfile_lsp.services.steps import Step, Steps

TWO_STAGES = """\
# a comment counts nowhere
ARG BASE=alpine
FROM ${BASE} AS Tools
ENV A=1
WORKDIR /work
RUN one \\
    # inside
    && two

FROM tools
COPY . .
RUN three
"""


def check(text: str, question: Callable[[Steps], Step | None], expected: str | None) -> None:
    """The lines of the step that `question` finds are `expected`, such as "6-8 RUN"."""
    step = question(Steps(text))
    found = f"{step.lines.first}-{step.lines.last} {step.name}" if step else None
    assert found == expected


def test_buildkit_counts_what_makes_a_vertex() -> None:
    check(TWO_STAGES, lambda steps: steps.vertex("tools", 1, 3), "3-3 FROM")
    check(TWO_STAGES, lambda steps: steps.vertex("tools", 2, 3), "5-5 WORKDIR")
    check(TWO_STAGES, lambda steps: steps.vertex("tools", 3, 3), "6-8 RUN")


def test_buildkit_counts_no_from_that_is_a_stage() -> None:
    check(TWO_STAGES, lambda steps: steps.vertex("stage-1", 1, 2), "11-11 COPY")
    check(TWO_STAGES, lambda steps: steps.vertex("stage-1", 2, 2), "12-12 RUN")


def test_buildkit_names_no_stage_in_a_file_of_one() -> None:
    check("FROM a AS b\nRUN c\n", lambda steps: steps.vertex("", 2, 2), "2-2 RUN")


def test_a_stage_that_is_not_in_the_file_has_no_step() -> None:
    check(TWO_STAGES, lambda steps: steps.vertex("other", 1, 2), None)


def test_what_the_base_image_triggers_stands_at_from() -> None:
    check("FROM a\nWORKDIR /b\nRUN c\n", lambda steps: steps.vertex("", 2, 4), "1-1 FROM")
    check("FROM a\nWORKDIR /b\nRUN c\n", lambda steps: steps.vertex("", 3, 4), "2-2 WORKDIR")
    check("FROM a\nENV B=c\nRUN d\n", lambda steps: steps.in_stage(1, 2, 4), "1-1 FROM")
    check("FROM a\nENV B=c\nRUN d\n", lambda steps: steps.in_stage(1, 3, 4), "2-2 ENV")


def test_buildah_counts_every_instruction_of_the_stage() -> None:
    check(TWO_STAGES, lambda steps: steps.in_stage(1, 1, 4), "3-3 FROM")
    check(TWO_STAGES, lambda steps: steps.in_stage(1, 2, 4), "4-4 ENV")
    check(TWO_STAGES, lambda steps: steps.in_stage(2, 3, 3), "12-12 RUN")
    check(TWO_STAGES, lambda steps: steps.in_stage(3, 1, 3), None)


def test_the_legacy_builder_counts_every_instruction_of_the_file() -> None:
    check(TWO_STAGES, lambda steps: steps.in_file(1), "2-2 ARG")
    check(TWO_STAGES, lambda steps: steps.in_file(5), "6-8 RUN")
    check(TWO_STAGES, lambda steps: steps.in_file(9), None)


def test_a_line_within_an_instruction_finds_it() -> None:
    check(TWO_STAGES, lambda steps: steps.at(7), "6-8 RUN")
    check(TWO_STAGES, lambda steps: steps.at(9), None)


def test_a_heredoc_belongs_to_its_instruction() -> None:
    check("FROM a\nRUN <<END\nb\nEND\nRUN c\n", lambda steps: steps.at(3), "2-4 RUN")


def test_a_lone_carriage_return_ends_a_line_for_the_editor_only() -> None:
    check("# a\rb\nFROM a\nRUN b\n", lambda steps: steps.at(3), "4-4 RUN")


def test_an_image_is_found_in_its_full_form() -> None:
    check(
        "FROM scratch\nFROM python\n",
        lambda s: s.using("docker.io/library/python:latest"),
        "2-2 FROM",
    )
    check("FROM a/b:1\n", lambda s: s.using("docker.io/a/b:1"), "1-1 FROM")
    check("FROM a/b:1\n", lambda s: s.using("docker.io/a/b:2"), None)
    check("FROM a\nCOPY --from=x.io/b /c /\n", lambda s: s.using("x.io/b:latest"), "2-2 COPY")
    check("FROM a\nRUN --mount=type=bind,from=b d\n", lambda s: s.using("b"), "2-2 RUN")


def test_the_origin_is_the_target_s_from() -> None:
    check(TWO_STAGES, lambda steps: steps.origin("TOOLS"), "3-3 FROM")
    check(TWO_STAGES, lambda steps: steps.origin(""), "10-10 FROM")
    check("ARG A\n", lambda steps: steps.origin(""), None)


def test_a_target_is_told_as_it_is_written() -> None:
    assert Steps(TWO_STAGES).target("tools") == "Tools"
    assert Steps(TWO_STAGES).target("other") == "other"
    assert Steps(TWO_STAGES).target("") == ""

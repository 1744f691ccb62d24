"""The examples in the prose are Dockerfiles that BuildKit builds, and builds without a warning."""

from collections.abc import Iterator

import pytest

from dockerfile_lsp.catalog import prose
from dockerfile_lsp.catalog.grammar import DIRECTIVES, INSTRUCTIONS
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rule import Severity
from dockerfile_lsp.rules import rules
from marked import marked

BUILD_CHECKS = "https://docs.docker.com/reference/build-checks/"


def check(example: str) -> list[str]:
    """What BuildKit would say of `example`, which stands in a stage if it begins none."""
    begins = any(line.startswith("FROM ") for line in example.splitlines())
    view = marked(example if begins else f"FROM alpine:3.24\n{example}").view
    return [
        f"{report.rule.name}: {report.message}"
        for report in reports(view, rules())
        if report.severity is Severity.ERROR or report.rule.source.startswith(BUILD_CHECKS)
    ]


def examples() -> Iterator[tuple[str, str]]:
    for name in INSTRUCTIONS:
        found = prose.instruction(name)
        assert found is not None
        yield name, found.example
        yield from ((f"{name} --{flag.name}", flag.example) for flag in found.flags.values())
    for name in DIRECTIVES:
        directive = prose.directive(name)
        assert directive is not None
        yield name, directive.example


@pytest.mark.parametrize(("name", "example"), list(examples()), ids=dict(examples()))
def test_nothing_is_wrong_with_an_example(name: str, example: str) -> None:
    assert check(example) == [], name


@pytest.mark.parametrize("example", ["RUNN true", "FROM alpine AS Base"])
def test_what_is_wrong_would_be_seen(example: str) -> None:
    assert check(example) != []

import pytest

from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def names(text: str) -> list[str]:
    """Without PATH, which every stage has."""
    return [label for label in offered(text) if label.startswith("$") and label != "$PATH"]


def test_the_variables_of_the_stage_are_offered_the_latest_first() -> None:
    assert names("FROM a\nARG A\nENV B=1 C=2\nUSER $<|>\nENV D=1\n") == ["$C", "$B", "$A"]


def test_variables_of_another_stage_are_not() -> None:
    assert names("FROM a\nENV only_here=y\nFROM b\nENV now=1\nUSER $<|>\n") == ["$now"]
    assert names("ARG V=1\nFROM b\nUSER $<|>\n") == []


def test_a_stage_has_the_variables_of_what_it_is_built_on() -> None:
    text = "FROM a AS b\nENV A=1\nFROM c\nENV B=1\nFROM b\nUSER $<|>\nENV C=1\n"
    assert names(text) == ["$A"]


def test_from_has_the_global_arguments_and_the_platforms() -> None:
    found = names("ARG V=1\nFROM a:$<|>\nENV W=1\n")
    assert found[0] == "$V"
    assert "$TARGETARCH" in found
    assert "$W" not in found
    assert "$TARGETARCH" not in names("ARG V\nFROM a\nRUN $<|>\n")


def test_what_is_typed_stays_in_its_form() -> None:
    check("FROM a\nENV V=1\nUSER $<|>", "$V", "FROM a\nENV V=1\nUSER $V<|>")
    check("FROM a\nENV V=1\nUSER ${<|>\n", "$V", "FROM a\nENV V=1\nUSER ${V}<|>\n")
    check("FROM a\nENV V=1\nUSER ${<|>}x\n", "$V", "FROM a\nENV V=1\nUSER ${V}<|>x\n")
    check("FROM a\nENV V=1\nUSER ${X<|>:-a}\n", "$V", "FROM a\nENV V=1\nUSER ${V<|>:-a}\n")


def test_accepting_in_the_middle_replaces_the_whole_name() -> None:
    check("FROM a\nARG VERSION\nUSER ${VER<|>SIO}\n", "$VERSION",
          "FROM a\nARG VERSION\nUSER ${VERSION}<|>\n")  # fmt: skip
    check("FROM a\nARG VERSION\nUSER $V<|>X-1\n", "$VERSION",
          "FROM a\nARG VERSION\nUSER $VERSION<|>-1\n")  # fmt: skip


@pytest.mark.parametrize("line", [
    "COPY $<|>", "ADD a ${<|>", "WORKDIR /$<|>", "EXPOSE $<|>", "VOLUME $<|>", "STOPSIGNAL $<|>",
    "ENV a=$<|>", "ENV a $<|>", 'LABEL a="$<|>"', 'LABEL a="x $<|>', "ARG a=${b:-$<|>}",
    "COPY --chown=$<|> a b", "ADD --checksum=${<|> a b", "RUN --mount=type=cache,target=/$<|> a",
    "RUN echo $<|>", "RUN a \\\n  && b $<|>", "RUN <<E\n$<|>\nE", "COPY <<E a\n'$<|>'\nE",
    "ONBUILD COPY $<|> b", 'COPY ["$<|>", "b"]', "RUN <<'E'\n$<|>\nE",
])  # fmt: skip
def test_where_variables_are_expanded_they_are_offered(line: str) -> None:
    assert "$V" in names(f"FROM a\nARG V\n{line}\n")


@pytest.mark.parametrize("line", [
    "COPY --from=$<|> a b", "RUN --network=$<|> a", "RUN --mount=from=$<|> a", "ENV a='$<|>'",
    "ENV a='x $<|>", "ENV a=\\$<|>", "# $<|>", "RUN a \\\n# $<|>\n  b", 'CMD ["$<|>"]',
    "COPY <<'E' a\n$<|>\nE", "MAINTAINER $<|>", "SHELL $<|>", "RUN echo '$<|>'", "FROM a AS $<|>",
    "$<|>", "ENV $V<|>=1 \\$<|>",
])  # fmt: skip
def test_where_they_are_not_expanded_they_are_not(line: str) -> None:
    first = line.replace("<|>", "", line.count("<|>") - 1)
    assert not names(f"FROM a\nARG V\n{first}\n")


def test_a_command_in_the_container_has_no_arguments() -> None:
    assert names("FROM a\nARG A\nENV E=1\nCMD echo $<|>\n") == ["$E"]
    assert names("FROM a\nARG A\nENV E=1\nHEALTHCHECK CMD echo $<|>\n") == ["$E"]


def test_the_definition_is_shown() -> None:
    assert offered("FROM a\nENV A=1 B='2 3'\nUSER $<|>\n")["$B"].detail == "ENV B='2 3'"


def test_path_is_in_every_stage() -> None:
    check("FROM a\nENV PATH=/x:$<|>\n", "$PATH", "FROM a\nENV PATH=/x:$PATH<|>\n")
    assert "$PATH" not in offered("ARG V\nFROM a:$<|>\n")


def test_what_the_base_image_is_known_to_set_is_offered_last() -> None:
    found = offered("FROM node:24 AS a\nFROM a\nENV V=1\nUSER $<|>\n")
    assert next(iter(found)) == "$V"
    assert "node:24" in (found["$NODE_VERSION"].detail or "")
    assert "$NODE_VERSION" not in offered("FROM node:24 AS a\nFROM unknown\nUSER $<|>\n")

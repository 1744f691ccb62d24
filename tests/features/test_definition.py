from dockerfile_lsp.features.definition import definition
from marked import marked


def check(text: str) -> None:
    """The definition of what is at `<|>` is `<[ ]>`, or there is none."""
    m = marked(text)
    found = definition(m.view, m.cursor)
    assert m.show(found and found.range) == m.ranges


def test_a_stage_whatever_its_case() -> None:
    check("FROM a AS <[Base]>\nFROM b\nCOPY --from=ba<|>se x y\n")
    check("FROM a AS <[setup]>\nFROM b\nCOPY --chown=x --from=sETUp<|> /a /b\n")
    check("FROM a AS <[b]>\nFROM c\nRUN --mount=type=cache,target=/x,from=<|>b d\n")
    check("FROM a AS <[deps]>\nFROM d<|>eps\n")
    check("FROM a AS <[de<|>ps]>\n")


def test_a_stage_by_its_number() -> None:
    check("<[FROM]> a\nFROM b\nCOPY --from=<|>0 x y\n")
    check("FROM a AS <[b]>\nFROM c\nCOPY --from=0<|> x y\n")


def test_an_image_is_no_stage() -> None:
    check("FROM a AS x\nFROM b\nCOPY --from=alp<|>ine x y\n")
    check("FROM red<|>is\nFROM a AS redis\n")
    check("FROM a AS Redis\nFROM Red<|>is\n")


def test_the_last_stage_of_a_name_counts() -> None:
    check("FROM a AS x\nFROM b AS <[x]>\nFROM c\nCOPY --from=<|>x y z\n")


def test_a_variable() -> None:
    check("FROM a\nENV <[X]>=1\nRUN echo $<|>X\n")
    check("FROM a\nARG <[X]>\nCOPY ${X<|>:-a} b\n")
    check("FROM a\nARG <[X]>=1 Y=$<|>X\n")
    check("FROM a\nENV a=${Y:-$<|>X}\n")
    check("FROM a\nRUN echo $<|>X\n")


def test_the_latest_definition_counts() -> None:
    check("FROM a\nARG X=1\nENV <[X]>=2\nRUN echo $<|>X\nENV X=3\n")
    check("FROM a\nENV <[X]>=1\nENV X=$<|>X\n")
    check("FROM a\nENV <[X]>=1\nENV X=2 Y=$<|>X\n")


def test_a_stage_has_the_variables_of_what_it_is_built_on() -> None:
    check("FROM a AS b\nENV <[X]>=1\nFROM b AS c\nENV X=2\nFROM b\nRUN $<|>X\n")
    check("FROM a AS b\nENV X=1\nFROM c\nRUN $<|>X\n")


def test_a_global_argument_is_for_from() -> None:
    check("ARG <[X]>=1\nFROM a:$<|>X\n")
    check("ARG <[X]>=1\nFROM --platform=$<|>X a\nFROM b\n")
    check("ARG X=1\nFROM a\nRUN echo $<|>X\n")
    check("ARG X=1\nFROM a AS b\nARG X\nFROM c:${<|>Y}\n")


def test_a_stage_takes_over_a_global_argument() -> None:
    check("ARG <[X]>=1\nFROM a\nARG <|>X\n")
    check("ARG X=1\nFROM a\nARG <[X]>\nRUN echo $<|>X\n")
    check("ARG X=1\nFROM a\nARG <[<|>X]>=2\n")


def test_a_here_document() -> None:
    check("RUN <<<[EOF]>\na\nEO<|>F\n")
    check("RUN <<-'<[E]>'\n\ta\n\t<|>E\n")
    check("COPY <<A <<<[B]> c\nA\n<|>B\n")
    check("RUN <<EOF\na EO<|>F\nEOF\n")


def test_variables_in_here_documents() -> None:
    check("FROM a\nARG <[X]>\nCOPY <<E /b\n'$<|>X'\nE\n")
    check("FROM a\nARG X\nCOPY <<'E' /b\n$<|>X\nE\n")
    check("FROM a\nARG <[X]>\nRUN <<'E'\n$<|>X\nE\n")


def test_what_is_not_expanded_is_no_use() -> None:
    check("FROM a\nARG X\nCOPY --from=$<|>X a b\n")
    check("FROM a\nARG X\nENV a='$<|>X'\n")
    check("FROM a\nARG X\nENV a=\\$<|>X\n")
    check("# escape=`\nFROM a\nARG X\nENV a=`$<|>X\n")
    check('FROM a\nARG X\nCMD ["$<|>X"]\n')
    check("FROM a\nARG X\nMAINTAINER $<|>X\n")


def test_words_and_comments_have_none() -> None:
    check("FROM a\nARG X\nRUN X<|>\n")
    check("FROM a\n# $<|>X\nARG X\n")
    check("<|>")

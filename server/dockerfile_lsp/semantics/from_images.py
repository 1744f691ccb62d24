"""The ARGs before the first FROM, and what FROM makes of them (dockerfile2llb/convert.go)."""

from typing import NamedTuple

from ..syntax.words import Word
from .assumptions import Assumptions
from .environment import Scope, argument_value, platform_scope
from .expansion import Expansion
from .images import image
from .judge import Judge
from .platforms import Platform, platform
from .problems import Problem, spot
from .source_date import judge_source_date
from .stages import Stage, StageTable


class Bases(NamedTuple):
    """`scope` is that of FROM. By number of stage: its platform, and the stage that it is built
    on (None: an image), which is `sure` if no build argument can change it.
    """

    scope: Scope
    platforms: tuple[Platform, ...]
    parents: tuple[int | None, ...]
    sure: tuple[bool, ...]
    problems: tuple[Problem, ...]


def bases(stages: StageTable, assumptions: Assumptions) -> Bases:
    """The global ARGs and all FROMs, judged."""
    judge = Judge(platform_scope(assumptions), assumptions)
    is_sound = _declare(stages, judge)
    judge_source_date(stages, judge)
    found: list[Platform] = []
    parents: list[int | None] = []
    sure: list[bool] = []
    defaults_are_judged = is_sound and not assumptions.build_arguments
    for stage in stages:
        base = _base_problems(stages, stage, judge)
        if defaults_are_judged:
            defaults_are_judged = base is not None
            _judge_default(stage, base, judge)
        found.append(_platform(stage, judge))
        parent = stages.above(stage, base.text) if base else None
        parents.append(parent.number if parent else None)
        sure.append(base is not None and not base.depends)
    return Bases(judge.scope, tuple(found), tuple(parents), tuple(sure), tuple(judge.problems))


def _declare(stages: StageTable, judge: Judge) -> bool:
    """Whether the defaults of all global ARGs have a value."""
    is_sound = True
    for placed in stages.globals:
        node = placed.node
        for pair in node.pairs if node.name == "ARG" else ():
            name, default = pair.key.text, None
            if pair.value and judge.assumptions.argument(name) is None:
                word = pair.value
                default = judge.pieces(node, word.pieces, word.escape, name, undefined="")
                is_sound = is_sound and default is not None
            inherited = judge.scope.variables.get(name)
            value = argument_value(name, default, inherited, judge.assumptions)
            judge.scope = judge.scope.declaring(name, value)
    return is_sound


def _base_problems(stages: StageTable, stage: Stage, judge: Judge) -> Expansion | None:
    """The image's name; None if it has none."""
    node, word = stage.origin.node, stage.image
    if not word:
        return None
    base = judge.pieces(node, word.pieces, word.escape, undefined="UndefinedArgInFrom")
    if not base:
        return None
    where = spot(node, word)
    if not base.text:
        judge.refuse("BaseBlank", where, (word.text,), base)
    elif not stages.above(stage, base.text) and base.text != "scratch" and not image(base.text):
        judge.refuse("BaseReference", where, (base.text,), base)
    return base


def _judge_default(stage: Stage, base: Expansion | None, judge: Judge) -> None:
    """With no build argument at all the image must be one (InvalidDefaultArgInFrom)."""
    if base is None or not stage.image or image(base.text):
        return
    if not judge.assumptions.as_buildkit and not base.depends:
        return  # It is an error anyway, which says the same.
    where = spot(stage.origin.node, stage.image)
    judge.problems.append(Problem("InvalidDefaultArgInFrom", where, (stage.image.text, base.text)))


def _platform(stage: Stage, judge: Judge) -> Platform:
    target = platform(judge.assumptions.platform)
    assert target is not None, "checked where it was set"
    flag = stage.origin.node.flag("platform")
    if not flag or not flag.value or not flag.value.text:
        return target
    node, word = stage.origin.node, flag.value
    value = judge.pieces(node, word.pieces, word.escape, undefined="UndefinedArgInFrom")
    if value is None:
        return target
    where = spot(node, word)
    if not value.text:
        judge.refuse("PlatformEmpty", where, (word.text,), value)
        return target
    found = platform(value.text)
    if found is None:
        judge.refuse("PlatformInvalid", where, (value.text,), value)
        return target
    _platform_warnings(stage, flag.word, value, found, judge)
    return found


def _platform_warnings(
    stage: Stage, flag: Word, value: Expansion, found: Platform, judge: Judge
) -> None:
    node = stage.origin.node
    names = {use.piece.name for use in value.uses}
    target = judge.scope.lookup("TARGETPLATFORM").text
    if names == {"TARGETPLATFORM"} and value.text == target:
        judge.problems.append(Problem("RedundantTargetPlatform", spot(node, flag)))
    elif not names and not _is_named_for(stage, found):
        where = spot(node, flag)
        judge.problems.append(Problem("FromPlatformFlagConstDisallowed", where, (value.text,)))


def _is_named_for(stage: Stage, found: Platform) -> bool:
    return found.os in stage.key or found.architecture in stage.key

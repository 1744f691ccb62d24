"""The ARGs before the first FROM, and what FROM makes of them (dockerfile2llb/convert.go)."""

from typing import Any, NamedTuple

from ..syntax.instruction import Instruction
from ..syntax.words import Word
from .assumptions import Assumptions
from .environment import Scope, argument_value, platform_scope, unknown_argument
from .expansion import Expansion
from .images import image
from .judge import Judge
from .keeping import kept
from .platforms import Platform, platform
from .problems import Problem, Problems, spot
from .stages import Stage, StageTable


class Bases(NamedTuple):
    """`scope` is that of FROM. By number of stage: its platform; the name that it is built on
    (None: there is none); the stage of that name (None: it is an image); and whether that is
    `sure`, as no build argument can change it.
    """

    scope: Scope
    platforms: tuple[Platform, ...]
    names: tuple[str | None, ...]
    parents: tuple[int | None, ...]
    sure: tuple[bool, ...]
    problems: tuple[Problem, ...]


def bases(stages: StageTable, assumptions: Assumptions, memo: dict[str, Any]) -> Bases:
    """The global ARGs and all FROMs, judged; kept in `memo` as long as they are the same."""
    nodes = (*[placed.node for placed in stages.globals], *stages.origins)
    slot = assumptions.slot("bases")
    return kept(memo, slot, nodes, assumptions, lambda: _bases(stages, assumptions))


def _bases(stages: StageTable, assumptions: Assumptions) -> Bases:
    judge = Judge(platform_scope(assumptions), assumptions)
    defaults_are_judged = _declare(stages, judge) and not assumptions.build_arguments
    problems = judge.problems
    platforms: list[Platform] = []
    names: list[str | None] = []
    parents: list[int | None] = []
    sure: list[bool] = []
    for stage in stages:
        found = _kept(stage, judge.scope, assumptions)
        parent = stages.above(stage, found.name) if found.name else None
        problems += found.problems
        problems += () if parent else _unless_stage(stage, found, stages)
        defaults_are_judged = defaults_are_judged and found.name is not None
        problems += found.by_default if defaults_are_judged else ()
        platforms.append(found.platform)
        names.append(found.name)
        parents.append(parent.number if parent else None)
        sure.append(found.is_sure)
    return Bases(
        judge.scope,
        tuple(platforms),
        tuple(names),
        tuple(parents),
        tuple(sure),
        tuple(problems),
    )


class _From(NamedTuple):
    """What a FROM is in a scope. `name`: the image's or a stage's, None where it has none.

    `unless_stage` and `by_default` are the problems where no stage above is called so, and
    where no FROM before fails without build arguments.
    """

    name: str | None
    platform: Platform
    problems: tuple[Problem, ...]
    unless_stage: tuple[Problem, ...] = ()
    by_default: tuple[Problem, ...] = ()
    is_sure: bool = False


def _kept(stage: Stage, scope: Scope, assumptions: Assumptions) -> _From:
    """Kept on the FROM as long as the scope stays what it is, once for each way to judge."""
    memo, slot, key = stage.origin.node.memo, assumptions.slot("from"), (scope, assumptions)
    return kept(memo, slot, (), key, lambda: _judged(stage, scope, assumptions))


def _unless_stage(stage: Stage, found: _From, stages: StageTable) -> Problems:
    """The problems where no stage is called so; one that is, but for letter case, is related."""
    near = stages.above(stage, found.name.lower()) if found.name else None
    for problem in found.unless_stage:
        related = (spot(near.origin.node, near.name),) if near and near.name else ()
        yield problem._replace(related=related)


def _judged(stage: Stage, scope: Scope, assumptions: Assumptions) -> _From:
    judge, node, word = Judge(scope, assumptions), stage.origin.node, stage.image
    base = word and judge.pieces(node, word.pieces, word.escape, undefined="UndefinedArgInFrom")
    found = _platform(stage, judge)
    if not word or not base:
        return _From(None, found, tuple(judge.problems))
    where, others = spot(node, word), Judge(scope, assumptions)
    if not base.text:
        judge.refuse("BaseBlank", where, (word.text,), base)
    elif not image(base.text):
        others.refuse("BaseReference", where, (base.text,), base)
    # Otherwise it is an error or a BuildArgNeeded, which says the same.
    is_told = image(base.text) or not assumptions.as_buildkit
    default = Problem("InvalidDefaultArgInFrom", where, (word.text, base.text))
    problems, unless_stage = tuple(judge.problems), tuple(others.problems)
    by_default = () if is_told else (default,)
    return _From(base.text, found, problems, unless_stage, by_default, not base.depends)


def _declare(stages: StageTable, judge: Judge) -> bool:
    """Whether the defaults of all global ARGs have a value."""
    is_sound = True
    for placed in stages.globals:
        node = placed.node
        for pair in node.pairs if node.name == "ARG" else ():
            name, default = pair.key.text, None
            if pair.value and judge.assumptions.argument(name) is None:
                default = _default(node, pair.value, name, judge)
                if default is None:
                    is_sound = False
                    judge.scope = judge.scope.declaring(name, unknown_argument(name))
                    continue
            inherited = judge.scope.variables.get(name)
            value = argument_value(name, default, inherited, judge.assumptions)
            judge.scope = judge.scope.declaring(name, value)
    return is_sound


def _default(node: Instruction, word: Word, name: str, judge: Judge) -> Expansion | None:
    """The value of an ARG's default. Where it has none a build needs another, given to it."""
    own = Judge(judge.scope, judge.assumptions)
    value = own.pieces(node, word.pieces, word.escape, name, undefined="")
    for problem in own.problems:
        is_needed = problem.kind == "BuildArgNeeded"
        kind, *names = problem.arguments if is_needed else (problem.kind, name)
        given = " or ".join(f"--build-arg {each}=…" for each in names)
        arguments = (name, word.text, kind)
        where, only_if = problem.where, f"without {given}"
        judge.problems.append(Problem("GlobalArgExpansion", where, arguments, (), only_if))
    return value


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

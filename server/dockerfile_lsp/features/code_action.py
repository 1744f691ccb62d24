from collections.abc import Iterator, Sequence

from lsprotocol import types

from ..document import Document
from ..feature import build_offers, on_request, to_range, to_span, workspace_edit
from ..fixing import changes, fixed, is_proved
from ..image_actions import image_actions
from ..lint import Report, reports
from ..rule import Severity
from ..rules import rules
from ..semantics.skipping import skipped_everywhere, skipped_here
from ..text import Span
from ..workspace import Snapshot, View

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.dockerfile-lsp"


def code_actions(
    snapshot: Snapshot, params: types.CodeActionParams
) -> list[types.CodeAction] | None:
    """The rules' fixes for what is in the range, and what can be done with its images, proved;
    then comments that skip the rules, and the builds of the stage it is in. Where it is asked
    for by its kind, all safe fixes of the file at once.
    """
    view = snapshot.views.get(params.text_document.uri)
    if not view:
        return None
    where = to_span(view.document, params.range)
    only = params.context.only
    if only and any(_is_within(FIX_ALL, kind) for kind in only):
        return list(_all_at_once(view, "Make all safe fixes", FIX_ALL))
    fixes = list(_quick_fixes(view, where, params.context)) if _wants_fixes(only) else []
    images = list(_images(view, where)) if _wants_rewrites(only) else []
    return [*fixes, *images, *(() if only else _builds(view, where, params.context.trigger_kind))]


def _wants_fixes(only: Sequence[types.CodeActionKind | str] | None) -> bool:
    kinds = (types.CodeActionKind.Empty, types.CodeActionKind.QuickFix)
    return only is None or any(kind in only for kind in kinds)


def _is_within(kind: str, asked: types.CodeActionKind | str) -> bool:
    """Whether `asked` is `kind` or the beginning of it, as `source` is of `source.fixAll`."""
    wanted = asked.value if isinstance(asked, types.CodeActionKind) else asked
    return kind == wanted or kind.startswith(f"{wanted}.")


def _quick_fixes(
    view: View, where: Span, context: types.CodeActionContext
) -> Iterator[types.CodeAction]:
    every = reports(view, rules())
    found = [
        report
        for report in every
        if report.span.start <= where.end and where.start <= report.span.end
    ]
    yield from _fixes(view, found, context)
    for name in sorted({report.rule.name for report in found if report.fix}):
        if sum(bool(report.fix) for report in every if report.rule.name == name) > 1:
            title = f"Fix {name} everywhere in this file"
            yield from _all_at_once(view, title, types.CodeActionKind.QuickFix, name)
    yield from _ignores(view, found)


def _all_at_once(
    view: View, title: str, kind: types.CodeActionKind | str, only: str = ""
) -> Iterator[types.CodeAction]:
    doc = view.document
    text = fixed(view, rules(), only).text
    if text != doc.text:
        edit = workspace_edit(doc, *changes(doc.text, text))
        yield types.CodeAction(title, kind, edit=edit)


def _ignores(view: View, found: Sequence[Report]) -> Iterator[types.CodeAction]:
    """What BuildKit fails on, be it in some builds only, is not silenced by a comment."""
    doc, checks = view.document, view.meaning.checks
    for report in found:
        placed = doc.tree.instruction_at(report.span.start)
        name = report.rule.name
        if Severity.ERROR in (report.severity, report.rule.severity):
            continue
        here = placed and skipped_here(doc.tree, checks, placed, name)
        everywhere = skipped_everywhere(doc.tree, checks, name)
        for edit, place in ((here, "for this instruction"), (everywhere, "in this file")):
            if edit:
                title, action = f"Ignore {name} {place}", types.CodeActionKind.QuickFix
                yield types.CodeAction(title, action, edit=workspace_edit(doc, edit))


def _fixes(
    view: View, reported: Sequence[Report], context: types.CodeActionContext
) -> Iterator[types.CodeAction]:
    found = [(report, report.fix) for report in reported if report.fix]
    for report, fix in found:
        if is_proved(view.document, fix.edits):
            rivals = [other for other, _ in found if other.span == report.span]
            yield types.CodeAction(
                fix.title,
                types.CodeActionKind.QuickFix,
                diagnostics=_linked(view.document, report, context),
                is_preferred=fix.safe and len(rivals) == 1,
                edit=workspace_edit(view.document, *fix.edits),
            )


def _wants_rewrites(only: Sequence[types.CodeActionKind | str] | None) -> bool:
    kinds = ("", "refactor", "refactor.rewrite")
    return only is None or any(str(getattr(kind, "value", kind)) in kinds for kind in only)


def _images(view: View, where: Span) -> Iterator[types.CodeAction]:
    """One whose digest is not known yet gets its edit from `codeAction/resolve`."""
    for found in image_actions(view, where):
        action = types.CodeAction(found.choice.title, types.CodeActionKind.RefactorRewrite)
        if found.edit:
            action.edit = workspace_edit(view.document, found.edit)
        else:
            uri, start = view.document.uri, found.span.start
            action.data = {"uri": uri, "start": start, "wanted": found.wanted.familiar}
        yield action


def _linked(
    doc: Document, report: Report, context: types.CodeActionContext
) -> list[types.Diagnostic] | None:
    """The client's own diagnostics that the fix is for."""
    place = to_range(doc, report.span)
    return [
        diagnostic
        for diagnostic in context.diagnostics
        if diagnostic.code == report.rule.name and diagnostic.range == place
    ] or None


def _builds(
    view: View, where: Span, trigger: types.CodeActionTriggerKind | None
) -> Iterator[types.CodeAction]:
    """Without the user's asking at the FROM lines alone, so that no bulb lights at every line."""
    asked = trigger != types.CodeActionTriggerKind.Automatic
    here = view.document.stages.at(where.start)
    if not here or not (asked or where.start <= here.origin.span().end):
        return
    for stage, command in build_offers(view):
        if stage.number == here.number:
            yield types.CodeAction(command.title, command=command)


FEATURE = on_request(
    types.TEXT_DOCUMENT_CODE_ACTION,
    code_actions,
    types.CodeActionOptions(
        code_action_kinds=[
            types.CodeActionKind.QuickFix,
            types.CodeActionKind.RefactorRewrite,
            FIX_ALL,
        ],
        resolve_provider=True,
    ),
)

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lsprotocol import types

from ..document import Document
from ..feature import build_offers, on_request, to_range, to_span, workspace_edit
from ..image_actions import image_actions
from ..lint import Report, reports
from ..rules import rules
from ..semantics.sameness import untouched
from ..text import Edit, Span
from ..workspace import Snapshot, View


def code_actions(
    snapshot: Snapshot, params: types.CodeActionParams
) -> list[types.CodeAction] | None:
    """The rules' fixes for what is in the range, and what can be done with its images, proved;
    then the builds of the stage it is in.
    """
    view = snapshot.views.get(params.text_document.uri)
    if not view:
        return None
    where = to_span(view.document, params.range)
    only = params.context.only
    fixes = list(_fixes(view, where, params.context)) if _wants_fixes(only) else []
    images = list(_images(view, where)) if _wants_rewrites(only) else []
    return [*fixes, *images, *(() if only else _builds(view, where, params.context.trigger_kind))]


def _wants_fixes(only: Sequence[types.CodeActionKind | str] | None) -> bool:
    kinds = (types.CodeActionKind.Empty, types.CodeActionKind.QuickFix)
    return only is None or any(kind in only for kind in kinds)


def _fixes(view: View, where: Span, context: types.CodeActionContext) -> Iterator[types.CodeAction]:
    found = [
        (report, report.fix)
        for report in reports(view, rules())
        if report.fix and report.span.start <= where.end and where.start <= report.span.end
    ]
    for report, fix in found:
        if _is_proved(view.document, fix.edits):
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


def _is_proved(doc: Document, edits: Sequence[Edit]) -> bool:
    """Whether what the edits do not touch stays what it is."""
    in_order = sorted(edits, key=lambda edit: edit.span)
    if any(first.span.end > second.span.start for first, second in pairwise(in_order)):
        return False
    after = doc
    for edit in reversed(in_order):
        after = after.edited(edit)
    return untouched(doc.tree, after.tree, edits)


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
        code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite],
        resolve_provider=True,
    ),
)

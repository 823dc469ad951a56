"""Each kind of document that one review gives, as the content of a file in the format that is wanted."""

from pathlib import Path

from ulo_selfcheck.analysis.action_plan import Plan, Plans
from ulo_selfcheck.documents import plan, reply_form, report_csv, report_json, report_to_share, workbook
from ulo_selfcheck.documents.kinds import (
    EMAIL_FORM,
    LETTER,
    PLAN,
    REPLY_FORM,
    REPORT,
    SHARED_ANSWERS,
    SHARED_REPORT,
    SHEET,
    SHORT_REPORT,
    Kind,
)
from ulo_selfcheck.documents.letter import letter
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.own_pictures import own_pictures
from ulo_selfcheck.documents.reply_form import ReplyForm
from ulo_selfcheck.documents.report import report, short_report
from ulo_selfcheck.documents.sheet import sheet
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.documents.workbook import Given


def content(
    kind: Kind,
    material: Material,
    ending: str,
    *,
    send_to: str = "",
    asked: int = 0,
    beside: Path | None = None,
) -> Document | ReplyForm | str:
    """Compose a document of one review, for a file with this ending.

    `send_to` is where a form is sent back to; `asked` how many members were asked for their own answers.

    A workbook and cards take pictures from `beside`.

    Raises:
        Problem: there is nothing to make it from yet.
    """
    if kind == REPORT:
        return _report(material, ending)
    if kind == SHORT_REPORT:
        return short_report(material)
    if kind in (SHARED_REPORT, SHARED_ANSWERS):
        return _shared(material, ending, answers=kind == SHARED_ANSWERS)
    if kind == LETTER:
        return letter(material)
    if kind == PLAN:
        return plan.content(
            Plans.of([Plan.of(material.assessment)], material.today), material.catalogue, ending
        )
    if kind in (REPLY_FORM, EMAIL_FORM):
        form = ReplyForm(material.catalogue.as_written, material.assessment.organisation.name, send_to)
        return reply_form.content(form, ending, short=kind == EMAIL_FORM)
    if kind == SHEET:
        return sheet(material.assessment, material.catalogue, asked)
    given = Given(
        material.assessment.organisation.name, send_to, pictures=own_pictures(material.catalogue, beside)
    )
    return workbook.content(kind, material.catalogue.as_written, ending, given)


def _report(material: Material, ending: str) -> Document | str:
    if ending == ".json":
        return report_json.render(material)
    return report_csv.render(material) if ending == ".csv" else report(material)


def _shared(material: Material, ending: str, *, answers: bool) -> Document | str:
    if ending == ".json":
        return report_to_share.as_json(material, answers=answers)
    if ending == ".csv":
        return report_to_share.csv(material, answers=answers)
    if ending == ".toml":
        return report_to_share.as_toml(material)
    return report_to_share.share(material, answers=answers)

"""The words of documents, parts and formats as the report page tells them."""

from facilitator.app.report_choices import Document, Part
from facilitator.words import tr


def document_word(document: Document) -> str:
    """Name a document; so does the name of its file."""
    return {
        Document.RESULT: tr("Result report"),
        Document.RUNNING_ORDER: tr("Running order"),
        Document.ATTENDEES: tr("Attendee list"),
        Document.CENTER_SHEETS: tr("Center sheets"),
        Document.WALL_ANNEX: tr("Record of the wall"),
    }[document]


def document_sentence(document: Document) -> str:
    """Tell what a document is for."""
    return {
        Document.RESULT: tr("The outcome of the whole workshop."),
        Document.RUNNING_ORDER: tr("For the facilitator only: it holds the private notes."),
        Document.ATTENDEES: tr("Who came, center by center, with a place to sign."),
        Document.CENTER_SHEETS: tr("For each center: what it said yes to, with whom, by when."),
        Document.WALL_ANNEX: tr("What the wall showed, in order."),
    }[document]


def part_word(part: Part) -> str:
    """Name a part of the result report."""
    return {
        Part.OVERVIEW: tr("Overview", "part"),
        Part.ATTENDANCE: tr("Attendance", "part"),
        Part.RUNNING: tr("How it ran", "part"),
        Part.MATRIX: tr("Matrix", "part"),
        Part.COLLABORATION: tr("Collaboration", "part"),
        Part.DISCUSSION: tr("Results by project", "part"),
        Part.PROMISES: tr("Promises", "part"),
        Part.FOLLOW_UP: tr("Follow-up", "part"),
        Part.SET_ASIDE: tr("Set aside", "part"),
        Part.REMAINING: tr("What remains", "part"),
        Part.CONFIRMATION: tr("Confirmation", "part"),
        Part.ATTENDEES: tr("List of attendees", "part"),
        Part.WALL: tr("What was shown", "part"),
    }[part]


def format_word(fmt: str) -> str:
    """Name a format as offices call it."""
    return {
        "pdf": tr("PDF"),
        "hwpx": tr("HWPX (Hangul)"),
        "xlsx": tr("Excel (XLSX)"),
        "csv": tr("CSV"),
    }[fmt]


def file_kinds(fmt: str) -> str:
    """Give the filter of the dialog that asks where to save."""
    return f"{format_word(fmt).replace('(', '[').replace(')', ']')} (*.{fmt})"

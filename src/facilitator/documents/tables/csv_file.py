"""The answers as CSV: one row for each project and each center that was asked.

UTF-8 with a byte order mark, by which Excel knows it. CSV has no types: dates are ISO 8601, and a
text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import io
from datetime import date, datetime, time

from facilitator.app.report_choices import USUAL, ReportChoices
from facilitator.documents.tables.choosing import chosen_answers
from facilitator.documents.tables.plain import plain
from facilitator.documents.tables.table import Value
from facilitator.domain.workshop import Workshop

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")  # also in full width


def csv_bytes(workshop: Workshop, choices: ReportChoices = USUAL) -> bytes:
    """Make the file in memory."""
    table = chosen_answers(workshop, choices)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.title for column in table.columns])
    writer.writerows([_told(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _told(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date | int):
        return str(value)
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text

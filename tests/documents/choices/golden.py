"""The text of the sample's other documents, and of its report in English without names.

`python -m tests.documents.choices.golden` writes the golden texts anew after a wanted change.
"""

from pathlib import Path

from facilitator.app.report_choices import Document, Part, ReportChoices
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from tests.documents.report.filled import MADE_AT, filled_sample, with_wall
from tests.documents.report.golden import text_of

FOLDER = Path(__file__).parent
GOLDEN = {
    "running-order.txt": ReportChoices(Document.RUNNING_ORDER),
    "attendees.txt": ReportChoices(Document.ATTENDEES),
    "centers.txt": ReportChoices(Document.CENTER_SHEETS),
    "wall.txt": ReportChoices(Document.WALL_ANNEX),
    "english.txt": ReportChoices(
        parts=frozenset(Part), notes=False, names=False, language="en"
    ),
}  # fmt: skip


def sample_text(choices: ReportChoices) -> str:
    """Set the filled sample and read it back."""
    content = report_content(with_wall(filled_sample()), MADE_AT, choices)
    return text_of(typeset(content).files[0])


if __name__ == "__main__":
    for name, choices in GOLDEN.items():
        (FOLDER / name).write_text(sample_text(choices), encoding="utf-8")

"""The form of the event itself: what it is called, when and where it is, what it is for."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.app.editing import TypedCell
from facilitator.domain.dates import say_date, say_time
from facilitator.domain.entities import EntityKind, Touch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.form_field import FieldSpec, FormField
from facilitator.ui.prepare.reading import read_date, read_time
from facilitator.ui.widgets.parts import card, row
from facilitator.words import tr

_WIDEST = 960
# The fields of each line of the form.
_LINES = (
    ("title",),
    ("host", "place"),
    ("held_on", "starts_at", "ends_at"),
    ("purpose",),
    ("next_steps",),
    ("lead_label", "linked_label"),
)


def _when_and_where() -> list[FieldSpec]:
    return [
        FieldSpec("title", tr("Title", "prepare"), lambda e: e.title),
        FieldSpec("host", tr("Host", "prepare"), lambda e: e.host),
        FieldSpec("place", tr("Place", "prepare"), lambda e: e.place),
        FieldSpec(
            "held_on",
            tr("Date", "prepare"),
            lambda e: say_date(e.held_on),
            read_date,
            placeholder="2024. 12. 5.",
        ),
        FieldSpec(
            "starts_at",
            tr("Day starts", "prepare"),
            lambda e: say_time(e.starts_at),
            read_time,
            placeholder="13:30",
        ),
        FieldSpec(
            "ends_at",
            tr("Day ends", "prepare"),
            lambda e: say_time(e.ends_at),
            read_time,
            placeholder="17:30",
        ),
    ]


def _what_for() -> list[FieldSpec]:
    return [
        FieldSpec("purpose", tr("Purpose", "prepare"), lambda e: e.purpose, lines=3),
        FieldSpec("next_steps", tr("Next steps", "prepare"), lambda e: e.next_steps, lines=3),
        FieldSpec(
            "lead_label",
            tr("Word for the lead center", "prepare"),
            lambda e: e.lead_label,
            placeholder=tr("Lead center", "prepare"),
        ),
        FieldSpec(
            "linked_label",
            tr("Word for linked centers", "prepare"),
            lambda e: e.linked_label,
            placeholder=tr("Linked center", "prepare"),
        ),
    ]


class EventForm(QScrollArea):
    """Edits the event; each field saves itself when it is left."""

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Event", "prepare"))
        self._fields = {
            spec.name: FormField(spec, signals) for spec in (*_when_and_where(), *_what_for())
        }
        frame, column = card()
        frame.setMaximumWidth(_WIDEST)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        for names in _LINES:
            line = row(spacing=16)
            for name in names:
                line.addWidget(self._fields[name], 1)
            column.addLayout(line)
        page = QWidget()
        page.setProperty("look", "ground")
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        outer.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)

    def field(self, name: str) -> FormField:
        """Give a field of the form by its name in the event."""
        return self._fields[name]

    def retype(self, typed: TypedCell) -> bool:
        """Put what was typed before into its field; False where there is no such field."""
        field = self._fields.get(typed.field)
        if field is None:
            return False
        self.ensureWidgetVisible(field)
        field.retype(typed.text)
        field.editor.setFocus()
        return True

    def refresh(self, touched: frozenset[Touch]) -> None:
        """Take over what an Action changed."""
        if any(touch.kind is EntityKind.EVENT for touch in touched):
            for field in self._fields.values():
                field.refresh()

    def commit_open(self) -> bool:
        """Save the field that is being typed in; False where one holds a refused text."""
        committed = [field.commit() for field in self._fields.values()]
        return all(committed)

    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self._fields.get(name, self._fields["title"])
        self.ensureWidgetVisible(field)
        field.editor.setFocus()
        field.editor.selectAll()

"""The side of the page: the order of the day, and what is still to be checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.readiness import Finding, workshop_findings
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.card_button import FindingLine, SlotCard
from facilitator.ui.prepare.day_plan import SlotValue, fit_text, slot_values
from facilitator.ui.widgets.parts import label, row, set_look
from facilitator.words import tr

_SHOWN = frozenset(
    {
        EntityKind.EVENT,
        EntityKind.CENTER,
        EntityKind.PROJECT,
        EntityKind.PROPOSAL,
        EntityKind.SECTION,
    }
)
_MOST_FINDINGS = 20
# The scroll bar stands in the margin right of the cards, so that they keep their width.
SCROLL_ROOM = 12
_SCROLL_BAR = 10


class SideColumn(QWidget):
    """Shows the timeline and the findings; `place_wanted` carries (Touch or None, field)."""

    place_wanted = Signal(object, str)

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._values: list[SlotValue] = []
        self._findings: list[Finding] = []
        self._fit = label(look="secondary")
        self._heading = label(look="heading")
        self._slots = _column()
        self._lines = _column()
        scroll = self._scroll()
        top = row(label(tr("Order of the day", "prepare"), "heading"))
        top.setContentsMargins(4, 4, SCROLL_ROOM + 4, 0)
        top.addStretch()
        top.addWidget(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(scroll, 1)
        self._show()

    def _scroll(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("look", "ground")
        inner = QVBoxLayout(content)
        inner.setSpacing(10)
        inner.addLayout(self._slots)
        inner.addSpacing(6)
        inner.addWidget(self._heading)
        inner.addLayout(self._lines)
        inner.addStretch()
        self._inner = inner
        self._make_room(0, 0)
        scroll = QScrollArea()
        scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def refresh(self, touched: frozenset[Touch]) -> None:
        """Take over what an Action changed; cards that say the same stay."""
        if any(touch.kind in _SHOWN for touch in touched):
            self._show()

    def findings(self) -> list[Finding]:
        """List what stands below the timeline (warnings of sections stand in their slots)."""
        return list(self._findings)

    def _make_room(self, least: int, most: int) -> None:
        self._inner.setContentsMargins(0, 0, SCROLL_ROOM - (_SCROLL_BAR if most else 0), 4)

    def _show(self) -> None:
        workshop = self._signals.workshop
        every = workshop_findings(workshop)
        values = slot_values(workshop, every)
        others = [f for f in every if f.touch is None or f.touch.kind is not EntityKind.SECTION]
        told, is_over = fit_text(workshop)
        self._fit.setText(told)
        set_look(self._fit, "look", "warning" if is_over else "secondary")
        if values != self._values:
            self._show_slots(values)
        if others != self._findings:
            self._show_findings(others)
        self._show_heading()

    def _show_slots(self, values: list[SlotValue]) -> None:
        """Replace only the cards that say something else now."""
        for place, value in enumerate(values):
            if place < len(self._values) and self._values[place] == value:
                continue
            card = SlotCard(value)
            card.clicked.connect(self._on_slot_clicked)
            card.warning_chosen.connect(self._on_warning_chosen)
            if place < len(self._values):
                _drop(self._slots, place)
            self._slots.insertWidget(place, card)
        for place in range(len(self._values) - 1, len(values) - 1, -1):
            _drop(self._slots, place)
        self._values = values

    def _show_findings(self, findings: list[Finding]) -> None:
        for place in range(self._lines.count() - 1, -1, -1):
            _drop(self._lines, place)
        for finding in findings[:_MOST_FINDINGS]:
            line = FindingLine(finding)
            line.clicked.connect(self._on_line_clicked)
            self._lines.addWidget(line)
        left = len(findings) - _MOST_FINDINGS
        if left > 0:
            self._lines.addWidget(label(tr("and {count} more", "prepare", count=left), "small"))
        self._findings = findings

    def _show_heading(self) -> None:
        told, right = "", not any(value.warnings for value in self._values)
        if self._findings:
            told = tr("To check {count}", "prepare", count=len(self._findings))
        elif right:
            told = tr("✓ The data are in order", "prepare")
        self._heading.setText(told)
        set_look(self._heading, "look", "heading" if self._findings else "all_right")

    def _on_slot_clicked(self) -> None:
        card = self.sender()
        assert isinstance(card, SlotCard)
        value = card.value
        assert value.section is not None  # only cards of sections can be clicked
        field = value.warnings[0].field if value.warnings else "title"
        self.place_wanted.emit(Touch(EntityKind.SECTION, value.section), field)

    def _on_warning_chosen(self, finding: Finding) -> None:
        self.place_wanted.emit(finding.touch, finding.field)

    def _on_line_clicked(self) -> None:
        line = self.sender()
        assert isinstance(line, FindingLine)
        self.place_wanted.emit(line.finding.touch, line.finding.field)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def _drop(column: QVBoxLayout, place: int) -> None:
    """Take the widget at this place out of the column."""
    item = column.takeAt(place)
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()

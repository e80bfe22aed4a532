"""Buttons that look like cards: a slot of the timeline, a finding."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
)

from facilitator.domain.readiness import Finding, Severity
from facilitator.ui.look import theme
from facilitator.ui.prepare.day_plan import SlotState, SlotValue
from facilitator.ui.widgets.laid_out_button import LaidOutButton, still
from facilitator.ui.widgets.parts import label
from facilitator.words.findings import tell

_RADIUS = 8
_SMALLEST = 36
_STRIP_WIDTH = 4
_STRIPS = {
    SlotState.PLAIN: "blue",
    SlotState.WARNING: "warning_line",
    SlotState.BREAK: "border",
}


class CardButton(LaidOutButton):
    """Enter presses it as a click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class WarningLine(QLabel):
    """A warning inside a slot; a click leads to where it is mended."""

    chosen = Signal(object)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "slot_warning")
        self.setText(f"△ {tell(finding)}")
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._finding)


class SlotCard(CardButton):
    """One slot of the day; `warning_chosen` carries the Finding that was clicked."""

    warning_chosen = Signal(object)

    def __init__(self, value: SlotValue) -> None:
        super().__init__("slot")
        self.value = value
        self.setProperty("state", value.state.value)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 44)
        grid.setColumnStretch(1, 1)
        is_break = value.state is SlotState.BREAK
        title = still(label(value.title, "" if is_break else "strong", wrap=True))
        grid.addWidget(still(label(value.start, "slot_time")), 0, 0)
        grid.addWidget(title, 0, 1)
        grid.addWidget(still(label(value.length, "secondary")), 0, 2)
        if value.detail:
            grid.addWidget(still(label(value.detail, "small", wrap=True)), 1, 1, 1, 2)
        for row, finding in enumerate(value.warnings, start=2):
            line = WarningLine(finding)
            line.chosen.connect(self.warning_chosen)
            grid.addWidget(line, row, 1, 1, 2)
        told = [value.start, value.title, value.length, value.detail, *map(tell, value.warnings)]
        self.setAccessibleName(", ".join(part for part in told if part))
        self._strip = _STRIPS[value.state]
        if is_break:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setEnabled(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and the strip of its state along its left edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        painter.fillRect(0, 0, _STRIP_WIDTH, self.height(), theme().color(self._strip))
        painter.end()


class FindingLine(CardButton):
    """One thing to check; a click leads to where it is mended."""

    def __init__(self, finding: Finding) -> None:
        super().__init__("finding")
        self.finding = finding
        is_error = finding.severity is Severity.ERROR
        self.setProperty("state", "error" if is_error else "warning")
        sign = still(label("▲" if is_error else "△", "finding_sign"))
        sign.setProperty("state", "error" if is_error else "warning")
        text = still(label(tell(finding), wrap=True))
        self.setMinimumHeight(_SMALLEST)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 9, 12, 9)
        line.setSpacing(8)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        self.setAccessibleName(tell(finding))

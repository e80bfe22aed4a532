"""The face of the clock: what is left, large; what is planned and elapsed, small; a bar."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from facilitator.ui.live.clock.clock_facts import ClockFacts
from facilitator.ui.widgets.parts import label, set_look
from facilitator.words import tr

_GAP = 8
_SHORT = 6  # characters of +00:00


def _stack(*lines: QLabel, right: bool = False) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    for line in lines:
        if right:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(line)
    column.addStretch(1)
    return column


class ClockFace(QWidget):
    """Draws ClockFacts; wishes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = ClockFacts("", "")
        self._big = label("", "clock_face")
        self._planned = label("", "clock_small")
        self._elapsed = label("", "clock_small")
        self._project_title = label("", "clock_small")
        self._project = label("", "clock_small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(tr("Time used"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self._big)
        line.addLayout(_stack(self._planned, self._elapsed))
        line.addStretch(1)
        line.addLayout(_stack(self._project_title, self._project, right=True))
        column.addLayout(line)
        column.addWidget(self._bar)

    def show_facts(self, facts: ClockFacts) -> None:
        """Show what the clock says now."""
        self._facts = facts
        self._big.setText(facts.big)
        set_look(self._big, "state", facts.state)
        set_look(self._big, "length", "long" if len(facts.big) > _SHORT else "short")
        # Digits differ in width: what stands beside must not tremble with every second.
        widest = re.sub(r"\d", "0", facts.big)
        self._big.setMinimumWidth(self._big.fontMetrics().horizontalAdvance(widest))
        self._planned.setText(facts.planned)
        self._elapsed.setText(facts.elapsed)
        self._project_title.setText(facts.project_title)
        self._project.setText(facts.project)
        for each in (self._project_title, self._project):
            set_look(each, "state", facts.project_state)
        self._bar.setMaximum(facts.whole)
        self._bar.setValue(facts.used)
        set_look(self._bar, "state", facts.state)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what is elapsed where there is room; the rest is never wider than the card."""
        beside = (self._project_title, self._project)
        right = max(each.sizeHint().width() for each in beside)
        left = self._big.minimumWidth() + 2 * _GAP + right
        self._elapsed.setVisible(
            bool(self._facts.elapsed) and left + self._elapsed.sizeHint().width() <= self.width()
        )
        self._planned.setVisible(
            bool(self._facts.planned) and left + self._planned.sizeHint().width() <= self.width()
        )

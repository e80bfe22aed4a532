"""The check before the start: seven lines, and a button that looks again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.app.checks import Check, CheckItem
from facilitator.domain.readiness import Finding
from facilitator.ui.checks.check_row import CheckRow
from facilitator.ui.checks.readiness_watch import ReadinessWatch
from facilitator.ui.widgets.parts import button, label, row, scrolled
from facilitator.words import tr


class ChecksPanel(QFrame):
    """Shows what the watch found; `place_wanted` carries (Touch or None, field) to mend."""

    place_wanted = Signal(object, str)

    def __init__(self, watch: ReadinessWatch) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._watch = watch
        self._again = button(tr("Check again"))
        self._again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        can_identify = watch.identify is not None
        self.rows = {item: CheckRow(item, can_identify) for item in CheckItem}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 8)
        column.setSpacing(4)
        top = row(label(tr("Before the start"), "heading"))
        top.addStretch(1)
        top.addWidget(self._again)
        column.addLayout(top)
        column.addWidget(self._scroll(), 1)
        self._connect_signals()
        if watch.is_busy():
            self._on_begun()
        self._show(watch.checks)

    def _scroll(self) -> QScrollArea:
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(0)
        for line in self.rows.values():
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        area = QScrollArea()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(area, inside)
        return area

    def _connect_signals(self) -> None:
        self._again.clicked.connect(self._watch.check_again)
        self._watch.begun.connect(self._on_begun)
        self._watch.checked.connect(self._on_checked)
        for line in self.rows.values():
            line.identify_wanted.connect(self._on_identify_wanted)
            line.mend_wanted.connect(self._on_mend_wanted)

    def _show(self, checks: tuple[Check, ...]) -> None:
        for line in self.rows.values():
            line.setVisible(bool(checks))
        for check in checks:
            self.rows[check.item].show_check(check)

    def _on_begun(self) -> None:
        self._again.setEnabled(False)

    def _on_checked(self, checks: tuple[Check, ...]) -> None:
        self._again.setEnabled(not self._watch.is_busy())
        self._show(checks)

    def _on_identify_wanted(self) -> None:
        if self._watch.identify is not None:
            self._watch.identify()

    def _on_mend_wanted(self, finding: Finding) -> None:
        self.place_wanted.emit(finding.touch, finding.field)

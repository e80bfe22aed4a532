"""The check as a page shows it: one line that folds the seven out and in again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.app.checks import Check
from facilitator.domain.entities import Touch
from facilitator.ui.checks.checks_line import ChecksLine
from facilitator.ui.checks.readiness_watch import ReadinessWatch

if TYPE_CHECKING:
    from facilitator.ui.checks.checks_panel import ChecksPanel


class ChecksFold(QWidget):
    """Stands on the prepare page above the button that runs, and on the console before the start.

    `folded_out` says that the lines are open now or not, so that a page can make room;
    `place_wanted` carries (Touch or None, field) of what is to be mended, and the lines fold in.
    """

    folded_out = Signal(bool)
    place_wanted = Signal(object, str)

    def __init__(
        self, watch: ReadinessWatch, *, opens_up: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._place = 0 if opens_up else 1
        self._looks = False
        self.panel: ChecksPanel | None = None
        self.line = ChecksLine(opens_up)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.line)
        self._make_room(is_open=False)
        self._connect_signals()
        if watch.checks:
            self.line.show_checks(watch.checks)

    def _connect_signals(self) -> None:
        self._watch.checked.connect(self._on_checked)
        self.line.toggled.connect(self._on_toggled)

    def is_open(self) -> bool:
        """Tell whether the lines are open."""
        return self.line.isChecked()

    def fold_in(self) -> None:
        """Leave only the line."""
        self.line.setChecked(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the check made and kept true while it can be seen."""
        super().showEvent(event)
        if not self._looks:
            self._looks = True
            self._watch.look_at()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._looks:
            self._looks = False
            self._watch.look_away()

    def _make_panel(self) -> "ChecksPanel":
        """Make the lines: only who wants to see them waits for that."""
        from facilitator.ui.checks.checks_panel import ChecksPanel

        made = ChecksPanel(self._watch)
        made.place_wanted.connect(self._on_place_wanted)
        self._column.insertWidget(self._place, made, 1)
        return made

    def _make_room(self, *, is_open: bool) -> None:
        vertical = QSizePolicy.Policy.Expanding if is_open else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def _on_checked(self, checks: tuple[Check, ...]) -> None:
        self.line.show_checks(checks)

    def _on_toggled(self, is_open: bool) -> None:
        if self.panel is None:
            self.panel = self._make_panel()
        self.panel.setVisible(is_open)
        self._make_room(is_open=is_open)
        self.folded_out.emit(is_open)

    def _on_place_wanted(self, touch: Touch | None, field: str) -> None:
        self.fold_in()
        self.place_wanted.emit(touch, field)

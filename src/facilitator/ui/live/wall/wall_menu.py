"""The small menu of the wall: what is needed seldom, and the screens."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.domain.entities import Live
from facilitator.ui.widgets.menu import Menu
from facilitator.words import tr


class WallMenu(Menu):
    """Wishes how the wall shows things; a menu of the screens may stand below."""

    by_line_requested = Signal()
    larger_requested = Signal()
    smaller_requested = Signal()
    usual_size_requested = Signal()

    def __init__(self, live: Live, screens: QMenu | None, parent: QWidget) -> None:
        super().__init__(parent)
        by_line = tr("Notes line by line, not as they are typed")
        self._by_line = self.addAction(by_line + "\tShift+F3")
        self._by_line.setCheckable(True)
        self._by_line.setChecked(live.line_by_line)
        self.addSeparator()
        self._larger = self.addAction(tr("Larger text on the wall") + "\tCtrl+=")
        self._smaller = self.addAction(tr("Smaller text on the wall") + "\tCtrl+−")
        usual = tr("Usual text size (now {percent}%)", percent=live.scale)
        self._usual = self.addAction(usual + "\tCtrl+0")
        if screens is not None:
            self.addSeparator()
            self.addMenu(screens)
            self.aboutToHide.connect(screens.deleteLater)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._by_line.triggered.connect(self.by_line_requested)
        self._larger.triggered.connect(self.larger_requested)
        self._smaller.triggered.connect(self.smaller_requested)
        self._usual.triggered.connect(self.usual_size_requested)

    def popup_under(self, anchor: QWidget) -> None:
        """Open under a button; it goes when it closes."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

"""The buttons that say how large the pages of the preview are."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from facilitator.ui.reports.page_places import STEPS, Fit, Zoom
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_BUTTON, _SHARE = 28, 44


class ZoomLine(QWidget):
    """Wishes for another size: `fit_requested` carries a Fit, `step_requested` 1 or -1."""

    fit_requested = Signal(object)
    step_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.smaller = _square("−", tr("Smaller pages"), "Ctrl+-")
        self.share = label("100%", "small")
        self.share.setToolTip(f"{tr('Usual size')}   Ctrl+0")
        self.share.setFixedWidth(_SHARE)
        self.share.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.larger = _square("+", tr("Larger pages"), "Ctrl+=")
        self.page = button(tr("Whole page"), "small", stays=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for each in (self.smaller, self.share, self.larger):
            line.addWidget(each)
        line.addSpacing(6)
        line.addWidget(self.page)
        self._connect_signals()

    def show_zoom(self, zoom: Zoom, share: float) -> None:
        """Show how large the pages are compared with paper, and whether they are whole."""
        self.share.setText(f"{round(share * 100)}%")
        self.page.setChecked(zoom is Fit.PAGE)
        self.smaller.setEnabled(share > STEPS[0] + 0.005)
        self.larger.setEnabled(share < STEPS[-1] - 0.005)

    def _connect_signals(self) -> None:
        self.larger.clicked.connect(self._on_larger_clicked)
        self.page.clicked.connect(self._on_page_clicked)
        self.smaller.clicked.connect(self._on_smaller_clicked)
        for key, pressed in (
            ("Ctrl+=", self.larger),
            ("Ctrl++", self.larger),
            ("Ctrl+-", self.smaller),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(pressed.click)
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(self._on_usual_wished)

    @Slot()
    def _on_larger_clicked(self) -> None:
        self.step_requested.emit(1)

    @Slot()
    def _on_page_clicked(self) -> None:
        self.fit_requested.emit(Fit.PAGE if self.page.isChecked() else Fit.WIDTH)

    @Slot()
    def _on_smaller_clicked(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_usual_wished(self) -> None:
        self.fit_requested.emit(Fit.WIDTH)


def _square(sign: str, name: str, key: str) -> QPushButton:
    made = button(sign, "small")
    made.setFixedWidth(_BUTTON)
    made.setAccessibleName(name)
    made.setToolTip(f"{name}   {key}")
    return made

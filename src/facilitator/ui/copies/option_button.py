"""A large choice of a dialog: its name, and what it means."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.ui.widgets.laid_out_button import LaidOutButton, still
from facilitator.ui.widgets.parts import label

_CHOSEN, _FREE = "●", "○"


class OptionButton(LaidOutButton):
    """Stands in a group of which one is chosen; a sign and a frame say which."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__("option")
        self.setCheckable(True)
        self.setAutoDefault(False)  # with the focus it would be what Enter presses
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self._sign = still(label(_FREE, "option_sign"))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(still(label(name, "strong", wrap=True)))
        column.addWidget(still(label(about, "secondary", wrap=True)))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 12, 14, 12)
        line.setSpacing(12)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, is_chosen: bool) -> None:
        self._sign.setText(_CHOSEN if is_chosen else _FREE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Be as high as what it says needs."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().sizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the dialog's: it goes on with what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

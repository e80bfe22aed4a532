"""A large choice of a dialog: its name, and what it means."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from facilitator.ui.widgets.parts import label

_CHOSEN, _FREE = "●", "○"


class OptionButton(QPushButton):
    """Stands in a group of which one is chosen; a sign and a frame say which."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("look", "option")
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._sign = _still(label(_FREE, "option_sign"))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(_still(label(name, "strong", wrap=True)))
        column.addWidget(_still(label(about, "secondary", wrap=True)))
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

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the dialog's: it goes on with what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _still(made: QLabel) -> QLabel:
    """Let clicks through to the button that the label is in."""
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made

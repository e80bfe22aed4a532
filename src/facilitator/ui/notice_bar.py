"""A quiet notice at the foot of the console; it never takes the focus and goes by itself."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_STAYS = 8000


class NoticeBar(QFrame):
    """Shows one sentence for some seconds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = parent
        self.setProperty("look", "notice")
        self._text = label("", wrap=True)
        self._close = button("×", "quiet")
        self._close.setAccessibleName(tr("Dismiss the notice"))
        self._close.setFixedWidth(32)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 6, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self.hide()

    def show_notice(self, text: str, stays: bool = False) -> None:
        """Show a sentence; one that stays waits to be dismissed or replaced."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        if stays:
            self._timer.stop()
        else:
            self._timer.start(_STAYS)

    def text(self) -> str:
        """Give the sentence that is shown, "" where none is."""
        return "" if self.isHidden() else self._text.text()

    def place(self) -> None:
        """Stand at the foot of the window, in the middle."""
        holder = self._holder
        width = min(720, holder.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        height = max(44, self.heightForWidth(width) if self.hasHeightForWidth() else self.height())
        self.setFixedHeight(height)
        self.move((holder.width() - width) // 2, holder.height() - height - 42)

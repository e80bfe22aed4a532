"""One choice of several: a small button that wears sign, word and colour when it is chosen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from facilitator.ui import look


class ChoiceButton(QAbstractButton):
    """Painted by hand: forty rows of five of these must repaint within a frame.

    `role` names its colours: the theme has the role itself and `role`_soft. Chosen it is filled,
    `pending` outlined.
    """

    def __init__(self, sign: str, text: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pending = False
        self._sign = sign
        self._role = role
        self._chosen = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)
        self.setAccessibleName(text)
        self.toggled.connect(self._on_toggled)

    def name_for(self, who: str) -> None:
        """Tell screen readers whose choice this is."""
        self.setAccessibleName(f"{who} {self.text()}")

    def show_state(self, chosen: bool, pending: bool = False) -> None:
        """Show what holds as filled, what still needs its words as outlined."""
        if chosen == self.isChecked() and pending == self.pending:
            return
        self._chosen = chosen
        self.setChecked(chosen)
        self.pending = pending
        self.update()

    def nextCheckState(self) -> None:
        """Stay as the workshop says: a click only wishes."""

    def _on_toggled(self, checked: bool) -> None:
        """Take a screen reader's toggle, which is no click, for the wish that it is."""
        if checked != self._chosen:
            self.setChecked(self._chosen)
            self.click()

    def face(self) -> str:
        """Tell what stands on the button."""
        return f"{self._sign} {self.text()}" if self.isChecked() or self.pending else self.text()

    def sizeHint(self) -> QSize:
        """Leave room for the sign always, so that nothing jumps when it is chosen."""
        width = self.fontMetrics().horizontalAdvance(f"△ {self.text()}") + 13
        return QSize(width, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the face by role colours."""
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        strong, ink = theme.color(self._role), theme.color("ink")
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(strong)
            ink = theme.color("paper")
        elif self.pending:
            painter.setPen(QPen(strong, 2))
            painter.setBrush(theme.color(f"{self._role}_soft"))
            ink = strong
        else:
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)  # on whole pixels the outline is thin
            painter.setPen(theme.color("border"))
            painter.setBrush(theme.color("hover" if self.underMouse() else "paper"))
        painter.drawRoundedRect(box, 5, 5)
        font = self.font()
        font.setPixelSize(12)
        font.setBold(self.isChecked() or self.pending)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.face())

    def enterEvent(self, event: object) -> None:
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Show that the pointer left."""
        self.update()

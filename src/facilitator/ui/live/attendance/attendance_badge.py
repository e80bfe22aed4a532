"""A center's short name: a click on it opens its attendance."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from facilitator.ui import look
from facilitator.words import tr


class AttendanceBadge(QAbstractButton):
    """Filled while the center is in the room, an outline while it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_away = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Attendance", "attendance"))

    def show_center(self, short: str, is_away: bool) -> None:
        """Show a center's short name."""
        if (short, is_away) == (self.text(), self._is_away):
            return
        self._is_away = is_away
        self.setText(short)
        self.setAccessibleName(tr("Attendance of {center}", "attendance", center=short))
        self.setToolTip(tr("Attendance of {center} (0)", "attendance", center=short))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge by role colours."""
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_away:
            painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("paper"))
        else:
            painter.setPen(theme.color("blue_text") if self.underMouse() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("blue_mid"))
        painter.drawRoundedRect(box, 5, 5)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.color("secondary" if self._is_away else "ink"))
        room = int(box.width()) - 4
        short = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short)

    def enterEvent(self, event: object) -> None:
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Show that the pointer left."""
        self.update()

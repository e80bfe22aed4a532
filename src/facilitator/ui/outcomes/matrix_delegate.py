"""Draws one cell of the matrix: its sign, its word and its check on the colour of the answer."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.domain.terms import Mark
from facilitator.ui.look import theme
from facilitator.ui.outcomes.mark_words import undecided_word
from facilitator.ui.outcomes.matrix_model import CELL, MatrixCell
from facilitator.ui.outcomes.sign import draw_check, draw_sign

_WORD_PIXELS = 12
_SMALL_PIXELS = 11
_RAISED = 7
_SIGN_ROOM = 18
_CHECK_ROOM = 16
_MARGIN = 6


class MatrixDelegate(QStyledItemDelegate):
    """Colours by role from the theme; a cell that nobody was asked for stays empty."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell: MatrixCell = index.data(CELL)
        painter.save()
        colors = theme()
        painter.setPen(colors.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = QRectF(option.rect).adjusted(3, 3, -3, -4)
        if cell.mark is not Mark.NOT_ASKED:
            painter.setOpacity(0.45 if cell.muted else 1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(f"{cell.mark.value}_soft"))
            painter.drawRoundedRect(tile, 7, 7)
            self._write(painter, tile, cell, option.font)
        if cell.undecided:
            painter.setOpacity(1.0)
            self._write_undecided(painter, tile, option.font)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._frame(painter, tile, colors.color("focus"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            self._frame(painter, tile, colors.color("border"))
        painter.restore()

    def _write(self, painter: QPainter, tile: QRectF, cell: MatrixCell, font: QFont) -> None:
        is_lead = cell.mark is Mark.LEAD
        sign_color = theme().color("on_lead" if is_lead else cell.mark.value)
        ink = theme().color("on_lead" if is_lead else "ink")
        font = QFont(font)
        font.setPixelSize(_WORD_PIXELS)
        metrics = QFontMetricsF(font)
        taken = _SIGN_ROOM + (_CHECK_ROOM if cell.confirmed else 0)
        room = max(0.0, tile.width() - 2 * _MARGIN - taken)
        word = metrics.elidedText(cell.word, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(word)
        left = tile.center().x() - (taken + wide) / 2
        middle = tile.center().y() - (_RAISED if cell.undecided else 0)
        draw_sign(painter, QPointF(left + 6, middle), cell.mark, sign_color)
        painter.setFont(font)
        painter.setPen(ink)
        box = QRectF(left + _SIGN_ROOM, middle - tile.height() / 2, wide + 2, tile.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), word)
        if cell.confirmed:
            draw_check(painter, QPointF(box.right() + 8, middle), sign_color)

    def _write_undecided(self, painter: QPainter, tile: QRectF, font: QFont) -> None:
        """Say below the word that the copies differ, and frame the cell."""
        colors, small = theme(), QFont(font)
        small.setPixelSize(_SMALL_PIXELS)
        self._frame(painter, tile, colors.color("warning_line"))
        painter.setFont(small)
        painter.setPen(colors.color("warning"))
        below = tile.adjusted(2, tile.height() / 2 + 1, -2, -1)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), f"≠ {undecided_word()}")

    def _frame(self, painter: QPainter, tile: QRectF, color: QColor) -> None:
        painter.setOpacity(1.0)
        painter.setPen(QPen(color, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile, 7, 7)

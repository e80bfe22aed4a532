"""How a difference is drawn: the place above, both sides beneath, the chosen one framed."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.app.joining.joining import Side
from facilitator.ui.joining.difference_model import CHOICE_ROLE, ROW_ROLE, Index, side_word
from facilitator.ui.joining.difference_words import DifferenceRow, SideWords
from facilitator.ui.joining.text_drawing import draw, laid_out
from facilitator.ui.look import theme
from facilitator.words import tr

_PAD, _GAP, _INNER, _BAR = 12, 10, 10, 3
_HEAD, _SIDE_HEAD, _PILL = 26, 22, 88
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DifferenceDelegate(QStyledItemDelegate):
    """Draws DifferenceRows; `has_later` says whether a row can be left for later here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_later = True
        self._heights: dict[tuple[str, int, int], tuple[DifferenceRow, int]] = {}

    def hit(self, rect: QRect, at: QPoint) -> Side | str | None:
        """Tell what of a row is under the mouse: a side, "later", or nothing."""
        for side in Side:
            if self._box(rect, side).contains(at):
                return side
        return "later" if self.has_later and _pill(rect).contains(at) else None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure both texts; each is measured once for a width."""
        row, view = index.data(ROW_ROLE), option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 600
        key = (row.id, width, option.font.pixelSize())
        known = self._heights.get(key)
        if known is None or known[0] != row:
            known = self._heights[key] = (row, self._height(row, width, option.font))
        return QSize(width, known[1])

    def _height(self, row: DifferenceRow, width: int, font: QFont) -> int:
        room = self._box(QRect(0, 0, width, 0), Side.MINE).width() - 2 * _INNER
        tallest = max(_text_height(side, font, room) for side in (row.mine, row.theirs))
        return _PAD + _HEAD + _INNER + _SIDE_HEAD + tallest + _INNER + _PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: DifferenceRow = index.data(ROW_ROLE)
        chosen = index.data(CHOICE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option)
        self._draw_head(painter, option, row, chosen)
        for side in Side:
            self._draw_side(painter, option, row, side, chosen)
        painter.restore()

    # -- places ---------------------------------------------------------------------------------

    def _box(self, rect: QRect, side: Side) -> QRect:
        inside = rect.adjusted(_PAD, _PAD + _HEAD, -_PAD, -_PAD)
        half = (inside.width() - _GAP) // 2
        if side is Side.MINE:
            return QRect(inside.left(), inside.top(), half, inside.height())
        return QRect(inside.right() + 1 - half, inside.top(), half, inside.height())

    # -- drawing --------------------------------------------------------------------------------

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colors, rect = theme(), option.rect
        view = option.widget
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.fillRect(rect, colors.color("ground"))
            has_focus = view.hasFocus()
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, colors.color("focus" if has_focus else "border"))
        painter.setPen(colors.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _draw_head(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: DifferenceRow,
        chosen: str | None,
    ) -> None:
        head = QRect(option.rect.left() + _PAD, option.rect.top() + _PAD, 0, _HEAD - 6)
        right = _pill(option.rect).left() - _GAP if self.has_later else option.rect.right() - _PAD
        head.setRight(right)
        painter.setFont(_bold(option.font))
        painter.setPen(theme().color("ink"))
        told = QFontMetrics(painter.font()).elidedText(
            row.place, Qt.TextElideMode.ElideMiddle, head.width()
        )
        painter.drawText(head, _LEFT, told)
        painter.setFont(option.font)
        if self.has_later:
            _draw_pill(painter, _pill(option.rect), is_on=chosen is None)

    def _draw_side(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: DifferenceRow,
        side: Side,
        chosen: str | None,
    ) -> None:
        words, other = (row.mine, row.theirs) if side is Side.MINE else (row.theirs, row.mine)
        box, colors, is_on = self._box(option.rect, side), theme(), chosen == side
        painter.setPen(QPen(colors.color("blue" if is_on else "border"), 2 if is_on else 1))
        painter.setBrush(colors.color("blue_soft" if is_on else "paper"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 7, 7)
        inner = box.adjusted(_INNER, _INNER - 2, -_INNER, -_INNER)
        _draw_side_head(painter, option.font, inner, words, side, is_on=is_on)
        top = inner.top() + _SIDE_HEAD + 2
        text, role = _text(words), "no" if words.is_removed else "ink"
        painter.setPen(colors.color(role))
        mark = None if words.is_removed else colors.color("conditional_soft")
        layout = laid_out(text, _text(other), option.font, inner.width(), mark)
        draw(painter, layout, inner.left(), top)


def _pill(rect: QRect) -> QRect:
    return QRect(rect.right() - _PAD - _PILL, rect.top() + _PAD - 3, _PILL, _HEAD - 3)


def _text(words: SideWords) -> str:
    if words.is_removed:
        return "× " + tr("Removed here", "joining")
    return "\n".join(words.lines)


def _text_height(words: SideWords, font: QFont, width: int) -> int:
    return int(laid_out(_text(words), "", font, width, None).boundingRect().height() + 0.99)


def _draw_side_head(
    painter: QPainter, font: QFont, inner: QRect, words: SideWords, side: Side, *, is_on: bool
) -> None:
    """Draw which side it is, whether it is private, and who said it when."""
    colors = theme()
    line = QRect(inner.left(), inner.top(), inner.width(), _SIDE_HEAD - 4)
    painter.setFont(_bold(font))
    painter.setPen(colors.color("blue_text" if is_on else "secondary"))
    name = f"{'●' if is_on else '○'} {side_word(side)}"
    painter.drawText(line, _LEFT, name)
    used = QFontMetrics(painter.font()).horizontalAdvance(name) + _GAP
    painter.setFont(_small(font))
    if words.is_private:
        used += _draw_tag(painter, line.adjusted(used, 0, 0, 0), tr("private", "value")) + _GAP
    room = line.adjusted(used, 0, 0, 0)
    painter.setPen(colors.color("secondary"))
    said = painter.fontMetrics().elidedText(words.said, Qt.TextElideMode.ElideLeft, room.width())
    painter.drawText(room, _RIGHT, said)
    painter.setFont(font)


def _draw_tag(painter: QPainter, room: QRect, word: str) -> int:
    """Draw a small tag at the left; give its width."""
    colors, width = theme(), painter.fontMetrics().horizontalAdvance(word) + 12
    tag = QRect(room.left(), room.top(), width, room.height())
    painter.setPen(colors.color("warning_line"))
    painter.setBrush(colors.color("warning_soft"))
    painter.drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(colors.color("warning"))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, word)
    return width


def _draw_pill(painter: QPainter, pill: QRect, *, is_on: bool) -> None:
    colors = theme()
    painter.setPen(colors.color("conditional_line" if is_on else "line"))
    painter.setBrush(colors.color("conditional_soft" if is_on else "paper"))
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(colors.color("conditional" if is_on else "secondary"))
    told = f"{'●' if is_on else '○'} {tr('Later', 'joining')}"
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, told)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(12)
    return made

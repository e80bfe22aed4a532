"""How a line of the discussion is drawn: time, center, kind, text; private ones striped."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.domain.dates import say_time
from facilitator.domain.entities import Note
from facilitator.domain.terms import NoteId, NoteKind
from facilitator.ui import look
from facilitator.ui.live.notes.note_model import NOTE_ROLE, Index, NoteModel
from facilitator.words import tr
from facilitator.words.terms import term

PAD = 8
_TIME, _BADGE, _KIND, _GAP, _LOWEST = 46, 58, 60, 8, 36
# A longer text is cut in the list: one line of it must not fill the whole of it.
_MOST_LINES, _NARROWEST_LETTER = 8, 4
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class NoteDelegate(QStyledItemDelegate):
    """Draws a note. The row of `editing` is `edited_height` high and leaves its text out.

    The height of every text is measured once: five hundred rows are laid out at each change.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing: NoteId | None = None
        self.edited_height = 0
        self._heights: dict[NoteId, tuple[tuple[str, bool, int, str], int]] = {}

    def text_box(self, rect: QRect, note: Note, font: QFont) -> QRect:
        """Give the place of the text in the rectangle of its row."""
        left = _TIME + _BADGE + _KIND + 3 * _GAP
        if note.private:
            left += _tag_width(font) + _GAP
        return rect.adjusted(left, PAD, -_GAP, -PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure the wrapped text."""
        note, view = index.data(NOTE_ROLE), option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 600
        if not isinstance(note, Note):
            return QSize(width, _LOWEST)
        if note.id == self.editing:
            return QSize(width, max(_LOWEST, self.edited_height + 2 * PAD))
        return QSize(width, max(_LOWEST, self._height(note, width, option.font) + 2 * PAD))

    def _height(self, note: Note, width: int, font: QFont) -> int:
        key = (note.text, note.private, width, font.key())
        known, height = self._heights.get(note.id, (None, 0))
        if known != key:
            box = self.text_box(QRect(0, 0, width, 0), note, font).width()
            layout, cut = _laid_out(note.text, font, box)
            height = int(layout.boundingRect().height() + 0.99)
            height += QFontMetrics(font).lineSpacing() if cut else 0
            self._heights[note.id] = (key, height)
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        note, model = index.data(NOTE_ROLE), index.model()
        if not isinstance(note, Note) or not isinstance(model, NoteModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option, note)
        self._draw_front(painter, option.rect, note, model.short_name(note))
        if note.id != self.editing:
            self._draw_text(painter, option, note)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, note: Note) -> None:
        theme, rect = look.theme(), option.rect
        view = option.widget
        edited = note.id == self.editing
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = chosen and isinstance(view, QListView) and view.hasFocus()
        inner = rect.adjusted(0, 1, 0, -2)
        painter.fillRect(rect, theme.color("paper"))
        if note.private:
            painter.setBrushOrigin(rect.topLeft())
            painter.fillRect(inner, stripes(theme.name))
        elif chosen:
            painter.fillRect(inner, theme.color("blue_soft"))
        elif note.kind is NoteKind.DECISION:
            painter.fillRect(inner, theme.color("yes_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if chosen or edited:
            painter.setPen(QPen(theme.color("blue"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(inner).adjusted(1, 1, -1, -1), 4, 4)

    def _draw_front(self, painter: QPainter, rect: QRect, note: Note, short: str) -> None:
        theme = look.theme()
        painter.setPen(theme.color("secondary"))
        line = QRect(rect.left() + _GAP, rect.top() + PAD, _TIME, 20)
        painter.drawText(line, _TOP, say_time(note.at))
        badge = QRect(line.right() + 1, rect.top() + PAD - 3, _BADGE - 6, 22)
        if short:
            _draw_badge(painter, badge, short, "blue_mid", "ink")
        kind = QRect(badge.right() + _GAP, rect.top() + PAD, _KIND, 20)
        decided = note.kind is NoteKind.DECISION
        painter.setPen(theme.color("yes" if decided else "secondary"))
        painter.drawText(kind, _TOP, term(note.kind))
        if note.private:
            left = rect.left() + _TIME + _BADGE + _KIND + 3 * _GAP - 4
            tag = QRect(left, rect.top() + PAD - 3, _tag_width(painter.font()), 22)
            _draw_badge(painter, tag, tr("🔒 Private"), "warning", "paper")

    def _draw_text(self, painter: QPainter, option: QStyleOptionViewItem, note: Note) -> None:
        theme, font = look.theme(), option.font
        box = self.text_box(option.rect, note, font)
        layout, cut = _laid_out(note.text, font, box.width())
        painter.setPen(theme.color("ink"))
        layout.draw(painter, QPointF(box.topLeft()))
        if cut:
            painter.setPen(theme.color("secondary"))
            below = QRect(box.left(), box.top(), box.width(), box.height())
            low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(below, low, tr("… Enter shows all of it", "notes"))


def _tag_width(font: QFont) -> int:
    bold = QFont(font)
    bold.setBold(True)
    return QFontMetrics(bold).horizontalAdvance(tr("🔒 Private")) + 14


def _draw_badge(painter: QPainter, box: QRect, text: str, ground: str, ink: str) -> None:
    theme = look.theme()
    font = painter.font()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(QRectF(box), 5, 5)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    fit = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 4)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fit)
    font.setBold(False)
    painter.setFont(font)


def _laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, bool]:
    """Break a text into lines; tell whether it was cut."""
    shown = text[: _MOST_LINES * (width // _NARROWEST_LETTER + 1)]  # ten thousand take long
    cut = len(shown) < len(text)
    layout = QTextLayout(shown.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    bottom, lines = 0.0, 0
    while lines < _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, bottom))
        bottom += line.height()
        lines += 1
    else:
        last = layout.lineAt(lines - 1)
        units = len(layout.text().encode("utf-16-le", "surrogatepass")) // 2
        cut = cut or last.textStart() + last.textLength() < units
    layout.endLayout()
    return layout, cut


@lru_cache(maxsize=4)
def stripes(theme_name: str) -> QBrush:
    """Make the brush of slanted stripes that marks what is private, for the theme worn now."""
    theme = look.theme()
    picture = QPixmap(20, 20)
    picture.fill(theme.color("stripe_b"))
    painter = QPainter(picture)
    painter.setPen(QColor(theme.color("stripe_a")))
    for y in range(20):
        for x in range(20):
            if (x + y) % 20 < 10:
                painter.drawPoint(x, y)
    painter.end()
    return QBrush(picture)

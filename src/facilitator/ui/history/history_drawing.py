"""How a line of the history is drawn: time, what was done, whom it is about, what changed."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.app.action import Label
from facilitator.app.history.history import Line, State
from facilitator.app.history.words import Told
from facilitator.domain.dates import say_time
from facilitator.ui.history.history_model import ITEM_ROLE, HistoryModel, Index, Item
from facilitator.ui.look import theme
from facilitator.words import tr

_PAD, _TIME, _GAP, _BAR, _STEP = 14, 46, 8, 3, 18
_LINE, _TOP = 19, 8
_DAY = 30
# What says all of itself in its title and subject.
_BRIEF = frozenset(
    {
        Label.ACTION_ITEM_ADDED,
        Label.ACTION_ITEM_REMOVED,
        Label.ANSWER_CONFIRMED,
        Label.ATTENDEE_ADDED,
        Label.ATTENDEE_REMOVED,
        Label.CENTER_ADDED,
        Label.CENTER_REMOVED,
        Label.CONFIRMATION_WITHDRAWN,
        Label.COPIES_JOINED,
        Label.DELETED_FOR_GOOD,
        Label.FIELD_ADDED,
        Label.FIELD_REMOVED,
        Label.NOTE_ADDED,
        Label.NOTE_MOVED,
        Label.NOTE_REMOVED,
        Label.PROJECT_ADDED,
        Label.PROJECT_REMOVED,
        Label.ROLE_ADDED,
        Label.ROLE_REMOVED,
        Label.SALVAGED,
        Label.SECTION_ADDED,
        Label.SECTION_ENDED,
        Label.SECTION_PAUSED,
        Label.SECTION_REMOVED,
        Label.SECTION_REOPENED,
        Label.SECTION_RESUMED,
        Label.SECTION_STARTED,
        Label.TAKEN_OVER,
        Label.WORKSHOP_IMPORTED,
        Label.WORKSHOP_MADE,
    }
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


class HistoryDelegate(QStyledItemDelegate):
    """Draws Items. Heights follow from labels: ten thousand are laid out without being read."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # Qt's own name
        """Give the height of a day or an entry."""
        model = index.model()
        assert isinstance(model, HistoryModel)
        item = model.item(index.row())
        if item is None or item.number is None:
            return QSize(100, _DAY)
        return QSize(100, 2 * _TOP + (2 if _is_brief(model, item) else 3) * _LINE - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model, item = index.model(), index.data(ITEM_ROLE)
        if not isinstance(model, HistoryModel) or not isinstance(item, Item):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, told = model.line(item), model.told(item)
        if line is None or told is None:
            _draw_day(painter, option, model.day_text(item))
        else:
            _draw_ground(painter, option)
            _Entry(painter, option, model, item, line, told).draw()
        painter.restore()


def _is_brief(model: HistoryModel, item: Item) -> bool:
    if item.number is None or item.brought is not None:
        return item.number is None
    return model.history.label(item.number) in _BRIEF


def _draw_day(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
    rect, colors = option.rect, theme()
    painter.fillRect(rect, colors.color("ground"))
    painter.setFont(_font(option.font, bold=True, small=True))
    painter.setPen(colors.color("secondary"))
    painter.drawText(rect.adjusted(_PAD, 0, -_PAD, 0), _LEFT, text)


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    colors, rect, view = theme(), option.rect, option.widget
    painter.fillRect(rect, colors.color("paper"))
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, colors.color("blue_soft"))
        has_focus = isinstance(view, QListView) and view.hasFocus()
        bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
        painter.fillRect(bar, colors.color("focus" if has_focus else "border"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colors.color("line"))


class _Entry:
    """Draws one entry into its rectangle."""

    def __init__(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: HistoryModel,
        item: Item,
        line: Line,
        told: Told,
    ) -> None:
        self._painter = painter
        self._option = option
        self._model = model
        self._item = item
        self._line = line
        self._told = told
        self._is_gone = model.state(item) is State.TAKEN_BACK
        self._is_step = line.label in (Label.UNDONE, Label.REDONE)
        inset = _STEP if item.brought is not None else 0
        self._inside = option.rect.adjusted(_PAD + inset, _TOP, -_PAD, -_TOP)

    def draw(self) -> None:
        left = self._inside.left() + _TIME
        edit = "" if _is_brief(self._model, self._item) else self._edit()
        if not edit and not _is_brief(self._model, self._item):
            self._inside.translate(0, _LINE // 2)  # two lines in the place of three
        self._draw_time()
        self._draw_title(left)
        ink = theme().color("secondary" if self._is_gone else "ink")
        self._draw_text(self._row(1, left), self._told.subject, ink, self._option.font)
        if edit:
            small = _font(self._option.font, small=True)
            self._draw_text(self._row(2, left), edit, theme().color("secondary"), small)

    def _row(self, at: int, left: int) -> QRect:
        top = self._inside.top() + at * _LINE
        return QRect(left, top, self._inside.right() - left, _LINE)

    def _edit(self) -> str:
        """Choose the change to show: the first that the subject does not tell already."""
        subject = self._told.subject
        new = [e for e in self._told.edits if (e.old and e.new) or (e.new or e.old) not in subject]
        return " · ".join(e.short() for e in new[:2])

    def _draw_time(self) -> None:
        painter = self._painter
        painter.setFont(self._option.font)
        painter.setPen(theme().color("secondary"))
        painter.drawText(self._row(0, self._inside.left()), _LEFT, say_time(self._line.at))

    def _draw_title(self, left: int) -> None:
        painter, colors = self._painter, theme()
        place = self._row(0, left)
        place.setRight(self._draw_tags(place))
        font = _font(self._option.font, bold=not self._is_step)
        font.setStrikeOut(self._is_gone)
        color = "secondary" if self._is_gone or self._is_step else "ink"
        mark = ""
        if self._line.brought:
            mark = "▾ " if self._model.is_open(self._item) else "▸ "
        self._draw_text(place, mark + self._told.title, colors.color(color), font)
        painter.setFont(self._option.font)

    def _draw_tags(self, place: QRect) -> int:
        """Draw what is said at the right of the first line; give where it begins."""
        right = place.right()
        small = _font(self._option.font, small=True)
        self._painter.setFont(small)
        if self._is_gone:
            right = self._draw_tag(place, right, tr("taken back"), "not_applicable")
        if self._line.is_private:
            right = self._draw_tag(place, right, tr("private", "value"), "conditional")
        if self._model.names_authors and self._line.by:
            self._painter.setPen(theme().color("secondary"))
            most = place.width() // 3
            by = self._painter.fontMetrics().elidedText(self._line.by, _ELIDE, most)
            width = self._painter.fontMetrics().horizontalAdvance(by)
            self._painter.drawText(
                QRect(right - width, place.top(), width, place.height()), _LEFT, by
            )
            right -= width + _GAP
        return right

    def _draw_tag(self, place: QRect, right: int, text: str, role: str) -> int:
        painter, colors = self._painter, theme()
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        box = QRectF(right - width + 0.5, place.top() + 0.5, width - 1, place.height() - 1)
        painter.setPen(colors.color(f"{role}_line"))
        painter.setBrush(colors.color(f"{role}_soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colors.color(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return right - width - _GAP

    def _draw_text(self, place: QRect, text: str, color: QColor, font: QFont) -> None:
        painter = self._painter
        painter.setFont(font)
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(text, _ELIDE, place.width())
        painter.drawText(place, _LEFT, shown)


def _font(font: QFont, *, bold: bool = False, small: bool = False) -> QFont:
    made = QFont(font)
    made.setBold(bold)
    if small:
        made.setPixelSize(12)
    return made

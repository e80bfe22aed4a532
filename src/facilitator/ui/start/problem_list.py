"""The problems of a workbook, as a list that can be walked through by keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.app.book import Severity
from facilitator.ui.look import theme
from facilitator.words import tr

_ITEM = int(Qt.ItemDataRole.UserRole)
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_BADGE = 64
_PAD = 10
_GAP = 14


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One problem in words: where it stands (sheet, row, column; may be "") and what to do."""

    severity: Severity
    where: str
    sentence: str

    def told(self) -> str:
        """Tell it in one line, as it is copied into a mail."""
        where = f"{self.where}: " if self.where else ""
        return f"[{severity_word(self.severity)}] {where}{self.sentence}"


def severity_word(severity: Severity) -> str:
    """Tell how grave a problem is in a word."""
    is_error = severity is Severity.ERROR
    return tr("Error", "severity") if is_error else tr("Check", "severity")


class _ProblemModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._problems: list[ImportProblem] = []

    def show(self, problems: list[ImportProblem]) -> None:
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._problems)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        problem = self._problems[index.row()]
        if role == _ITEM:
            return problem
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return problem.told()
        return None


class _ProblemDelegate(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        problem: ImportProblem = index.data(_ITEM)
        area: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        colors = theme()
        if is_selected:
            painter.fillRect(area, colors.color("blue_soft"))
        painter.setPen(colors.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        _paint_badge(painter, area, problem.severity)
        text = area.adjusted(_PAD + _BADGE + _GAP, _PAD, -_PAD, -_PAD)
        if problem.where:
            painter.setFont(_bold(painter.font()))
            painter.setPen(colors.color("ink"))
            painter.drawText(text, _WRAPPED, problem.where)
            text.setTop(text.top() + _height(painter.font(), text.width(), problem.where) + 3)
            painter.setFont(option.font)
        painter.setPen(colors.color("ink"))
        painter.drawText(text, _WRAPPED, problem.sentence)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        problem: ImportProblem = index.data(_ITEM)
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width() - _BADGE - _GAP - 2 * _PAD
        font: QFont = option.font
        height = 2 * _PAD + _height(font, width, problem.sentence)
        if problem.where:
            height += 3 + _height(_bold(font), width, problem.where)
        return QSize(view.viewport().width(), max(height, 44))


class ProblemList(QListView):
    """Shows problems in the order given; the texts wrap to the width of the list."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _ProblemModel()
        self._delegate = _ProblemDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Problems of the workbook"))
        self.setProperty("look", "plain_list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_problems(self, problems: list[ImportProblem]) -> None:
        """Replace what is listed."""
        self._model.show(problems)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _height(font: QFont, width: int, text: str) -> int:
    room = QRect(0, 0, max(width, 60), 10_000)
    return QFontMetrics(font).boundingRect(room, _WRAPPED, text).height()


def _paint_badge(painter: QPainter, area: QRect, severity: Severity) -> None:
    role = "no" if severity is Severity.ERROR else "conditional"
    sign = "×" if severity is Severity.ERROR else "△"
    badge = QRectF(area.left() + _PAD, area.top() + _PAD, _BADGE, 24)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(f"{role}_soft"))
    painter.drawRoundedRect(badge, 5, 5)
    painter.setPen(theme().color(role))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, f"{sign} {severity_word(severity)}")

"""What a joining would bring, as a tree that opens from sections to single entries."""

from html import escape

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from facilitator.ui.joining.brought import BroughtGroup, BroughtItem, Gathered, How
from facilitator.ui.look import theme
from facilitator.words import tr

_NODE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_LINE, _GROUP, _PAD, _GAP = 30, 46, 6, 12
_BAR = 3
_OPENED = 5  # so many sections are opened at once
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Node:
    """A line of the tree with what stands beneath it."""

    def __init__(self, content: BroughtGroup | BroughtItem | None, parent: "_Node | None") -> None:
        self.content = content
        self.parent = parent
        self.row = 0 if parent is None else len(parent.inside)
        self.inside: list[_Node] = []
        if parent is not None:
            parent.inside.append(self)
        if isinstance(content, BroughtGroup):
            for group in content.groups:
                _Node(group, self)
            for item in content.items:
                _Node(item, self)

    def told(self) -> str:
        """Tell the line in words."""
        content = self.content
        if isinstance(content, BroughtGroup):
            parts: tuple[str, ...] = (content.title, content.counts, content.said)
        elif isinstance(content, BroughtItem):
            private = tr("private", "value") if content.is_private else ""
            parts = (how_word(content.how), private, content.text, content.told_said)
        else:
            parts = ()
        return "\n".join(part for part in parts if part)


def how_word(how: How) -> str:
    """Tell in a word what becomes of an entry; nothing where it is simply new."""
    return {
        How.ADDED: "",
        How.CHANGED: tr("changed", "joining"),
        How.REMOVED: tr("removed", "joining"),
    }[how]


class _TreeModel(QAbstractItemModel):
    def __init__(self) -> None:
        super().__init__()
        self.root = _Node(None, None)

    def show(self, gathered: Gathered) -> None:
        self.beginResetModel()
        self.root = _Node(None, None)
        for group in gathered.groups:
            _Node(group, self.root)
        self.endResetModel()

    def node(self, index: _Index) -> _Node:
        found = index.internalPointer() if index.isValid() else self.root
        assert isinstance(found, _Node)
        return found

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        inside = self.node(parent).inside
        if column != 0 or not 0 <= row < len(inside):
            return QModelIndex()
        return self.createIndex(row, 0, inside[row])

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]  # the other form asks for the QObject
        above = self.node(index).parent
        if above is None or above is self.root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return len(self.node(parent).inside)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if role == _NODE:
            return node.content
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return node.told().replace("\n", ", ")
        if role == Qt.ItemDataRole.ToolTipRole:  # escaped: a user's text must not be taken for HTML
            return f"<p>{escape(node.told()).replace(chr(10), '<br>')}</p>"
        return None


class _TreeDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _LINE if isinstance(index.data(_NODE), BroughtItem) else _GROUP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        content = index.data(_NODE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme().color("blue_soft" if is_current else "hover"))
        if is_current and option.widget.hasFocus():
            bar = QRect(option.rect.left(), option.rect.top(), _BAR, option.rect.height())
            painter.fillRect(bar, theme().color("focus"))
        area = option.rect.adjusted(_PAD, 0, -_PAD - 2, 0)
        if isinstance(content, BroughtGroup):
            _draw_group(painter, area, content, option.font)
        elif isinstance(content, BroughtItem):
            _draw_item(painter, area, content, option.font)
        painter.restore()


class BroughtTree(QTreeView):
    """Shows what was gathered; arrows and Enter open and close."""

    takes_no_letters = True

    def __init__(self) -> None:
        super().__init__()
        self._model = _TreeModel()
        self._delegate = _TreeDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("What the other copy brings"))
        self.setProperty("look", "brought")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setIndentation(18)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._on_clicked)

    def show_gathered(self, gathered: Gathered) -> None:
        """Replace what is shown; a few sections are opened, single entries are not."""
        self._model.show(gathered)
        if len(gathered.groups) <= _OPENED:
            self.expandToDepth(0)
        if gathered.groups:
            self.setCurrentIndex(self._model.index(0, 0))

    def told(self) -> list[str]:
        """List every line in words, also of what is closed."""
        lines: list[str] = []
        waiting = list(self._model.root.inside)
        while waiting:
            node = waiting.pop(0)
            lines.append(node.told().replace("\n", ", "))
            waiting = node.inside + waiting
        return lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close with Enter as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: a remote's letters blank the wall."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew what was cut at the old width."""
        super().resizeEvent(event)
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.setExpanded(index, not self.isExpanded(index))


def _draw_group(painter: QPainter, area: QRect, group: BroughtGroup, font: QFont) -> None:
    colors, half = theme(), area.height() // 2
    top = QRect(area.left(), area.top() + 2, area.width(), half - 2)
    below = QRect(area.left(), area.top() + half, area.width(), half - 4)
    painter.setFont(_sized(font, bold=True))
    painter.setPen(colors.color("ink"))
    _draw_cut(painter, top, group.title, _LEFT)
    painter.setFont(_sized(font, pixels=12))
    painter.setPen(colors.color("secondary"))
    used = _draw_cut(painter, below, group.said, _RIGHT, most=below.width() // 2)
    _draw_cut(painter, below.adjusted(0, 0, -used, 0), group.counts, _LEFT)


def _draw_item(painter: QPainter, area: QRect, item: BroughtItem, font: QFont) -> None:
    colors = theme()
    painter.setFont(_sized(font, pixels=12))
    painter.setPen(colors.color("secondary"))
    used = _draw_cut(painter, area, item.told_said, _RIGHT, most=area.width() * 2 // 5)
    room = area.adjusted(0, 0, -used, 0)
    if how_word(item.how):
        role = "no" if item.how is How.REMOVED else "conditional"
        room.setLeft(room.left() + _draw_tag(painter, room, how_word(item.how), role))
    if item.is_private:
        room.setLeft(room.left() + _draw_tag(painter, room, tr("private", "value"), "conditional"))
    painter.setFont(font)
    painter.setPen(colors.color("ink"))
    _draw_cut(painter, room, item.text.replace("\n", " "), _LEFT)


def _draw_cut(
    painter: QPainter, area: QRect, text: str, at: Qt.AlignmentFlag, most: int | None = None
) -> int:
    """Draw a line that is cut where it does not fit; give the width that it takes, gap included."""
    room = area.width() if most is None else most
    told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, at, told)
    return painter.fontMetrics().horizontalAdvance(told) + _GAP if told else 0


def _draw_tag(painter: QPainter, room: QRect, word: str, role: str) -> int:
    colors, width = theme(), painter.fontMetrics().horizontalAdvance(word) + 12
    tag = QRectF(room.left(), room.top() + 6, width, room.height() - 12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(f"{role}_soft"))
    painter.drawRoundedRect(tag, 4, 4)
    painter.setPen(colors.color(role))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, word)
    return width + 6


def _sized(font: QFont, *, pixels: int = 0, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setBold(bold)
    if pixels:
        made.setPixelSize(pixels)
    return made

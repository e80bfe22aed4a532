"""Paints the cells of a table and opens their editors."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.app import editing
from facilitator.domain.entities import EntityKind
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.look import theme
from facilitator.ui.prepare.cell_editors import Cell, LineCell, LongCell
from facilitator.ui.prepare.check_cell import CheckCell
from facilitator.ui.prepare.chips import paint_chips
from facilitator.ui.prepare.choice_cell import ChoiceCell
from facilitator.ui.prepare.sheet import NEW_ROW, CellEditing, CellLook, Choice, Column
from facilitator.ui.prepare.sheet_model import CellRole, SheetModel
from facilitator.ui.widgets.parts import set_look
from facilitator.words import tr

Index = QModelIndex | QPersistentModelIndex

PADDING = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SMALLEST_EDITOR = 150


class CellDelegate(QStyledItemDelegate):
    """Knows at most one open editor; a refused text stays in it, marked, until it is mended.

    What is typed is kept as a draft at each step, so that a crash loses no syllable. `refused`
    carries the editor whose text was refused; `mended` says that it is typed on, `rows_brought`
    that a table was pasted into it.
    """

    refused = Signal(QWidget)
    mended = Signal()
    rows_brought = Signal()

    def __init__(self, kind: EntityKind, signals: DeskSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self._signals = signals
        self.editor: Cell | None = None

    # -- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect
        painter.save()
        painter.setFont(option.font)
        if selected:
            painter.fillRect(area, look.color("blue_soft"))
        painter.setPen(look.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_content(painter, area, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, area)
        painter.restore()

    def _paint_content(self, painter: QPainter, area: QRect, index: Index) -> None:
        inner = QRectF(area.adjusted(PADDING, 0, -PADDING, -1))
        column = _column(index)
        if index.data(CellRole.IS_ADD_ROW):  # its text is seen wherever the table is scrolled to
            inner.setLeft(max(inner.left(), PADDING))
        chips = index.data(CellRole.CHIPS)
        if chips:
            paint_chips(painter, inner, chips, column.look is CellLook.LEAD)
            return
        text = index.data() or ""
        quiet = index.data(CellRole.IS_ADD_ROW) or column.look in (CellLook.QUIET, CellLook.NUMBER)
        painter.setPen(theme().color("secondary" if quiet else "ink"))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, alignment, shown)

    def _paint_focus(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(2, 3, -2, -4), 4, 4)

    # -- editing --------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = _column(index)
        workshop = self._signals.workshop
        row = _model(index).entity_id(index.row()) or NEW_ROW
        editor = _make_editor(parent, column, _choices(column, workshop, row, self._kind))
        editor.setAccessibleName(column.heading(workshop))
        if row == NEW_ROW:
            editor.setPlaceholderText(_what_to_type(column.heading(workshop)))
            editor.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # the table has one
        editor.rows_brought.connect(self.rows_brought)
        editor.typed.connect(self._on_typed)
        if isinstance(editor, ChoiceCell):
            editor.chosen.connect(self._on_done)
        elif isinstance(editor, LongCell):
            editor.finished.connect(self._on_done)
        editor.setProperty("row", row)
        editor.setProperty("column", column.key)
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802  # Qt's own name
        if editor is self.editor:
            self.editor = None
        if isinstance(editor, ChoiceCell):
            editor.drop_list()
        self.mended.emit()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once: what is being typed is never written over from the model."""
        assert isinstance(editor, Cell)
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        editor.fill(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.setProperty("filled_text", editor.value())

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Cell)
        text = editor.value()
        if editor.property("wrong") == "yes" and editor.property("refused_text") == text:
            return  # still the text that was refused: it has been said
        if text == editor.property("filled_text"):
            set_look(editor, "wrong", "no")
            return  # nothing was typed: what changed elsewhere in the meantime stays
        if model.setData(index, text, Qt.ItemDataRole.EditRole):
            set_look(editor, "wrong", "no")
            editor.setProperty("filled_text", text)  # a second commit enters nothing again
            return
        editor.setProperty("refused_text", text)
        set_look(editor, "wrong", "yes")
        self.refused.emit(editor)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        area: QRect = option.rect.adjusted(1, 2, -1, -3)
        viewport = editor.parentWidget()
        assert viewport is not None  # the view made the editor in its viewport
        room = viewport.rect()
        if editor.property("row") == NEW_ROW:  # it stands in the whole row, as far as that is seen
            area.setLeft(1)
            area.setWidth(min(area.width(), room.width() - 2))
        elif isinstance(editor, LongCell):
            width, height = editor.wanted_size()
            area.setWidth(max(width, area.width()))
            area.setHeight(height)
        else:
            area.setWidth(max(_SMALLEST_EDITOR, area.width()))
        area.moveRight(min(area.right(), max(room.right() - 2, area.width())))
        area.moveBottom(min(area.bottom(), max(room.bottom() - 2, area.height())))
        editor.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Enter, and Escape where it wants that, to an editor with a list."""
        if (
            isinstance(watched, ChoiceCell)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and (
                event.key() in _ENTER
                or (event.key() == Qt.Key.Key_Escape and watched.takes_escape())
            )
        ):
            return False
        return super().eventFilter(watched, event)

    def keep_typed(self, editor: Cell, text: str | None) -> None:
        """Keep what is typed in the editor as a draft; None drops it."""
        row, column = editor.property("row"), editor.property("column")
        self._signals.do(editing.type_cell, self._kind, row, column, text)

    def _on_typed(self) -> None:
        editor = self.editor
        if editor is None:
            return
        if editor.property("wrong") == "yes":
            set_look(editor, "wrong", "no")
            self.mended.emit()
        text = editor.typed_text()
        is_as_filled = editor.tidy(text) == editor.property("filled_text")
        self.keep_typed(editor, None if is_as_filled else text)

    def _on_done(self, editor: QWidget) -> None:
        if editor is not self.editor:
            return  # it was closed in the meantime
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _model(index: Index) -> SheetModel:
    model = index.model()
    assert isinstance(model, SheetModel)
    return model


def _column(index: Index) -> Column:
    return _model(index).column(index)


def _choices(column: Column, workshop: Workshop, row: str, kind: EntityKind) -> list[Choice] | None:
    entity = workshop.find(kind, row)
    return None if column.choices is None or entity is None else column.choices(workshop, entity)


def _make_editor(parent: QWidget, column: Column, choices: list[Choice] | None) -> Cell:
    if column.editing is CellEditing.LONG:
        return LongCell(parent)
    if choices is None:
        return LineCell(parent)
    several = column.editing is CellEditing.SOME_OF
    return CheckCell(parent, choices) if several else ChoiceCell(parent, choices)


def _what_to_type(heading: str) -> str:
    return tr(
        "Type here for a new row ({column}) · Ctrl+V adds rows copied from Excel",
        "prepare",
        column=heading,
    )

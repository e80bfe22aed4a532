"""The matrix of centers by projects."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from facilitator.domain.workshop import Workshop
from facilitator.ui.outcomes.matrix_delegate import MatrixDelegate
from facilitator.ui.outcomes.matrix_model import MatrixModel
from facilitator.ui.outcomes.project_header import ROW_HEIGHT, ProjectHeader
from facilitator.ui.widgets.parts import label
from facilitator.words import tr

_HEAD_HEIGHT = 40
_NARROWEST, _WIDEST = 100, 168
_NARROWEST_TITLE, _WIDEST_TITLE = 250, 520
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixView(QTableView):
    """A click or Enter on a cell or a row names its project; it reads, it never edits."""

    project_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.matrix = MatrixModel()
        self._delegate = MatrixDelegate(self)
        self._projects = ProjectHeader(self.matrix, self)
        self._corner = label(tr("Project"), "matrix_corner")
        self._corner.setParent(self)
        self.setProperty("look", "matrix")
        self.setAccessibleName(tr("Matrix of projects and centers"))
        self.setVerticalHeader(self._projects)
        self.setModel(self.matrix)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self._connect_signals()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the matrix as it is now."""
        self.matrix.show(workshop)
        self._spread()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = self.matrix.rowCount() * ROW_HEIGHT
        return QSize(900, _HEAD_HEIGHT + rows + self.horizontalScrollBar().sizeHint().height() + 2)

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        centers = self.horizontalHeader()
        centers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        centers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        centers.setHighlightSections(False)
        centers.setFixedHeight(_HEAD_HEIGHT)
        centers.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _connect_signals(self) -> None:
        self._projects.sectionClicked.connect(self._on_project_clicked)
        self.clicked.connect(self._on_cell_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _spread(self) -> None:
        """Share the width: cells grow first, the titles take what is left of it."""
        whole = self.width() - self.verticalScrollBar().sizeHint().width()
        count = max(1, self.matrix.columnCount())
        title = min(max(whole - 104 * count, _NARROWEST_TITLE), _WIDEST_TITLE, whole * 45 // 100)
        title = max(title, min(_NARROWEST_TITLE, whole // 2))
        cell = min(max((whole - title) // count, _NARROWEST), _WIDEST)
        self._projects.setFixedWidth(title)
        self.horizontalHeader().setDefaultSectionSize(cell)
        self._corner.setGeometry(0, 0, title, _HEAD_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in _ENTER and plain == Qt.KeyboardModifier.NoModifier
        if is_enter and self.currentIndex().isValid():
            self._on_cell_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.matrix.rowCount():
            self.setCurrentIndex(self.matrix.index(0, 0))
        self._projects.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._projects.viewport().update()

    @Slot(QModelIndex)
    def _on_cell_clicked(self, index: QModelIndex) -> None:
        self.project_chosen.emit(self.matrix.project(index.row()).id)

    @Slot()
    def _on_current_changed(self) -> None:
        self._projects.viewport().update()

    @Slot(int)
    def _on_project_clicked(self, row: int) -> None:
        self.project_chosen.emit(self.matrix.project(row).id)

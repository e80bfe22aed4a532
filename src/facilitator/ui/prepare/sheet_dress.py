"""How a table looks and behaves before anything is done in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator.ui.prepare.sheet import Sheet

ROW_HEIGHT = 38
HEADER_HEIGHT = 34
_HANDLE_WIDTH = 24
_TRIGGERS = QAbstractItemView.EditTrigger


def dress(view: QTableView, sheet: Sheet) -> None:
    """Give a table its sizes and its habits; no letter opens an editor."""
    view.setEditTriggers(
        _TRIGGERS.DoubleClicked | _TRIGGERS.EditKeyPressed | _TRIGGERS.SelectedClicked
    )
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    across, down = view.horizontalHeader(), view.verticalHeader()
    across.setFixedHeight(HEADER_HEIGHT)
    across.setHighlightSections(False)
    across.setMinimumSectionSize(40)
    for place, column in enumerate(sheet.columns):
        view.setColumnWidth(place, column.width)
    across.setStretchLastSection(True)
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setDefaultSectionSize(ROW_HEIGHT)
    down.setFixedWidth(_HANDLE_WIDTH)
    down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    down.setHighlightSections(False)
    down.setSectionsMovable(True)

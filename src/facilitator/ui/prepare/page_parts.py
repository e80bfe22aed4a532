"""What the Prepare page is laid out with: its line of tabs, its side, its search."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from facilitator.ui.prepare.excel_button import ExcelButton
from facilitator.ui.prepare.side_column import SCROLL_ROOM, SideColumn
from facilitator.words import tr

_SIDE_WIDTH = 396


def tab_line(tabs: QButtonGroup, count: int, excel: ExcelButton, search: QLineEdit) -> QHBoxLayout:
    """Lay the tabs out, with what belongs to the table of the chosen one on the right."""
    line = QHBoxLayout()
    line.setContentsMargins(4, 0, 0, 0)
    line.setSpacing(18)
    for place in range(count):
        tab = QPushButton()
        tab.setProperty("look", "under")
        tab.setCheckable(True)
        tab.setMinimumHeight(32)
        tabs.addButton(tab, place)
        line.addWidget(tab)
    line.addStretch()
    line.addWidget(excel)
    line.addWidget(search)
    return line


def beside(side: SideColumn, run: QPushButton) -> QVBoxLayout:
    """Lay out the side, and below it the button that leads on."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 16, 16 - SCROLL_ROOM, 16)
    column.setSpacing(10)
    column.addWidget(side, 1)
    column.addWidget(run)
    side.setFixedWidth(_SIDE_WIDTH + SCROLL_ROOM)
    run.setFixedWidth(_SIDE_WIDTH)
    return column


def search_box() -> QLineEdit:
    """Make the field that narrows the table."""
    box = QLineEdit()
    box.setPlaceholderText(tr("Find  Ctrl+F", "prepare"))
    box.setAccessibleName(tr("Find in the table", "prepare"))
    box.setClearButtonEnabled(True)
    box.setFixedWidth(180)
    policy = box.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    box.setSizePolicy(policy)
    return box

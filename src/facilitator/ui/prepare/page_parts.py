"""What the Prepare page is laid out with: its line of tabs, its side, its search."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.prepare.composing import ComposedLine
from facilitator.ui.prepare.excel_button import ExcelButton
from facilitator.ui.prepare.side_column import SCROLL_ROOM, SideColumn
from facilitator.ui.widgets.toggle_button import ToggleButton
from facilitator.words import tr

_SIDE_WIDTH = 396
_NARROW_SIDE = 264
_WIDE_FROM = 1240
_SEARCH_WIDTH = 180
_LEAST_SEARCH = 100


def tab_line(tabs: QButtonGroup, count: int, excel: ExcelButton, search: QLineEdit) -> QHBoxLayout:
    """Lay the tabs out, with what belongs to the table of the chosen one on the right."""
    line = QHBoxLayout()
    line.setContentsMargins(4, 0, 0, 0)
    line.setSpacing(18)
    for place in range(count):
        tab = ToggleButton()
        tab.setProperty("look", "under")
        tab.setMinimumHeight(32)
        tabs.addButton(tab, place)
        line.addWidget(tab)
    line.addStretch(1)
    line.addWidget(excel)
    line.addWidget(search, 1)
    return line


def beside(side: SideColumn, checks: QWidget | None, run: QPushButton) -> QVBoxLayout:
    """Lay out the side, below it the check before the start and the button that leads on."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 16, 16 - SCROLL_ROOM, 16)
    column.setSpacing(10)
    column.addWidget(side, 1)
    if checks is not None:
        checks.setContentsMargins(0, 0, SCROLL_ROOM, 0)
        column.addWidget(checks)
    column.addWidget(run)
    return column


def fit(
    side: SideColumn, checks: QWidget | None, run: QPushButton, excel: ExcelButton, width: int
) -> None:
    """Give the side its width (pixels) beside a table on a page that is this wide."""
    is_narrow = width < _WIDE_FROM
    side_width = _NARROW_SIDE if is_narrow else _SIDE_WIDTH
    side.setFixedWidth(side_width + SCROLL_ROOM)
    if checks is not None:
        checks.setFixedWidth(side_width + SCROLL_ROOM)
    run.setFixedWidth(side_width)
    excel.be_short(is_narrow)


def search_box() -> ComposedLine:
    """Make the field that narrows the table, with the syllable in composition already."""
    box = ComposedLine()
    box.setPlaceholderText(tr("Find  Ctrl+F", "prepare"))
    box.setAccessibleName(tr("Find in the table", "prepare"))
    box.setClearButtonEnabled(True)
    clear = box.findChild(QAbstractButton)
    if isinstance(clear, QAbstractButton):  # Qt's own, which has no words
        clear.setAccessibleName(tr("Clear the search", "prepare"))
    box.setMinimumWidth(_LEAST_SEARCH)
    box.setMaximumWidth(_SEARCH_WIDTH)
    policy = box.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    box.setSizePolicy(policy)
    return box

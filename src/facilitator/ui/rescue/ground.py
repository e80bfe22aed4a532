"""The ground of a page that has one thing to tell: its cards stand in the middle and scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import scrolled


def stand_in_the_middle(page: QWidget, inside: QWidget) -> None:
    """Put what a page tells into the middle of it."""
    ground = QWidget()
    line = QHBoxLayout(ground)
    line.setContentsMargins(32, 48, 32, 24)
    line.addStretch(1)
    line.addWidget(inside, 30)
    line.addStretch(1)
    area = QScrollArea()
    scrolled(area, ground)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)

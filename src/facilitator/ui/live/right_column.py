"""The right side of the console: the wall, the clock, the slides, and the one next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.live.wall.slide_list import SlideList
from facilitator.ui.live.wall.wall_card import WallCard
from facilitator.ui.widgets.parts import scrolled

_LEFT, _RIGHT, _EDGE = 4, 14, 14
_SCROLL_BAR = 10  # stands in the margin, so that nothing moves when it comes
# Width of the page, width of this column: the pictures grow with the screen, the middle first.
_WIDTHS = ((1800, 560), (1500, 440), (1300, 388), (1150, 340), (0, 312))


class RightColumn(QFrame):
    """Lays the cards out; on a low screen they scroll, the next step never does."""

    def __init__(self, wall: WallCard, clock: QWidget, slides: SlideList, go: QPushButton) -> None:
        super().__init__()
        self._wall = wall
        self._slides = slides
        inside = QWidget()
        self._upper = QVBoxLayout(inside)
        self._upper.setContentsMargins(0, 0, _SCROLL_BAR, 0)
        self._upper.setSpacing(6)
        for each in (wall, clock, slides):
            self._upper.addWidget(each)
        self._upper.addStretch(1)
        self._area = QScrollArea()
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(self._area, inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, _EDGE, _RIGHT - _SCROLL_BAR, _EDGE)
        column.setSpacing(8)
        column.addWidget(self._area, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, _SCROLL_BAR, 0)
        below.addWidget(go)
        column.addLayout(below)

    def fit(self, width: int, height: int) -> None:
        """Take the size of the page into account."""
        own = next(column for page, column in _WIDTHS if width >= page)
        self.setFixedWidth(own)
        self._slides.fit(own - _LEFT - _RIGHT)
        self._wall.fit(own - _LEFT - _RIGHT, max(130, height // 3))

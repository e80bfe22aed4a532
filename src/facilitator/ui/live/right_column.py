"""The right side of the console: the wall, the clock, the slides, and the one next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.live.wall.slide_list import SlideList
from facilitator.ui.live.wall.wall_card import WallCard
from facilitator.ui.widgets.parts import scrolled

_LEFT, _RIGHT, _EDGE = 4, 14, 14
_GAP = 6
_SCROLL_BAR = 10  # stands in the margin, so that nothing moves when it comes
# Width of the page, width of this column: the pictures grow with the screen, the middle first.
_WIDTHS = ((1800, 560), (1500, 440), (1300, 388), (1150, 340), (0, 312))


class RightColumn(QFrame):
    """Lays the cards out; on a low screen clock and slides scroll.

    The wall and the next step never do.
    """

    def __init__(self, wall: WallCard, clock: QWidget, slides: SlideList, go: QPushButton) -> None:
        super().__init__()
        self._wall = wall
        self._slides = slides
        inside = QWidget()
        self._scrolling = scrolling = QVBoxLayout(inside)
        scrolling.setContentsMargins(0, 0, _SCROLL_BAR, 0)
        scrolling.setSpacing(_GAP)
        scrolling.addWidget(clock)
        scrolling.addWidget(slides)
        scrolling.addStretch(1)
        self._area = QScrollArea()
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled(self._area, inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, _EDGE, _RIGHT - _SCROLL_BAR, _EDGE)
        column.setSpacing(0)
        column.addLayout(_fixed(wall))
        column.addSpacing(_GAP)
        column.addWidget(self._area, 1)
        column.addSpacing(_GAP)
        column.addLayout(_fixed(go))
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def fit(self, width: int, height: int) -> None:
        """Take the size of the page into account."""
        own = next(column for page, column in _WIDTHS if width >= page)
        self.setFixedWidth(own)
        self._slides.fit(own - _LEFT - _RIGHT)
        self._wall.fit(own - _LEFT - _RIGHT, max(130, height // 3))

    def _on_range_changed(self, least: int, most: int) -> None:
        """Give the scroll bar the margin's place while it is there."""
        self._scrolling.setContentsMargins(0, 0, 0 if most > least else _SCROLL_BAR, 0)


def _fixed(widget: QWidget) -> QVBoxLayout:
    """Lay out what does not scroll, as wide as what does."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, _SCROLL_BAR, 0)
    column.addWidget(widget)
    return column

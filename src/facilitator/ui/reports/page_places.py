"""Where the pages of a document stand in the column that shows them, and how large."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QSize

# A4 at 96 pixels per inch, the width a page has on paper.
PAGE_WIDTH = 794
MARGIN, GAP = 24, 40
_SMALLEST = 80

Sizes = Sequence[tuple[float, float]]


class Fit(StrEnum):
    """What of a page is in view: its width, at most as large as on paper, or all of it."""

    WIDTH = "width"
    PAGE = "page"


# A number is the size compared with that on paper.
Zoom = Fit | float
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Places:
    """A place for each page, and how large the whole is."""

    pages: tuple[QRect, ...]
    extent: QSize


def placed(sizes: Sizes, view: QSize, zoom: Zoom) -> Places:
    """Place pages of these sizes below one another in a view of so many pixels."""
    width = page_width(sizes, view, zoom)
    whole = max(view.width(), width + 2 * MARGIN)
    top, pages = MARGIN, []
    for wide, high in sizes:
        height = round(width * high / max(1.0, wide))
        pages.append(QRect((whole - width) // 2, top, width, height))
        top += height + GAP
    return Places(tuple(pages), QSize(whole, top))


def page_width(sizes: Sizes, view: QSize, zoom: Zoom) -> int:
    """Give the width of every page in pixels."""
    room = view.width() - 2 * MARGIN
    if zoom is Fit.WIDTH:
        return max(_SMALLEST, min(PAGE_WIDTH, room))
    if isinstance(zoom, Fit):
        narrowest = min((wide / max(1.0, high) for wide, high in sizes), default=1.0)
        height = view.height() - MARGIN // 2 - GAP
        return max(_SMALLEST, min(room, int(height * narrowest)))
    return round(PAGE_WIDTH * zoom)


def next_step(share: float, by: int) -> float:
    """Give the step above (1) or below (-1) a size; at the end of the steps the last one."""
    if by > 0:
        return min((step for step in STEPS if step > share + 0.005), default=STEPS[-1])
    return max((step for step in STEPS if step < share - 0.005), default=STEPS[0])

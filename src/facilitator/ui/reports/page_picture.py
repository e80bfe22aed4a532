"""Draws the pictures of pages, and keeps a few of them."""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_PACKED = b"\x1f\x8b"
_MOST_KEPT = 10


def page_picture(file: Path, width: int) -> QPixmap | None:
    """Draw an SVG picture, packed or not, as many pixels wide; None where it cannot be read."""
    try:
        data = file.read_bytes()
        if data.startswith(_PACKED):
            data = gzip.decompress(data)
    except (OSError, EOFError):
        return None
    drawing = QSvgRenderer(QByteArray(data))
    size = drawing.viewBoxF().size()
    if size.isEmpty():
        return None
    made = QPixmap(width, round(width * size.height() / size.width()))
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(made.rect()))
    painter.end()
    return made


class PagePictures:
    """Keeps the pictures of a few pages; of what is not ready the one from before is given."""

    def __init__(self) -> None:
        self._file: Callable[[int], Path] | None = None
        self._ready: set[int] = set()
        self._kept: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._before: dict[int, QPixmap] = {}

    def begin(self, file: Callable[[int], Path], ready: set[int]) -> None:
        """Go over to other pages; `file` names the picture of each, which must stay."""
        self._before = {page: picture for (page, _), picture in self._kept.items()}
        self._kept.clear()
        self._file, self._ready = file, set(ready)

    def add(self, page: int) -> None:
        """Know that a page can be read by now."""
        self._ready.add(page)

    def is_missing(self, page: int, width: int) -> bool:
        """Tell whether a page could be drawn in this width and is not yet."""
        return page in self._ready and (page, width) not in self._kept

    def old(self, page: int) -> QPixmap | None:
        """Give a picture from before of a page, without drawing anything, or none."""
        return self._before.get(page)

    def picture(self, page: int, width: int) -> QPixmap | None:
        """Give the picture of a page in a width; an old one while there is no new one, or none."""
        if page not in self._ready or self._file is None:
            return self._before.get(page)
        found = self._kept.pop((page, width), None)
        if found is None:
            found = page_picture(self._file(page), width)
            if found is None:  # the folder has gone under the window
                return self._before.get(page)
        self._before.pop(page, None)
        self._kept[page, width] = found
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return found

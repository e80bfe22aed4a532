"""The pages of the report below one another, as they would be printed."""

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.ui.look import theme
from facilitator.words import tr

# A4 at 96 pixels per inch, the width a page has on paper.
PAGE_WIDTH = 794
_MARGIN = 24
_GAP = 40
_KEPT = 8


class PageColumn(QAbstractScrollArea):
    """Reads a page's picture when it comes into view and keeps a few: hundreds need no memory."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: list[Path] = []
        self._sizes: list[QSize] = []
        self._places: list[QRect] = []
        self._kept: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "pages")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(48)
        self._tell()

    def page_count(self) -> int:
        return len(self._files)

    def show_pages(self, files: list[Path]) -> None:
        """Show these pictures; the view stays where it was. The files must stay while shown."""
        self._files = files
        self._sizes = [QImageReader(str(f)).size() for f in files]
        self._kept.clear()
        self._arrange()
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        self.setAccessibleName(tr("Preview of the report, pages: {count}", count=len(self._files)))

    def _arrange(self) -> None:
        view = self.viewport().width()
        width = max(80, min(PAGE_WIDTH, view - 2 * _MARGIN))
        top = _MARGIN
        self._places = []
        for size in self._sizes:
            height = width * size.height() // max(1, size.width()) if size.isValid() else width
            self._places.append(QRect((view - width) // 2, top, width, height))
            top += height + _GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, top - self.viewport().height()))

    def _picture(self, number: int, width: int) -> QPixmap:
        key = (number, width)
        found = self._kept.pop(key, None)
        if found is None:
            found = QPixmap(str(self._files[number]))
            if not found.isNull() and found.width() != width:
                found = found.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self._kept[key] = found
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        up = self.verticalScrollBar().value()
        dense = self.devicePixelRatioF()
        seen = self.viewport().rect()
        for number, place in enumerate(self._places):
            here = place.translated(0, -up)
            if not here.adjusted(0, 0, 0, _GAP).intersects(seen):
                continue
            picture = self._picture(number, round(here.width() * dense))
            painter.drawPixmap(QRectF(here), picture, QRectF(picture.rect()))
            painter.setPen(theme().color("border"))
            painter.drawRect(here.adjusted(-1, -1, 0, 0))
            painter.setPen(theme().color("secondary"))
            below = QRectF(here.left(), here.bottom() + 2, here.width(), _GAP - 8)
            told = f"{number + 1} / {len(self._places)}"
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), told)
        if self.hasFocus():
            self._draw_focus(painter)
        painter.end()

    def _draw_focus(self, painter: QPainter) -> None:
        painter.setPen(theme().color("focus"))
        corner = QPointF(self.viewport().width() - 1.5, self.viewport().height() - 1.5)
        painter.drawRoundedRect(QRectF(QPointF(0.5, 0.5), corner), 8, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

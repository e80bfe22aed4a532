"""The pages of a document below one another, as they would be printed."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.ui.look import theme
from facilitator.ui.reports.page_picture import page_picture
from facilitator.words import tr

# A4 at 96 pixels per inch, the width a page has on paper.
PAGE_WIDTH = 794
_MARGIN = 24
_GAP = 40
_KEPT = 10
# Scrolling has come to rest: the pages beside those in view are drawn ahead.
_RESTS = 120

Sizes = Sequence[tuple[float, float]]


class PageColumn(QAbstractScrollArea):
    """Reads a page's picture when it comes into view and keeps a few: hundreds need no memory.

    `page_changed` carries the page that most is seen of, counted from 0.
    """

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Callable[[int], Path] | None = None
        self._sizes: Sizes = ()
        self._ready: set[int] = set()
        self._places: list[QRect] = []
        self._kept: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._before: dict[int, QPixmap] = {}
        self._page = 0
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_RESTS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "pages")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(48)
        self._tell()
        self._ahead.timeout.connect(self._on_ahead_timeout)
        self.verticalScrollBar().valueChanged.connect(self._on_value_changed)

    def page_count(self) -> int:
        return len(self._sizes)

    def page(self) -> int:
        """Give the page that most is seen of, counted from 0."""
        return self._page

    def show_pages(self, sizes: Sizes, file: Callable[[int], Path], ready: set[int]) -> None:
        """Show pages of these sizes (width and height in points); the view stays where it was.

        `file` names the picture of a page, which must stay while shown. Of pages that are not
        `ready` the old ones stand until `show_page`.
        """
        self._before = {page: picture for (page, _), picture in self._kept.items()}
        self._kept.clear()
        self._sizes, self._file, self._ready = sizes, file, set(ready)
        self._arrange()
        self._tell()
        self.viewport().update()

    def show_page(self, page: int) -> None:
        """Show a page whose picture can be read by now."""
        self._ready.add(page)
        if page < len(self._places) and self._here(page).intersects(self.viewport().rect()):
            self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 0 <= page < len(self._places):
            self.verticalScrollBar().setValue(self._places[page].top() - _MARGIN // 2)

    def _tell(self) -> None:
        count = len(self._sizes)
        self.setAccessibleName(tr("Preview of the document, pages: {count}", count=count))
        if count:
            told = tr("Page {page} of {count}", page=self._page + 1, count=count)
            self.setAccessibleDescription(told)

    # -- placing --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        view = self.viewport().width()
        width = max(80, min(PAGE_WIDTH, view - 2 * _MARGIN))
        top = _MARGIN
        self._places = []
        for wide, high in self._sizes:
            height = round(width * high / max(1.0, wide))
            self._places.append(QRect((view - width) // 2, top, width, height))
            top += height + _GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, top - self.viewport().height()))
        self._find_page()

    def _here(self, page: int) -> QRect:
        return self._places[page].translated(0, -self.verticalScrollBar().value())

    def _find_page(self) -> None:
        """Find the page in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = (n for n, place in enumerate(self._places) if place.top() <= middle)
        page = max(above, default=0)
        if page != self._page:
            self._page = page
            self._tell()
            self.page_changed.emit(page)

    # -- drawing --------------------------------------------------------------------------------

    def _picture(self, page: int, width: int) -> QPixmap | None:
        """Give the picture of a page; an old one while the new one is not ready, or none."""
        if page not in self._ready or self._file is None:
            return self._before.get(page)
        found = self._kept.pop((page, width), None)
        if found is None:
            found = page_picture(self._file(page), width)
            if found is None:  # the folder has gone under the window
                return self._before.get(page)
        self._before.pop(page, None)
        self._kept[page, width] = found
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        seen = self.viewport().rect()
        for page in range(len(self._places)):
            here = self._here(page)
            if here.adjusted(0, 0, 0, _GAP).intersects(seen):
                self._draw_page(painter, page, here)
        if self.hasFocus():
            self._draw_focus(painter)
        painter.end()
        self._ahead.start()

    def _draw_page(self, painter: QPainter, page: int, here: QRect) -> None:
        picture = self._picture(page, round(here.width() * self.devicePixelRatioF()))
        if picture is None:
            painter.fillRect(here, theme().color("page"))
        else:
            painter.drawPixmap(QRectF(here), picture, QRectF(picture.rect()))
        painter.setPen(theme().color("border"))
        painter.drawRect(here.adjusted(-1, -1, 0, 0))
        painter.setPen(theme().color("secondary"))
        below = QRectF(here.left(), here.bottom() + 2, here.width(), _GAP - 8)
        told = f"{page + 1} / {len(self._places)}"
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), told)

    def _draw_focus(self, painter: QPainter) -> None:
        painter.setPen(theme().color("focus"))
        corner = QPointF(self.viewport().width() - 1.5, self.viewport().height() - 1.5)
        painter.drawRoundedRect(QRectF(QPointF(0.5, 0.5), corner), 8, 8)

    # -- hearing --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page, bar = self._page, self.verticalScrollBar()
        was = self._places[page] if page < len(self._places) else None
        share = (bar.value() - was.top()) / was.height() if was is not None else 0.0
        self._arrange()
        if was is not None and was.width() != self._places[page].width():
            now = self._places[page]
            bar.setValue(round(now.top() + share * now.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        self._find_page()

    @Slot()
    def _on_ahead_timeout(self) -> None:
        """Draw one page beside those in view: turning to it will not wait."""
        for page in (self._page + 1, self._page - 1, self._page + 2):
            if not 0 <= page < len(self._places) or page not in self._ready:
                continue
            width = round(self._places[page].width() * self.devicePixelRatioF())
            if (page, width) not in self._kept:
                self._picture(page, width)
                self._ahead.start()
                return

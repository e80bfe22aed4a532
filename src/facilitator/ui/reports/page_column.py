"""The pages of a document below one another, as they would be printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.ui.reports.page_drawing import draw_focus, draw_page
from facilitator.ui.reports.page_picture import PagePictures
from facilitator.ui.reports.page_places import (
    GAP,
    MARGIN,
    PAGE_WIDTH,
    Fit,
    Places,
    Sizes,
    Zoom,
    next_step,
    page_width,
    placed,
)
from facilitator.words import tr

# Scrolling has come to rest: the pages beside those in view are drawn ahead.
_RESTS = 120


class PageColumn(QAbstractScrollArea):
    """Reads a page's picture when it comes into view and keeps a few: hundreds need no memory.

    `page_changed` carries the page that most is seen of, counted from 0; `zoomed` the size of the
    pages compared with paper.
    """

    page_changed = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sizes = ()
        self._places = Places((), QSize())
        self._zoom: Zoom = Fit.WIDTH
        self._pictures = PagePictures()
        self._page = 0
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_RESTS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.horizontalScrollBar().setSingleStep(48)
        self.verticalScrollBar().setSingleStep(48)
        self._tell()
        self._ahead.timeout.connect(self._on_ahead_timeout)
        self.verticalScrollBar().valueChanged.connect(self._on_value_changed)

    def page_count(self) -> int:
        return len(self._sizes)

    def page(self) -> int:
        """Give the page that most is seen of, counted from 0."""
        return self._page

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    def share(self) -> float:
        """Tell how large the pages are compared with paper."""
        return page_width(self._sizes, self.viewport().size(), self._zoom) / PAGE_WIDTH

    def zoom_to(self, zoom: Zoom) -> None:
        """Show the pages in another size; what is at the top stays there."""
        self._zoom = zoom
        self._arrange_again()
        self.viewport().update()

    def zoom_by(self, steps: int) -> None:
        """Show the pages larger (1) or smaller (-1)."""
        self.zoom_to(next_step(self.share(), steps))

    def show_pages(self, sizes: Sizes, file: Callable[[int], Path], ready: set[int]) -> None:
        """Show pages of these sizes (width and height in points); the view stays where it was.

        `file` names the picture of a page, which must stay while shown. Of pages that are not
        `ready` the old ones stand until `show_page`.
        """
        self._pictures.begin(file, ready)
        self._sizes = sizes
        self._arrange()
        self._tell()
        self.viewport().update()

    def show_page(self, page: int) -> None:
        """Show a page whose picture can be read by now."""
        self._pictures.add(page)
        if page < self.page_count() and self._here(page).intersects(self.viewport().rect()):
            self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 0 <= page < self.page_count():
            self.verticalScrollBar().setValue(self._places.pages[page].top() - MARGIN // 2)

    def _tell(self) -> None:
        count = len(self._sizes)
        self.setAccessibleName(tr("Preview of the document, pages: {count}", count=count))
        if count:
            told = tr("Page {page} of {count}", page=self._page + 1, count=count)
            self.setAccessibleDescription(told)

    # -- placing --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        view = self.viewport().size()
        self._places = placed(self._sizes, view, self._zoom)
        extent = self._places.extent
        for bar, there, seen in (
            (self.verticalScrollBar(), extent.height(), view.height()),
            (self.horizontalScrollBar(), extent.width(), view.width()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, there - seen))
        self._find_page()
        self.zoomed.emit(self.share())

    def _arrange_again(self) -> None:
        """Arrange the pages for another width; what is at the top stays there."""
        page, bar = self._page, self.verticalScrollBar()
        if page >= self.page_count() or not self._places.pages:
            self._arrange()
            return
        was = self._places.pages[page]
        share = (bar.value() - was.top()) / was.height()
        self._arrange()
        now = self._places.pages[page]
        if was.width() != now.width():
            bar.setValue(round(now.top() + share * now.height()))
            across = self.horizontalScrollBar()
            across.setValue((across.minimum() + across.maximum()) // 2)

    def _here(self, page: int) -> QRect:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._places.pages[page].translated(-across, -down)

    def _find_page(self) -> None:
        """Find the page in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = (n for n, place in enumerate(self._places.pages) if place.top() <= middle)
        page = max(above, default=0)
        if page != self._page:
            self._page = page
            self._tell()
            self.page_changed.emit(page)

    # -- drawing --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        seen = self.viewport().rect()
        made_one = False
        for page in range(self.page_count()):
            here = self._here(page)
            if not here.adjusted(0, 0, 0, GAP).intersects(seen):
                continue
            width = round(here.width() * self.devicePixelRatioF())
            if self._pictures.is_missing(page, width):
                # A rich page takes 50 ms: each has its turn, and keys are heard between.
                if made_one:
                    self._draw(painter, page, here, self._pictures.old(page))
                    QTimer.singleShot(0, self.viewport(), self.viewport().update)
                    continue
                made_one = True
            self._draw(painter, page, here, self._pictures.picture(page, width))
        if self.hasFocus():
            draw_focus(painter, self.viewport().size())
        painter.end()
        self._ahead.start()

    def _draw(self, painter: QPainter, page: int, here: QRect, picture: QPixmap | None) -> None:
        draw_page(painter, here, picture, f"{page + 1} / {self.page_count()}")

    # -- hearing --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_again()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_by(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

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
            if not 0 <= page < self.page_count():
                continue
            width = round(self._places.pages[page].width() * self.devicePixelRatioF())
            if self._pictures.is_missing(page, width):
                self._pictures.picture(page, width)
                self._ahead.start()
                return

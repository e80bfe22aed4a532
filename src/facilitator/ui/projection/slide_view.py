"""The widget that shows a slide: the wall itself, and its small preview on the console."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.app.slides import BlankSlide, NotesSlide, Projected, Slide
from facilitator.ui.projection.composing import compose
from facilitator.ui.projection.crossfade import Crossfade
from facilitator.ui.projection.painting import paint
from facilitator.ui.projection.picture import Item, Picture, Rect, Text, changed_items
from facilitator.ui.theme import Theme
from facilitator.words import tr

_NARROWEST, _WIDEST = 1.25, 2.4  # width by height; beyond, the slide leaves bars
_TOLD_AFTER = 150  # ms: a screen reader is told when typing rests, not at every stroke


class SlideView(QWidget):
    """Shows one page of a slide and repaints only what changed.

    Without a canvas the slide is laid out for the widget's own size; with one it is laid out for
    that size and painted in small, and nothing fades. `paged(page, pages)` tells, from 0, what is
    shown.
    """

    paged = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = Projected(BlankSlide())
        self._canvas: QSize | None = None
        self._picture = _composed(self._shown, self._canvas_size(), theme)
        self._painted = self._shown
        self._fades = False
        self._fade = Crossfade(self)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TOLD_AFTER)
        self.setAccessibleName(tr("Slide on the wall", "wall"))
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._fade.stepped.connect(self._on_stepped)
        self._telling.timeout.connect(self._on_rested)

    @property
    def picture(self) -> Picture:
        return self._picture

    @property
    def slide(self) -> Slide:
        return self._shown.slide

    @property
    def page(self) -> int:
        return self._picture.page

    @property
    def pages(self) -> int:
        return self._picture.pages

    def shown_text(self) -> str:
        """Tell every text that is on the page now, one a line."""
        return self._picture.shown_text()

    def show_slide(self, slide: Slide, page: int = 0, message: str = "", scale: int = 100) -> None:
        """Show a page of a slide; -1 is the newest. Black is painted before this returns.

        `message` lies over the slide, `scale` is the size of its text in percent.
        """
        shown = Projected(slide, page, message, scale)
        if shown == self._shown and not isinstance(slide, BlankSlide):
            return
        self._shown = shown
        self._recompose()

    def follow(self, other: "SlideView") -> None:
        """Show what another view shows; on a canvas of the same size it is not composed again."""
        if (self._canvas_size(), self._theme) != (other._canvas_size(), other._theme):
            self._shown = other._shown
            self._recompose()
        elif self._picture is not other._picture:
            self._shown = other._shown
            self._put(other._picture)

    def set_transitions(self, fades: bool) -> None:
        """Let a part that changes fade over (True), or stand there at once."""
        self._fades = fades
        if not fades:
            self._fade.stop()

    def set_theme(self, theme: Theme) -> None:
        """Show the slide in another wall theme."""
        self._theme = theme
        self._recompose()

    def set_canvas(self, size: QSize | None) -> None:
        """Lay slides out for another size than the widget's own: that of the wall."""
        if size != self._canvas:
            self._canvas = size
            self._recompose()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._canvas is None:
            self._recompose()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture, frame = self._picture, self._frame()
        if self._canvas is None and frame != QRectF(self.rect()):
            painter.fillRect(event.rect(), picture.theme.color(picture.background))
        scale = frame.width() / picture.width
        painter.setClipRect(frame, Qt.ClipOperation.IntersectClip)
        painter.translate(frame.topLeft())
        if scale == 1.0:
            dx, dy = round(frame.x()), round(frame.y())
            region = event.region().translated(-dx, -dy)
            paint(painter, picture, region)
            self._fade.paint(painter, region)
        else:
            painter.scale(scale, scale)
            paint(painter, picture, _on_canvas(event.rect(), frame, scale))

    def _recompose(self) -> None:
        self._put(_composed(self._shown, self._canvas_size(), self._theme))

    def _put(self, new: Picture) -> None:
        old, before = self._picture, self._painted
        self._picture, self._painted = new, self._shown
        changed = changed_items(old, new)
        if isinstance(self._shown.slide, BlankSlide):
            self._fade.stop()
            if changed is None:
                self.repaint()  # black first, everything else afterwards
            self._on_rested()
        elif changed is None:
            self._fade.stop()
            self.update()
        elif changed:
            self._fade_from(old, before, changed)
            self._update_rects([item.reach for item in changed])
        if changed != [] and not isinstance(self._shown.slide, BlankSlide):
            self._tell_soon(changed)
        if (old.page, old.pages) != (new.page, new.pages):
            self.paged.emit(new.page, new.pages)

    def _tell_soon(self, changed: list[Item] | None) -> None:
        """Tell a screen reader when typing rests; what is gone from the wall is gone at once."""
        if changed is None or not _only_ticks(changed):
            if self.accessibleDescription():
                self.setAccessibleDescription("")
            self._telling.start()
        elif not self._telling.isActive():
            self._telling.start()

    def _fade_from(self, old: Picture, before: Projected, changed: list[Item]) -> None:
        if _only_ticks(changed):
            return  # a clock went on: what fades goes on fading
        fades = self._fades and self._canvas is None and self.isVisible()
        if fades and may_fade(before, self._shown):
            self._fade.begin(old, changed, self.devicePixelRatioF())
        else:
            self._fade.stop()

    def _update_rects(self, changed: list[Rect]) -> None:
        frame = self._frame()
        scale = frame.width() / self._picture.width
        for x, y, w, h in changed:
            spot = QRectF(frame.x() + x * scale, frame.y() + y * scale, w * scale, h * scale)
            self.update(spot.toAlignedRect())

    def _canvas_size(self) -> QSize:
        if self._canvas is not None:
            return self._canvas
        width, height = max(1, self.width()), max(1, self.height())
        if width < height * _NARROWEST:
            return QSize(width, max(1, round(width / _NARROWEST)))
        return QSize(min(width, round(height * _WIDEST)), height)

    def _frame(self) -> QRectF:
        """Tell where on the widget the picture stands."""
        w, h = self._picture.width, self._picture.height
        scale = 1.0 if self._canvas is None else min(self.width() / w, self.height() / h)
        x, y = (self.width() - w * scale) / 2, (self.height() - h * scale) / 2
        return QRectF(round(x), round(y), w * scale, h * scale)

    def _on_stepped(self, region: QRegion) -> None:
        self.update(region.translated(self._frame().topLeft().toPoint()))

    def _on_rested(self) -> None:
        self._telling.stop()
        self.setAccessibleDescription(self.shown_text())


def _only_ticks(changed: list[Item]) -> bool:
    """Tell whether nothing but a clock went on."""
    return all(isinstance(item, Text) and item.ticking for item in changed)


def _on_canvas(spot: QRect, frame: QRectF, scale: float) -> QRegion:
    """Map a spot of the widget to the canvas, with a pixel of the widget around it."""
    around = QRectF(spot).adjusted(-1, -1, 1, 1).translated(-frame.topLeft())
    size = QRectF(
        around.x() / scale, around.y() / scale, around.width() / scale, around.height() / scale
    )
    return QRegion(size.toAlignedRect())


def may_fade(before: Projected, now: Projected) -> bool:
    """Tell whether a change may fade: within one slide, and never while a line is typed."""
    if type(before.slide) is not type(now.slide):
        return False
    if _is_typed(before.slide) or _is_typed(now.slide):
        return False
    return (before.page, before.message, before.scale) == (now.page, now.message, now.scale)


def _is_typed(slide: Slide) -> bool:
    return isinstance(slide, NotesSlide) and any(line.typing for line in slide.lines)


def _composed(shown: Projected, size: QSize, theme: Theme) -> Picture:
    return compose(shown.slide, size, theme, shown.page, shown.message, shown.scale)

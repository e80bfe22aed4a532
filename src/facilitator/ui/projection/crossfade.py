"""A short cross-fade of the parts of the wall that changed, from the old picture to the new."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion

from facilitator.ui.projection.painting import paint
from facilitator.ui.projection.picture import Item, Picture, Text

_DURATION, _FRAME = 180, 16  # milliseconds, as `duration` is
_FIRST = 0.25  # how much of the new the first frame shows: the change is seen at once
_MOST = 0.5  # of the canvas: where more changes it is another picture, and stands there at once


class _Layer(NamedTuple):
    """What stood in a rectangle of the canvas before."""

    rect: QRect
    before: QPixmap


class Crossfade(QObject):
    """Keeps what stood there before and draws it over the new picture, fainter at every frame.

    The clock runs only while something fades. `stepped` carries the part of the canvas that has to
    be painted anew.
    """

    stepped = Signal(QRegion)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.duration = _DURATION
        self._layers: list[_Layer] = []
        self._elapsed = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._on_frame)

    def is_running(self) -> bool:
        """Tell whether something fades now."""
        return bool(self._layers)

    def begin(self, old: Picture, changed: Sequence[Item], ratio: float) -> None:
        """Fade from the old picture where items changed; `ratio` is pixels of the screen by ours.

        Nothing fades where a clock changed, or where too much did.
        """
        self.stop()
        canvas = QRect(0, 0, old.width, old.height)
        rects = fading_rects(changed, canvas)
        area = sum(rect.width() * rect.height() for rect in rects)
        if not rects or area > _MOST * old.width * old.height:
            return
        self._layers = [_Layer(rect, _picture_of(old, rect, ratio)) for rect in rects]
        self._elapsed.start()
        self._frames.start()

    def stop(self) -> None:
        """End at once: the new picture stands there in full at the next paint."""
        if self._layers:
            self._frames.stop()
            region = self._region()
            self._layers = []
            self.stepped.emit(region)

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Draw what stood in a region of the canvas before, as faint as it is by now."""
        if not self._layers:
            return
        painter.setOpacity(1.0 - self._shown())
        for rect, before in self._layers:
            if region.intersects(rect):
                painter.drawPixmap(rect.topLeft(), before)
        painter.setOpacity(1.0)

    def _shown(self) -> float:
        """Tell how much of the new is seen: fast at first, then calmly to the end."""
        left = max(0.0, 1.0 - self._elapsed.elapsed() / self.duration)
        return 1.0 - (1.0 - _FIRST) * left * left

    def _region(self) -> QRegion:
        region = QRegion()
        for layer in self._layers:
            region += layer.rect
        return region

    def _on_frame(self) -> None:
        if self._elapsed.elapsed() >= self.duration:
            self.stop()
        else:
            self.stepped.emit(self._region())


def fading_rects(changed: Sequence[Item], canvas: QRect) -> list[QRect]:
    """Join what changed to rectangles that do not overlap; clocks never fade."""
    rects: list[QRect] = []
    for item in changed:
        if isinstance(item, Text) and item.ticking:
            continue
        joined = QRect(*item.reach).intersected(canvas)
        while met := next((rect for rect in rects if rect.intersects(joined)), None):
            rects.remove(met)
            joined = joined.united(met)
        rects.append(joined)
    return rects


def _picture_of(old: Picture, rect: QRect, ratio: float) -> QPixmap:
    pixmap = QPixmap(rect.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.translate(-rect.topLeft())
    paint(painter, old, QRegion(rect))
    painter.end()
    return pixmap

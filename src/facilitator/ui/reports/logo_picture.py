"""Draws the host's logo small, from a file that anybody may have made."""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# What is larger would hold the window up while it is read; its name is enough.
_MOST_BYTES, _MOST_PIXELS = 4 * 1024 * 1024, 12_000_000
_KINDS = (b"png", b"jpeg")
# Qt would fetch pictures and styles for an SVG: a file of this computer, or of a server that
# learns of it.
_ELSEWHERE = re.compile(rb"""href\s*=\s*["']\s*(?!#|data:)""", re.IGNORECASE)


def logo_picture(logo: Path, room: QSize, ratio: float) -> QPixmap:
    """Draw a PNG, JPEG or SVG into a room of so many points; null where it cannot be drawn."""
    try:
        with logo.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        return QPixmap()
    if len(data) > _MOST_BYTES:
        return QPixmap()
    drawn = _svg if logo.suffix.lower() == ".svg" else _picture
    made = drawn(data, room * ratio)
    made.setDevicePixelRatio(ratio)
    return made


def _picture(data: bytes, room: QSize) -> QPixmap:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    is_known = bytes(reader.format().data()) in _KINDS
    if not is_known or size.isEmpty() or size.width() * size.height() > _MOST_PIXELS:
        return QPixmap()
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImageReader(reader)


def _svg(data: bytes, room: QSize) -> QPixmap:
    if _ELSEWHERE.search(data):
        return QPixmap()
    drawing = QSvgRenderer(QByteArray(data))
    size = drawing.defaultSize().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    if not drawing.isValid() or size.isEmpty():
        return QPixmap()
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(made.rect()))
    painter.end()
    return made

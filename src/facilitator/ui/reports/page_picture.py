"""Draws the picture of a page."""

import gzip
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_PACKED = b"\x1f\x8b"


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

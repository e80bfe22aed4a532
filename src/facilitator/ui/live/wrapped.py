"""A text in few lines; the last one says with an ellipsis that there is more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def wrapped_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into at most so many lines of this width; words break where they must."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le")  # Qt counts in these, not in characters
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if len(found) == most - 1:
            rest = units[2 * start :].decode("utf-16-le").rstrip()
            found.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        found.append(units[2 * start : 2 * end].decode("utf-16-le").rstrip())
    layout.endLayout()
    return found

"""Wrapped text with the words marked that the other side does not have."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

_WORD = re.compile(r"\s+|\S+")
# Two texts that share less than half are read as two texts; marks on every word help nobody.
_ALIKE = 0.5
_SHORTEST = 12
_MOST_WORDS = 1200


@lru_cache(maxsize=512)
def own_spans(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """Find what stands only in `text`, as (start, length); nothing where the two are not alike."""
    words, others = _WORD.findall(text), _WORD.findall(other)
    if min(len(text), len(other)) < _SHORTEST or max(len(words), len(others)) > _MOST_WORDS:
        return ()
    match = SequenceMatcher(None, words, others, autojunk=False)
    if match.ratio() < _ALIKE:
        return ()
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return tuple(
        (starts[i1], starts[i2] - starts[i1])
        for tag, i1, i2, _, _ in match.get_opcodes()
        if tag in ("replace", "delete")
    )


def _units(text: str) -> int:
    """Count as Qt does: letters beyond the first 65,536 count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def laid_out(text: str, other: str, font: QFont, width: int, mark: QColor | None) -> QTextLayout:
    """Lay a text out to a width; with `mark` what the `other` lacks has that ground."""
    shown = text.replace("\n", "\u2028")
    layout = QTextLayout(shown, font)
    layout.setTextOption(_option())
    if mark is not None:
        layout.setFormats([_range(text, at, long, mark) for at, long in own_spans(text, other)])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def draw(painter: QPainter, layout: QTextLayout, left: float, top: float) -> None:
    """Draw a layout with the painter's pen."""
    layout.draw(painter, QPointF(left, top))


def _range(text: str, at: int, long: int, mark: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = _units(text[:at])
    made.length = _units(text[at : at + long])
    look = QTextCharFormat()
    look.setBackground(mark)
    made.format = look
    return made


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option

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
_MOST_WORDS = 400  # comparing all with all takes the square of it


@lru_cache(maxsize=512)
def own_spans(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """Find what stands only in `text`, as (start, length); nothing where the two are not alike."""
    words, others = _WORD.findall(text), _WORD.findall(other)
    if min(len(text), len(other)) < _SHORTEST:
        return ()
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return tuple((starts[one], starts[end] - starts[one]) for one, end in _own(words, others))


def _own(words: list[str], others: list[str]) -> list[tuple[int, int]]:
    """Find the runs of words (from, to) that the others lack."""
    if max(len(words), len(others)) > _MOST_WORDS:
        return _between_the_ends(words, others)
    match = SequenceMatcher(None, words, others, autojunk=False)
    if match.ratio() < _ALIKE:
        return []
    own = [(i1, i2) for tag, i1, i2, _, _ in match.get_opcodes() if tag in ("replace", "delete")]
    return _joined(words, own)


def _joined(words: list[str], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs with only a gap between them: they are read as one."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and all(word.isspace() for word in words[joined[-1][1] : start]):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _between_the_ends(words: list[str], others: list[str]) -> list[tuple[int, int]]:
    """Find what lies between a like beginning and a like end: quick for any length."""
    least = min(len(words), len(others))
    start = next((n for n in range(least) if words[n] != others[n]), least)
    end = next((n for n in range(least - start) if words[-1 - n] != others[-1 - n]), least - start)
    is_alike = start + end > _ALIKE * max(len(words), len(others))
    return [(start, len(words) - end)] if is_alike and start < len(words) - end else []


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

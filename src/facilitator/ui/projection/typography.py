"""Type on the wall: fonts, widths, Korean line breaks, and the largest size that fits."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from facilitator.ui.theme import FONT_FAMILIES

_REGULAR_LEADING = 1.36
_BOLD_LEADING = 1.24
_BOLD_SPACING = -0.015  # of the size: large bold Korean stands a little closer
_LONGEST_CLUSTER = 8  # characters that a reader sees as one: a family of emoji
ELLIPSIS = "…"
# Scripts that the bundled fonts do not draw: Qt takes digits and spaces beside such a letter into
# the font that does, so that a line is wider than its words one by one.
_FOREIGN = re.compile("[\u0300-\u10ff\u1200-\u1dff\ua000-\uabff\U00010000-\U0001efff]")
NO_BREAK = "\u00a0"
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # white space at which a line may end


class Style(NamedTuple):
    """A size in pixels and a weight; `figures` makes all digits equally wide."""

    px: int
    bold: bool = False
    figures: bool = False

    @property
    def leading(self) -> int:
        """The height of one line in pixels."""
        return round(self.px * (_BOLD_LEADING if self.bold else _REGULAR_LEADING))

    @property
    def baseline(self) -> int:
        """The distance from the top of a line to its baseline in pixels."""
        m = metrics(self)
        return round((self.leading - m.ascent() - m.descent()) / 2 + m.ascent())


class Block(NamedTuple):
    """A text wrapped into lines; `width` is that of the longest line in pixels."""

    text: str
    lines: tuple[str, ...]
    style: Style
    width: int

    @property
    def height(self) -> int:
        return self.style.leading * len(self.lines)


class Fitted(NamedTuple):
    """A block that fits its place; `whole` is false where the end had to be left out."""

    block: Block
    whole: bool


class Wrapped(NamedTuple):
    """Lines of a text; `broken` says that a word is longer than a line."""

    lines: tuple[str, ...]
    broken: bool


@lru_cache(maxsize=512)
def font(style: Style) -> QFont:
    """Give the font of a style; unhinted, so that the preview is the wall in small."""
    made = QFont(FONT_FAMILIES[0])
    made.setFamilies(list(FONT_FAMILIES))
    made.setPixelSize(style.px)
    made.setBold(style.bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style.figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    elif style.bold:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.px * _BOLD_SPACING)
    return made


@lru_cache(maxsize=512)
def metrics(style: Style) -> QFontMetricsF:
    """Give the measures of a style."""
    return QFontMetricsF(font(style))


@lru_cache(maxsize=65536)
def width_of(text: str, style: Style) -> float:
    """Measure a text on one line in pixels."""
    return metrics(style).horizontalAdvance(text)


@lru_cache(maxsize=32768)
def wrap(text: str, style: Style, width: int) -> Wrapped:
    """Break a text into lines at its words; a word longer than a line is broken inside."""
    lines: list[str] = []
    broken = False
    for paragraph in text.splitlines():
        line, used = "", 0.0
        foreign = _FOREIGN.search(paragraph) is not None
        for word in filter(None, _SPACES.split(paragraph)):
            wide = _width_of_word(word, style, width)
            joined = used + width_of(" ", style) + wide if line else wide
            if line and foreign:
                joined = width_of(f"{line} {word}", style)
            if joined <= width:
                line, used = f"{line} {word}" if line else word, joined
                continue
            if line:
                lines.append(line)
            if wide > width:
                *full, word = _pieces(word, style, width)
                lines.extend(full)
                broken = True
            line, used = word, width_of(word, style)
        if line:
            lines.append(line)
    return Wrapped(tuple(lines), broken)


def _most(style: Style, width: int) -> int:
    """Count the characters that a line can hold at the most.

    No glyph of ours is narrower than a fifth of its height.
    """
    return int(width / style.px * 5) + 1


def _width_of_word(word: str, style: Style, width: int) -> float:
    """Measure a word; one that no line can hold is not measured: it may be a whole book."""
    if len(word) > _most(style, width) * _LONGEST_CLUSTER:
        return inf
    return width_of(word, style)


def _pieces(word: str, style: Style, width: int) -> list[str]:
    """Break a long word where a reader sees one character end and the next begin."""
    ends = cluster_ends(word)
    pieces: list[str] = []
    start = 0
    guess = 1
    while start < len(word):
        first = bisect_right(ends, start)

        def fits(count: int, start: int = start, first: int = first) -> bool:
            return metrics(style).horizontalAdvance(word[start : ends[first + count - 1]]) <= width

        guess = _longest(fits, guess, min(len(ends) - first, _most(style, width)))
        pieces.append(word[start : ends[first + guess - 1]])
        start = ends[first + guess - 1]
    return pieces


def _longest(fits: Callable[[int], bool], guess: int, most: int) -> int:
    """Find the largest count that fits, at least 1; lines are alike, so the guess is near."""
    low, high, step = 1, most, 1
    count = min(max(2, guess), most)
    while low < high:
        if fits(count):
            low, near = count, count + step
        else:
            high, near = count - 1, count - step
        step *= 2
        count = near if low < near <= high else (low + high + 1) // 2
    return low


def cluster_ends(text: str) -> list[int]:
    """List where the visible characters of a text end, as indices into the Python string."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = {0: 0}  # UTF-16, as Qt counts, to characters, as Python counts
    at = 0
    for index, char in enumerate(text, start=1):
        at += 2 if ord(char) > 0xFFFF else 1
        units[at] = index
    ends: list[int] = []
    while (position := finder.toNextBoundary()) != -1:
        if position in units:
            ends.append(units[position])
    return ends


def block_of(text: str, lines: tuple[str, ...], style: Style) -> Block:
    """Make a block of lines that are wrapped already."""
    widest = max((width_of(line, style) for line in lines), default=0.0)
    return Block(text, lines, style, int(widest + 0.999))


@lru_cache(maxsize=32768)
def fit(
    text: str, width: int, height: int, largest: Style, smallest: int, most_lines: int = 10**6
) -> Fitted:
    """Set a text as large as fits, from `largest` down to `smallest` pixels.

    A size that breaks no word is preferred. Where not even the smallest fits, the end is left out
    and marked with an ellipsis; one line is given at the least, and `most_lines` at the most.
    """
    candidates = [largest._replace(px=px) for px in _sizes(largest.px, smallest)]
    style = candidates[-1]
    room = min(most_lines, max(1, height // style.leading))
    # What can never fit is not measured to its end, which may be hundreds of pages away.
    most = room * _most(style, width)
    if len(text) > most:
        return _cut_to(wrap(text[:most], style, width).lines, room, width, style)
    for breaking in (False, True):
        for style in candidates:
            wrapped = wrap(text, style, width)
            if wrapped.broken and not breaking:
                continue
            count = len(wrapped.lines)
            if count <= most_lines and count * style.leading <= height:
                return Fitted(block_of(text, wrapped.lines, style), True)
    lines = wrap(text, style, width).lines
    if len(lines) <= room:
        return Fitted(block_of(text, lines, style), True)
    return _cut_to(lines, room, width, style)


def _cut_to(lines: tuple[str, ...], room: int, width: int, style: Style) -> Fitted:
    *kept, last = lines[:room] or ("",)
    kept.append(_cut(last, style, width))
    return Fitted(block_of(" ".join(kept), tuple(kept), style), False)


def _sizes(largest: int, smallest: int) -> list[int]:
    sizes = [max(largest, smallest)]
    while sizes[-1] > smallest:
        sizes.append(max(smallest, sizes[-1] - max(1, sizes[-1] // 16)))
    return sizes


def _cut(line: str, style: Style, width: int) -> str:
    ends = [0, *cluster_ends(line)]
    while len(ends) > 1 and width_of(line[: ends[-1]].rstrip() + ELLIPSIS, style) > width:
        ends.pop()
    return line[: ends[-1]].rstrip() + ELLIPSIS

"""The whole matrix: projects down, centers across, a sign in each cell."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.app.slides import MatrixRow, MatrixSlide
from facilitator.domain.terms import Mark
from facilitator.ui.projection.chips import Piece, piece_rows
from facilitator.ui.projection.heads import title_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import (
    Draw,
    Pad,
    Sheet,
    Strip,
    draw_stack,
    sign_size,
    stack_height,
)
from facilitator.ui.projection.signs import CHECK
from facilitator.ui.projection.typography import Block, Style, block_of, width_of
from facilitator.ui.projection.wording import short_word
from facilitator.words import tr

_LABEL_LEAST = 0.34  # of the width: the projects' titles
_LABEL_MOST = 0.6
_LABEL_WORD = 7  # ems
_LEGEND = tuple(mark for mark in Mark if mark is not Mark.NOT_ASKED)


class _Across(NamedTuple):
    """The columns of one page: which centers, where they begin, how wide each is."""

    first: int
    last: int
    x: int
    width: int
    words: dict[Mark, Block]

    def center(self, index: int) -> int:
        return self.x + (index - self.first) * self.width + self.width // 2


def lay_out(slide: MatrixSlide, sheet: Sheet) -> None:
    """Plan the pages: rows first, and for many centers several pages side by side."""
    head = title_head(sheet, tr("Who joins what", "wall"), divisor=19)
    legend = _legend(sheet, slide.lead_label)
    foot = sheet.bottom - stack_height(legend)
    groups = _groups(sheet, slide)
    names = [_names(sheet, slide, group) for group in groups]
    tallest = max((block.height for group in names for block in group), default=0)
    top = head.bottom - sheet.part(60) + tallest + sheet.part(90)
    label_width = groups[0].x - sheet.margin_x - sheet.part(40)
    labels = [_label(sheet, row, label_width) for row in slide.rows]
    parts = [
        sheet.share_out(
            [_row(sheet, row, label, group) for row, label in zip(slide.rows, labels, strict=True)],
            foot - sheet.part(100) - top,
        )
        for group in groups
    ]
    for page in zip(*parts, strict=True):  # the same rows for each group of columns
        for group, blocks, strips in zip(groups, names, page, strict=True):
            over = _headings(head.draw, group, blocks, top - sheet.part(90))
            sheet.page(_page(over, strips, top, legend, foot))


def _page(over: Draw, strips: list[Strip], top: int, legend: list[Strip], foot: int) -> Draw:
    def draw(pad: Pad) -> None:
        over(pad)
        draw_stack(pad, strips, top)
        draw_stack(pad, legend, foot)

    return draw


def _legend(sheet: Sheet, lead_label: str) -> list[Strip]:
    pieces = [Piece(short_word(mark, lead_label), mark.value, mark) for mark in _LEGEND]
    return piece_rows(sheet, pieces, sheet.margin_x, sheet.inner, sheet.aside_style(30), 0)


def _groups(sheet: Sheet, slide: MatrixSlide) -> list[_Across]:
    """Share the centers out over pages so that every name and every sign can be read."""
    count = max(1, len(slide.centers))
    style = sheet.style(30, bold=True)
    widest = max((width_of(name, style) for name in slide.centers), default=0.0)
    most = min(sheet.text_part(5.5), sheet.inner // 3)
    least = max(sheet.part(10), min(int(widest) + sheet.part(50), most))
    usable = sheet.inner - _label_least(sheet)
    pages = -(-count // max(1, usable // least))
    each = -(-count // pages)
    words = _words(slide.lead_label, sheet.style(30))
    worded = _worded_width(sheet, words)
    # Titles on one line come before words in the cells: the legend tells the signs anyway.
    room = min(usable, sheet.inner - _label_width(sheet, slide)) // each
    has_words = room >= worded
    width = min(max(room, least), max(worded, least))
    x = sheet.right - each * width
    shown = words if has_words else {}
    return [
        _Across(first, min(count, first + each), x, width, shown) for first in range(0, count, each)
    ]


def _label_least(sheet: Sheet) -> int:
    """The width that titles have at the least: enough for the words of large text."""
    words = sheet.text_part(14) + _LABEL_WORD * sheet.style(29).px if sheet.scale > 1 else 0
    return max(round(sheet.width * _LABEL_LEAST), min(words, round(sheet.inner * _LABEL_MOST)))


def _label_width(sheet: Sheet, slide: MatrixSlide) -> int:
    """The width that the longest title needs on one line, with its number."""
    widest = max((width_of(row.title, sheet.style(29)) for row in slide.rows), default=0.0)
    return min(int(widest) + sheet.text_part(9), round(sheet.inner * _LABEL_MOST))


def _words(lead_label: str, style: Style) -> dict[Mark, Block]:
    return {
        mark: block_of(said, (said,), style)
        for mark in _LEGEND
        if (said := short_word(mark, lead_label))
    }


def _worded_width(sheet: Sheet, words: dict[Mark, Block]) -> int:
    """The width of a cell that holds sign, word and check."""
    style = sheet.style(30)
    return max(b.width for b in words.values()) + 2 * sign_size(style) + sheet.part(26)


def _names(sheet: Sheet, slide: MatrixSlide, group: _Across) -> list[Block]:
    style = sheet.style(28, bold=True)
    room = 2 * sheet.style(30, bold=True).leading
    names = slide.centers[group.first : group.last]
    return [sheet.fit(name, group.width - sheet.part(90), room, style) for name in names]


def _headings(head: Draw, group: _Across, blocks: Sequence[Block], bottom: int) -> Draw:
    def draw(pad: Pad) -> None:
        head(pad)
        for index, block in enumerate(blocks, start=group.first):
            pad.text(block, group.center(index), bottom - block.height, "ink", "center")

    return draw


def _label(sheet: Sheet, row: MatrixRow, width: int) -> tuple[Block, Block]:
    style = sheet.style(29)
    figures = style._replace(bold=True, figures=True)
    number = sheet.line(str(row.number), sheet.text_part(16), figures)
    room = 3 * sheet.style(30).leading
    return number, sheet.fit(row.title, width - sheet.text_part(14), room, style)


def _row(sheet: Sheet, row: MatrixRow, label: tuple[Block, Block], group: _Across) -> Strip:
    number, title = label
    height = max(title.height, sheet.style(30).leading) + sheet.part(160)

    def draw(pad: Pad, y: int) -> None:
        text_y = y + (height - title.height) // 2
        base = text_y + title.style.baseline
        pad.text(number, sheet.margin_x, base - number.style.baseline, "accent_text")
        pad.text(title, sheet.margin_x + sheet.text_part(14), text_y, "ink")
        for index in range(group.first, min(group.last, len(row.marks))):
            stamped = index < len(row.confirmed) and row.confirmed[index]
            _cell(pad, sheet, group, index, row.marks[index], stamped, (y, height))

    return Strip(height, draw, sheet.part(270))


def _cell(
    pad: Pad,
    sheet: Sheet,
    group: _Across,
    index: int,
    mark: Mark,
    stamped: bool,
    place: tuple[int, int],
) -> None:
    """Draw sign, word and check side by side in the middle of the cell."""
    if mark is Mark.NOT_ASKED:
        return
    y, height = place
    gap = sheet.part(360)
    rect = Rect(group.center(index) - group.width // 2 + gap, y, group.width - 2 * gap, height)
    open_yet = mark is Mark.UNANSWERED
    radius = sheet.part(90)
    pad.box(rect, f"{mark}_soft", f"{mark}_line", sheet.thick(720), radius, dashed=open_yet)
    word = group.words.get(mark)
    size, space = sign_size(sheet.style(30)), sheet.part(120)
    used = size + (space + word.width if word else 0) + (space + size if stamped else 0)
    x = rect.x + (rect.w - used) // 2
    pad.sign(mark.value, x, y + (height - size) // 2, size, f"on_{mark}")
    x += size + space
    if word:
        pad.text(word, x, y + (height - word.height) // 2, f"on_{mark}")
        x += word.width + space
    if stamped:
        pad.sign(CHECK, x, y + (height - size) // 2, size, f"on_{mark}")

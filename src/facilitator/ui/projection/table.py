"""Tables on the wall: columns in parts of the width, rows that flow over pages."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.domain.terms import Mark
from facilitator.ui.projection.heads import Head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet, Strip, sign_size, sign_width
from facilitator.ui.projection.signs import CHECK
from facilitator.ui.projection.typography import Block, Style


class Said(NamedTuple):
    """One paragraph of a cell; a mark's sign or a check may stand before it."""

    text: str
    role: str
    style: Style
    mark: Mark | None = None
    check: bool = False


class Column(NamedTuple):
    """A column from `x`, `width` wide, both in pixels."""

    title: str
    x: int
    width: int


Cell = Sequence[Said]


def columns(sheet: Sheet, shares: Sequence[tuple[str, float]]) -> list[Column]:
    """Share the width out over columns with their titles."""
    gap = sheet.part(36)
    usable = sheet.inner - gap * (len(shares) - 1)
    total = sum(share for _, share in shares)
    made: list[Column] = []
    x = sheet.margin_x
    for title, share in shares:
        width = int(usable * share / total)
        made.append(Column(title, x, width))
        x += width + gap
    return made


def with_titles(sheet: Sheet, head: Head, across: Sequence[Column]) -> Head:
    """Add the titles of the columns and a line below them to the head of every page."""
    style = sheet.style(30)
    blocks = [sheet.line(c.title, c.width, style) for c in across]
    thick = max(2, sheet.part(360))
    y = head.bottom

    def draw(pad: Pad) -> None:
        head.draw(pad)
        for column, block in zip(across, blocks, strict=True):
            pad.text(block, column.x, y, "soft")
        rule = Rect(sheet.margin_x, y + style.leading + sheet.part(120), sheet.inner, thick)
        pad.box(rule, "title")

    return Head(draw, y + style.leading + sheet.part(120) + thick)


def table_row(
    sheet: Sheet, across: Sequence[Column], cells: Sequence[Cell], ruled: bool = True
) -> Strip:
    """Lay out one row; each paragraph may take half of the page, what is more is cut."""
    made = [_set(sheet, c.width, cell) for c, cell in zip(across, cells, strict=True)]
    pad_y = sheet.part(72)
    firsts = [cell[0][1].style.baseline if cell else 0 for cell in made]
    down = [max(firsts) - first for first in firsts]  # all first lines stand on one baseline
    heights = [d + sum(b.height for _, b in cell) for d, cell in zip(down, made, strict=True)]
    inner = max(*heights, sheet.smallest)
    height = inner + 2 * pad_y

    def draw(pad: Pad, y: int) -> None:
        for column, cell, lower in zip(across, made, down, strict=True):
            at = y + pad_y + lower
            for said, block in cell:
                _draw_said(pad, said, block, column.x, at)
                at += block.height
        if ruled:
            rule = Rect(sheet.margin_x, y + height - 1, sheet.inner, max(1, sheet.part(540)))
            pad.box(rule, "line")

    return Strip(height, draw)


def _set(sheet: Sheet, width: int, cell: Cell) -> list[tuple[Said, Block]]:
    shown = [said for said in cell if said.text]
    room = round((sheet.bottom - sheet.top) * 0.5) // max(1, len(shown))
    return [(s, sheet.fit(s.text, width - _before(s), room, s.style)) for s in shown]


def _before(said: Said) -> int:
    if said.mark:
        return sign_width(said.style, said.mark) + said.style.px // 4
    return sign_size(said.style) + said.style.px // 4 if said.check else 0


def _draw_said(pad: Pad, said: Said, block: Block, x: int, y: int) -> None:
    if said.mark:
        pad.mark(said.mark, x, y, said.style)
    elif said.check:
        size = sign_size(said.style)
        pad.sign(CHECK, x, y + (said.style.leading - size) // 2, size, said.role)
    pad.text(block, x + _before(said), y, said.role)

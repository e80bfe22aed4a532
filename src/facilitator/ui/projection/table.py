"""Tables on the wall: columns in parts of the width, rows that flow over pages."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.domain.terms import Mark
from facilitator.ui.projection.heads import Head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet, Strip, sign_size, sign_width
from facilitator.ui.projection.signs import CHECK
from facilitator.ui.projection.typography import Block, Style, width_of


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
_BODY = 26
_NARROWEST = 27  # ems that a table needs; with less, its columns stand one below the other


class Row(NamedTuple):
    """The cells of a row; `ruled` draws a line below it."""

    cells: Sequence[Cell]
    ruled: bool = True


def flow_table(
    sheet: Sheet, head: Head, shares: Sequence[tuple[str, float]], rows: Sequence[Row]
) -> None:
    """Add the pages of a table; large text has each row's cells one below the other."""
    if sheet.inner < _NARROWEST * sheet.style(_BODY).px:
        titles = [title for title, _ in shares]
        strips = [s for row in rows for s in _stacked(sheet, titles, row)]
        sheet.flow(strips, head.bottom, head.draw)
        return
    across = columns(sheet, shares)
    head = with_titles(sheet, head, across)
    room = sheet.bottom - head.bottom
    made = [table_row(sheet, across, row.cells, room, row.ruled) for row in rows]
    sheet.flow(made, head.bottom, head.draw)


def _stacked(sheet: Sheet, titles: Sequence[str], row: Row) -> list[Strip]:
    """Make a row as a list: its first cell as a heading, then every other with its title."""
    style = sheet.aside_style(30)
    widest = max((width_of(title, style) for title in titles[1:]), default=0.0)
    label = min(int(widest) + 1, sheet.inner // 3)
    left = sheet.margin_x + label + sheet.part(30)
    strips = [_paragraph(sheet, said, "", sheet.margin_x) for said in row.cells[0] if said.text]
    for title, cell in zip(titles[1:], row.cells[1:], strict=True):
        shown = [said for said in cell if said.text]
        strips += [_paragraph(sheet, s, "" if n else title, left) for n, s in enumerate(shown)]
    if row.ruled:
        strips.append(_rule(sheet))
    return [s._replace(keep=index < len(strips) - 1) for index, s in enumerate(strips)]


def _rule(sheet: Sheet) -> Strip:
    thick = sheet.thick(540)

    def draw(pad: Pad, y: int) -> None:
        pad.box(Rect(sheet.margin_x, y, sheet.inner, thick), "line")

    return Strip(thick, draw, sheet.part(72))


def _paragraph(sheet: Sheet, said: Said, title: str, x: int) -> Strip:
    room = round((sheet.bottom - sheet.top) * 0.4)
    block = sheet.fit(said.text, sheet.right - x - _before(said), room, said.style)
    label = sheet.line(title, x - sheet.margin_x - sheet.part(60), sheet.aside_style(30))
    down = max(0, label.style.baseline - block.style.baseline) if label.lines else 0
    shift = max(0, block.style.baseline - label.style.baseline)

    def draw(pad: Pad, y: int) -> None:
        pad.text(label, sheet.margin_x, y + shift, "soft")
        _draw_said(pad, said, block, x, y + down)

    height = max(down + block.height, shift + label.height)
    return Strip(height, draw, sheet.part(90))


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
    thick = sheet.thick()
    y = head.bottom

    def draw(pad: Pad) -> None:
        head.draw(pad)
        for column, block in zip(across, blocks, strict=True):
            pad.text(block, column.x, y, "soft")
        rule = Rect(sheet.margin_x, y + style.leading + sheet.part(120), sheet.inner, thick)
        pad.box(rule, "title")

    return Head(draw, y + style.leading + sheet.part(120) + thick)


def table_row(
    sheet: Sheet, across: Sequence[Column], cells: Sequence[Cell], room: int, ruled: bool = True
) -> Strip:
    """Lay out one row; its cells may take the most of the page, what is more is cut."""
    pad_y = sheet.part(72)
    most = min(round((sheet.bottom - sheet.top) * 0.5), room - 2 * pad_y)
    made = [_set(sheet, c.width, cell, most) for c, cell in zip(across, cells, strict=True)]
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
            rule = Rect(sheet.margin_x, y + height - 1, sheet.inner, sheet.thick(540))
            pad.box(rule, "line")

    return Strip(height, draw)


def _set(sheet: Sheet, width: int, cell: Cell, most: int) -> list[tuple[Said, Block]]:
    shown = [said for said in cell if said.text]
    room = most // max(1, len(shown))
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

"""Short texts side by side that run over as many rows as they need."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.domain.terms import Mark
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet, Strip, sign_width
from facilitator.ui.projection.typography import Block, Style


class Piece(NamedTuple):
    """A short text in a row, with the sign of its mark before it and a strong end behind it."""

    text: str
    role: str = "ink"
    mark: Mark | None = None
    strong: str = ""
    bold: bool = False


class _Set(NamedTuple):
    piece: Piece
    block: Block
    strong: Block | None
    width: int


def chip_rows(sheet: Sheet, texts: Sequence[str], divisor: float, gap: int) -> list[Strip]:
    """Lay short texts out as chips; `gap` stands above the first row."""
    style = sheet.style(divisor)
    pad_x, pad_y = sheet.part(44), sheet.part(110)
    blocks = [sheet.line(text, sheet.inner - 2 * pad_x, style) for text in texts if text]
    between = sheet.part(64)
    rows = _rows([b.width + 2 * pad_x for b in blocks], sheet.inner, between)
    return [
        _chip_row(sheet, [blocks[i] for i in row], (pad_x, pad_y, between), style, gap, first=not n)
        for n, row in enumerate(rows)
    ]


def _chip_row(
    sheet: Sheet,
    blocks: list[Block],
    spaces: tuple[int, int, int],
    style: Style,
    gap: int,
    first: bool,
) -> Strip:
    pad_x, pad_y, between = spaces
    height = style.leading + 2 * pad_y

    def draw(pad: Pad, y: int) -> None:
        x = sheet.margin_x
        for block in blocks:
            wide = block.width + 2 * pad_x
            rect = Rect(x, y, wide, height)
            pad.box(rect, "chip", "chip_line", sheet.thick(720), height // 2)
            pad.text(block, x + pad_x, y + (height - block.height) // 2, "on_chip")
            x += wide + between

    return Strip(height, draw, gap if first else between)


def piece_rows(
    sheet: Sheet, pieces: Sequence[Piece], x: int, width: int, style: Style, gap: int
) -> list[Strip]:
    """Lay signs with words out in rows, as for counts and legends."""
    between = round(style.px * 1.1)
    made = [_set(sheet, piece, width, style) for piece in pieces]
    rows = _rows([s.width for s in made], width, between)
    return [
        _piece_row([made[i] for i in row], x, style, between, gap if not n else style.px // 5)
        for n, row in enumerate(rows)
    ]


def _set(sheet: Sheet, piece: Piece, width: int, style: Style) -> _Set:
    sign = sign_width(style, piece.mark) + style.px // 4 if piece.mark else 0
    strong = None
    if piece.strong:
        bold = style._replace(bold=True, figures=True)
        strong = sheet.line(piece.strong, width // 3, bold)
    taken = sign + (strong.width + style.px // 4 if strong else 0)
    block = sheet.line(piece.text, width - taken, style._replace(bold=piece.bold))
    return _Set(piece, block, strong, block.width + taken)


def _piece_row(made: list[_Set], x: int, style: Style, between: int, gap: int) -> Strip:
    def draw(pad: Pad, y: int) -> None:
        at = x
        for one in made:
            left = at
            if one.piece.mark:
                pad.mark(one.piece.mark, left, y, style)
                left += sign_width(style, one.piece.mark) + style.px // 4
            base = y + style.baseline
            pad.text(one.block, left, base - one.block.style.baseline, one.piece.role)
            if one.strong:
                left += one.block.width + style.px // 4
                pad.text(one.strong, left, base - one.strong.style.baseline, "ink")
            at += one.width + between

    return Strip(style.leading, draw, gap)


def _rows(widths: Sequence[int], width: int, between: int) -> list[list[int]]:
    """Share indices out over rows that are not wider than `width`."""
    rows: list[list[int]] = []
    used = 0
    for index, wide in enumerate(widths):
        if rows and used + between + wide <= width:
            rows[-1].append(index)
            used += between + wide
        else:
            rows.append([index])
            used = wide
    return rows

"""The answer board: one tile a center, as large as the number of centers allows."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from facilitator.app.slides import AnswersSlide, AnswerTile
from facilitator.domain.terms import Mark
from facilitator.ui.projection.chips import Piece, piece_rows
from facilitator.ui.projection.heads import Head, project_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import (
    Draw,
    Pad,
    Sheet,
    SheetSize,
    Strip,
    draw_stack,
    sign_size,
    sign_width,
    stack_height,
)
from facilitator.ui.projection.signs import CHECK
from facilitator.ui.projection.typography import Block, Style, width_of
from facilitator.ui.projection.wording import mark_of, mark_word, short_word, until_day

_NAME, _WORD, _CONDITION = 18, 21.6, 28.5  # parts of the height, as designed for six tiles
_LARGEST = 1.5  # few tiles may grow that much beyond the design
_NEAR = 0.92  # of the size that was asked for: less needs another page
_LEAST_PER_PAGE = 4  # with fewer it is no board: they are shared out only where they do not fit
_TALLEST = 0.42
_WIDEST = 2.2  # times its height


class Grid(NamedTuple):
    """How tiles stand on a page; `scale` is the size of their text against the design."""

    columns: int
    rows: int
    scale: float
    fits: bool


class _Frame(NamedTuple):
    """What stands on every page: head and counts, and the area that they leave the tiles."""

    head: Head
    area: Rect
    counts: list[Strip]
    foot: int


class _Tile(NamedTuple):
    tile: AnswerTile
    name: Block
    word: Block
    below: Block


def lay_out(slide: AnswersSlide, sheet: Sheet) -> None:
    """Plan the pages: as few as keep every word readable, with the same number of tiles each."""
    frame = _frame(sheet, slide)
    words = {mark_word(tile.mark, slide.head.lead_label) for tile in slide.tiles}
    # Every answer may still come: the grid must not jump when it does.
    words |= {mark_word(mark) for mark in (Mark.YES, Mark.CONDITIONAL, Mark.LATER)}
    per_page, grid = _share(sheet, slide, frame, frozenset(words))
    for start in range(0, max(1, len(slide.tiles)), per_page):
        tiles = slide.tiles[start : start + per_page]
        sheet.page(_page(sheet, slide, tiles, frame, grid))


def _frame(sheet: Sheet, slide: AnswersSlide) -> _Frame:
    head = project_head(sheet, slide.head, slide.clock)
    counts = _counts(sheet, slide)
    foot = sheet.bottom - stack_height(counts)
    height = foot - head.bottom - (sheet.part(30) if counts else 0)
    return _Frame(head, Rect(sheet.margin_x, head.bottom, sheet.inner, height), counts, foot)


def _share(
    sheet: Sheet, slide: AnswersSlide, frame: _Frame, words: frozenset[str]
) -> tuple[int, Grid]:
    """Choose how many tiles a page has: the most that are readable, shared out evenly."""
    count = len(slide.tiles)
    plain, area = sheet, frame.area
    if sheet.scale != 1:
        plain = sheet.unscaled()
        area = _frame(plain, slide).area
    per_page, grid = _fewest_pages(plain, area, count, words, 0.0)
    if sheet.scale > 1:
        # Tiles that had room to grow beyond the design are larger than asked for already.
        asked = min(1.0, grid.scale) * sheet.scale
        most = max(asked, grid.scale)
        per_page, grid = _fewest_pages(sheet, frame.area, count, words, asked)
        return per_page, grid._replace(scale=min(grid.scale, most))
    if sheet.scale < 1:
        grid = choose_grid(sheet, frame.area, per_page, words)
        return per_page, grid._replace(scale=max(0.1, grid.scale * sheet.scale))
    return per_page, grid


def _fewest_pages(
    sheet: Sheet, area: Rect, count: int, words: frozenset[str], wanted: float
) -> tuple[int, Grid]:
    """Choose the fewest pages on which the text is as large as wanted, or else as it gets."""
    best: tuple[int, Grid] | None = None
    pages = 1
    while True:
        per_page = max(1, -(-count // pages))
        grid = choose_grid(sheet, area, per_page, words)
        if best is None or (grid.fits, grid.scale * 0.95) > (best[1].fits, best[1].scale):
            best = per_page, grid
        large_enough = grid.scale >= wanted * _NEAR or per_page <= _LEAST_PER_PAGE
        if (grid.fits and large_enough) or per_page == 1:
            return best
        pages = -(-count // (per_page - 1))


def choose_grid(sheet: Sheet, area: Rect, count: int, words: frozenset[str]) -> Grid:
    """Choose the columns that make the text of `count` tiles largest."""
    return _grid_for(sheet.size, area, count, words)


@lru_cache(maxsize=64)  # asked at every answer, and nearly always for the same board
def _grid_for(size: SheetSize, area: Rect, count: int, words: frozenset[str]) -> Grid:
    sheet = Sheet(*size)
    best = Grid(1, count, 0.1, False)
    best_rank = (-100.0, 0.0)
    word = Style(sheet.part(_WORD), bold=True)
    largest = _LARGEST * max(1.0, sheet.scale)
    widest = max(width_of(said, word) for said in words) + sign_size(word) + word.px * 0.3
    smallest = sheet.smallest / word.px
    floor = min(1.0, smallest)
    for columns in range(1, min(count, 12) + 1):
        rows = -(-count // columns)
        if columns > 1 and -(-count // (columns - 1)) == rows:
            continue  # the same rows need fewer columns
        width, height = _tile_size(sheet, area, columns, rows)
        inner_w, inner_h = width - 2 * _pad(sheet, height), height - 2 * _pad(sheet, height)
        scale = max(0.1, min(inner_w / widest, inner_h / _needed(sheet, 1.0), largest))
        fits = inner_w >= widest * floor and inner_h >= _needed(sheet, floor)
        shape = abs(width / max(1, height) - 1.75)
        if (rank := (round(scale, 2) if fits else scale - 10, -shape)) > best_rank:
            best, best_rank = Grid(columns, rows, scale, fits), rank
    return best


def _needed(sheet: Sheet, scale: float) -> int:
    """The height that name, word and one line below need at a scale."""
    name = _name_style(sheet, scale).leading
    word = sheet.design_style(_WORD / scale, bold=True).leading
    return name + word + sheet.design_style(_CONDITION / scale).leading + sheet.part(90 / scale)


def _name_style(sheet: Sheet, scale: float) -> Style:
    """Small tiles have less of a step between the name and the word."""
    return sheet.design_style(_NAME / (scale**1.4 if scale < 1 else scale), bold=True)


def _tile_size(sheet: Sheet, area: Rect, columns: int, rows: int) -> tuple[int, int]:
    gap = sheet.part(42)
    tallest = round(sheet.height * _TALLEST * max(1.0, sheet.scale))
    height = min((area.h - (rows - 1) * gap) // rows, tallest)
    width = (area.w - (columns - 1) * gap) // columns
    return min(width, round(height * _WIDEST)) if rows == 1 else width, height


def _pad(sheet: Sheet, tile_height: int) -> int:
    return max(sheet.part(80), min(sheet.part(32), tile_height // 9))


def _page(
    sheet: Sheet,
    slide: AnswersSlide,
    tiles: Sequence[AnswerTile],
    frame: _Frame,
    grid: Grid,
) -> Draw:
    area = frame.area
    width, height = _tile_size(sheet, area, grid.columns, grid.rows)
    inset = _pad(sheet, height)
    label = slide.head.lead_label
    room = grid.scale, width - 2 * inset, height - 2 * inset
    made = [_set_on(sheet, tile, label, *room) for tile in tiles]
    gap = sheet.part(42)

    def draw(pad: Pad) -> None:
        frame.head.draw(pad)
        for index, tile in enumerate(made):
            row, column = divmod(index, grid.columns)
            x, y = area.x + column * (width + gap), area.y + row * (height + gap)
            _draw_tile(pad, sheet, tile, Rect(x, y, width, height), inset)
        draw_stack(pad, frame.counts, frame.foot)

    return draw


def _set_on(
    sheet: Sheet, tile: AnswerTile, lead_label: str, scale: float, width: int, height: int
) -> _Tile:
    word, below = mark_word(tile.mark, lead_label), _below_said(tile)
    made, cut = _set(sheet.size, tile, word, below, scale, width, height)
    for text in cut:
        sheet.tell_in_full(text)
    return made


@lru_cache(maxsize=512)  # one answer changes one tile; the others of the board stay as they are
def _set(
    size: SheetSize,
    tile: AnswerTile,
    said: str,
    said_below: str,
    scale: float,
    width: int,
    height: int,
) -> tuple[_Tile, tuple[str, ...]]:
    """Set the texts of a tile; told beside it is what had to be cut."""
    sheet = Sheet(*size)
    word_style = sheet.design_style(_WORD / scale, bold=True)
    name_style = _name_style(sheet, scale)
    below_style = sheet.design_style(_CONDITION / scale)
    sign = _sign_room(word_style, tile.mark)
    word = sheet.fit(said, width - sign, height // 3, word_style)
    kept = below_style.leading if said_below else 0
    check = round(name_style.px * 1.15) if tile.confirmed else 0
    name_room = max(name_style.leading, min(height // 2, height - word.height - kept))
    name = sheet.fit(tile.center, width - check, name_room, name_style)
    room = height - word.height - name.height
    below = sheet.fit(said_below, width, room, below_style)
    return _Tile(tile, name, word, below), sheet.cut


def _sign_room(style: Style, mark: Mark) -> int:
    return sign_width(style, mark) + round(style.px * 0.3)


def _below_said(tile: AnswerTile) -> str:
    if tile.mark is Mark.CONDITIONAL:
        return tile.condition
    if tile.mark is Mark.LATER and tile.reply_by:
        return until_day(tile.reply_by)
    return ""


def _draw_tile(pad: Pad, sheet: Sheet, made: _Tile, rect: Rect, inset: int) -> None:
    mark = made.tile.mark
    open_yet = mark in (Mark.UNANSWERED, Mark.NOT_ASKED)
    radius = sheet.part(50)
    pad.box(rect, f"{mark}_soft", f"{mark}_line", sheet.thick(), radius, dashed=open_yet)
    inner = rect.inset(inset)
    pad.text(made.name, inner.x, inner.y, f"{mark}_name")
    if made.tile.confirmed:
        size = round(made.name.style.px * 0.9)
        top = inner.y + (made.name.style.leading - size) // 2
        pad.sign(CHECK, inner.x + inner.w - size, top, size, f"on_{mark}")
    below_y = inner.y + inner.h - made.below.height
    word_y = below_y - made.word.height
    pad.mark(mark, inner.x, word_y, made.word.style, f"on_{mark}")
    sign = _sign_room(made.word.style, mark)
    pad.text(made.word, inner.x + sign, word_y, f"on_{mark}")
    pad.text(made.below, inner.x, below_y, f"{mark}_name")


def _counts(sheet: Sheet, slide: AnswersSlide) -> list[Strip]:
    pieces = [
        Piece(short_word(mark_of(word)), "soft", mark_of(word), str(count))
        for word, count in slide.counts
    ]
    style = sheet.aside_style(27)
    return piece_rows(sheet, pieces, sheet.margin_x, sheet.inner, style, 0)

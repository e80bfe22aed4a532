"""The discussion as it is noted: the newest line at the bottom, growing while it is typed."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.app.slides import NoteLine, NotesSlide, ProjectHead
from facilitator.domain.terms import NoteKind
from facilitator.ui.projection.heads import clock_block
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Draw, Pad, Sheet, Strip, draw_stack, stack_height
from facilitator.ui.projection.typography import Block, Style, block_of, fit, width_of
from facilitator.ui.projection.wording import lead_said
from facilitator.words import tr
from facilitator.words.terms import term


class _Place(NamedTuple):
    """Where lines stand: the column of labels and the column of texts."""

    label_x: int
    label_width: int
    text_x: int
    text_width: int


def lay_out(slide: NotesSlide, sheet: Sheet) -> None:
    """Plan the pages from the newest line backwards, so that the last page is full."""
    panel_width = max(round(sheet.width * 0.29), sheet.part(2.6))
    panel = _panel(sheet, slide, panel_width)
    place = _place(sheet, slide.lines, panel_width)
    room = sheet.bottom - sheet.top
    strips: list[Strip] = []
    last = len(slide.lines) - 1
    for index, line in enumerate(slide.lines):
        strips.extend(_line_strips(sheet, line, place, room, newest=index == last))
    for page in _from_the_end(strips, room) or [[]]:
        sheet.page(_page(sheet, page, panel))


def _from_the_end(strips: Sequence[Strip], room: int) -> list[list[Strip]]:
    pages: list[list[Strip]] = []
    used = 0
    for strip in reversed(strips):
        if pages and used + pages[-1][0].gap + strip.height <= room:
            used += pages[-1][0].gap + strip.height
            pages[-1].insert(0, strip)
        else:
            pages.append([strip])
            used = strip.height
    return pages[::-1]


def _page(sheet: Sheet, strips: Sequence[Strip], panel: Draw) -> Draw:
    def draw(pad: Pad) -> None:
        panel(pad)
        draw_stack(pad, strips, sheet.bottom - stack_height(strips))

    return draw


def _place(sheet: Sheet, lines: Sequence[NoteLine], panel_width: int) -> _Place:
    style = sheet.style(25.7, bold=True)
    widest = max(
        (width_of(said, style) for line in lines for said in _labels(line)),
        default=0.0,
    )
    x = panel_width + sheet.part(13)
    label = max(sheet.part(8), min(int(widest) + 1, sheet.part(4.2)))
    text_x = x + label + sheet.part(30)
    return _Place(x, label, text_x, sheet.width - sheet.part(17) - text_x)


def _labels(line: NoteLine) -> tuple[str, ...]:
    """Say before a line: a decision first, else the center; any other kind gets its word."""
    kind = term(line.kind)
    if line.kind is NoteKind.DECISION:
        said: tuple[str, ...] = (kind, line.center)
    elif line.kind is NoteKind.POINT:
        said = (line.center,)
    else:
        said = (line.center, kind)
    return tuple(part for part in said if part)


def _line_strips(
    sheet: Sheet, line: NoteLine, place: _Place, room: int, newest: bool
) -> list[Strip]:
    """Make a line's strip, or several where even at the smallest size it is taller than a page."""
    inset = sheet.part(42) if line.kind is NoteKind.DECISION else 0
    height = room - 2 * inset
    text = line.text if line.text.strip() else " "
    fitted = fit(text, place.text_width, height, sheet.style(21.6), sheet.smallest)
    blocks = [fitted.block]
    if not fitted.whole:
        blocks = _chunks(sheet, text, place.text_width, height)
    labels = _label_blocks(sheet, line, place)
    decided = line.kind is NoteKind.DECISION
    role = "on_decision" if decided else "ink" if newest or line.typing else "soft"
    last = len(blocks) - 1
    return [
        _strip(sheet, block, labels, place, (role, decided, line.typing and index == last))
        for index, block in enumerate(blocks)
    ]


def _chunks(sheet: Sheet, text: str, width: int, height: int) -> list[Block]:
    style = Style(sheet.smallest)
    lines = fit(text, width, 10**9, style, style.px).block.lines
    count = max(1, height // style.leading)
    parts = [lines[i : i + count] for i in range(0, len(lines), count)]
    return [block_of(" ".join(part), part, style) for part in parts]


def _label_blocks(sheet: Sheet, line: NoteLine, place: _Place) -> list[Block]:
    styles = (sheet.style(25.7, bold=True), sheet.style(30, bold=True))
    return [
        sheet.fit(said, place.label_width, sheet.part(7), style)
        for said, style in zip(_labels(line), styles, strict=False)
    ]


def _strip(
    sheet: Sheet,
    block: Block,
    labels: list[Block],
    place: _Place,
    look: tuple[str, bool, bool],
) -> Strip:
    role, decided, typing = look
    inset = sheet.part(42) if decided else 0
    # The first label stands on the baseline of the first line of the text.
    shift = max(0, block.style.baseline - labels[0].style.baseline) if labels else 0
    down = max(0, labels[0].style.baseline - block.style.baseline) if labels else 0
    inner = max(down + block.height, shift + sum(b.height for b in labels))

    def draw(pad: Pad, y: int) -> None:
        if decided:
            left = place.label_x - inset
            width = sheet.width - sheet.part(30) - left
            rect = Rect(left, y, width, inner + 2 * inset)
            pad.box(rect, "decision", radius=sheet.part(60))
        at = y + inset + shift
        for label in labels:
            pad.text(label, place.label_x, at, "decision_text" if decided else "accent_text")
            at += label.height
        pad.text(block, place.text_x, y + inset + down, role, typing=typing)

    return Strip(inner + 2 * inset, draw, sheet.part(36))


def _above_said(head: ProjectHead, width: int, style: Style) -> str:
    """Say field and lead on one line where they fit, else on two."""
    parts = [p for p in (head.field, lead_said(head.lead, head.lead_label)) if p]
    said = " · ".join(parts)
    return said if width_of(said, style) <= width else "\n".join(parts)


def _panel(sheet: Sheet, slide: NotesSlide, width: int) -> Draw:
    """Lay out the panel at the left: what is discussed, and the clock at its foot."""
    x, inner = sheet.part(19), width - 2 * sheet.part(19)
    head, clock = slide.head, slide.clock
    small = sheet.fit(
        _above_said(head, inner, sheet.style(28.5)), inner, sheet.part(6), sheet.style(28.5)
    )
    foot = sheet.bottom
    time = clock_block(sheet, clock, 17, inner) if clock else None
    label = (
        sheet.line(tr("left in this section", "wall"), inner, sheet.style(30)) if clock else None
    )
    if time and label:
        foot -= time.height + label.height
    top = sheet.top + small.height + sheet.part(70)
    title = sheet.fit(head.title, inner, foot - top - sheet.part(20), sheet.style(16.4, bold=True))

    def draw(pad: Pad) -> None:
        pad.box(Rect(0, 0, width, sheet.height), "panel")
        pad.text(small, x, sheet.top, "on_panel_soft")
        pad.text(title, x, top, "on_panel")
        if time and label and clock:
            over = clock.left < 0
            pad.text(time, x, foot, "panel_warning" if over else "on_panel")
            if not over:
                pad.text(label, x, foot + time.height, "on_panel_soft")

    return draw

"""The discussion as it is noted: as large as fits, the newest line always in sight."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.app.slides import NoteLine, NotesSlide, ProjectHead
from facilitator.domain.terms import NoteKind
from facilitator.ui.projection.clock_face import ClockRoles, clock_face
from facilitator.ui.projection.heads import project_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Draw, Pad, Sheet, Strip, draw_stack, stack_height
from facilitator.ui.projection.typography import Block, Style, block_of, fit, width_of
from facilitator.ui.projection.wording import lead_said
from facilitator.words.terms import term

_BODY, _LABEL = 21.6, 25.7
_GROWN = (1.75, 1.5, 1.25)  # times the design, while lines are few
_NARROWEST = 9  # ems: a line of fewer is no line
_WIDE = 11  # ems that a grown line has at the least
_LONGEST = 600  # characters: a line of more fills the page in any size
_KEPT = 2  # lines of text that the line being typed takes before the size may change


class _Place(NamedTuple):
    """Where lines stand: the column of labels and the column of texts."""

    label_x: int
    label_width: int
    text_x: int
    text_width: int


class _Frame(NamedTuple):
    """What stands on every page, the top of what is left, and where the lines stand in it."""

    draw: Draw
    top: int
    place: _Place


def lay_out(slide: NotesSlide, sheet: Sheet) -> None:
    """Plan the pages from the newest line backwards, so that the last page is full."""
    frame = _beside(sheet, slide)
    if frame.place.text_width < _NARROWEST * sheet.style(_BODY).px:
        frame = _below(sheet, slide)
    room = sheet.bottom - frame.top
    strips = _large(sheet, slide, frame) or _strips(sheet, slide, frame.place, room, 1.0)
    sheet.crowded |= any(strip.height > room for strip in strips)
    pages = _from_the_end(strips, room) or [[]]
    for index, page in enumerate(pages):
        # The first page is filled from its top; on the last of several the newest line stands
        # at the foot, so that it keeps its place whatever goes at the top.
        top = frame.top if index == 0 else sheet.bottom - stack_height(page)
        sheet.page(_page(page, top, frame.draw))


def _strips(sheet: Sheet, slide: NotesSlide, place: _Place, room: int, size: float) -> list[Strip]:
    """Make the strips of all lines; `size` is that of their text against the design."""
    made: list[Strip] = []
    last = len(slide.lines) - 1
    for index, line in enumerate(slide.lines):
        made.extend(_line_strips(sheet, line, place, room, (index == last, size)))
    return made


def _large(sheet: Sheet, slide: NotesSlide, frame: _Frame) -> list[Strip]:
    """Make the strips larger than designed while lines are few; none where there is no room.

    The line that is typed counts as long from its beginning, and has its room even before that:
    neither a letter more nor the next line changes the size, as long as they stay within it.
    """
    room = sheet.bottom - frame.top
    for size in _GROWN:
        if not _may_fit(sheet, slide.lines, frame.place, room, size):
            continue
        place = _place(sheet, slide.lines, frame.place.label_x, size)
        kept = _KEPT * sheet.style(_BODY / size).leading
        strips = _strips(sheet, slide, place, room, size)
        needed = stack_height(strips)
        if slide.lines and slide.lines[-1].typing:
            needed += max(0, kept - strips[-1].height)
        else:
            needed += kept + sheet.part(36)
        if needed <= room and place.text_width >= _WIDE * sheet.style(_BODY / size).px:
            return strips
    return []


def _may_fit(
    sheet: Sheet, lines: Sequence[NoteLine], place: _Place, room: int, size: float
) -> bool:
    """Tell whether lines may have room in a size: the least that they need, without wrapping."""
    style, plain = sheet.style(_BODY / size), sheet.style(_BODY)
    gaps = (len(lines) - 1) * sheet.part(36)
    if len(lines) * style.leading + gaps > room or place.text_width < _WIDE * style.px:
        return False
    if any(len(line.text) > _LONGEST for line in lines):
        return False
    wide = place.text_width * plain.px / style.px * 1.02
    counts = [max(1, -int(-width_of(line.text, plain) // wide)) for line in lines]
    if lines and lines[-1].typing:
        counts[-1] = max(counts[-1], _KEPT)
    else:
        counts.append(_KEPT)
    return sum(counts) * style.leading + gaps <= room


def _beside(sheet: Sheet, slide: NotesSlide) -> _Frame:
    """Leave the lines what is beside a panel that tells what is discussed."""
    width = max(round(sheet.width * 0.29), sheet.part(2.6))
    place = _place(sheet, slide.lines, width + sheet.part(13))
    return _Frame(_panel(sheet, slide, width), sheet.top, place)


def _below(sheet: Sheet, slide: NotesSlide) -> _Frame:
    """Leave the lines the whole width: large text has no room beside a panel."""
    head = project_head(sheet, slide.head, slide.clock, with_lead=True)
    return _Frame(head.draw, head.bottom, _place(sheet, slide.lines, sheet.margin_x))


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


def _page(strips: Sequence[Strip], top: int, panel: Draw) -> Draw:
    def draw(pad: Pad) -> None:
        panel(pad)
        draw_stack(pad, strips, top)

    return draw


def _place(sheet: Sheet, lines: Sequence[NoteLine], x: int, size: float = 1.0) -> _Place:
    """Leave a column for labels where any line has one."""
    style = sheet.style(_LABEL / size, bold=True)
    end = sheet.width - sheet.part(17)
    widest = max(
        (width_of(said, style) for line in lines for said in _labels(line)),
        default=0.0,
    )
    if not widest:
        return _Place(x, 0, x, end - x)
    label = max(sheet.part(8), min(int(widest) + 1, sheet.text_part(4.2), sheet.width // 5))
    text_x = x + label + sheet.part(30)
    return _Place(x, label, text_x, end - text_x)


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
    sheet: Sheet, line: NoteLine, place: _Place, room: int, how: tuple[bool, float]
) -> list[Strip]:
    """Make a line's strip, or several where even at the smallest size it is taller than a page."""
    newest, size = how
    inset = sheet.part(42) if line.kind is NoteKind.DECISION else 0
    height = room - 2 * inset
    text = line.text if line.text.strip() else " "
    fitted = fit(text, place.text_width, height, sheet.style(_BODY / size), sheet.least)
    blocks = [fitted.block]
    if not fitted.whole:
        blocks = _chunks(sheet, text, place.text_width, height)
    labels = _label_blocks(sheet, line, place, size)
    decided = line.kind is NoteKind.DECISION
    role = "on_decision" if decided else "ink" if newest or line.typing else "soft"
    last = len(blocks) - 1
    return [
        _strip(sheet, block, labels, place, (role, decided, line.typing and index == last))
        for index, block in enumerate(blocks)
    ]


def _chunks(sheet: Sheet, text: str, width: int, height: int) -> list[Block]:
    style = Style(sheet.least)
    lines = fit(text, width, 10**9, style, style.px).block.lines
    count = max(1, height // style.leading)
    parts = [lines[i : i + count] for i in range(0, len(lines), count)]
    return [block_of(" ".join(part), part, style) for part in parts]


def _label_blocks(sheet: Sheet, line: NoteLine, place: _Place, size: float) -> list[Block]:
    styles = (sheet.style(_LABEL / size, bold=True), sheet.style(30 / size, bold=True))
    room = min(sheet.text_part(7), sheet.height // 7)
    return [
        sheet.fit(said, place.label_width, room, style)
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
            pad.box(rect, "decision", "decision_line", sheet.thick(), sheet.part(60))
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
    face = clock_face(sheet, clock, 17, inner, stacked=True) if clock else None
    foot = sheet.bottom - (face.height + face.pad if face else 0)
    top = sheet.top + small.height + sheet.part(70)
    room = foot - top - (face.pad if face else 0) - sheet.part(20)
    title = sheet.fit(head.title, inner, room, sheet.style(16.4, bold=True))
    sheet.crowded |= room < title.height

    def draw(pad: Pad) -> None:
        pad.box(Rect(0, 0, width, sheet.height), "panel")
        pad.box(Rect(width - sheet.thick(), 0, sheet.thick(), sheet.height), "panel_line")
        pad.text(small, x, sheet.top, "on_panel_soft")
        pad.text(title, x, top, "on_panel")
        if face:
            face.draw(pad, x, foot, ClockRoles("on_panel", "on_panel_soft"))

    return draw

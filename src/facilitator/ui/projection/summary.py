"""What a section came to: who joins which project, and what was decided."""

from facilitator.app.slides import SummaryRow, SummarySlide
from facilitator.domain.terms import Mark, NoteKind
from facilitator.ui.projection.chips import Piece, piece_rows
from facilitator.ui.projection.heads import title_head
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet, Strip
from facilitator.ui.projection.typography import width_of
from facilitator.ui.projection.wording import short_word
from facilitator.words import tr
from facilitator.words.terms import term


def lay_out(slide: SummarySlide, sheet: Sheet) -> None:
    """Plan the pages: a project's strips stay together where they fit a page."""
    head = title_head(sheet, slide.title, tr("Section summary", "wall"), divisor=15)
    strips: list[Strip] = []
    for index, row in enumerate(slide.rows):
        strips.extend(_project(sheet, row, first=index == 0))
    sheet.flow(strips, head.bottom, head.draw)


def _project(sheet: Sheet, row: SummaryRow, first: bool) -> list[Strip]:
    x = sheet.margin_x + sheet.text_part(13)
    width = sheet.right - x
    strips = [_title(sheet, row, x, first)]
    strips += piece_rows(
        sheet, _pieces(sheet, row, width), x, width, sheet.style(27), sheet.part(120)
    )
    for text in row.decisions:
        strips.append(_decision(sheet, text, x))
    return [s._replace(keep=index < len(strips) - 1) for index, s in enumerate(strips)]


def _title(sheet: Sheet, row: SummaryRow, x: int, first: bool) -> Strip:
    style = sheet.style(22, bold=True)
    number = sheet.line(str(row.number), sheet.text_part(15), style._replace(figures=True))
    stage = sheet.line(term(row.stage), sheet.inner // 3, sheet.style(30))
    title_width = sheet.right - x - stage.width - sheet.part(24)
    room = min(sheet.text_part(4), sheet.height // 4)
    title = sheet.fit(row.title, title_width, room, style)
    above = 0 if first else sheet.part(40)
    down = max(0, number.style.baseline - title.style.baseline)  # a long title is set smaller

    def draw(pad: Pad, y: int) -> None:
        if above:
            pad.box(Rect(sheet.margin_x, y, sheet.inner, sheet.thick(540)), "line")
        y += above + down
        base = y + title.style.baseline
        pad.text(number, sheet.margin_x, base - number.style.baseline, "accent_text")
        pad.text(title, x, y, "ink")
        pad.text(stage, sheet.right, base - stage.style.baseline, "soft", "right")

    return Strip(above + down + max(title.height, number.height - down), draw, sheet.part(40))


def _pieces(sheet: Sheet, row: SummaryRow, width: int) -> list[Piece]:
    """Say who leads and who joins how; the word stands beside the sign, never colour alone."""
    groups = (
        (Mark.LEAD, (row.lead,)),
        (Mark.YES, row.yes),
        (Mark.CONDITIONAL, row.conditional),
        (Mark.LATER, row.later),
        (Mark.UNANSWERED, row.unanswered),
    )
    pieces: list[Piece] = []
    for mark, centers in groups:
        named = [center for center in centers if center]
        joined = f"{short_word(mark)} {' · '.join(named)}"
        if named and width_of(joined, sheet.style(27)) < width * 0.9:
            pieces.append(Piece(joined, mark.value, mark, bold=mark is Mark.LEAD))
            continue
        for index, center in enumerate(named):
            said = f"{short_word(mark)} {center}" if index == 0 else center
            pieces.append(Piece(said, mark.value, mark, bold=mark is Mark.LEAD))
    return pieces


def _decision(sheet: Sheet, text: str, x: int) -> Strip:
    label = sheet.line(term(NoteKind.DECISION), sheet.text_part(5), sheet.style(27, bold=True))
    inset = sheet.part(60)
    left = x + inset + label.width + sheet.part(36)
    body = sheet.fit(text, sheet.right - inset - left, round(sheet.height * 0.3), sheet.style(27))
    shift = body.style.baseline - label.style.baseline
    height = max(body.height, label.height + max(0, shift)) + 2 * (inset // 2)

    def draw(pad: Pad, y: int) -> None:
        box = Rect(x, y, sheet.right - x, height)
        pad.box(box, "decision", "decision_line", sheet.thick(), sheet.part(80))
        pad.text(label, x + inset, y + inset // 2 + max(0, shift), "decision_text")
        pad.text(body, left, y + inset // 2, "on_decision")

    return Strip(height, draw, sheet.part(90))

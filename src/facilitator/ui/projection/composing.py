"""Compose the picture of a slide: what stands where on a page of a given size."""

from typing import assert_never

from PySide6.QtCore import QSize

from facilitator.app.slides import (
    AgendaSlide,
    AnswersSlide,
    BlankSlide,
    BreakSlide,
    BriefSlide,
    HoldingSlide,
    MatrixSlide,
    NotesSlide,
    ReadBackSlide,
    RolesSlide,
    SectionSlide,
    Slide,
    SummarySlide,
    WelcomeSlide,
)
from facilitator.ui.projection import (
    agenda,
    answers,
    break_,
    brief,
    holding,
    matrix,
    notes,
    read_back,
    roles,
    section,
    summary,
    welcome,
)
from facilitator.ui.projection.message_band import MessageBand, message_band
from facilitator.ui.projection.picture import Picture
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.theme import Theme

NEWEST = -1
_LEAST_SCALE, _SCALE_STEP = 60, 20


def compose(
    slide: Slide, size: QSize, theme: Theme, page: int = 0, message: str = "", scale: int = 100
) -> Picture:
    """Compose one page; `page` counts from 0 and is clamped.

    NEWEST is the last page, of the agenda that of now. `theme` is a wall theme, as
    `load_theme("wall_light")` gives it. `message` takes a band at the foot, and the slide what is
    left above it. `scale` is the size of the text in percent; a slide that cannot be laid out in
    it gets the next smaller one that it can.
    """
    width, height = max(1, size.width()), max(1, size.height())
    if isinstance(slide, BlankSlide):
        return Picture(width, height, theme, "black", (), 0, 1)
    band = message_band(message, width, height, scale / 100) if message.strip() else None
    sheet = _sheet(slide, width, height, theme, band, scale)
    newest = sheet.opens % len(sheet.pages)
    if band and not band.whole:
        sheet.tell_in_full(message)
    sheet.add_cut_texts()
    index = newest if page < 0 else min(page, len(sheet.pages) - 1)
    pad = Pad()
    sheet.pages[index].draw(pad)
    if len(sheet.pages) > 1:
        sheet.indicate(pad, index)
    if band:
        band.draw(pad, sheet)
    return Picture(width, height, theme, sheet.ground, tuple(pad.items), index, len(sheet.pages))


def _sheet(
    slide: Slide, width: int, height: int, theme: Theme, band: MessageBand | None, scale: int
) -> Sheet:
    """Lay out in the scale that is asked for, or in the next smaller one in which all fits."""
    sheet = Sheet(width, height, scale / 100, band.height if band else 0, theme.outline)
    _lay_out(slide, sheet)
    if sheet.crowded and scale > _LEAST_SCALE:
        smaller = max(_LEAST_SCALE, scale - _SCALE_STEP)
        return _sheet(slide, width, height, theme, band, smaller)
    return sheet


def _lay_out(slide: Slide, sheet: Sheet) -> None:
    match slide:
        case WelcomeSlide():
            welcome.lay_out(slide, sheet)
        case AgendaSlide():
            agenda.lay_out(slide, sheet)
        case SectionSlide():
            section.lay_out(slide, sheet)
        case BriefSlide():
            brief.lay_out(slide, sheet)
        case AnswersSlide():
            answers.lay_out(slide, sheet)
        case NotesSlide():
            notes.lay_out(slide, sheet)
        case RolesSlide():
            roles.lay_out(slide, sheet)
        case ReadBackSlide():
            read_back.lay_out(slide, sheet)
        case SummarySlide():
            summary.lay_out(slide, sheet)
        case MatrixSlide():
            matrix.lay_out(slide, sheet)
        case BreakSlide():
            break_.lay_out(slide, sheet)
        case HoldingSlide():
            holding.lay_out(slide, sheet)
        case BlankSlide():
            pass
        case _:
            assert_never(slide)

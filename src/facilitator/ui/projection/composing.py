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
    matrix,
    notes,
    read_back,
    roles,
    section,
    summary,
    welcome,
)
from facilitator.ui.projection.picture import Picture
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.theme import Theme

NEWEST = -1


def compose(
    slide: Slide, size: QSize, theme: Theme, page: int = 0, message: str = "", scale: int = 100
) -> Picture:
    """Compose one page; `page` counts from 0 and is clamped, NEWEST is the last one.

    `theme` is one of `load_theme("wall_light")` and `load_theme("wall_dark")`.
    """
    width, height = max(1, size.width()), max(1, size.height())
    if isinstance(slide, BlankSlide):
        return Picture(width, height, theme, "black", (), 0, 1)
    sheet = Sheet(width, height)
    _lay_out(slide, sheet)
    newest = len(sheet.pages) - 1
    sheet.add_cut_texts()
    index = newest if page < 0 else min(page, len(sheet.pages) - 1)
    pad = Pad()
    sheet.pages[index].draw(pad)
    if len(sheet.pages) > 1:
        sheet.indicate(pad, index)
    return Picture(width, height, theme, "paper", tuple(pad.items), index, len(sheet.pages))


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
            welcome.lay_out(WelcomeSlide(slide.title, slide.host, None, None, "", ""), sheet)
        case BlankSlide():
            pass
        case _:
            assert_never(slide)

"""What the wall shows at this moment: black, the holding slide, what is held, or the console's."""

from dataclasses import fields, replace
from datetime import datetime

from facilitator.app.notes import note_draft_id
from facilitator.app.place import stand_after
from facilitator.app.room import live_slide, room_clock
from facilitator.app.slide_json import slide_from_json
from facilitator.app.slides import (
    AgendaSlide,
    BlankSlide,
    BreakSlide,
    HoldingSlide,
    NoteLine,
    NotesSlide,
    Projected,
    ReadBackSlide,
    Slide,
    SummarySlide,
)
from facilitator.domain.entities import Live
from facilitator.domain.plan import running_section
from facilitator.domain.terms import SlideKind, WallMode
from facilitator.domain.workshop import Workshop


def on_wall(workshop: Workshop, now: datetime) -> Projected:
    """Tell all that the room sees at this moment."""
    live = workshop.live
    if live.wall is WallMode.BLANK:
        return Projected(BlankSlide())
    if live.wall is WallMode.HOLDING:
        return Projected(_holding(workshop), 0, live.message, live.scale)
    if live.held:
        return Projected(held_slide(workshop, now), live.held_page, live.message, live.scale)
    return Projected(live_slide(workshop, now), live.page, live.message, live.scale)


def prepared(workshop: Workshop, now: datetime) -> Projected:
    """Tell what the console stands on: what a held wall would show if it were sent."""
    live = workshop.live
    return Projected(live_slide(workshop, now), live.page, "", live.scale)


def coming(workshop: Workshop, now: datetime) -> Projected | None:
    """Tell what the next step would show; None where the way ends."""
    live, found = workshop.live, stand_after(workshop, 1)
    if found is None:
        return None
    page = -1 if found.slide is SlideKind.NOTES else 0
    there = replace(live, **found._asdict(), page=page, break_until=None)
    return Projected(live_slide(workshop, now, there), page, "", live.scale)


def _holding(workshop: Workshop) -> HoldingSlide:
    return HoldingSlide(workshop.event.title, workshop.event.host)


# -- what is held ------------------------------------------------------------------------------


def held_slide(workshop: Workshop, now: datetime) -> Slide:
    """Tell what a held wall shows: the slide as it was, its clock going on.

    A line that is no longer public (made private, edited, removed) goes, for no state of the
    program shows the room what is not meant for it. What cannot be read gives the holding slide.
    """
    live = workshop.live
    try:
        slide = slide_from_json(live.held)
    except ValueError:  # written by another version: nothing of it may be guessed
        return _holding(workshop)
    return _with_time(workshop, live, _public(workshop, live, slide), now)


def _with_time(workshop: Workshop, live: Live, slide: Slide, now: datetime) -> Slide:
    if isinstance(slide, BreakSlide):
        left = slide.left
        if slide.until is not None and left is not None:
            end = datetime.combine(now.date(), slide.until)
            left = max(0, min(left, int((end - now).total_seconds())))
        return replace(slide, left=left)
    if "clock" not in {f.name for f in fields(slide)}:
        return slide
    shows_day = isinstance(slide, AgendaSlide)
    section = running_section(workshop) if shows_day else workshop.section(live.held_section)
    return replace(slide, clock=room_clock(workshop, section, now))  # type: ignore[arg-type]  # checked above


def _public(workshop: Workshop, live: Live, slide: Slide) -> Slide:
    if isinstance(slide, NotesSlide):
        said = {n.text for n in workshop.notes if not n.private}
        lines = tuple(n for n in slide.lines if _still_public(workshop, live, n, said))
        return replace(slide, lines=lines)
    if isinstance(slide, SummarySlide):
        said = {n.text for n in workshop.notes if not n.private}
        rows = (
            replace(r, decisions=tuple(d for d in r.decisions if d in said)) for r in slide.rows
        )
        return replace(slide, rows=tuple(rows))
    if isinstance(slide, ReadBackSlide):
        given = {a.reason for a in workshop.answers if not a.reason_private}
        return replace(
            slide,
            lines=tuple(
                line if line.reason in given else replace(line, reason="") for line in slide.lines
            ),
        )
    return slide


def _still_public(workshop: Workshop, live: Live, line: NoteLine, said: set[str]) -> bool:
    """Tell whether a line may stay; one that was being typed may have grown since."""
    if not line.typing:
        return line.text in said
    draft = workshop.draft(note_draft_id(live.held_project))
    if draft is not None and not draft.private and draft.text.startswith(line.text):
        return True
    return any(text.startswith(line.text.strip()) for text in said)

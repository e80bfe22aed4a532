"""What the wall shows at this moment: black, the holding slide, what is held, or the console's."""

from dataclasses import fields, replace
from datetime import datetime

from facilitator.app.notes import note_draft_id
from facilitator.app.place import first_page, stand_after
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
from facilitator.domain.moments import nearest_moment
from facilitator.domain.plan import running_section
from facilitator.domain.terms import WallMode
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
    page = first_page(found.slide)
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
            end = nearest_moment(slide.until, now)
            left = max(0, min(left, int((end - now).total_seconds())))
        return replace(slide, left=left)
    if "clock" not in {f.name for f in fields(slide)}:
        return slide
    shows_day = isinstance(slide, AgendaSlide)
    section = running_section(workshop) if shows_day else workshop.section(live.held_section)
    return replace(slide, clock=room_clock(workshop, section, now))  # type: ignore[arg-type]  # checked above


def _public(workshop: Workshop, live: Live, slide: Slide) -> Slide:
    if isinstance(slide, NotesSlide):
        said = _said(workshop, live)
        lines = tuple(n for n in slide.lines if _still_public(workshop, live, n, said))
        return replace(slide, lines=lines)
    if isinstance(slide, SummarySlide):
        decided = {
            (p.number, n.text)
            for p in workshop.projects
            for n in workshop.decisions_of(p.id)
            if not n.private
        }
        rows = (
            replace(r, decisions=tuple(d for d in r.decisions if (r.number, d) in decided))
            for r in slide.rows
        )
        return replace(slide, rows=tuple(rows))
    if isinstance(slide, ReadBackSlide):
        given = _given(workshop, live)
        return replace(
            slide,
            lines=tuple(
                line if (line.center, line.reason) in given else replace(line, reason="")
                for line in slide.lines
            ),
        )
    return slide


# Two may say the same words, one of them in private: who said them counts too.


def _said(workshop: Workshop, live: Live) -> set[tuple[str, str]]:
    """List center and text of the public lines about the project that is held."""
    notes = workshop.notes_of(live.held_project)
    return {(workshop.short_name(n.center), n.text) for n in notes if not n.private}


def _given(workshop: Workshop, live: Live) -> set[tuple[str, str]]:
    """List center and reason of the public reasons about the project that is held."""
    project = workshop.project(live.held_project)
    answers = workshop.answers_of(project.id) if project is not None else []
    return {(workshop.short_name(a.center), a.reason) for a in answers if not a.reason_private}


def _still_public(
    workshop: Workshop, live: Live, line: NoteLine, said: set[tuple[str, str]]
) -> bool:
    """Tell whether a line may stay; one that was being typed may have grown since."""
    if not line.typing:
        return (line.center, line.text) in said
    draft = workshop.draft(note_draft_id(live.held_project))
    if draft is not None and not draft.private and draft.text.startswith(line.text):
        return True
    typed = line.text.strip()
    return any(center == line.center and text.startswith(typed) for center, text in said)

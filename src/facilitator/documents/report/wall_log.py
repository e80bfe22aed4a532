"""What the room saw on the wall: a line for each change of the picture (화면 표시 기록)."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from facilitator.documents.report.wording import say, stamp
from facilitator.domain.entities import Shown
from facilitator.domain.terms import SlideKind, WallMode
from facilitator.domain.workshop import Workshop

_SLIDES: dict[SlideKind, str] = {
    SlideKind.WELCOME: "Welcome",
    SlideKind.AGENDA: "Agenda",
    SlideKind.SECTION: "Section",
    SlideKind.BRIEF: "Project brief",
    SlideKind.ANSWERS: "Answers",
    SlideKind.NOTES: "Record of the discussion",
    SlideKind.ROLES: "Division of roles",
    SlideKind.READ_BACK: "Read back",
    SlideKind.SUMMARY: "Result of the section",
    SlideKind.MATRIX: "Who joins what",
    SlideKind.BREAK: "Break",
}


def wall_log(workshop: Workshop) -> dict[str, Any]:
    """Gather when the wall showed what, and for how long; the last line has no end."""
    log = workshop.shown_log
    ends: list[datetime | None] = [after.at for _, after in pairwise(log)] + [None]
    held_on = workshop.event.held_on
    return {"lines": [_line(s, end, held_on) for s, end in zip(log, ends, strict=False)]}


def _line(shown: Shown, end: datetime | None, held_on: date | None) -> dict[str, str]:
    state, screen, what = _seen(shown)
    day = stamp(shown.at, held_on)
    return {
        "at": f"{day}:{shown.at.second:02}",
        "state": state,
        "screen": screen,
        "what": what,
        "message": shown.message if shown.on and shown.wall is not WallMode.BLANK else "",
        "took": "" if end is None else _took(end - shown.at),
    }


def _seen(shown: Shown) -> tuple[str, str, str]:
    """Tell the state (for the look), the kind of picture and its headline."""
    if not shown.on:
        return "off", say("No wall open"), ""
    if shown.wall is WallMode.BLANK:
        return "black", say("Black"), ""
    if shown.wall is WallMode.HOLDING:
        return "holding", say("Holding picture"), shown.title
    page = say(" (page {page})", page=shown.page + 1) if shown.page > 0 else ""
    return "shown", say(_SLIDES[shown.slide]) + page, shown.title


def _took(lasted: timedelta) -> str:
    """Write how long; nothing where the laptop's clock was set back."""
    seconds = round(lasted.total_seconds())
    if seconds < 0:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    told = [
        say("{count} h", count=hours) if hours else "",
        say("{count} min", count=minutes) if minutes else "",
        say("{count} s", count=rest) if rest or seconds == 0 else "",
    ]
    return " ".join(filter(None, told))

"""What the application remembers from one start to the next; no workshop data."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from facilitator.app.report_versions import ReportMemory
from facilitator.domain.terms import WorkshopStage

MOST_RECENT = 12
THEMES = ("light", "dark")
WALL_THEMES = (*THEMES, "contrast")


@dataclass(frozen=True, slots=True)
class Recent:
    """A workshop file as it was when it was open last; `path` is absolute, `opened_at` local."""

    path: str
    title: str
    stage: WorkshopStage
    held_on: date | None
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices.

    `language` "" follows the system; `theme` is one of THEMES, `wall_theme` one of WALL_THEMES;
    `wall_screen`, the key of the wall's screen, and `console_screen` are chosen anew where "".
    `transitions` lets what changes on the wall fade over softly; `sound` has the clocks be heard.
    `open_file` is set while a file is open: still set at the next start, the application did not
    close cleanly. `rehearses` says that a copy of that file was open, for a rehearsal.
    `report` is what the report page was set to last, and the versions that the user named.
    """

    language: str = ""
    theme: str = "light"
    wall_theme: str = "light"
    wall_screen: str = ""
    console_screen: str = ""
    recent: tuple[Recent, ...] = ()
    open_file: str = ""
    transitions: bool = True
    sound: bool = False
    rehearses: bool = False
    report: ReportMemory = field(default_factory=ReportMemory)


def remember(settings: Settings, recent: Recent) -> Settings:
    """Put a workshop first in the list; each path once, at most MOST_RECENT."""
    others = forget(settings, recent.path).recent
    return replace(settings, recent=(recent, *others)[:MOST_RECENT])


def forget(settings: Settings, path: str) -> Settings:
    """Drop a workshop from the list; its file stays where it is."""
    return replace(settings, recent=tuple(r for r in settings.recent if r.path != path))

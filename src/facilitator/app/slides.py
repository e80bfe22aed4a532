"""What the wall can show, as plain values: whoever draws a slide sees nothing else.

This is the allow-list of the room. No slide has a field for a contact, a private note, a private
reason, remarks or an attendee's name, so none of these can reach the wall. Text is plain text.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from facilitator.domain.clocks import ClockState, clock_state
from facilitator.domain.terms import AnswerWord, Mark, NoteKind, ProjectStage


@dataclass(frozen=True, slots=True)
class RoomClock:
    """A section's clock in seconds; `left` is negative when it is over."""

    left: int
    planned: int
    section: str
    paused: bool = False

    @property
    def state(self) -> ClockState:
        return clock_state(self.left, self.planned)


@dataclass(frozen=True, slots=True)
class ProjectHead:
    """What stands at the top of every slide about a project. `lead` is a short name."""

    number: int
    title: str
    field: str
    lead: str
    lead_label: str


@dataclass(frozen=True, slots=True)
class WelcomeSlide:
    title: str
    host: str
    held_on: date | None
    starts_at: time | None
    place: str
    purpose: str


class AgendaState(StrEnum):
    PAST = "past"
    NOW = "now"
    NEXT = "next"
    LATER = "later"


class AgendaRowKind(StrEnum):
    SECTION = "section"
    OPENING = "opening"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """`who` are short names; `everyone` says that they are all centers."""

    kind: AgendaRowKind
    state: AgendaState
    at: time | None
    title: str
    who: tuple[str, ...] = ()
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class AgendaSlide:
    """`clock` is that of the section that runs now."""

    rows: tuple[AgendaRow, ...]
    clock: RoomClock | None = None


@dataclass(frozen=True, slots=True)
class SectionSlide:
    """`cast` are short names, `projects` number, title and the lead's short name."""

    title: str
    room: str
    planned_minutes: int
    cast: tuple[str, ...]
    projects: tuple[tuple[int, str, str], ...]
    clock: RoomClock | None


@dataclass(frozen=True, slots=True)
class BriefSlide:
    """`budget` in thousand KRW; `asked` are short names of the centers proposed to."""

    head: ProjectHead
    summary: str
    period: str
    budget: int | None
    asked: tuple[str, ...]
    everyone_asked: bool
    clock: RoomClock | None


@dataclass(frozen=True, slots=True)
class AnswerTile:
    center: str
    mark: Mark
    condition: str
    reply_by: date | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AnswersSlide:
    """The lead's tile comes first; `counts` has every answer word that was given, and None."""

    head: ProjectHead
    tiles: tuple[AnswerTile, ...]
    counts: tuple[tuple[AnswerWord | None, int], ...]
    clock: RoomClock | None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A public line; `typing` is true for the line that grows while it is typed."""

    center: str
    kind: NoteKind
    text: str
    typing: bool = False


@dataclass(frozen=True, slots=True)
class NotesSlide:
    head: ProjectHead
    lines: tuple[NoteLine, ...]
    clock: RoomClock | None


@dataclass(frozen=True, slots=True)
class RoleLine:
    center: str
    is_lead: bool
    task: str
    person: str
    resource: str
    due: date | None


@dataclass(frozen=True, slots=True)
class RolesSlide:
    """Lines for the lead and each joining center; a center without a role has an empty line."""

    head: ProjectHead
    lines: tuple[RoleLine, ...]
    clock: RoomClock | None


@dataclass(frozen=True, slots=True)
class ReadBackLine:
    """A center's word with its public reason and its roles, as it is read out."""

    center: str
    mark: Mark
    condition: str
    reply_by: date | None
    reason: str
    roles: tuple[RoleLine, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ReadBackSlide:
    head: ProjectHead
    lines: tuple[ReadBackLine, ...]
    clock: RoomClock | None


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One project of a section: who leads, joins, joins on a condition, replies later, is out."""

    number: int
    title: str
    stage: ProjectStage
    lead: str
    yes: tuple[str, ...]
    conditional: tuple[str, ...]
    later: tuple[str, ...]
    unanswered: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummarySlide:
    title: str
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    number: int
    title: str
    marks: tuple[Mark, ...]
    confirmed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class MatrixSlide:
    """The whole matrix; `centers` are the short names over the columns."""

    centers: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    lead_label: str


@dataclass(frozen=True, slots=True)
class BreakSlide:
    """`left` in seconds until the end of the break; None where it has no end.

    `goes_on` tells that the break lies within the section of that title.
    """

    left: int | None
    until: time | None
    next_title: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class HoldingSlide:
    """Who invites, and to what: an alternative to black."""

    title: str
    host: str


@dataclass(frozen=True, slots=True)
class BlankSlide:
    """Nothing at all: the wall is black."""


Slide = (
    WelcomeSlide
    | AgendaSlide
    | SectionSlide
    | BriefSlide
    | AnswersSlide
    | NotesSlide
    | RolesSlide
    | ReadBackSlide
    | SummarySlide
    | MatrixSlide
    | BreakSlide
    | HoldingSlide
    | BlankSlide
)


@dataclass(frozen=True, slots=True)
class Projected:
    """All that the wall shows at one moment.

    `page` counts from 0 within the slide, -1 is the newest (of the agenda, that of now). `message`
    lies over the slide, never over black. `scale` is the size of the text in percent.
    """

    slide: Slide
    page: int = 0
    message: str = ""
    scale: int = 100

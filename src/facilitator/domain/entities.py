"""The entities of a workshop: frozen values; a change makes a new one.

Every entity has an `id`. Fields hold only str, int, bool, None, date, time, datetime, the enums of
`terms`, and tuples of ids, so that each value can be written to the file and into the journal.
Times are local wall-clock times without a zone, to the second: a workshop happens in one place.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from facilitator.domain.terms import (
    ActionItemId,
    AnswerWord,
    AttendeeId,
    CenterId,
    CenterKind,
    FieldId,
    NoteId,
    NoteKind,
    PauseId,
    Presence,
    ProjectId,
    ProjectStage,
    RoleId,
    SectionId,
    ShownId,
    SlideKind,
    TurnId,
    WallMode,
    WorkshopStage,
)


class EntityKind(StrEnum):
    """The kinds of entity, named like their table in the file."""

    EVENT = "event"
    CENTER = "center"
    ATTENDEE = "attendee"
    FIELD = "field"
    PROJECT = "project"
    PROPOSAL = "proposal"
    SECTION = "section"
    ANSWER = "answer"
    ROLE = "role"
    NOTE = "note"
    ACTION_ITEM = "action_item"
    PAUSE = "pause"
    ATTENDANCE = "attendance"
    TURN = "turn"
    SHOWN = "shown"
    CONFLICT = "conflict"
    LIVE = "live"
    DRAFT = "draft"


# Where the facilitator stands, what is half typed, and what the program logs by itself: kept in
# the file, never undone. Their references may point to what was removed since.
NEVER_UNDONE = frozenset({EntityKind.LIVE, EntityKind.DRAFT, EntityKind.TURN, EntityKind.SHOWN})


@dataclass(frozen=True, slots=True)
class Event:
    """The workshop itself; there is exactly one, with id "event".

    Empty labels mean the field's usual words (주무센터, 연계센터).
    """

    id: str = "event"
    title: str = ""
    host: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    purpose: str = ""
    next_steps: str = ""
    stage: WorkshopStage = WorkshopStage.PREPARED
    lead_label: str = ""
    linked_label: str = ""


@dataclass(frozen=True, slots=True)
class Center:
    id: CenterId
    name: str = ""
    short_name: str = ""
    kind: CenterKind = CenterKind.CENTER
    contact: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Attendee:
    id: AttendeeId
    center: CenterId
    name: str = ""
    presence: Presence = Presence.PRESENT
    order: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    id: FieldId
    name: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A proposed collaborative project; budget in thousand KRW. A lead of None is not named yet."""

    id: ProjectId
    number: int
    title: str = ""
    field: FieldId | None = None
    lead: CenterId | None = None
    summary: str = ""
    period: str = ""
    budget: int | None = None
    remarks: str = ""
    stage: ProjectStage = ProjectStage.PROPOSED
    order: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """The lead asks a center to take part; its id is `pair_id(project, center)`."""

    id: str
    project: ProjectId
    center: CenterId


@dataclass(frozen=True, slots=True)
class Section:
    """A discussion of some projects in one room. `guests` are centers added to the cast by hand.

    The plan stays as it was made: what the day gives or takes is `extra_minutes` (may be negative).
    """

    id: SectionId
    title: str = ""
    room: str = ""
    planned_start: time | None = None
    planned_minutes: int = 0
    facilitator: str = ""
    recorder: str = ""
    projects: tuple[ProjectId, ...] = ()
    guests: tuple[CenterId, ...] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None
    order: int = 0
    extra_minutes: int = 0

    @property
    def given_minutes(self) -> int:
        """Tell how long the section may take by now: what was planned, and what the day gave."""
        return max(0, self.planned_minutes + self.extra_minutes)


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which a section's clock stands still; without an end it still does."""

    id: PauseId
    section: SectionId
    started_at: datetime
    ended_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a running section in which the console was on a project."""

    id: TurnId
    section: SectionId
    project: ProjectId
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was in the room in one section; its id is `attendance_id(section, center, attendee)`.

    Without an attendee it stands for a center of which nobody is named. `at` is when somebody LATE
    arrived (None: not yet) or somebody LEFT went.
    """

    id: str
    section: SectionId
    center: CenterId
    attendee: AttendeeId | None = None
    presence: Presence = Presence.PRESENT
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the log of what the room saw, from `at` until the next line.

    `on` is False where no wall was open. `title` is the headline as it stood there then.
    """

    id: ShownId
    at: datetime
    on: bool = True
    wall: WallMode = WallMode.SHOWN
    slide: SlideKind = SlideKind.WELCOME
    section: SectionId | None = None
    project: ProjectId | None = None
    page: int = 0
    title: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One center's word on one project, and its read-back stamp; id is `pair_id(project, center)`.

    The lead center's entry has no word: it carries only the stamp on the lead's own roles.
    """

    id: str
    project: ProjectId
    center: CenterId
    word: AnswerWord | None = None
    condition: str = ""
    reply_by: date | None = None
    reason: str = ""
    reason_private: bool = False
    said_by: str = ""
    said_at: datetime | None = None
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What a joining center (or the lead) will do in a project."""

    id: RoleId
    project: ProjectId
    center: CenterId
    task: str = ""
    person: str = ""
    resource: str = ""
    due: date | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the discussion. A decision is a note of kind DECISION."""

    id: NoteId
    at: datetime
    project: ProjectId | None = None
    section: SectionId | None = None
    center: CenterId | None = None
    kind: NoteKind = NoteKind.POINT
    text: str = ""
    private: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A follow-up action (후속 조치) that a center owns. Not to be confused with `app.Action`."""

    id: ActionItemId
    project: ProjectId | None = None
    center: CenterId | None = None
    text: str = ""
    person: str = ""
    due: date | None = None
    done: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two copies of the workshop say differently, until the user decides.

    The workshop holds this copy's value; `theirs` is the entity as the other copy has it (None: it
    was removed there). `field` names the one field that differs, "" the entity as a whole. `by` and
    `at` tell who entered it there, and when. The id is `conflict_id(kind, entity, field)`.
    """

    id: str
    kind: EntityKind
    entity: str
    field: str = ""
    theirs: "Entity | None" = None
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """Where the day stands: what the console is on and what the wall shows; id "live".

    `page` counts from 0 within the slide; -1 is the newest (last) page. A reference may point to
    what was removed since: readers treat it as None. `place` is the page of the application.

    While the wall is held, `held` is the slide that stays on it (as `app.slide_json` writes it; ""
    follows the console), and the other `held_` fields tell where that slide came from. `message`
    lies over any slide. `scale` is the size of the wall's text in percent. With `line_by_line` the
    room sees a note only when it is entered.
    """

    id: str = "live"
    section: SectionId | None = None
    project: ProjectId | None = None
    slide: SlideKind = SlideKind.WELCOME
    page: int = 0
    wall: WallMode = WallMode.SHOWN
    break_until: datetime | None = None
    place: str = "prepare"
    held: str = ""
    held_section: SectionId | None = None
    held_project: ProjectId | None = None
    held_slide: SlideKind = SlideKind.WELCOME
    held_page: int = 0
    message: str = ""
    scale: int = 100
    line_by_line: bool = False

    @property
    def room_follows(self) -> bool:
        """Tell whether an open wall shows what the console stands on."""
        return self.wall is WallMode.SHOWN and not self.held


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that is being typed and not entered yet, so that a crash loses no syllable.

    The id names the place ("note:PROJECT", "answer:PAIR" ...); `kind` holds what the place needs
    (a NoteKind, an AnswerWord).
    """

    id: str
    text: str = ""
    center: str = ""
    kind: str = ""
    private: bool = False


Entity = (
    Event
    | Center
    | Attendee
    | Field
    | Project
    | Proposal
    | Section
    | Answer
    | Role
    | Note
    | ActionItem
    | Pause
    | Attendance
    | Turn
    | Shown
    | Conflict
    | Live
    | Draft
)

ENTITY_TYPES: dict[EntityKind, type[Entity]] = {
    EntityKind.EVENT: Event,
    EntityKind.CENTER: Center,
    EntityKind.ATTENDEE: Attendee,
    EntityKind.FIELD: Field,
    EntityKind.PROJECT: Project,
    EntityKind.PROPOSAL: Proposal,
    EntityKind.SECTION: Section,
    EntityKind.ANSWER: Answer,
    EntityKind.ROLE: Role,
    EntityKind.NOTE: Note,
    EntityKind.ACTION_ITEM: ActionItem,
    EntityKind.PAUSE: Pause,
    EntityKind.ATTENDANCE: Attendance,
    EntityKind.TURN: Turn,
    EntityKind.SHOWN: Shown,
    EntityKind.CONFLICT: Conflict,
    EntityKind.LIVE: Live,
    EntityKind.DRAFT: Draft,
}

KIND_OF: dict[type[Entity], EntityKind] = {made: kind for kind, made in ENTITY_TYPES.items()}


class Touch(NamedTuple):
    """Names one entity that an Action changed."""

    kind: EntityKind
    id: str


def kind_of(entity: Entity) -> EntityKind:
    """Tell the kind of an entity."""
    return KIND_OF[type(entity)]


def pair_id(project: ProjectId, center: CenterId) -> str:
    """Make the id of what belongs to one project and one center: the same on every laptop."""
    return f"{project}:{center}"


def attendance_id(section: SectionId, center: CenterId, attendee: AttendeeId | None = None) -> str:
    """Make the id of somebody's attendance in a section: the same on every laptop."""
    return f"{section}:{center}:{attendee or ''}"


def conflict_id(kind: EntityKind, entity: str, field: str) -> str:
    """Make the id of a conflict about a field: the same on every laptop."""
    return f"{kind}:{entity}:{field}"

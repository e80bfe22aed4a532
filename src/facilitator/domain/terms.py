"""The closed vocabularies of a workshop. Values are what the file and `show --json` hold."""

from enum import StrEnum
from typing import NewType

CenterId = NewType("CenterId", str)
AttendeeId = NewType("AttendeeId", str)
FieldId = NewType("FieldId", str)
ProjectId = NewType("ProjectId", str)
SectionId = NewType("SectionId", str)
RoleId = NewType("RoleId", str)
NoteId = NewType("NoteId", str)
ActionItemId = NewType("ActionItemId", str)
PauseId = NewType("PauseId", str)
TurnId = NewType("TurnId", str)
ShownId = NewType("ShownId", str)


class CenterKind(StrEnum):
    CENTER = "center"
    SECRETARIAT = "secretariat"


class Presence(StrEnum):
    PRESENT = "present"
    LATE = "late"
    LEFT = "left"
    ABSENT = "absent"
    OBSERVER = "observer"


class AnswerWord(StrEnum):
    """One center's word on one project. No answer is `None`: a blank is never a no."""

    YES = "yes"
    CONDITIONAL = "conditional"
    LATER = "later"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


JOINING = frozenset({AnswerWord.YES, AnswerWord.CONDITIONAL})


class Mark(StrEnum):
    """What stands in one cell of the matrix of centers by projects."""

    LEAD = "lead"
    YES = "yes"
    CONDITIONAL = "conditional"
    LATER = "later"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"
    NOT_ASKED = "not_asked"


class NoteKind(StrEnum):
    POINT = "point"
    QUESTION = "question"
    CONCERN = "concern"
    DECISION = "decision"
    PARKED = "parked"
    SUGGESTION = "suggestion"


class WorkshopStage(StrEnum):
    PREPARED = "prepared"
    RUNNING = "running"
    CLOSED = "closed"
    FINAL = "final"


class ProjectStage(StrEnum):
    PROPOSED = "proposed"
    IN_DISCUSSION = "in_discussion"
    AGREED = "agreed"
    PARKED = "parked"
    WITHDRAWN = "withdrawn"
    IN_PLANNING = "in_planning"
    DECIDED = "decided"
    NOT_PURSUED = "not_pursued"
    IN_EXECUTION = "in_execution"
    DONE = "done"


# One step forward or back at a time; a wrong click can always be taken back by the same road.
WORKSHOP_WAYS: dict[WorkshopStage, frozenset[WorkshopStage]] = {
    WorkshopStage.PREPARED: frozenset({WorkshopStage.RUNNING}),
    WorkshopStage.RUNNING: frozenset({WorkshopStage.PREPARED, WorkshopStage.CLOSED}),
    WorkshopStage.CLOSED: frozenset({WorkshopStage.RUNNING, WorkshopStage.FINAL}),
    WorkshopStage.FINAL: frozenset({WorkshopStage.CLOSED}),
}

_P = ProjectStage
PROJECT_WAYS: dict[ProjectStage, frozenset[ProjectStage]] = {
    _P.PROPOSED: frozenset({_P.IN_DISCUSSION, _P.PARKED, _P.WITHDRAWN}),
    _P.IN_DISCUSSION: frozenset({_P.PROPOSED, _P.AGREED, _P.PARKED, _P.WITHDRAWN}),
    _P.AGREED: frozenset({_P.IN_DISCUSSION, _P.PARKED, _P.WITHDRAWN, _P.IN_PLANNING}),
    _P.PARKED: frozenset({_P.PROPOSED, _P.IN_DISCUSSION, _P.AGREED, _P.WITHDRAWN}),
    _P.WITHDRAWN: frozenset({_P.PROPOSED, _P.IN_DISCUSSION}),
    _P.IN_PLANNING: frozenset({_P.AGREED, _P.DECIDED, _P.NOT_PURSUED, _P.PARKED, _P.WITHDRAWN}),
    _P.DECIDED: frozenset({_P.IN_PLANNING, _P.IN_EXECUTION, _P.NOT_PURSUED}),
    _P.NOT_PURSUED: frozenset({_P.IN_PLANNING, _P.DECIDED}),
    _P.IN_EXECUTION: frozenset({_P.DECIDED, _P.DONE, _P.NOT_PURSUED}),
    _P.DONE: frozenset({_P.IN_EXECUTION}),
}


class SlideKind(StrEnum):
    """What the wall can show; the order is the order of the console's list."""

    WELCOME = "welcome"
    AGENDA = "agenda"
    SECTION = "section"
    BRIEF = "brief"
    ANSWERS = "answers"
    NOTES = "notes"
    ROLES = "roles"
    READ_BACK = "read_back"
    SUMMARY = "summary"
    MATRIX = "matrix"
    BREAK = "break"


class WallMode(StrEnum):
    """Whether the wall shows its slide, nothing at all, or only who invites and to what."""

    SHOWN = "shown"
    BLANK = "blank"
    HOLDING = "holding"

"""The words of the workshop's closed vocabularies, as a user reads them."""

from enum import StrEnum

from facilitator.words.catalog import language, tr

# Name of the enum -> its values -> the English word; the Korean stands in the catalog under
# "ProjectStage|agreed". `app` stands above this layer, so its `Label` is named, not imported.
ENGLISH: dict[str, dict[str, str]] = {
    "CenterKind": {"center": "Center", "secretariat": "Secretariat"},
    "Presence": {
        "present": "Present",
        "late": "Late",
        "left": "Left early",
        "absent": "Absent",
        "observer": "Observer",
    },
    "AnswerWord": {
        "yes": "Yes",
        "conditional": "Conditional",
        "later": "Reply later",
        "no": "No",
        "not_applicable": "Not applicable",
    },
    "Mark": {
        "lead": "Lead",
        "yes": "Yes",
        "conditional": "Conditional",
        "later": "Reply later",
        "no": "No",
        "not_applicable": "Not applicable",
        "unanswered": "No answer",
        "not_asked": "Not asked",
    },
    "NoteKind": {
        "point": "Point",
        "question": "Question",
        "concern": "Concern",
        "decision": "Decision",
        "parked": "Parked",
        "suggestion": "Suggestion",
    },
    "WorkshopStage": {
        "prepared": "In preparation",
        "running": "Running",
        "closed": "Closed (provisional)",
        "final": "Final",
    },
    "ProjectStage": {
        "proposed": "Proposed",
        "in_discussion": "In discussion",
        "agreed": "Provisionally agreed",
        "parked": "Parked",
        "withdrawn": "Withdrawn",
        "in_planning": "In planning",
        "decided": "Decided",
        "not_pursued": "Not pursued",
        "in_execution": "In execution",
        "done": "Done",
    },
    "Label": {
        "workshop_imported": "Workbook imported",
        "event_edited": "Workshop edited",
        "center_added": "Center added",
        "center_edited": "Center edited",
        "center_removed": "Center removed",
        "attendee_added": "Attendee added",
        "attendee_edited": "Attendee edited",
        "attendee_removed": "Attendee removed",
        "field_added": "Field added",
        "field_edited": "Field renamed",
        "field_removed": "Field removed",
        "project_added": "Project added",
        "project_edited": "Project edited",
        "project_removed": "Project removed",
        "project_stage_moved": "Project stage changed",
        "proposals_edited": "Proposals changed",
        "section_added": "Section added",
        "section_edited": "Section edited",
        "section_removed": "Section removed",
        "rows_moved": "Order changed",
        "rows_pasted": "Rows pasted",
        "section_started": "Section started",
        "section_ended": "Section ended",
        "section_reopened": "Section reopened",
        "section_times_corrected": "Section times corrected",
        "section_paused": "Section paused",
        "section_resumed": "Section goes on",
        "minutes_shared_out": "Time left shared out",
        "attendance_taken": "Attendance taken",
        "workshop_closed": "Workshop closed",
        "workshop_reopened": "Workshop reopened",
        "workshop_stage_moved": "Workshop stage changed",
        "answer_recorded": "Answer recorded",
        "answer_cleared": "Answer cleared",
        "answer_confirmed": "Read-back confirmed",
        "confirmation_withdrawn": "Confirmation withdrawn",
        "note_added": "Note added",
        "note_edited": "Note edited",
        "note_removed": "Note removed",
        "note_moved": "Note moved",
        "role_added": "Role added",
        "role_edited": "Role edited",
        "role_removed": "Role removed",
        "action_item_added": "Follow-up action added",
        "action_item_edited": "Follow-up action edited",
        "action_item_removed": "Follow-up action removed",
        "place_changed": "Place changed",
        "wall_changed": "Wall changed",
        "room_saw": "Slide logged",
        "typed": "Typed",
        "copies_joined": "Copies joined",
        "conflict_decided": "Difference decided",
        "taken_over": "Kept entries taken over",
        "salvaged": "Salvaged from a damaged file",
        "deleted_for_good": "Deleted for good",
        "workshop_made": "Workshop made",
        "undone": "Undone",
        "redone": "Redone",
    },
}


def term(value: StrEnum) -> str:
    """Tell a value of a vocabulary, or what a Label did, in the user's language.

    Raises KeyError for an enum that stands in no sentence.
    """
    name = type(value).__name__
    english = ENGLISH[name][value.value]
    return english if language() == "en" else tr(value.value, name)

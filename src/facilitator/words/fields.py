"""The kinds of entity and their fields, as a user reads them in the history and in joining."""

from facilitator.domain.entities import ENTITY_TYPES, EntityKind
from facilitator.words.catalog import language, tr

# The English; the Korean stands in the catalog under "Entity|answer" and "Answer|reply_by".
KINDS: dict[EntityKind, str] = {
    EntityKind.EVENT: "Workshop",
    EntityKind.CENTER: "Center",
    EntityKind.ATTENDEE: "Attendee",
    EntityKind.FIELD: "Field",
    EntityKind.PROJECT: "Project",
    EntityKind.PROPOSAL: "Proposal",
    EntityKind.SECTION: "Section",
    EntityKind.ANSWER: "Answer",
    EntityKind.ROLE: "Role",
    EntityKind.NOTE: "Note",
    EntityKind.ACTION_ITEM: "Follow-up action",
    EntityKind.PAUSE: "Pause",
    EntityKind.ATTENDANCE: "Attendance",
    EntityKind.TURN: "Turn",
    EntityKind.SHOWN: "What the room saw",
    EntityKind.CONFLICT: "Difference",
    EntityKind.LIVE: "Place",
    EntityKind.DRAFT: "Text being typed",
}

FIELDS: dict[EntityKind, dict[str, str]] = {
    EntityKind.EVENT: {
        "title": "Title",
        "host": "Host",
        "held_on": "Date",
        "starts_at": "Day starts",
        "ends_at": "Day ends",
        "place": "Place",
        "purpose": "Purpose",
        "next_steps": "Next steps",
        "stage": "Stage",
        "lead_label": "Word for the lead center",
        "linked_label": "Word for linked centers",
    },
    EntityKind.CENTER: {
        "name": "Full name",
        "short_name": "Short name",
        "kind": "Kind",
        "contact": "Contact",
        "order": "Order",
    },
    EntityKind.ATTENDEE: {
        "center": "Center",
        "name": "Name",
        "presence": "Expected",
        "order": "Order",
    },
    EntityKind.FIELD: {"name": "Name", "order": "Order"},
    EntityKind.PROJECT: {
        "number": "Number",
        "title": "Project name",
        "field": "Field",
        "lead": "Lead center",
        "summary": "Summary",
        "period": "Period",
        "budget": "Budget",
        "remarks": "Remarks",
        "stage": "Stage",
        "order": "Order",
    },
    EntityKind.PROPOSAL: {"project": "Project", "center": "Center"},
    EntityKind.SECTION: {
        "title": "Section name",
        "room": "Room",
        "planned_start": "Start",
        "planned_minutes": "Duration",
        "facilitator": "Facilitator",
        "recorder": "Recorder",
        "projects": "Projects",
        "guests": "Added centers",
        "started_at": "Started",
        "ended_at": "Ended",
        "order": "Order",
        "extra_minutes": "Minutes added",
    },
    EntityKind.ANSWER: {
        "project": "Project",
        "center": "Center",
        "word": "Answer",
        "condition": "Condition",
        "reply_by": "Reply by",
        "reason": "Reason",
        "reason_private": "Reason shown",
        "said_by": "Said by",
        "said_at": "Said at",
        "confirmed_at": "Read-back confirmed",
    },
    EntityKind.ROLE: {
        "project": "Project",
        "center": "Center",
        "task": "Task",
        "person": "Person",
        "resource": "Resource or expertise",
        "due": "Due",
        "order": "Order",
    },
    EntityKind.NOTE: {
        "at": "Written at",
        "project": "Project",
        "section": "Section",
        "center": "Center",
        "kind": "Kind",
        "text": "Text",
        "private": "Shown",
        "order": "Order",
    },
    EntityKind.ACTION_ITEM: {
        "project": "Project",
        "center": "Owner",
        "text": "What",
        "person": "Person",
        "due": "Due",
        "done": "State",
        "order": "Order",
    },
    EntityKind.PAUSE: {
        "section": "Section",
        "started_at": "Paused at",
        "ended_at": "Resumed at",
        "reason": "Reason",
    },
    EntityKind.ATTENDANCE: {
        "section": "Section",
        "center": "Center",
        "attendee": "Attendee",
        "presence": "Attendance",
        "at": "Time",
    },
    EntityKind.TURN: {
        "section": "Section",
        "project": "Project",
        "started_at": "Started",
        "ended_at": "Ended",
    },
    EntityKind.SHOWN: {
        "at": "Time",
        "on": "Wall open",
        "wall": "Wall",
        "slide": "Slide",
        "section": "Section",
        "project": "Project",
        "page": "Page",
        "title": "Headline",
        "message": "Message",
    },
    EntityKind.CONFLICT: {
        "kind": "Kind",
        "entity": "Entry",
        "field": "Item",
        "theirs": "Other copy",
        "by": "Entered by",
        "at": "Entered at",
    },
    EntityKind.LIVE: {
        "section": "Section",
        "project": "Project",
        "slide": "Slide",
        "page": "Page",
        "wall": "Wall",
        "break_until": "Break until",
        "place": "Page of the program",
        "held": "Held slide",
        "held_section": "Section of the held slide",
        "held_project": "Project of the held slide",
        "held_slide": "Kind of the held slide",
        "held_page": "Page of the held slide",
        "message": "Message",
        "scale": "Text size",
        "line_by_line": "Notes by line",
    },
    EntityKind.DRAFT: {
        "text": "Text",
        "center": "Center",
        "kind": "Kind",
        "private": "Shown",
    },
}


def kind_words(kind: EntityKind) -> str:
    """Tell a kind of entity in the user's language."""
    return KINDS[kind] if language() == "en" else tr(kind.value, "Entity")


def field_words(kind: EntityKind, field: str) -> str:
    """Tell a field of a kind; with `field` "" the kind itself.

    Raises KeyError for a field that the kind does not have.
    """
    if not field:
        return kind_words(kind)
    english = FIELDS[kind][field]
    return english if language() == "en" else tr(field, ENTITY_TYPES[kind].__name__)

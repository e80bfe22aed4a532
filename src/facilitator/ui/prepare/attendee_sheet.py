"""The table of attendees (참석자)."""

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import Attendee, EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AttendeeId, CenterId, Presence
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.columns import (
    center_chips,
    center_choices,
    plain_choices,
    reading,
    text_column,
)
from facilitator.ui.prepare.reading import read_center, read_presence
from facilitator.ui.prepare.sheet import CellEditing, CellLook, Choice, Column, Sheet
from facilitator.words import tr
from facilitator.words.terms import term


def _needed_center(workshop: Workshop, text: str) -> CenterId:
    center = read_center(workshop, text)
    if center is None:
        raise RuleBroken("cell_center_needed")
    return center


def _presences(workshop: Workshop, attendee: Attendee) -> list[Choice]:
    """List what can be expected before the day; who leaves does so in a section, on the console."""
    left_out = () if attendee.presence is Presence.LEFT else (Presence.LEFT,)
    return plain_choices([term(p) for p in Presence if p not in left_out])


def _add(entry: Entry, beside: str | None) -> Action:
    """Add a person to the center of the row beside, or to the first center."""
    workshop = entry.workshop
    neighbour = workshop.find(EntityKind.ATTENDEE, beside)
    if isinstance(neighbour, Attendee):
        return editing.add_attendee(entry, neighbour.center)
    if not workshop.centers:
        raise RuleBroken("center_first")
    return editing.add_attendee(entry, CenterId(workshop.centers[0].id))


ATTENDEE_SHEET = Sheet(
    kind=EntityKind.ATTENDEE,
    rows=lambda workshop: workshop.attendees,
    columns=(
        Column(
            key="center",
            heading=lambda w: tr("Center", "prepare"),
            width=160,
            shown=lambda w, a: w.short_name(a.center),
            chips=lambda w, a: center_chips(w, a.center),
            read=reading(editing.edit_attendee, "center", _needed_center),
            choices=center_choices,
            look=CellLook.CHIPS,
            editing=CellEditing.ONE_OF,
            also=("센터", "소속", "기관", "center"),
            needed=True,
        ),
        text_column(
            editing.edit_attendee,
            key="name",
            heading=lambda w: tr("Name", "prepare"),
            width=300,
            also=("이름", "성명", "참석자", "name", "attendee"),
        ),
        Column(
            key="presence",
            heading=lambda w: tr("Expected", "prepare"),
            width=140,
            shown=lambda w, a: term(a.presence),
            read=reading(editing.edit_attendee, "presence", lambda w, text: read_presence(text)),
            choices=_presences,
            look=CellLook.QUIET,
            editing=CellEditing.ONE_OF,
            also=("참석여부", "출결", "참석", "presence"),
        ),
    ),
    add=_add,
    remove=lambda entry, row: editing.remove_attendee(entry, AttendeeId(row)),
    removed_label=Label.ATTENDEE_REMOVED,
    edited_label=Label.ATTENDEE_EDITED,
    depends=frozenset({EntityKind.CENTER}),
    title=lambda: tr("Attendees", "prepare"),
    tab=lambda count: tr("Attendees {count}", "prepare", count=count),
    add_text=lambda: tr("Add an attendee, or paste rows copied from Excel", "prepare"),
    removed_text=lambda count: tr(
        "Attendees removed: {count}. Take back with Ctrl+Z", "prepare", count=count
    ),
    first_edited="name",
)

"""The table of attendees (참석자)."""

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import Attendee, EntityKind
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AttendeeId, CenterId, Presence
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.reading import read_center, read_presence
from facilitator.ui.prepare.sheet import (
    CellEditing,
    CellLook,
    Choice,
    Column,
    Sheet,
    Step,
    plain_choices,
)
from facilitator.words import tr
from facilitator.words.terms import term


def _read_name(workshop: Workshop, text: str) -> Step:
    return lambda entry, row: editing.edit_attendee(entry, AttendeeId(row), name=text)


def _read_center(workshop: Workshop, text: str) -> Step:
    center = read_center(workshop, text)
    if center is None:
        raise RuleBroken("cell_center_needed")
    return lambda entry, row: editing.edit_attendee(entry, AttendeeId(row), center=center)


def _read_presence(workshop: Workshop, text: str) -> Step:
    presence = read_presence(text)
    return lambda entry, row: editing.edit_attendee(entry, AttendeeId(row), presence=presence)


def _centers(workshop: Workshop) -> list[Choice]:
    return plain_choices([workshop.short_name(c.id) for c in workshop.centers])


def _presences(workshop: Workshop) -> list[Choice]:
    return plain_choices([term(p) for p in Presence])


def _add(entry: Entry, beside: str | None) -> Action:
    """Add a person to the center of the row beside, or to the first center."""
    workshop = entry.workshop
    neighbour = workshop.find(EntityKind.ATTENDEE, beside)
    if isinstance(neighbour, Attendee):
        return editing.add_attendee(entry, neighbour.center)
    if not workshop.centers:
        raise RuleBroken("center_first")
    return editing.add_attendee(entry, CenterId(workshop.centers[0].id))


def _remove(entry: Entry, row: str) -> Action:
    return editing.remove_attendee(entry, AttendeeId(row))


ATTENDEE_SHEET = Sheet(
    kind=EntityKind.ATTENDEE,
    rows=lambda workshop: workshop.attendees,
    columns=(
        Column(
            key="center",
            heading=lambda w: tr("Center", "prepare"),
            width=160,
            shown=lambda w, a: w.short_name(a.center),
            chips=lambda w, a: (w.short_name(a.center),) if w.short_name(a.center) else (),
            read=_read_center,
            choices=_centers,
            look=CellLook.CHIPS,
            editing=CellEditing.ONE_OF,
            also=("센터", "소속", "기관", "center"),
            needed=True,
        ),
        Column(
            key="name",
            heading=lambda w: tr("Name", "prepare"),
            width=300,
            shown=lambda w, a: a.name,
            read=_read_name,
            also=("이름", "성명", "참석자", "name", "attendee"),
        ),
        Column(
            key="presence",
            heading=lambda w: tr("Presence", "prepare"),
            width=140,
            shown=lambda w, a: term(a.presence),
            read=_read_presence,
            choices=_presences,
            look=CellLook.QUIET,
            editing=CellEditing.ONE_OF,
            also=("참석여부", "출결", "참석", "presence"),
        ),
    ),
    add=_add,
    remove=_remove,
    removed_label=Label.ATTENDEE_REMOVED,
    depends=frozenset({EntityKind.CENTER}),
    title=lambda: tr("Attendees", "prepare"),
    tab=lambda count: tr("Attendees {count}", "prepare", count=count),
    add_text=lambda: tr("Add an attendee, or paste rows copied from Excel", "prepare"),
    removed_text=lambda count: tr(
        "Attendees removed: {count}. Take back with Ctrl+Z", "prepare", count=count
    ),
    first_edited="name",
)

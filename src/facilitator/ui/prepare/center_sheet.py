"""The table of centers (센터)."""

from collections import Counter

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import Center, EntityKind
from facilitator.domain.terms import AttendeeId, CenterId, CenterKind
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.columns import plain_choices, reading, text_column
from facilitator.ui.prepare.reading import read_kind, read_people
from facilitator.ui.prepare.sheet import CellEditing, CellLook, Choice, Column, Sheet
from facilitator.words import tr
from facilitator.words.terms import term


def _kinds(workshop: Workshop, center: Center) -> list[Choice]:
    return plain_choices([term(kind) for kind in CenterKind])


def _people(workshop: Workshop, center: Center) -> str:
    return ", ".join(a.name for a in workshop.attendees_of(center.id))


def set_people(entry: Entry, center: CenterId, people: list[str]) -> Action:
    """Have exactly these people come from a center; who stays keeps the presence."""
    wanted = Counter(people)
    for attendee in entry.workshop.attendees_of(center):
        if wanted[attendee.name] > 0:
            wanted[attendee.name] -= 1
        else:
            editing.remove_attendee(entry, AttendeeId(attendee.id))
    for name in people:
        if wanted[name] > 0:
            wanted[name] -= 1
            editing.add_attendee(entry, center, name)
    return entry.action(Label.ATTENDEE_EDITED)


CENTER_SHEET = Sheet(
    kind=EntityKind.CENTER,
    rows=lambda workshop: workshop.centers,
    columns=(
        text_column(
            editing.edit_center,
            key="name",
            heading=lambda w: tr("Full name", "prepare"),
            width=230,
            also=("이름", "센터명", "센터이름", "센터", "기관명", "name", "center"),
        ),
        Column(
            key="short_name",
            heading=lambda w: tr("Short name", "prepare"),
            width=100,
            shown=lambda w, c: c.short_name,
            chips=lambda w, c: (c.short_name,) if c.short_name else (),
            read=reading(editing.edit_center, "short_name"),
            look=CellLook.CHIPS,
            also=("약칭", "shortname", "short"),
        ),
        Column(
            key="kind",
            heading=lambda w: tr("Kind", "prepare"),
            width=100,
            shown=lambda w, c: term(c.kind),
            read=reading(editing.edit_center, "kind", lambda w, text: read_kind(text)),
            choices=_kinds,
            look=CellLook.QUIET,
            editing=CellEditing.ONE_OF,
            also=("구분", "종류", "kind"),
        ),
        text_column(
            editing.edit_center,
            key="contact",
            heading=lambda w: tr("Contact", "prepare"),
            width=190,
            look=CellLook.QUIET,
            also=("담당자", "연락처", "담당", "contact"),
        ),
        Column(
            key="people",
            heading=lambda w: tr("Attendees", "prepare"),
            width=220,
            shown=_people,
            read=reading(set_people, "people", lambda w, text: read_people(text)),
            look=CellLook.QUIET,
            also=("참석자", "참석", "attendees"),
        ),
    ),
    add=lambda entry, beside: editing.add_center(entry),
    remove=lambda entry, row: editing.remove_center(entry, CenterId(row)),
    removed_label=Label.CENTER_REMOVED,
    edited_label=Label.CENTER_EDITED,
    depends=frozenset({EntityKind.ATTENDEE}),
    title=lambda: tr("Centers", "prepare"),
    tab=lambda count: tr("Centers {count}", "prepare", count=count),
    add_text=lambda: tr("Add a center, or paste rows copied from Excel", "prepare"),
    removed_text=lambda count: tr(
        "Centers removed: {count}. Take back with Ctrl+Z", "prepare", count=count
    ),
    first_edited="name",
)

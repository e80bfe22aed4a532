"""The table of fields (분야)."""

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import EntityKind, Field
from facilitator.domain.terms import FieldId
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.sheet import CellLook, Column, Sheet, Step
from facilitator.words import tr


def _read_name(workshop: Workshop, text: str) -> Step:
    return lambda entry, row: editing.edit_field(entry, FieldId(row), text)


def _projects(workshop: Workshop, field: Field) -> str:
    return ", ".join(f"{p.number}. {p.title}" for p in workshop.projects if p.field == field.id)


def _add(entry: Entry, beside: str | None) -> Action:
    return editing.add_field(entry)


def _remove(entry: Entry, row: str) -> Action:
    return editing.remove_field(entry, FieldId(row))


FIELD_SHEET = Sheet(
    kind=EntityKind.FIELD,
    rows=lambda workshop: workshop.fields,
    columns=(
        Column(
            key="name",
            heading=lambda w: tr("Field", "prepare"),
            width=300,
            shown=lambda w, f: f.name,
            read=_read_name,
            also=("분야", "분야명", "field"),
        ),
        Column(
            key="projects",
            heading=lambda w: tr("Projects of the field", "prepare"),
            width=500,
            shown=_projects,
            look=CellLook.QUIET,
        ),
    ),
    add=_add,
    remove=_remove,
    removed_label=Label.FIELD_REMOVED,
    depends=frozenset({EntityKind.PROJECT}),
    title=lambda: tr("Fields", "prepare"),
    tab=lambda count: tr("Fields {count}", "prepare", count=count),
    add_text=lambda: tr("Add a field, or paste rows copied from Excel", "prepare"),
    removed_text=lambda count: tr(
        "Fields removed: {count}. Take back with Ctrl+Z", "prepare", count=count
    ),
    first_edited="name",
)

"""The table of fields (분야)."""

from facilitator.app import editing
from facilitator.app.action import Label
from facilitator.domain.entities import EntityKind, Field
from facilitator.domain.terms import FieldId
from facilitator.domain.workshop import Workshop
from facilitator.ui.prepare.columns import text_column
from facilitator.ui.prepare.sheet import CellLook, Column, Sheet
from facilitator.words import tr


def _projects(workshop: Workshop, field: Field) -> str:
    return ", ".join(f"{p.number}. {p.title}" for p in workshop.projects if p.field == field.id)


FIELD_SHEET = Sheet(
    kind=EntityKind.FIELD,
    rows=lambda workshop: workshop.fields,
    columns=(
        text_column(
            editing.edit_field,
            key="name",
            heading=lambda w: tr("Field", "prepare"),
            width=300,
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
    add=lambda entry, beside: editing.add_field(entry),
    remove=lambda entry, row: editing.remove_field(entry, FieldId(row)),
    removed_label=Label.FIELD_REMOVED,
    edited_label=Label.FIELD_EDITED,
    depends=frozenset({EntityKind.PROJECT}),
    title=lambda: tr("Fields", "prepare"),
    tab=lambda count: tr("Fields {count}", "prepare", count=count),
    add_text=lambda: tr("Add a field, or paste rows copied from Excel", "prepare"),
    removed_text=lambda count: tr(
        "Fields removed: {count}. Take back with Ctrl+Z", "prepare", count=count
    ),
    first_edited="name",
)

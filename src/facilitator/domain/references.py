"""Which entity names which: by the types of the fields."""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from types import NoneType
from typing import NewType, get_args

from facilitator.domain.entities import ENTITY_TYPES, Entity, EntityKind, Touch, kind_of
from facilitator.domain.terms import (
    ActionItemId,
    AttendeeId,
    CenterId,
    FieldId,
    NoteId,
    ProjectId,
    RoleId,
    SectionId,
)

KIND_OF_ID: dict[object, EntityKind] = {
    ActionItemId: EntityKind.ACTION_ITEM,
    AttendeeId: EntityKind.ATTENDEE,
    CenterId: EntityKind.CENTER,
    FieldId: EntityKind.FIELD,
    NoteId: EntityKind.NOTE,
    ProjectId: EntityKind.PROJECT,
    RoleId: EntityKind.ROLE,
    SectionId: EntityKind.SECTION,
}


@cache
def reference_fields(kind: EntityKind) -> dict[str, EntityKind]:
    """Tell which fields of a kind name another entity, and of which kind; lists included."""
    found: dict[str, EntityKind] = {}
    for field in fields(ENTITY_TYPES[kind]):
        for part in (field.type, *get_args(field.type)):
            if part is not NoneType and isinstance(part, NewType) and field.name != "id":
                target = KIND_OF_ID.get(part)
                if target is not None:
                    found[field.name] = target
    return found


def references(entity: Entity) -> Iterator[Touch]:
    """List what an entity names, each as often as it does."""
    for name, kind in reference_fields(kind_of(entity)).items():
        value = getattr(entity, name)
        if isinstance(value, tuple):
            yield from (Touch(kind, each) for each in value)
        elif value is not None:
            yield Touch(kind, value)

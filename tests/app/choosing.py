"""Choosing what a made-up use case is about."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import TypeVar

from facilitator.app.action import Action
from facilitator.app.entry import Entry
from facilitator.domain.entities import EntityKind, kind_of
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
from facilitator.domain.workshop import Workshop

Step = Callable[[Entry], Action]
T = TypeVar("T")

TEXTS = ("", " ", "예산 협의", "회의실 제공", "a\nb", "마을", "=1+1")


class Chooser:
    """Chooses what a step is about; now and then an id that is not there."""

    def __init__(
        self, chance: Random, workshop: Workshop, new_text: Callable[[], str] | None = None
    ) -> None:
        self.chance = chance
        self.workshop = workshop
        self._new_text = new_text

    def one(self, kind: EntityKind) -> str:
        ids = sorted(e.id for e in self.workshop.all_entities() if kind_of(e) is kind)
        few = ids[:3] if self.chance.random() < 0.6 else ids  # so that the same is met again
        return self.chance.choice(few) if ids and self.chance.random() < 0.95 else "gone"

    def project(self) -> ProjectId:
        return ProjectId(self.one(EntityKind.PROJECT))

    def center(self) -> CenterId:
        return CenterId(self.one(EntityKind.CENTER))

    def centers(self) -> list[CenterId]:
        return [self.center() for _ in range(self.chance.randint(0, 3))]

    def section(self) -> SectionId:
        return SectionId(self.one(EntityKind.SECTION))

    def field(self) -> FieldId:
        return FieldId(self.one(EntityKind.FIELD))

    def attendee(self) -> AttendeeId:
        return AttendeeId(self.one(EntityKind.ATTENDEE))

    def note(self) -> NoteId:
        return NoteId(self.one(EntityKind.NOTE))

    def role(self) -> RoleId:
        return RoleId(self.one(EntityKind.ROLE))

    def action_item(self) -> ActionItemId:
        return ActionItemId(self.one(EntityKind.ACTION_ITEM))

    def text(self) -> str:
        return self.said(self.chance.choice(TEXTS))

    def said(self, usual: str) -> str:
        """Give the usual words, or new ones where every text has to be told from every other."""
        return usual if self._new_text is None else self._new_text()

    def day(self) -> date | None:
        return self.any_of(None, date(2024, 12, 13), date(2025, 1, 10))

    def step(self, *steps: Step) -> Step:
        return self.chance.choice(steps)

    def any_of(self, *choices: T) -> T:
        return self.chance.choice(choices)

    def minutes(self) -> int:
        return self.chance.randint(-30, 60)


class Crowd(Chooser):
    """Chooses nearly always the same: what two rooms do then meets often."""

    def one(self, kind: EntityKind) -> str:
        ids = sorted(e.id for e in self.workshop.all_entities() if kind_of(e) is kind)
        return self.chance.choice(ids[:2]) if ids else "gone"

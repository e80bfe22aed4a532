"""Random use cases on whatever the workshop holds at that moment, refused ones included."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import TypeVar

from facilitator.app import answers, commitments, editing, notes, place, running
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry, together
from facilitator.domain.entities import EntityKind, kind_of
from facilitator.domain.terms import (
    ActionItemId,
    AnswerWord,
    AttendeeId,
    CenterId,
    FieldId,
    NoteId,
    NoteKind,
    Presence,
    ProjectId,
    ProjectStage,
    RoleId,
    SectionId,
    SlideKind,
    WorkshopStage,
)
from facilitator.domain.workshop import Workshop

Step = Callable[[Entry], Action]
T = TypeVar("T")

TEXTS = ("", " ", "예산 협의", "회의실 제공", "a\nb", "마을", "=1+1")


class Chooser:
    """Chooses what a step is about; now and then an id that is not there."""

    def __init__(self, chance: Random, workshop: Workshop) -> None:
        self.chance = chance
        self.workshop = workshop

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
        return self.chance.choice(TEXTS)

    def day(self) -> date | None:
        return self.any_of(None, date(2024, 12, 13), date(2025, 1, 10))

    def any_of(self, *choices: T) -> T:
        return self.chance.choice(choices)

    def minutes(self) -> int:
        return self.chance.randint(-30, 60)


def _answer(c: Chooser) -> Step:
    return partial(
        answers.record_answer,
        project=c.project(),
        center=c.center(),
        word=c.any_of(None, *AnswerWord),
        condition=c.text(),
        reply_by=c.day(),
        reason=c.any_of(None, "인력 부족"),
        reason_private=c.any_of(None, True, False),
        said_by=c.any_of(None, "센터장"),
    )


def _read_back(c: Chooser) -> Step:
    return c.any_of(
        partial(answers.confirm_all, project=c.project()),
        partial(answers.confirm, project=c.project(), centers=c.centers()),
        partial(answers.withdraw_confirmation, project=c.project(), centers=c.centers()),
    )


def _note(c: Chooser) -> Step:
    kind, private = c.any_of(*NoteKind), c.any_of(True, False)
    return c.any_of(
        partial(
            notes.add_note,
            project=c.any_of(None, c.project()),
            text=c.text(),
            section=c.any_of(None, c.section()),
            center=c.any_of(None, c.center()),
            kind=kind,
            private=private,
        ),
        partial(notes.type_note, project=c.project(), text=c.text(), kind=kind, private=private),
        partial(notes.edit_note, note=c.note(), text=c.any_of(None, c.text()), private=private),
        partial(notes.set_note_center, note=c.note(), center=c.any_of(None, c.center())),
        partial(notes.remove_note, note=c.note()),
    )


def _typed_answer(c: Chooser) -> Step:
    return partial(
        answers.type_answer,
        project=c.project(),
        center=c.center(),
        word=c.any_of(None, AnswerWord.CONDITIONAL),
        text=c.text(),
    )


def _commitment(c: Chooser) -> Step:
    run = c.any_of("", "typing")
    return c.any_of(
        lambda e, p=c.project(), n=c.center(), t=c.text(): commitments.add_role(e, p, n, task=t),
        lambda e, r=c.role(), t=c.text(): commitments.edit_role(e, r, run=run, person=t),
        lambda e, r=c.role(), t=c.text(): commitments.edit_role(e, r, run=run, task=t),
        partial(commitments.remove_role, role=c.role()),
        lambda e, p=c.project(), t=c.text(), n=c.center(): commitments.add_action_item(
            e, p, text=t, center=n
        ),
        lambda e, a=c.action_item(), d=c.day(): commitments.edit_action_item(e, a, run=run, due=d),
        partial(commitments.remove_action_item, item=c.action_item()),
    )


def _day(c: Chooser) -> Step:
    return c.any_of(
        partial(running.start_section, section=c.section()),
        partial(running.start_section, section=c.section()),
        partial(running.end_section, section=c.section()),
        partial(running.shift_start, section=c.section(), minutes=c.minutes()),
        lambda e, s=c.section(), m=c.minutes(): running.correct_start(
            e, s, e.now + timedelta(minutes=m)
        ),
        partial(running.change_minutes, section=c.section(), minutes=c.minutes()),
        partial(running.move_project_stage, project=c.project(), stage=c.any_of(*ProjectStage)),
        partial(running.move_workshop_stage, stage=c.any_of(*WorkshopStage)),
    )


def _placed(c: Chooser) -> Step:
    slide = c.any_of(*SlideKind)
    return c.any_of(
        partial(place.go_to, section=c.section(), project=c.project(), slide=slide),
        partial(place.show_slide, slide=slide),
        partial(place.show_page, page=c.any_of(-1, 0, 1)),
        lambda e: place.start_break(e, e.now + timedelta(minutes=10)),
        place.blank_wall,
        place.show_wall,
        partial(place.open_page, place=c.any_of("live", "prepare")),
    )


def _people(c: Chooser) -> Step:
    return c.any_of(
        partial(editing.add_center, name=c.text(), short_name=c.text()),
        lambda e, n=c.center(), t=c.text(): editing.edit_center(e, n, short_name=t),
        partial(editing.remove_center, center=c.center()),
        partial(editing.add_attendee, center=c.center(), name=c.text()),
        lambda e, a=c.attendee(), n=c.center(), p=c.any_of(*Presence): editing.edit_attendee(
            e, a, center=n, presence=p
        ),
        partial(editing.remove_attendee, attendee=c.attendee()),
    )


def _projects(c: Chooser) -> Step:
    number = c.any_of(None, 0, 3, 77)
    return c.any_of(
        lambda e, t=c.text(), n=c.center(): editing.add_project(
            e, number, field_name=t, title=t, lead=n
        ),
        lambda e, p=c.project(), n=c.any_of(None, c.center()): editing.edit_project(e, p, lead=n),
        lambda e, p=c.project(), t=c.text(): editing.edit_project(e, p, field_name=t, summary=t),
        lambda e, p=c.project(): editing.edit_project(e, p, number=number),
        partial(editing.remove_project, project=c.project()),
        partial(editing.propose_to, project=c.project(), centers=c.centers()),
        partial(editing.add_field, name=c.text()),
        partial(editing.edit_field, field=c.field(), name=c.text()),
        partial(editing.remove_field, field=c.field()),
    )


def _sections(c: Chooser) -> Step:
    kind = c.any_of(EntityKind.CENTER, EntityKind.PROJECT, EntityKind.SECTION, EntityKind.FIELD)
    projects = tuple(c.project() for _ in range(2))
    return c.any_of(
        lambda e, m=c.minutes(): editing.add_section(e, planned_minutes=m, projects=projects),
        lambda e, s=c.section(), g=tuple(c.centers()): editing.edit_section(e, s, guests=g),
        lambda e, s=c.section(): editing.edit_section(e, s, projects=projects),
        partial(editing.remove_section, section=c.section()),
        partial(editing.move_row, kind=kind, entity_id=c.one(kind), to=c.minutes()),
        lambda e, t=c.text(): editing.edit_event(e, title=t, purpose=t),
    )


_KINDS: tuple[Callable[[Chooser], Step], ...] = (
    _answer,
    _answer,
    _read_back,
    _note,
    _typed_answer,
    _commitment,
    _day,
    _placed,
    _people,
    _projects,
    _sections,
)


def random_step(chance: Random, workshop: Workshop) -> Step:
    """Make up one use case with its values, or several put together into one Action."""
    chooser = Chooser(chance, workshop)
    how_many = chance.choice((1, 1, 1, 1, 3))
    steps = [chance.choice(_KINDS)(chooser) for _ in range(how_many)]
    if how_many == 1:
        return steps[0]
    return partial(together, label=Label.ROWS_PASTED, steps=steps)

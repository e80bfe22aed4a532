"""Random use cases on whatever the workshop holds at that moment, refused ones included."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random

from facilitator.app import (
    answers,
    attendance,
    commitments,
    editing,
    notes,
    place,
    room_log,
    running,
    wall,
)
from facilitator.app.action import Label
from facilitator.app.entry import together
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import (
    AnswerWord,
    NoteKind,
    Presence,
    ProjectStage,
    SlideKind,
    WorkshopStage,
)
from facilitator.domain.workshop import Workshop
from tests.app.choosing import Chooser, Crowd, Step


def _answer(c: Chooser) -> Step:
    return partial(
        answers.record_answer,
        project=c.project(),
        center=c.center(),
        word=c.any_of(None, *AnswerWord),
        condition=c.text(),
        reply_by=c.day(),
        reason=c.any_of(None, c.said("인력 부족")),
        reason_private=c.any_of(None, True, False),
        said_by=c.any_of(None, "센터장"),
    )


def _read_back(c: Chooser) -> Step:
    project = c.project()
    return c.step(
        partial(answers.confirm_all, project=project),
        partial(answers.confirm, project=project, centers=c.centers()),
        partial(answers.withdraw_confirmation, project=project, centers=c.centers()),
    )


def _note(c: Chooser) -> Step:
    project, note, kind, private = c.project(), c.note(), c.any_of(*NoteKind), c.any_of(True, False)
    return c.step(
        partial(
            notes.add_note,
            project=c.any_of(None, project),
            text=c.text(),
            section=c.any_of(None, c.section()),
            center=c.any_of(None, c.center()),
            kind=kind,
            private=private,
        ),
        partial(notes.type_note, project=project, text=c.text(), kind=kind, private=private),
        partial(notes.edit_note, note=note, text=c.any_of(None, c.text()), private=private),
        partial(notes.set_note_center, note=note, center=c.any_of(None, c.center())),
        partial(notes.edit_note, note=note, text=c.said(c.any_of("예산", "예산 협의")), run="note"),
        partial(notes.follow_up_note, note=note),
        partial(notes.move_note, note=note, to=c.any_of(0, 1, 5)),
        partial(notes.remove_note, note=note),
    )


def _typed_answer(c: Chooser) -> Step:
    return partial(
        answers.type_answer,
        project=c.project(),
        center=c.center(),
        word=c.any_of(None, AnswerWord.CONDITIONAL),
        text=c.text(),
    )


def _typed_cell(c: Chooser) -> Step:
    text = c.any_of(None, c.text())
    return partial(
        editing.type_cell, kind=EntityKind.PROJECT, row_id=c.project(), field="title", text=text
    )


def _commitment(c: Chooser) -> Step:
    run, text, due = c.any_of("", "typing"), c.text(), c.day()
    project, center, role, item = c.project(), c.center(), c.role(), c.action_item()
    return c.step(
        lambda e: commitments.add_role(e, project, center, task=text, due=due),
        lambda e: commitments.edit_role(e, role, run=run, person=text),
        lambda e: commitments.edit_role(e, role, run=run, task=text),
        partial(commitments.remove_role, role=role),
        lambda e: commitments.add_action_item(e, project, text=text, center=center),
        lambda e: commitments.edit_action_item(e, item, run=run, due=due),
        partial(commitments.remove_action_item, item=item),
    )


def _day(c: Chooser) -> Step:
    section, minutes = c.section(), c.minutes()
    return c.step(
        partial(running.start_section, section=section),
        partial(running.start_section, section=section),
        partial(running.end_section, section=section),
        lambda e: running.correct_start(e, section, e.now + timedelta(minutes=minutes)),
        partial(running.change_minutes, section=section, minutes=minutes),
        partial(running.pause_section, section=section, reason=c.text()),
        partial(running.resume_section, section=section),
        lambda e: running.start_section(e, section, e.now - timedelta(minutes=minutes)),
        partial(running.share_out, minutes={section: minutes}),
        partial(running.move_project_stage, project=c.project(), stage=c.any_of(*ProjectStage)),
        partial(running.move_workshop_stage, stage=c.any_of(*WorkshopStage)),
    )


def _placed(c: Chooser) -> Step:
    slide = c.any_of(*SlideKind)
    return c.step(
        partial(place.go_to, section=c.section(), project=c.project(), slide=slide),
        partial(place.show_slide, slide=slide),
        partial(place.show_page, page=c.any_of(-1, 0, 1)),
        lambda e: place.start_break(e, e.now + timedelta(minutes=10)),
        wall.blank_wall,
        wall.show_wall,
        wall.show_holding,
        wall.hold_wall,
        wall.hold_wall,
        wall.send_slide,
        wall.follow_console,
        partial(wall.show_message, text=c.text()),
        partial(wall.scale_text, steps=c.any_of(-1, 0, 1)),
        partial(wall.show_notes_by_line, by_line=c.any_of(True, False)),
        partial(room_log.log_wall, is_on=c.any_of(True, True, False)),
        partial(place.open_page, place=c.any_of("live", "prepare")),
    )


def _attendance(c: Chooser) -> Step:
    section, center, presence = c.section(), c.center(), c.any_of(*Presence)
    person = c.any_of(None, c.attendee())
    return c.step(
        lambda e: attendance.record_presence(e, section, center, presence, person),
        lambda e: attendance.record_arrival(e, section, center, person),
        partial(attendance.record_all_present, section=section),
    )


def _people(c: Chooser) -> Step:
    center, person, text, presence = c.center(), c.attendee(), c.text(), c.any_of(*Presence)
    return c.step(
        partial(editing.add_center, name=text, short_name=c.text()),
        lambda e: editing.edit_center(e, center, short_name=text),
        partial(editing.remove_center, center=center),
        partial(editing.add_attendee, center=center, name=text),
        lambda e: editing.edit_attendee(e, person, center=center, presence=presence),
        partial(editing.remove_attendee, attendee=person),
    )


def _projects(c: Chooser) -> Step:
    project, text, number = c.project(), c.text(), c.any_of(None, 0, 3, 77)
    lead, field = c.any_of(None, c.center()), c.field()
    return c.step(
        lambda e: editing.add_project(e, number, field_name=text, title=text, lead=lead),
        lambda e: editing.edit_project(e, project, lead=lead),
        lambda e: editing.edit_project(e, project, field_name=text, summary=text),
        lambda e: editing.edit_project(e, project, number=number),
        partial(editing.remove_project, project=project),
        partial(editing.propose_to, project=project, centers=c.centers()),
        partial(editing.add_field, name=text),
        partial(editing.edit_field, field=field, name=text),
        partial(editing.remove_field, field=field),
    )


def _sections(c: Chooser) -> Step:
    kind = c.any_of(EntityKind.CENTER, EntityKind.PROJECT, EntityKind.SECTION, EntityKind.FIELD)
    section, projects, guests = c.section(), (c.project(), c.project()), tuple(c.centers())
    minutes, text = c.minutes(), c.text()
    return c.step(
        lambda e: editing.add_section(e, planned_minutes=minutes, projects=projects),
        lambda e: editing.edit_section(e, section, guests=guests),
        lambda e: editing.edit_section(e, section, projects=projects),
        partial(editing.remove_section, section=section),
        partial(editing.move_row, kind=kind, entity_id=c.one(kind), to=minutes),
        lambda e: editing.edit_event(e, title=text, purpose=text),
    )


_KINDS: tuple[Callable[[Chooser], Step], ...] = (
    _answer,
    _answer,
    _read_back,
    _note,
    _typed_answer,
    _typed_cell,
    _commitment,
    _day,
    _placed,
    _placed,
    _attendance,
    _people,
    _projects,
    _sections,
)


def _meeting(c: Chooser) -> Step:
    """Do what another room is likely to do as well, or what undoes the ground of it.

    Two new projects get one number; a center is read back here while its role changes there.
    """
    project, center, text, day = c.project(), c.center(), c.text(), c.day()
    agreed = partial(
        answers.record_answer, project=project, center=center, word=AnswerWord.YES, reason=None
    )
    stamped = partial(answers.confirm, project=project, centers=[center])

    with_role = partial(commitments.add_role, project=project, center=center, task=text, due=day)

    return c.step(
        lambda e: editing.add_project(e, title=text),
        lambda e: together(e, Label.ANSWER_CONFIRMED, [agreed, stamped]),
        lambda e: together(e, Label.ROLE_ADDED, [agreed, with_role]),
    )


_CROWDED: tuple[Callable[[Chooser], Step], ...] = (
    _answer,
    _read_back,
    _commitment,
    _note,
    _projects,
    _sections,
    _attendance,
    _people,
    _meeting,
    _meeting,
    _meeting,
)


def random_step(
    chance: Random,
    workshop: Workshop,
    new_text: Callable[[], str] | None = None,
    crowded: bool = False,
) -> Step:
    """Make up one use case with its values, or several put together into one Action.

    `new_text` gives the words of whatever is said, instead of a few usual ones. A `crowded` step
    is about the same few things as all others.
    """
    chooser = (Crowd if crowded else Chooser)(chance, workshop, new_text)
    how_many = chance.choice((1, 1, 1, 1, 3))
    kinds = _CROWDED if crowded else _KINDS
    steps = [chance.choice(kinds)(chooser) for _ in range(how_many)]
    if how_many == 1:
        return steps[0]
    return partial(together, label=Label.ROWS_PASTED, steps=steps)

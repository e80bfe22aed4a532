"""Whatever is done on a day can be undone and redone, and what is refused leaves no trace."""

from contextlib import suppress
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from facilitator.app.action import apply
from facilitator.domain.entities import (
    Answer,
    Attendee,
    EntityKind,
    Note,
    Project,
    Proposal,
    Role,
    Section,
)
from facilitator.domain.failures import RuleBroken
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import AnswerWord
from facilitator.domain.workshop import Workshop
from tests.app.day import Day, everything, record
from tests.app.random_steps import random_step
from tests.sample import sample_workshop


class RandomDay(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.day = Day(sample_workshop())
        self.began = record(self.day.workshop)

    @rule(seeds=st.lists(st.integers(0, 2**32), min_size=4, max_size=12))
    def something_happens(self, seeds: list[int]) -> None:
        for seed in seeds:
            self._step(Random(seed))

    def _step(self, chance: Random) -> None:
        step = random_step(chance, self.day.workshop)
        before, number = everything(self.day.workshop), self.day.desk.number
        try:
            action = self.day.do(step)
        except RuleBroken:
            assert everything(self.day.workshop) == before
            assert self.day.desk.number == number
        else:
            assert (action is None) == (everything(self.day.workshop) == before)

    @rule()
    def the_user_takes_back(self) -> None:
        before = record(self.day.workshop)
        if self.day.desk.undo() is not None:
            assert record(self.day.workshop) != before, "an undo that does nothing puzzles"

    @rule()
    def the_user_does_it_again(self) -> None:
        self.day.desk.redo()

    @rule(minutes=st.integers(1, 40))
    def time_passes(self, minutes: int) -> None:
        self.day.clock.pass_minutes(minutes)

    @rule()
    def the_workshop_is_closed_and_opened(self) -> None:
        again = self.day.reopened()
        assert again.desk.number == self.day.desk.number
        assert again.desk.undo_label() == self.day.desk.undo_label()
        assert again.desk.redo_label() == self.day.desk.redo_label()
        self.day = again

    @invariant()
    def the_rules_hold(self) -> None:
        workshop = self.day.workshop
        running = [s for s in workshop.sections if section_state(s) is SectionState.RUNNING]
        assert len(running) <= 1
        numbers = [p.number for p in workshop.projects]
        assert len(numbers) == len(set(numbers))
        for answer in workshop.answers:
            _check_answer(workshop, answer)

    @invariant()
    def nothing_refers_to_what_is_not_there(self) -> None:
        for entity in self.day.workshop.all_entities():
            if isinstance(entity, Proposal | Answer | Role):
                assert self.day.workshop.project(entity.project)
                assert self.day.workshop.center(entity.center)
            elif isinstance(entity, Note):
                assert entity.project is None or self.day.workshop.project(entity.project)
                assert entity.center is None or self.day.workshop.center(entity.center)
                assert entity.section is None or self.day.workshop.section(entity.section)
            elif isinstance(entity, Project):
                assert entity.lead is None or self.day.workshop.center(entity.lead)
                assert entity.field is None or self.day.workshop.field(entity.field)
            elif isinstance(entity, Attendee):
                assert self.day.workshop.center(entity.center)
            elif isinstance(entity, Section):
                assert all(map(self.day.workshop.project, entity.projects))
                assert all(map(self.day.workshop.center, entity.guests))

    def teardown(self) -> None:
        self._the_journal_leads_here()
        self._all_of_it_comes_back(self.day)
        self._all_of_it_comes_back(self.day.reopened())

    def _the_journal_leads_here(self) -> None:
        replayed = sample_workshop()
        for action in self.day.keeper.actions.values():
            # A run that dropped its draft again names one that an empty file never had.
            with suppress(KeyError):
                apply(replayed, action.changes)
        assert everything(replayed) == everything(self.day.workshop)

    def _all_of_it_comes_back(self, day: Day) -> None:
        while day.desk.redo() is not None:
            pass
        last = record(day.workshop)
        while day.desk.undo() is not None:
            pass
        assert record(day.workshop) == self.began
        while day.desk.redo() is not None:
            pass
        assert record(day.workshop) == last


def _check_answer(workshop: Workshop, answer: Answer) -> None:
    assert bool(answer.condition) == (answer.word is AnswerWord.CONDITIONAL)
    assert (answer.reply_by is not None) == (answer.word is AnswerWord.LATER)
    assert (answer.said_at is not None) == (answer.word is not None)
    project = workshop.project(answer.project)
    assert project is not None
    if project.lead == answer.center:
        assert answer.word is None
        assert workshop.find(EntityKind.PROPOSAL, answer.id) is None
    elif answer.word is None:
        assert answer.confirmed_at is None


TestRandomDay = RandomDay.TestCase
TestRandomDay.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    database=None,
    derandomize=True,
)

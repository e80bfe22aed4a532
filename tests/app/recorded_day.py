"""A day whose whole record stands in its journal, so that it can be copied and written anew."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from random import Random

from facilitator.app.book import import_book
from facilitator.domain.entities import Center, Entity
from facilitator.domain.failures import RuleBroken
from facilitator.domain.workshop import Workshop
from tests.app.day import Day
from tests.app.random_steps import random_step
from tests.sample import sample_workshop


def recorded_day() -> Day:
    """The sample as its import left it; every center has a contact."""
    day = Day(Workshop())
    day.do(import_book, [_with_contact(e) for e in sample_workshop().all_entities()])
    return day


def _with_contact(entity: Entity) -> Entity:
    if isinstance(entity, Center):
        return replace(entity, contact=f"¶연락처 {entity.id}¶")
    return entity


class Words:
    """Gives words that were never said before."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self) -> str:
        return f"¶말 {next(self._numbers):05d}¶"


def work_at_random(day: Day, seeds: Iterable[int], words: Words) -> Iterable[None]:
    """Do something for every seed; now and then something is taken back or done again."""
    for seed in seeds:
        chance = Random(seed)
        day.clock.pass_minutes(1)
        with suppress(RuleBroken):
            match chance.randrange(8):
                case 0:
                    day.desk.undo()
                case 1:
                    day.desk.redo()
                case _:
                    day.do(random_step(chance, day.workshop, words))
        yield

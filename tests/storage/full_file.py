"""A workshop file as a day leaves it: the sample, and some hundred things done to it."""

from pathlib import Path
from random import Random

from facilitator.app.book import import_book
from facilitator.domain.failures import RuleBroken
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import create
from tests.app.day import Day
from tests.app.random_steps import random_step
from tests.sample import sample_workshop


def full_day(steps: int = 150, seed: int = 1) -> Day:
    """Do random things to the sample workshop, each in an Action of its own."""
    chance = Random(seed)
    day = Day(Workshop())
    day.do(import_book, list(sample_workshop().all_entities()))
    for _ in range(steps):
        day.clock.pass_minutes(1)
        _try(day, chance)
    return day


def _try(day: Day, chance: Random) -> None:
    try:
        if chance.random() < 0.1:
            day.desk.undo()
        else:
            day.do(random_step(chance, day.workshop))
    except RuleBroken:
        pass  # a refused step leaves everything as it was


def make_full(path: Path, steps: int = 150, seed: int = 1) -> Day:
    """Make a file of such a day."""
    day = full_day(steps, seed)
    create(path, [row.action() for row in day.desk.journal()])
    return day

"""The made-up days reach what joining has rules for: else the promises prove nothing of it."""

from collections import Counter
from random import Random

from tests.app.copies import act, copy_of, first_day, joining, same_ids_each_time


def test_days_made_up_by_chance_have_doubled_numbers_stamps_that_fall_and_questions() -> None:
    met: Counter[str] = Counter()
    chance = Random(4)
    for _ in range(150):
        with same_ids_each_time():
            one = first_day()
            other = copy_of(one)
            for day in (one, other):
                act(day, [chance.getrandbits(32) for _ in range(12)])
            found = joining(one, other)
            met["renumbered"] += bool(found.renumbered)
            met["fallen"] += bool(found.plan.fallen)
            met.update(f"{d.kind}.{d.field}" for d in found.differences)
    assert met["renumbered"] >= 3
    assert met["fallen"] >= 3
    assert {"answer.", "project.", "project.lead", "section."} <= met.keys()

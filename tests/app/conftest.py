from collections.abc import Iterator

import pytest

from facilitator.words import language, use_language
from tests.app.copies import copy_of, first_day
from tests.app.day import Day
from tests.sample import sample_workshop


@pytest.fixture
def day() -> Day:
    """The sample workshop on its day, when its first section is due."""
    return Day(sample_workshop())


@pytest.fixture
def mine() -> Day:
    """The copy of the sample workshop in this room, on its day."""
    return first_day()


@pytest.fixture
def theirs(mine: Day) -> Day:
    """The copy for the other room, taken before either begins."""
    return copy_of(mine)


@pytest.fixture(params=["ko", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each language in turn."""
    before = language()
    use_language(request.param)
    yield request.param
    use_language(before)

from collections.abc import Iterator

import pytest

from facilitator.words import language, use_language
from tests.app.day import Day
from tests.sample import sample_workshop


@pytest.fixture
def day() -> Day:
    """The sample workshop on its day, when its first section is due."""
    return Day(sample_workshop())


@pytest.fixture(params=["ko", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each language in turn."""
    before = language()
    use_language(request.param)
    yield request.param
    use_language(before)

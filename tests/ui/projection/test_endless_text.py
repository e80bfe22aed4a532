"""Text that never ends must not hold the window: what cannot fit is not measured at length."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from facilitator.app.room import live_slide
from facilitator.domain.entities import Answer, Note, Role, pair_id
from facilitator.domain.terms import AnswerWord, NoteId, RoleId, SlideKind
from facilitator.domain.workshop import Workshop
from facilitator.ui.look import theme
from facilitator.ui.projection import typography
from facilitator.ui.projection.composing import compose
from tests.sample import sample_workshop

pytestmark = pytest.mark.slow

LENGTH = 100_000
NOW = datetime(2024, 12, 5, 14)


class Counting(QFontMetricsF):
    """Counts the characters that are measured."""

    measured = 0

    def horizontalAdvance(self, text: Any, *more: Any) -> float:  # noqa: N802  # Qt's own name
        Counting.measured += len(text)
        return super().horizontalAdvance(text, *more)


@pytest.fixture
def counted(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Counting]]:
    caches = (typography.metrics, typography.width_of, typography.wrap, typography.fit)
    monkeypatch.setattr(typography, "QFontMetricsF", Counting)
    for cache in caches:
        cache.cache_clear()
    Counting.measured = 0
    yield Counting
    for cache in caches:
        cache.cache_clear()


def endless(text: str) -> Workshop:
    """Give the sample with this text wherever the wall shows one."""
    made = sample_workshop()
    section = made.sections[0]
    project = made.projects_of(section)[0]
    center = made.board(project, section)[1]
    made.put(replace(made.event, title=text, place=text, host=text))
    made.put(replace(section, title=text, room=text))
    made.put(replace(project, title=text, period=text, summary=text))
    made.put(replace(center, name=text, short_name=text))
    made.put(Note(NoteId("n"), NOW, project.id, section.id, center.id, text=text))
    made.put(Role(RoleId("r"), project.id, center.id, text, text, text))
    made.put(
        Answer(
            pair_id(project.id, center.id),
            project.id,
            center.id,
            AnswerWord.CONDITIONAL,
            condition=text,
            reason=text,
        )
    )
    made.put(replace(made.live, section=section.id, project=project.id))
    return made


@pytest.mark.parametrize("letter", ["가", "i", "가-", "\N{GRINNING FACE}"])
@pytest.mark.parametrize("kind", SlideKind)
def test_a_slide_measures_each_character_a_few_times_only(
    counted: type[Counting], kind: SlideKind, letter: str
) -> None:
    made = endless(letter * (LENGTH // len(letter)))
    made.put(replace(made.live, slide=kind))
    compose(live_slide(made, NOW), QSize(1920, 1080), theme())
    assert counted.measured < 15 * LENGTH

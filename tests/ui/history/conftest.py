"""A day with a history, the panel open beside a page."""

from collections.abc import Callable
from typing import Any

import pytest

from facilitator.app import answers, commitments, editing, notes
from facilitator.domain.terms import AnswerWord
from facilitator.ui.history.history_panel import HistoryPanel
from facilitator.ui.rehearsal import hands
from tests.sample import MAEUL, project_id
from tests.ui.laptop import Laptop

P3 = project_id(3)
Open = Callable[[], HistoryPanel]


def later(laptop: Laptop, *args: Any, **kwargs: Any) -> None:
    """Do a use case a minute later."""
    laptop.clock.pass_minutes(1)
    laptop.view.signals.do(*args, **kwargs)


@pytest.fixture
def busy(laptop: Laptop) -> Laptop:
    """Enter six things, a minute apart: title, answer, note, private note, role, budget."""
    laptop.go_to(3)
    later(laptop, editing.edit_project, P3, title="공통교육")
    later(laptop, answers.record_answer, P3, MAEUL, AnswerWord.YES)
    later(laptop, notes.add_note, P3, "버스 시간")
    later(laptop, notes.add_note, P3, "단장님과 상의", private=True)
    later(laptop, commitments.add_role, P3, MAEUL, task="강사 섭외")
    later(laptop, editing.edit_project, project_id(4), budget=9500)
    return laptop


@pytest.fixture
def opened(busy: Laptop) -> Open:
    def make() -> HistoryPanel:
        busy.view.history.open()
        hands.settle()
        panel = busy.view.history.panel
        assert panel is not None
        return panel

    return make

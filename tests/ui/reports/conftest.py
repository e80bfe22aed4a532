"""The report page on the sample workshop, with a maker that only pretends."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from facilitator.app.desk import Desk
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.reports_page import ReportsPage
from facilitator.words import use_language
from tests.sample import sample_workshop
from tests.ui.reports.maker import FakeMaker


@pytest.fixture
def maker() -> FakeMaker:
    return FakeMaker()


@pytest.fixture
def signals() -> DeskSignals:
    return DeskSignals(
        Desk(sample_workshop(), clock=lambda: datetime(2024, 12, 5, 17), by="진행자")
    )


@pytest.fixture
def page(signals: DeskSignals, maker: FakeMaker, qtbot: QtBot) -> Iterator[ReportsPage]:
    use_language("ko")
    made = ReportsPage(signals, maker)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    yield made
    made.stop()

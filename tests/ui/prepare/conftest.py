"""The Prepare page on the sample workshop, with a real desk."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app.desk import Desk
from facilitator.domain.failures import RuleBroken
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.look import wear
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.words import language, use_language
from tests.sample import sample_workshop


@pytest.fixture(autouse=True)
def _korean(qapp: QApplication) -> Iterator[None]:
    wear(qapp, "light")
    before = language()
    use_language("ko")
    yield
    use_language(before)


@pytest.fixture
def signals() -> DeskSignals:
    desk = Desk(sample_workshop(), clock=lambda: datetime(2024, 12, 5, 13, 0), by="")
    return DeskSignals(desk)


@pytest.fixture
def workshop(signals: DeskSignals) -> Workshop:
    return signals.workshop


@pytest.fixture
def page(qtbot: QtBot, signals: DeskSignals) -> PreparePage:
    made = PreparePage(signals)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def refusals(signals: DeskSignals) -> list[RuleBroken]:
    heard: list[RuleBroken] = []
    signals.refused.connect(heard.append)
    return heard


@pytest.fixture
def notices(page: PreparePage) -> list[str]:
    heard: list[str] = []
    page.notice_raised.connect(heard.append)
    return heard

"""The check before the start, as the prepare page shows it."""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import editing, running
from facilitator.app.checks import CheckItem, CheckState, ScreenState
from facilitator.app.desk import Desk
from facilitator.app.machine import FileFacts, FilePlace, Power, WakeState
from facilitator.domain.failures import Trouble
from facilitator.ui import keep_awake
from facilitator.ui.checks import readiness_watch
from facilitator.ui.checks.checks_fold import ChecksFold
from facilitator.ui.checks.readiness_watch import ReadinessWatch
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.keep_awake import KeepAwake
from facilitator.ui.prepare.prepare_page import PreparePage
from tests.sample import sample_workshop, section_id
from tests.ui.checks.given_machine import GivenMachine


@pytest.fixture
def machine() -> GivenMachine:
    return GivenMachine()


@pytest.fixture
def signals() -> DeskSignals:
    desk = Desk(sample_workshop(), clock=lambda: datetime(2024, 12, 5, 13, 0), by="")
    return DeskSignals(desk)


@pytest.fixture
def watch(
    qtbot: QtBot,
    dressed: QApplication,
    signals: DeskSignals,
    machine: GivenMachine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ReadinessWatch]:
    """Watch quickly, from a console of its own, with a screen for the room."""
    for module, name in ((keep_awake, "_LOOK"), (readiness_watch, "_LOOK")):
        monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(readiness_watch, "_SOON", 1)
    monkeypatch.setattr(readiness_watch, "_PATIENCE", 300)
    monkeypatch.setattr(readiness_watch, "screens_seen", lambda _: (ScreenState.OTHER, "프로젝터"))
    console = QWidget()
    qtbot.addWidget(console)
    awake = KeepAwake(signals, machine.lock)
    made = ReadinessWatch(signals, machine, tmp_path / "a.workshop", awake, console)
    yield made
    made.finish()
    awake.finish()


@pytest.fixture
def page(qtbot: QtBot, signals: DeskSignals, watch: ReadinessWatch) -> PreparePage:
    made = PreparePage(signals, watch)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(watch.checks))
    return made


@pytest.fixture
def fold(page: PreparePage) -> ChecksFold:
    assert page.checks is not None
    return page.checks


def told(fold: ChecksFold, item: CheckItem) -> str:
    assert fold.panel is not None
    return fold.panel.rows[item].told()


def check_again(qtbot: QtBot, watch: ReadinessWatch) -> None:
    with qtbot.waitSignal(watch.checked):
        watch.check_again()
    qtbot.waitUntil(lambda: not watch.is_busy())


def state(watch: ReadinessWatch, item: CheckItem) -> CheckState:
    return next(c.state for c in watch.checks if c.item is item)


def test_the_line_says_that_all_is_in_order(fold: ChecksFold) -> None:
    assert fold.line.text() == "✓ 시작 전 점검: 문제 없음   ▴"
    assert fold.panel is None


def test_the_line_counts_what_is_to_be_looked_at(
    qtbot: QtBot, fold: ChecksFold, watch: ReadinessWatch, machine: GivenMachine
) -> None:
    machine.battery = Power(60, plugged=False)
    machine.lock.answer = WakeState.REFUSED
    check_again(qtbot, watch)
    assert fold.line.text() == "△ 시작 전 점검: 2건 확인 필요   ▴"
    machine.file = None
    check_again(qtbot, watch)
    assert fold.line.text() == "▲ 시작 전 점검: 4건 확인 필요   ▴"


def test_the_lines_open_in_the_page_and_the_order_of_the_day_makes_room(
    page: PreparePage, fold: ChecksFold
) -> None:
    fold.line.click()
    assert fold.panel is not None and fold.panel.isVisible()
    assert not page.side.isVisible()
    assert told(fold, CheckItem.POWER) == "✓ 정상 전원에 연결되어 있습니다. 배터리 80%"
    fold.line.click()
    assert not fold.panel.isVisible()
    assert page.side.isVisible()


def test_a_fault_says_what_to_do(
    qtbot: QtBot, fold: ChecksFold, watch: ReadinessWatch, machine: GivenMachine
) -> None:
    machine.file = FileFacts(10**9, True, FilePlace.CLOUD, "OneDrive")
    fold.line.click()
    check_again(qtbot, watch)
    assert told(fold, CheckItem.FILE) == (
        "△ 확인 필요 인터넷에 동기화되는 OneDrive 폴더에 있습니다. "
        "행사가 끝날 때까지 OneDrive 동기화를 멈추거나, 파일을 다른 폴더로 옮기십시오."
    )


def test_the_plan_is_followed_as_it_is_mended(
    qtbot: QtBot, page: PreparePage, fold: ChecksFold, watch: ReadinessWatch, signals: DeskSignals
) -> None:
    looks = fold.line.text()
    signals.do(editing.edit_event, title="")
    qtbot.waitUntil(lambda: fold.line.text() != looks)
    assert state(watch, CheckItem.PLAN) is CheckState.PROBLEM
    fold.line.click()
    assert fold.panel is not None
    assert "행사 제목이 없습니다" in told(fold, CheckItem.PLAN)
    mend = next(
        b for b in fold.panel.rows[CheckItem.PLAN].findChildren(QPushButton) if b.isVisible()
    )
    mend.click()
    assert not fold.panel.isVisible()
    assert page.form.isVisible()
    assert page.form.field("title").editor.hasFocus() or not page.isActiveWindow()


def test_what_is_not_saved_is_told_until_it_is(
    qtbot: QtBot, fold: ChecksFold, watch: ReadinessWatch, signals: DeskSignals
) -> None:
    signals.troubled.emit(Trouble("disk_full", path="a"))
    qtbot.waitUntil(lambda: state(watch, CheckItem.FILE) is CheckState.PROBLEM)
    signals.saved.emit(1, datetime(2024, 12, 5, 13, 1))
    qtbot.waitUntil(lambda: state(watch, CheckItem.FILE) is CheckState.OK)


def test_a_drive_that_does_not_answer_is_told_and_keeps_nobody_waiting(
    qtbot: QtBot, fold: ChecksFold, watch: ReadinessWatch, machine: GivenMachine
) -> None:
    machine.stuck = threading.Event()
    looks = machine.looks
    check_again(qtbot, watch)
    assert state(watch, CheckItem.FILE) is CheckState.PROBLEM
    check_again(qtbot, watch)
    assert machine.looks == looks + 1  # the one that waits is enough
    machine.stuck.set()
    machine.stuck = None
    qtbot.waitUntil(lambda: watch._measuring is None or watch._measuring.done)
    check_again(qtbot, watch)
    assert state(watch, CheckItem.FILE) is CheckState.OK


def test_a_projector_that_is_pulled_is_noticed_by_itself(
    qtbot: QtBot, fold: ChecksFold, watch: ReadinessWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seen, expected in (
        (ScreenState.ALONE, CheckState.WARNING),
        (ScreenState.MIRRORED, CheckState.PROBLEM),
        (ScreenState.OTHER, CheckState.OK),
    ):
        monkeypatch.setattr(readiness_watch, "screens_seen", lambda _, seen=seen: (seen, ""))
        watch._on_round()
        assert state(watch, CheckItem.SCREEN) is expected


def test_battery_and_drive_are_measured_again_while_somebody_looks(
    qtbot: QtBot, fold: ChecksFold, watch: ReadinessWatch, machine: GivenMachine
) -> None:
    machine.battery = Power(20, plugged=False)
    for _ in range(readiness_watch._MEASURE_EVERY):
        watch._on_round()
    qtbot.waitUntil(lambda: state(watch, CheckItem.POWER) is CheckState.PROBLEM)


def test_nobody_looks_nothing_is_measured(
    page: PreparePage, fold: ChecksFold, watch: ReadinessWatch
) -> None:
    assert watch._every_round.isActive()
    page.hide()
    assert not watch._every_round.isActive()
    page.show()
    assert watch._every_round.isActive()


def test_the_check_goes_when_the_workshop_runs(
    page: PreparePage, fold: ChecksFold, signals: DeskSignals
) -> None:
    fold.line.click()
    signals.do(running.start_section, section_id(1))
    assert not fold.isVisible()
    assert page.side.isVisible()
    signals.undo()
    assert fold.isVisible()


def test_screens_are_shown_where_that_can_be_done(
    qtbot: QtBot, fold: ChecksFold, watch: ReadinessWatch
) -> None:
    shown: list[str] = []
    watch.identify = lambda: shown.append("shown")
    fold.line.click()
    assert fold.panel is not None
    face = next(
        b for b in fold.panel.rows[CheckItem.SCREEN].findChildren(QPushButton) if b.isVisible()
    )
    assert face.text() == "화면 확인"
    face.click()
    assert shown == ["shown"]


def test_every_line_has_sign_word_and_colour(fold: ChecksFold) -> None:
    fold.line.click()
    assert fold.panel is not None
    for line in fold.panel.rows.values():
        looks = [w for w in line.findChildren(QLabel) if w.property("look") == "check_state"]
        assert [w.text() for w in looks] == ["✓", "정상"]
        assert {w.property("state") for w in looks} == {"ok"}

"""The start page leads into every workshop, also one whose file has gone."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.app.settings import Recent
from facilitator.domain.terms import WorkshopStage
from facilitator.ui.start.recent_list import RecentRow
from facilitator.ui.start.start_page import StartPage
from facilitator.words import use_language


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    use_language("ko")
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    return made


def recent(path: Path, title: str = "사업연계 <b>워크숍</b> & 발표") -> Recent:
    opened = datetime(2024, 12, 5, 9)
    return Recent(str(path), title, WorkshopStage.CLOSED, date(2024, 12, 5), opened)


def rows(page: StartPage) -> list[RecentRow]:
    return [row for row in page.findChildren(RecentRow) if row.isVisible()]


def drop(page: StartPage, *paths: str) -> bool:
    """Drag files onto the page and let go; tell whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(p) for p in paths])
    copy, left, plain = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, plain)
    enter.ignore()
    page.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, plain))
    return True


def test_every_way_into_a_workshop_is_a_wish(page: StartPage, qtbot: QtBot) -> None:
    for choice, wish in (
        (page.import_choice, page.import_requested),
        (page.open_choice, page.open_requested),
        (page.new_choice, page.new_requested),
        (page.sample_choice, page.sample_requested),
    ):
        with qtbot.waitSignal(wish, timeout=500):
            choice.setFocus()
            QTest.keyClick(choice, Qt.Key.Key_Space)


def _there(folder: Path, name: str, stage: WorkshopStage) -> Recent:
    file = folder / f"{name}.workshop"
    file.write_bytes(b"x")
    return replace(recent(file, name), stage=stage)


def _enter(page: StartPage) -> None:
    page.activateWindow()
    page.setFocus()
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


def test_enter_goes_on_with_the_workshop_that_is_running(
    page: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    last = _there(tmp_path, "지난", WorkshopStage.CLOSED)
    running = _there(tmp_path, "오늘", WorkshopStage.RUNNING)
    page.show_recent([last, running])
    with qtbot.waitSignal(page.recent_requested, timeout=500) as opened:
        _enter(page)
    assert opened.args == [running.path]
    Path(running.path).unlink()
    page.hide()
    page.show()
    with qtbot.waitSignal(page.recent_requested, timeout=500) as opened:
        _enter(page)
    assert opened.args == [last.path], "else with the one that was open last"


def test_enter_makes_a_workshop_where_there_is_none_to_go_on_with(
    page: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.import_requested, timeout=500):
        _enter(page)
    page.show_recent([replace(recent(tmp_path / "없음.workshop"), stage=WorkshopStage.RUNNING)])
    with qtbot.waitSignal(page.import_requested, timeout=500):
        _enter(page)


def test_a_recent_workshop_tells_what_and_where_it_is(
    page: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "사업연계.workshop"
    file.write_bytes(b"x")
    page.show_recent([recent(file)])
    (row,) = rows(page)
    qtbot.wait(1)
    texts = [label.text() for label in row.open_button.findChildren(QLabel)]
    assert texts[:3] == ["사업연계 <b>워크숍</b> & 발표", "종료(잠정)", "2024. 12. 5."]
    assert texts[3].startswith("최근 작업 2024. 12. "), "one way of writing a date"
    assert row.open_button.accessibleDescription() == str(file)
    with qtbot.waitSignal(page.recent_requested, timeout=500) as wished:
        row.open_button.click()
    assert wished.args == [str(file)]


def test_a_workshop_whose_file_has_gone_says_so_and_leads_to_its_backup_or_is_forgotten(
    page: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "없음.workshop"
    page.show_recent([recent(gone)])
    (row,) = rows(page)
    with qtbot.waitSignal(page.recent_requested, timeout=500) as opened:
        row.open_button.click()
    assert opened.args == [str(gone)]
    assert "찾을 수 없음" in row.open_button.accessibleName()
    with qtbot.waitSignal(page.forget_requested, timeout=500) as wished:
        row.forget_button.click()
    assert wished.args == [str(gone)]


def test_a_file_that_is_back_can_be_opened_when_the_page_is_seen_again(
    page: StartPage, tmp_path: Path
) -> None:
    file = tmp_path / "usb.workshop"
    page.show_recent([recent(file)])
    page.hide()
    file.write_bytes(b"x")
    page.show()
    assert "찾을 수 없음" not in rows(page)[0].open_button.accessibleName()


def test_a_workshop_without_title_and_date_shows_its_file_name(
    page: StartPage, tmp_path: Path
) -> None:
    page.show_recent([replace(recent(tmp_path / "빈 파일.workshop", ""), held_on=None)])
    assert rows(page)[0].open_button.accessibleName() == "빈 파일, 찾을 수 없음, 날짜 미정"


@pytest.mark.parametrize("name", ["a.workshop", "b.XLSX", "c.csv"])
def test_a_workshop_or_workbook_can_be_dropped(page: StartPage, name: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.file_dropped, timeout=500) as dropped:
        assert drop(page, f"/작업/{name}")
    assert dropped.args == [f"/작업/{name}"]


def test_other_files_and_several_at_once_are_not_taken(page: StartPage) -> None:
    assert not drop(page, "/작업/photo.png")
    assert not drop(page, "/작업/a.workshop", "/작업/b.workshop")
    assert not drop(page)


def test_language_and_theme_can_be_switched(page: StartPage, qtbot: QtBot) -> None:
    def named(name: str) -> QPushButton:
        return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name)

    assert named("언어: 한국어").isChecked()
    with qtbot.waitSignal(page.language_requested, timeout=500) as wished:
        named("언어: English").click()
    assert wished.args == ["en"]
    with qtbot.waitSignal(page.theme_requested, timeout=500) as wished:
        named("화면: 어둡게").click()
    assert wished.args == ["dark"]


def test_enter_presses_what_has_the_focus(page: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "a.workshop"
    file.write_bytes(b"x")
    page.show_recent([recent(file)])
    (row,) = rows(page)
    named = {b.accessibleName(): b for b in page.findChildren(QPushButton)}
    for pressed, wish in (
        (page.open_choice, page.open_requested),
        (row.open_button, page.recent_requested),
        (row.forget_button, page.forget_requested),
        (named["언어: English"], page.language_requested),
        (named["화면: 어둡게"], page.theme_requested),
    ):
        with qtbot.waitSignal(wish, timeout=500):
            QTest.keyClick(pressed, Qt.Key.Key_Return)


def test_a_switch_is_walked_by_tab_and_picks_nothing_on_the_way(
    page: StartPage, qtbot: QtBot
) -> None:
    english = next(b for b in page.findChildren(QPushButton) if b.text() == "English")
    korean = next(b for b in page.findChildren(QPushButton) if b.text() == "한국어")
    page.activateWindow()
    korean.setFocus()
    with qtbot.assertNotEmitted(page.language_requested, wait=20):
        QTest.keyClick(korean, Qt.Key.Key_Return)  # it is chosen already
        assert korean.isChecked()
        QTest.keyClick(korean, Qt.Key.Key_Right)
        QTest.keyClick(korean, Qt.Key.Key_Tab)
    assert not english.isChecked()
    with qtbot.waitSignal(page.language_requested, timeout=500):
        QTest.keyClick(english, Qt.Key.Key_Return)
    assert english.isChecked() and not korean.isChecked()


def test_every_control_has_a_name_and_can_be_reached_by_tab(
    page: StartPage, tmp_path: Path
) -> None:
    page.show_recent([recent(tmp_path / "a.workshop")])
    for each in page.findChildren(QPushButton):
        assert each.accessibleName()
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus

"""A file that cannot be opened, and the way back to an earlier state of a workshop."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import editing, notes, running
from facilitator.app.backups import Backup, BackupReason
from facilitator.app.desk import Desk
from facilitator.app.salvaged import Salvaged
from facilitator.bootstrap import Files
from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import Trouble
from facilitator.storage.check import integrity
from facilitator.storage.file import create, read
from facilitator.ui.rehearsal import hands
from facilitator.ui.rescue.backups_page import BackupsPage
from facilitator.ui.rescue.rescue_page import RescuePage
from facilitator.ui.rescue.telling import has_more, salvaged_lines, verdict, which_has_more
from facilitator.ui.shell import Shell
from facilitator.words import use_language
from tests.sample import project_id, section_id
from tests.storage.backups.backed_up import back_up
from tests.ui.laptop import Laptop
from tests.ui.test_recovered import leave_behind

pytestmark = pytest.mark.slow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(shell: Shell) -> Shell:
    shell.activateWindow()
    return shell


def damage(path: Path) -> None:
    """Overwrite some pages in the middle, as a failing stick does."""
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 5] = os.urandom(4096 * 2)
    path.write_bytes(data)


def destroy(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096))


def plant(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("CREATE TRIGGER t AFTER UPDATE ON event BEGIN DELETE FROM note; END")


def break_row(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("INSERT INTO center VALUES ('a', '', '', 'province', '', 1)")


def rescue_page(shell: Shell) -> RescuePage:
    page = shell._stack.currentWidget()
    assert isinstance(page, RescuePage)
    return page


def backups_page(shell: Shell) -> BackupsPage:
    page = shell._stack.currentWidget()
    assert isinstance(page, BackupsPage)
    return page


def told(page: QWidget) -> str:
    return "\n".join(w.text() for w in page.findChildren(QLabel) if w.isVisible())


# -- a damaged file -------------------------------------------------------------------------------


@pytest.mark.parametrize("spoil", [damage, destroy, plant, break_row])
def test_a_damaged_file_opens_the_rescue_page_and_stays_as_it_was(
    shell: Shell, path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    before = path.read_bytes()
    assert not shell.open_path(path)
    page = rescue_page(shell)
    assert str(path) in told(page) and "손상" in told(page)
    assert page.salvage_button.isVisible() and not page.backup_button.isVisible()
    assert path.read_bytes() == before
    hands.press(Qt.Key.Key_Escape)
    assert shell.view is None and shell._stack.currentWidget() is not page
    assert path.read_bytes() == before


def test_the_newest_backup_is_opened_under_a_new_name_by_enter(
    shell: Shell, path: Path, qtbot: QtBot, home: Path
) -> None:
    back_up(path)
    damage(path)
    before = path.read_bytes()
    shell.open_path(path)
    page = rescue_page(shell)
    hands.settle()
    assert QApplication.focusWidget() is page.backup_button
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)
    assert shell.path is not None and shell.path.parent == home / "documents"
    assert "백업" in shell.path.name
    assert shell.view is not None and len(shell.view.signals.workshop.projects) == 12
    assert path.read_bytes() == before
    shell.close()


def test_where_the_newest_backup_is_damaged_the_next_is_offered(
    shell: Shell, path: Path, qtbot: QtBot
) -> None:
    first = back_up(path)
    opened = Files().open_file(path)
    Desk(opened.workshop, opened.journal, opened.keeper).do(editing.add_center, "가온센터")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    second = back_up(path)
    damage(second.path)
    damage(path)
    shell.open_path(path)
    page = rescue_page(shell)
    page.backup_button.click()
    qtbot.waitUntil(lambda: rescue_page(shell) is not page, timeout=8000)
    offered = rescue_page(shell)
    assert second.path.name in told(offered)
    assert f"기록 {first.entries}건" in told(offered)
    offered.backup_button.click()
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)
    shell.close()


def test_what_can_be_read_is_counted_and_opened_on_wish(
    shell: Shell, path: Path, qtbot: QtBot, home: Path
) -> None:
    break_row(path)
    before = path.read_bytes()
    shell.open_path(path)
    page = rescue_page(shell)
    page.salvage_button.click()
    assert page.waiting.isVisible() and not page.leave_button.isEnabled()
    qtbot.waitUntil(page.open_button.isVisible, timeout=8000)
    # Qt shows what is put into a layout only with the next turn of its loop.
    qtbot.waitUntil(lambda: "사업" in told(page) and "12건" in told(page))
    assert not path.exists(), "nobody opens the damaged one again by mistake"
    (aside,) = path.parent.glob("*.workshop")
    assert aside.name in told(page) and aside.read_bytes() == before
    assert shell._stack.currentWidget() is page, "it is opened on wish only"
    page.open_button.click()
    assert shell.view is not None and len(shell.view.signals.workshop.projects) == 12
    assert shell.path is not None and shell.path.parent == home / "documents"
    shell.close()
    assert integrity(_newest(home / "documents")) == []


def test_without_a_backup_of_its_path_the_page_leads_to_all_backups(
    shell: Shell, path: Path, qtbot: QtBot
) -> None:
    back_up(path)
    path = path.rename(path.with_name("renamed.workshop"))
    destroy(path)
    shell.open_path(path)
    page = rescue_page(shell)
    assert not page.backup_button.isVisible()
    assert "백업에서 되살리기" in page.others_button.text()
    assert page.others_button.isVisible()
    page.others_button.click()
    qtbot.waitUntil(lambda: backups_page(shell).table.rowCount() == 1, timeout=8000)


def _newest(folder: Path) -> Path:
    return max(folder.glob("*.workshop"), key=lambda p: p.stat().st_mtime)


def test_where_nothing_can_be_read_the_file_keeps_its_name(
    shell: Shell, path: Path, qtbot: QtBot
) -> None:
    destroy(path)
    shell.open_path(path)
    page = rescue_page(shell)
    page.salvage_button.click()
    qtbot.waitUntil(lambda: not page.waiting.isVisible(), timeout=8000)
    hands.settle()
    assert path.exists() and not page.open_button.isVisible()
    assert "읽지 못했습니다" in told(page) or page.trouble.isVisible()


def test_an_emptied_file_with_a_backup_is_rescued_one_without_is_told(
    shell: Shell, path: Path
) -> None:
    before = path.read_bytes()
    path.write_bytes(b"")
    assert not shell.open_path(path)
    assert path.name in shell.notice.text()
    path.write_bytes(before)
    back_up(path)
    path.write_bytes(b"")
    assert not shell.open_path(path)
    page = rescue_page(shell)
    assert "비어" in told(page) and not page.salvage_button.isVisible()


def test_a_damaged_file_after_a_crash_is_rescued_too(
    dressed: QApplication, qtbot: QtBot, path: Path
) -> None:
    Files().save_settings(replace(Files().load_settings(), open_file=str(path)))
    damage(path)
    shell = Shell(Files())
    qtbot.addWidget(shell)
    shell.open_first(None, False)
    assert isinstance(shell._stack.currentWidget(), RescuePage)


def test_what_was_kept_of_a_deleted_file_is_told_after_the_crash_and_comes_with_the_backup(
    dressed: QApplication, qtbot: QtBot, path: Path
) -> None:
    from dataclasses import replace

    back_up(path)
    leave_behind(path, "가온센터", "나래센터").unlink()
    Files().save_settings(replace(Files().load_settings(), open_file=str(path)))
    shell = Shell(Files())
    qtbot.addWidget(shell)
    shell.open_first(None, False)
    shell.show()
    page = rescue_page(shell)
    assert "2건" in told(page) and "보관" in told(page)
    page.backup_button.click()
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)
    assert shell.view is not None
    names = [c.name for c in shell.view.signals.workshop.centers]
    assert names[-2:] == ["가온센터", "나래센터"]
    assert shell.view.signals.keeper is not None and shell.view.signals.keeper.flush(5)
    shell.close()


def test_a_file_of_ours_whose_beginning_is_overwritten_may_still_be_read(
    shell: Shell, path: Path
) -> None:
    path.write_bytes(os.urandom(4096) + path.read_bytes()[4096:])
    assert not shell.open_path(path)
    assert rescue_page(shell).salvage_button.isVisible()


def test_a_restore_that_fails_is_told_on_the_page(shell: Shell, path: Path, qtbot: QtBot) -> None:
    backup = back_up(path)
    damage(path)
    shell.open_path(path)
    page = rescue_page(shell)
    destroy(backup.path)
    page.backup_button.click()
    qtbot.waitUntil(lambda: rescue_page(shell) is not page, timeout=8000)
    page = rescue_page(shell)
    assert page.trouble.isVisible() and not page.backup_button.isVisible()
    assert page.backup_button.isEnabled()


def _salvaged(kept: int, lost: int = 0) -> Salvaged:
    return Salvaged({EntityKind.NOTE: 3}, {}, {}, kept, lost)


def _backup(entries: int) -> Backup:
    at = datetime(2025, 12, 5, 14, 0)
    return Backup(Path("b"), at, BackupReason.TIMED, 9000, "", entries, Path("o"))


def test_it_is_said_which_holds_more() -> None:
    assert has_more(_salvaged(11), _backup(6))
    assert has_more(_salvaged(6), _backup(6))
    assert not has_more(_salvaged(4, lost=2), _backup(6))
    assert not has_more(_salvaged(2), _backup(6))
    sentences = {which_has_more(_salvaged(k, g), _backup(6)) for k, g in ((11, 0), (6, 0), (4, 2))}
    assert len(sentences) == 3


def test_more_entries_are_worth_little_without_projects_or_history() -> None:
    for lost in ({EntityKind.PROJECT: 1}, {EntityKind.EVENT: 1}, {EntityKind.CENTER: 2}):
        counted = Salvaged({EntityKind.ANSWER: 60}, lost, {}, 75, 0)
        assert not has_more(counted, _backup(6))
    assert not has_more(_salvaged(70, lost=5), _backup(6))
    told = verdict(Salvaged({}, {EntityKind.PROJECT: 12}, {}, 0, 75))
    assert "사업" in told and "변경 이력" in told
    assert "채운 것" in verdict(
        Salvaged({}, {EntityKind.PROJECT: 12}, {}, 60, 15, added={EntityKind.PROJECT: 12})
    )


# -- open elsewhere -------------------------------------------------------------------------------


def test_it_is_said_what_may_be_out_of_date() -> None:
    counted = replace(_salvaged(60), maybe_older={EntityKind.CENTER: 2})
    assert "최신" in verdict(counted)
    assert ("센터", "0건, 최신이 아닐 수 있음 2건") in salvaged_lines(counted)


def test_a_file_open_in_another_window_is_told_and_another_try_is_one_key_away(
    shell: Shell, path: Path
) -> None:
    from facilitator.storage.file import open_for_writing

    opened = open_for_writing(path)
    opened.keeper.flush(5)
    assert not shell.open_path(path)
    assert "다른 창" in shell.notice.text() and shell.notice.action.isVisible()
    opened.keeper.close()
    hands.settle()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert shell.view is not None
    assert shell.notice.text() == ""
    shell.close()


def test_a_colleague_who_has_it_open_is_named(shell: Shell, path: Path) -> None:
    from facilitator.storage.file import open_for_writing
    from facilitator.storage.who import note_path

    opened = open_for_writing(path)
    opened.keeper.flush(5)
    said = '{"user": "김주무관", "computer": "기획예산-07", "since": "2025-12-05T13:40:00"}'
    note_path(path).write_text(said, encoding="utf-8")
    assert not shell.open_path(path)
    for word in ("김주무관", "기획예산-07", "13:40"):
        assert word in shell.notice.text()
    opened.keeper.close()


# -- backups --------------------------------------------------------------------------------------


def test_a_backup_is_restored_from_the_start_page_under_the_name_shown_before(
    shell: Shell, path: Path, qtbot: QtBot, home: Path
) -> None:
    back_up(path)
    before = path.read_bytes()
    start = shell._stack.currentWidget()
    assert start is not None
    shell.ways_in.backups_requested.emit()
    page = backups_page(shell)
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=8000)
    assert str(home / "backups") in told(page)
    assert page.table.rowCount() == 1
    shown = page.target.text()
    hands.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)
    assert str(shell.path) in shown
    assert path.read_bytes() == before
    shell.close()


def test_without_a_backup_the_page_says_so(shell: Shell, qtbot: QtBot) -> None:
    shell.show_backups()
    page = backups_page(shell)
    qtbot.waitUntil(lambda: "아직" in told(page), timeout=8000)
    assert not page.restore_button.isEnabled()
    hands.press(Qt.Key.Key_Escape)
    assert shell._stack.currentWidget() is not page


def test_from_an_open_workshop_its_own_backups_come_first_and_esc_leads_back(
    laptop: Laptop, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "다른.workshop"
    create(other)
    back_up(other)
    qtbot.waitUntil(lambda: Files().backups_of(laptop.path) != [], timeout=8000)
    laptop.shell.show_backups()
    page = backups_page(laptop.shell)
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=8000)
    chosen = page.chosen()
    assert chosen is not None and chosen.original == laptop.path
    before = len(laptop.view.signals.desk.journal())
    hands.press(Qt.Key.Key_Z, CONTROL)
    assert len(laptop.view.signals.desk.journal()) == before, "nothing unseen is taken back"
    hands.press(Qt.Key.Key_Escape)
    assert laptop.shell._stack.currentWidget() is laptop.view


def test_the_open_workshop_is_saved_before_its_backup_is_opened(
    laptop: Laptop, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: Files().backups_of(laptop.path) != [], timeout=8000)
    laptop.view.signals.do(notes.add_note, project_id(3), "백업한 뒤의 말")
    laptop.shell.show_backups()
    page = backups_page(laptop.shell)
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=8000)
    page.restore_button.click()
    qtbot.waitUntil(lambda: laptop.shell.path != laptop.path, timeout=8000)
    assert laptop.workshop.notes == []
    assert [n.text for n in read(laptop.path)[0].notes] == ["백업한 뒤의 말"]


def test_while_the_room_watches_no_page_covers_the_console(laptop: Laptop) -> None:
    laptop.go_to(3)
    laptop.view.signals.do(running.start_section, section_id(2))
    laptop.shell.show_backups()
    assert laptop.shell._stack.currentWidget() is laptop.view
    assert "섹션" in laptop.notice()


def test_a_backup_that_cannot_be_made_is_a_quiet_notice(laptop: Laptop) -> None:
    laptop.shell.backup_notice._hear(Trouble("backup_not_made", path="어디"))
    hands.settle()
    assert "어디" in laptop.notice()
    assert laptop.view.foot.saved.property("saved") != "no"


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_every_page_of_the_rescue_speaks_one_language(
    dressed: QApplication, path: Path, qtbot: QtBot, home: Path, spoken: str
) -> None:
    use_language(spoken)
    back_up(path)
    break_row(path)
    shell = Shell(Files())
    qtbot.addWidget(shell)
    shell.show()
    shell.open_path(path)
    page = rescue_page(shell)
    page.salvage_button.click()
    qtbot.waitUntil(page.open_button.isVisible, timeout=8000)
    assert_one_language(page, spoken, path)
    page.others_button.click()
    backups = backups_page(shell)
    qtbot.waitUntil(backups.restore_button.isEnabled, timeout=8000)
    assert_one_language(backups, spoken, path)
    if spoken == "en":
        heads = [backups.table.horizontalHeaderItem(at) for at in range(4)]
        assert [h.text() for h in heads if h is not None] == ["Made at", "Why", "Entries", "Size"]


def assert_one_language(page: QWidget, spoken: str, path: Path) -> None:
    """No Korean in English; in Korean no English but paths, names and keys."""
    for widget in (page, *page.findChildren(QWidget)):
        shown = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
        for text in (shown, widget.accessibleName()):
            left = text.replace(path.name, "").replace(path.stem, "")
            left = re.sub(r"/.*|\S*\.workshop|Esc|Ctrl|Enter|KB", "", left)
            wrong = "[A-Za-z]{2,}" if spoken == "ko" else "[가-힣]"
            assert not re.search(wrong, left), text


def test_every_control_of_the_rescue_has_a_name(shell: Shell, path: Path, qtbot: QtBot) -> None:
    back_up(path)
    damage(path)
    shell.open_path(path)
    unnamed = [b for b in rescue_page(shell).findChildren(QPushButton) if not b.accessibleName()]
    rescue_page(shell).others_requested.emit()
    page = backups_page(shell)
    unnamed += [b for b in page.findChildren(QPushButton) if not b.accessibleName()]
    assert unnamed == []
    assert page.table.accessibleName() and page.workshops.accessibleName()

"""A file that is out of reach while it is open: everything goes on in another one."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.app import notes, running
from facilitator.bootstrap import Files
from facilitator.domain.terms import SlideKind
from facilitator.storage.check import integrity
from facilitator.storage.file import read
from facilitator.ui.rehearsal import hands
from tests.durability.mounts import small_disk
from tests.sample import project_id, section_id
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop
from tests.ui.slow_keeper import SlowKeeper
from tests.ui.test_shell import StuckFiles, answer_question

pytestmark = pytest.mark.slow

ALT = Qt.KeyboardModifier.AltModifier


def deleted(path: Path) -> None:
    path.unlink()


def renamed(path: Path) -> None:
    path.rename(path.with_name("다른 이름.workshop"))


def folder_pulled(path: Path) -> None:
    path.parent.rename(path.parent.with_name("뽑은 USB"))


def overwritten(path: Path) -> None:
    os.truncate(path, 0)


@pytest.fixture
def live(laptop: Laptop) -> Laptop:
    """The room watches: a section runs and a note is being typed."""
    laptop.go_to(3, SlideKind.NOTES)
    laptop.view.signals.do(running.start_section, section_id(2))
    laptop.go_to(3, SlideKind.NOTES)
    keeper = laptop.view.signals.keeper
    assert keeper is not None and keeper.flush(5)
    laptop.notes.start_typing()
    hands.settle()
    return laptop


def texts(path: Path) -> list[str]:
    return [note.text for note in read(path)[0].notes]


def wait_for_trouble(laptop: Laptop, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: laptop.view.notice.action.isVisible(), timeout=8000)


def wait_for_the_new_file(laptop: Laptop, qtbot: QtBot, old: Path) -> Path:
    qtbot.waitUntil(lambda: laptop.shell.path != old, timeout=8000)
    qtbot.waitUntil(lambda: laptop.view.foot.saved.property("saved") == "yes")
    assert laptop.shell.path is not None
    return laptop.shell.path


@pytest.mark.parametrize("lose", [deleted, renamed, folder_pulled, overwritten])
def test_in_a_running_section_one_key_goes_on_among_the_documents(
    live: Laptop, qtbot: QtBot, home: Path, lose: Callable[[Path], None]
) -> None:
    shown, window, field = live.shown(), live.wall, QApplication.focusWidget()
    lose(live.path)
    live.view.signals.do(notes.add_note, project_id(3), "파일이 사라진 뒤")
    wait_for_trouble(live, qtbot)
    assert QApplication.focusWidget() is field, "the notice takes no focus"
    hands.compose("쓰는 중", finish=False)
    hands.press(Qt.Key.Key_Return, ALT)
    assert QApplication.activeModalWidget() is None
    new = wait_for_the_new_file(live, qtbot, live.path)
    assert new.parent == home / "documents"
    assert QApplication.focusWidget() is field and live.wall is window
    assert live.notes.input.full_text() == "쓰는 중"
    assert live.shown().splitlines()[:1] == shown.splitlines()[:1]
    hands.compose("중입니다")  # the syllable that was composing goes on
    assert new.name in live.notice() and str(live.path) in live.notice()
    live.close()
    assert "파일이 사라진 뒤" in texts(new)
    assert integrity(new) == []
    draft = read(new)[0].draft(notes.note_draft_id(project_id(3)))
    assert draft is not None and draft.text == "쓰는 중입니다"


def test_what_is_entered_while_the_new_file_is_written_goes_along(
    live: Laptop, qtbot: QtBot
) -> None:
    live.path.unlink()
    live.shell.elsewhere.work_here()
    assert live.shell.elsewhere.is_busy()
    for number in range(30):
        live.view.signals.do(notes.add_note, project_id(3), f"그 사이 {number}")
    live.view.undo()
    new = wait_for_the_new_file(live, qtbot, live.path)
    live.view.redo()
    live.close()
    assert texts(new)[-30:] == [f"그 사이 {number}" for number in range(30)]
    assert integrity(new) == []


def test_undo_goes_on_behind_the_change_of_files(live: Laptop, qtbot: QtBot) -> None:
    before = len(live.workshop.notes)
    live.view.signals.do(notes.add_note, project_id(3), "되돌릴 말")
    live.path.unlink()
    live.shell.elsewhere.work_here()
    new = wait_for_the_new_file(live, qtbot, live.path)
    live.view.setFocus()
    live.view.undo()
    assert len(live.workshop.notes) == before
    live.close()
    assert len(read(new)[0].notes) == before


def test_everything_names_the_new_file(live: Laptop, qtbot: QtBot) -> None:
    live.path.unlink()
    live.shell.elsewhere.work_here()
    new = wait_for_the_new_file(live, qtbot, live.path)
    assert new.name in live.shell.windowTitle()
    assert any(
        new.name in w.text() for w in live.view.foot.findChildren(type(live.view.foot.saved))
    )
    settings = Files().load_settings()
    assert settings.open_file == str(new)
    assert settings.recent[0].path == str(new)
    live.view.readiness.check_again()
    qtbot.waitUntil(lambda: not live.view.readiness.is_busy())
    assert not any(check.code == "file_unreachable" for check in live.view.readiness.checks)


def test_the_old_file_is_not_written_any_more_when_it_is_back(live: Laptop, qtbot: QtBot) -> None:
    away = live.path.with_name("뽑음.workshop")
    live.path.rename(away)
    live.view.signals.do(notes.add_note, project_id(3), "저장 안 됨")
    wait_for_trouble(live, qtbot)
    live.shell.elsewhere.work_here()
    wait_for_the_new_file(live, qtbot, live.path)
    qtbot.waitUntil(lambda: not live.path.exists())
    old = away.read_bytes()
    away.rename(live.path)
    live.view.signals.do(notes.add_note, project_id(3), "새 파일에만")
    keeper = live.view.signals.keeper
    assert keeper is not None and keeper.flush(5)
    assert live.path.read_bytes() == old
    assert live.view.signals.trouble is None


def test_a_name_that_is_taken_among_the_documents_is_left_alone(
    live: Laptop, qtbot: QtBot, home: Path
) -> None:
    taken = home / "documents" / live.path.name
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.write_text("남의 파일")
    live.path.unlink()
    live.shell.elsewhere.work_here()
    new = wait_for_the_new_file(live, qtbot, live.path)
    assert new != taken and taken.read_text() == "남의 파일"


def choose(target: Path) -> None:
    """Name a file in the dialog that comes next."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, press)
            return
        dialog.findChildren(QLineEdit)[0].setText(str(target))
        dialog.accept()

    QTimer.singleShot(0, press)


def test_while_nothing_runs_the_user_names_the_file(
    laptop: Laptop, qtbot: QtBot, tmp_path: Path
) -> None:
    laptop.path.unlink()
    laptop.view.signals.do(notes.add_note, project_id(3), "말")
    wait_for_trouble(laptop, qtbot)
    target = tmp_path / "여기.workshop"
    choose(target)
    laptop.view.notice.action.click()
    assert wait_for_the_new_file(laptop, qtbot, laptop.path) == target
    laptop.close()
    assert "말" in texts(target)


def test_the_file_may_be_made_again_in_its_old_place(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.path.unlink()
    laptop.view.signals.do(notes.add_note, project_id(3), "말")
    wait_for_trouble(laptop, qtbot)
    choose(laptop.path)
    laptop.view.notice.action.click()
    qtbot.waitUntil(lambda: laptop.view.foot.saved.property("saved") == "yes", timeout=8000)
    laptop.view.signals.do(notes.add_note, project_id(3), "다음 말")
    laptop.close()
    assert texts(laptop.path)[-2:] == ["말", "다음 말"]


# -- a full disk ----------------------------------------------------------------------------------


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", kilobytes=1500) as disk:
        yield disk.folder


def test_a_full_disk_is_left_behind_with_all_that_waited(
    tiny_disk: Path, path: Path, clock: object, dressed: QApplication, qtbot: QtBot
) -> None:
    from tests.app.day import HandClock

    on_disk = tiny_disk / "행사.workshop"
    shutil.copyfile(path, on_disk)
    laptop = Laptop(on_disk, HandClock())
    try:
        keeper = laptop.view.signals.keeper
        assert keeper is not None and keeper.flush(5)
        with (tiny_disk / "video.mp4").open("wb", buffering=0) as file, pytest.raises(OSError):
            while True:
                file.write(bytes(4096))
        for number in range(40):
            laptop.view.signals.do(notes.add_note, None, f"{number} " + "말 " * 400)
        qtbot.waitUntil(lambda: laptop.view.signals.trouble is not None, timeout=8000)
        wait_for_trouble(laptop, qtbot)
        laptop.shell.elsewhere.work_here()
        new = wait_for_the_new_file(laptop, qtbot, on_disk)
        laptop.close()
        assert len([t for t in texts(new) if "말 말" in t]) == 40
        assert integrity(new) == []
    finally:
        laptop.close()


# -- the notice -----------------------------------------------------------------------------------


def test_the_offer_stays_until_it_is_over_also_behind_another_notice(
    start: Start, qtbot: QtBot
) -> None:
    files = StuckFiles()
    laptop = start(files)
    laptop.go_to(3)
    keeper: SlowKeeper = files.keeper
    keeper.fail("disk_full", path="x.workshop")
    hands.settle()
    notice = laptop.view.notice
    assert notice.action.isVisible() and "x.workshop" in notice.text()
    notice.show_notice("되돌렸습니다.")
    assert notice.action.isVisible() and notice.text() == "되돌렸습니다."
    notice._timer.timeout.emit()  # as after five seconds
    assert notice.action.isVisible() and "x.workshop" in notice.text()
    keeper.commit(laptop.clock.now)
    hands.settle()
    assert notice.text() == ""
    keeper.release()


def test_an_offer_that_was_put_away_comes_again_where_work_goes_on_unsaved(start: Start) -> None:
    from facilitator.ui.saving_notice import SavingNotice

    files = StuckFiles()
    laptop = start(files)
    laptop.go_to(3)
    files.keeper.fail("disk_full", path="x.workshop")
    hands.settle()
    notice = laptop.view.notice
    assert notice._strip is not None
    notice._strip._close.click()
    assert notice.text() == "" and not notice.action.isVisible()
    laptop.view.signals.do(notes.add_note, project_id(3), "말")
    (watching,) = laptop.view.findChildren(SavingNotice)
    assert watching._slow.isActive()
    watching._slow.timeout.emit()  # as after ten seconds
    assert notice.action.isVisible() and "x.workshop" in notice.text()
    files.keeper.commit(laptop.clock.now)
    hands.settle()
    assert notice.text() == ""
    files.keeper.release()


def test_a_slow_drive_is_told_calmly_and_only_after_long(start: Start) -> None:
    files = StuckFiles()
    laptop = start(files)
    laptop.go_to(3)
    laptop.view.signals.do(notes.add_note, project_id(3), "말")
    assert laptop.notice() == ""
    from facilitator.ui.saving_notice import SavingNotice

    (watching,) = laptop.view.findChildren(SavingNotice)
    watching._slow.timeout.emit()  # as after ten seconds
    assert "늦습니다" in laptop.notice()
    strip = laptop.view.notice._strip
    assert strip is not None and strip.property("look") == "notice_strip"
    assert laptop.view.foot.saved.property("saved") == "pending"
    files.keeper.commit(laptop.clock.now)
    hands.settle()
    assert laptop.notice() == ""
    files.keeper.release()


def test_in_a_rehearsal_nothing_is_offered(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.shell.rehearsing.begin()
    assert laptop.shell.path is not None
    laptop.shell.path.unlink()
    laptop.view.signals.do(notes.add_note, project_id(3), "연습")
    qtbot.waitUntil(lambda: laptop.view.signals.trouble is not None, timeout=8000)
    hands.settle()
    assert laptop.notice() and not laptop.view.notice.action.isVisible()
    laptop.shell.rehearsing.end()


def test_a_place_that_takes_nothing_is_told_and_the_work_goes_on_as_before(
    live: Laptop, qtbot: QtBot, home: Path
) -> None:
    (home / "documents").parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(home / "documents", ignore_errors=True)
    (home / "documents").write_text("no folder")
    live.path.unlink()
    live.view.signals.do(notes.add_note, project_id(3), "말")
    wait_for_trouble(live, qtbot)
    live.shell.elsewhere.work_here()
    qtbot.waitUntil(lambda: not live.shell.elsewhere.is_busy())
    assert "documents" in live.notice()
    assert live.shell.path == live.path
    assert "말" in [note.text for note in live.workshop.notes]
    answer_question("닫기")  # what is not saved is held apart
    live.close()


def test_a_journal_that_others_numbered_is_kept_whole_too(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    laptop = start()
    for text in ("하나", "둘", "셋"):
        laptop.view.signals.do(notes.add_note, project_id(3), text)
    laptop.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("UPDATE journal SET number = number + 40 WHERE number > 2")
    laptop = start()
    laptop.path.unlink()
    laptop.view.signals.do(notes.add_note, project_id(3), "넷")
    laptop.shell.elsewhere.work_here()
    qtbot.waitUntil(lambda: laptop.shell.path != laptop.path, timeout=8000)
    new = laptop.shell.path
    assert new is not None
    laptop.view.undo()
    laptop.close()
    assert texts(new) == ["하나", "둘", "셋"]
    assert integrity(new) == []

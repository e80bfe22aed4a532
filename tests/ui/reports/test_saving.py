"""The document is saved in the format that is chosen, whole or not at all."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from facilitator.app.editing import edit_event
from facilitator.app.report_choices import Document, formats_of
from facilitator.app.report_versions import PUBLIC
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.reports_page import ReportsPage
from tests.ui.reports.maker import FakeMaker
from tests.ui.reports.seeing import LONG, show


class Opened(QObject):
    """Stands in for the desktop's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


def save(page: ReportsPage, out: Path, qtbot: QtBot) -> str:
    """Save there and give the path that is told."""
    with qtbot.waitSignal(page.document_saved, timeout=LONG) as saved:
        page.saver.save(out)
    assert saved.args is not None
    return str(saved.args[0])


def names_in(folder: Path) -> list[str]:
    """List what is in a folder, hidden files as well."""
    return [each.name for each in folder.iterdir()]


def fail(page: ReportsPage, out: Path, qtbot: QtBot) -> str:
    """Try to save there and give the sentence that is told."""
    with qtbot.waitSignal(page.saver.failed, timeout=LONG) as told:
        page.saver.save(out)
    assert told.args is not None
    assert page.saver.note.notice.text() == told.args[0]
    assert not page.saver.note.open_file.isVisible()
    return str(told.args[0])


@pytest.mark.parametrize("fmt", formats_of(Document.RESULT))
def test_the_report_is_saved_in_every_format_and_can_be_opened(
    page: ReportsPage, tmp_path: Path, fmt: str, qtbot: QtBot
) -> None:
    show(page, qtbot)
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")  # type: ignore[arg-type]  # the stub says bytes, PySide wants text
    out = tmp_path / f"결과 #1 100%.{fmt}"
    assert save(page, out, qtbot) == str(out)
    assert out.read_text(encoding="utf-8") == f"2025년도 사업연계 워크숍 {fmt}"
    assert page.saver.note.notice.text() == f"저장했습니다: 결과 #1 100%.{fmt}"
    page.saver.note.open_file.click()
    page.saver.note.open_folder.click()
    QDesktopServices.unsetUrlHandler("file")
    assert opened.paths == [out, tmp_path]
    assert list(tmp_path.glob(".*")) == []


def test_the_keyboard_goes_from_cancel_to_opening_the_file(
    page: ReportsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    save(page, tmp_path / "보고서.pdf", qtbot)
    assert page.saver.note.open_file.hasFocus()


def test_a_failure_is_told_in_one_sentence_and_the_old_report_stays(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    out = tmp_path / "보고서.pdf"
    out.write_text("old", encoding="utf-8")
    maker.how = "full"
    told = fail(page, out, qtbot)
    assert str(out) in told and "디스크" in told
    assert out.read_text(encoding="utf-8") == "old"
    assert page.saver.primary.isEnabled() and page.saver.running.isHidden()
    assert list(tmp_path.glob(".*")) == []


def test_a_child_that_dies_leaves_the_old_report(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    out = tmp_path / "보고서.hwpx"
    out.write_text("old", encoding="utf-8")
    maker.how = "broken"
    assert fail(page, out, qtbot).startswith("보고서를 만들지 못했습니다.")
    maker.how = "ok"
    save(page, out, qtbot)
    assert out.read_text(encoding="utf-8").endswith("hwpx")


def test_a_folder_that_is_gone_is_told_before_anything_is_made(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    before = len(maker.wanted)
    assert "gone" in fail(page, tmp_path / "gone" / "보고서.pdf", qtbot)
    assert len(maker.wanted) == before and page.saver.primary.isEnabled()


def test_saving_can_be_cancelled_leaves_nothing_and_can_be_tried_again(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    maker.how = "slow"
    out = tmp_path / "보고서.pdf"
    out.write_text("old", encoding="utf-8")
    page.saver.save(out)
    assert not page.saver.primary.isEnabled() and page.saver.running.cancel_button.isVisible()
    qtbot.waitUntil(lambda: page.saver.running.step.text() == "파일에 쓰고 있습니다…")
    assert len(list(tmp_path.glob(".facilitator-*.tmp"))) == 1
    with qtbot.assertNotEmitted(page.saver.failed, wait=50):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.saver.primary.isEnabled() and not page.saver.running.isVisible()
    qtbot.waitUntil(lambda: names_in(tmp_path) == [out.name])
    assert out.read_text(encoding="utf-8") == "old"
    maker.how = "ok"
    save(page, out, qtbot)


def test_saving_can_be_cancelled_at_once(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    maker.how = "slow"
    page.saver.save(tmp_path / "보고서.pdf")
    page.saver.running.cancel_button.click()
    qtbot.wait(50)
    assert names_in(tmp_path) == []


def test_a_second_save_waits_for_the_first(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    page.saver.save(tmp_path / "첫째.pdf")
    page.saver.save(tmp_path / "둘째.pdf")
    assert page.is_saving
    with qtbot.waitSignal(page.document_saved, timeout=LONG):
        pass
    assert names_in(tmp_path) == ["첫째.pdf"] and not page.is_saving


def test_a_failure_stays_beside_the_button_until_the_next_choice(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    maker.how = "full"
    fail(page, tmp_path / "보고서.pdf", qtbot)
    assert page.saver.note.isVisible()
    page.choices.notes.click()
    assert not page.saver.note.isVisible()


def test_closing_the_window_gives_up_what_is_being_written(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    maker.how = "slow"
    page.saver.save(tmp_path / "보고서.pdf")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob(".facilitator-*.tmp"))) == 1)
    page.stop()
    assert names_in(tmp_path) == []


def test_a_report_that_a_viewer_shows_gets_a_new_name_and_that_is_told(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    maker.how = "busy"
    out = tmp_path / "보고서.pdf"
    assert save(page, out, qtbot) == str(tmp_path / "보고서 (2).pdf")
    told = page.saver.note.notice.text()
    assert "보고서.pdf" in told and "다른 프로그램" in told and "보고서 (2).pdf" in told
    assert page.saver.note.path == tmp_path / "보고서 (2).pdf"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2025년도 사업연계 워크숍", "2025년도 사업연계 워크숍_결과보고서.pdf"),
        ('가/나\\다: "라" <마>|*?', "가 나 다 라 마_결과보고서.pdf"),
        ("", "워크숍_결과보고서.pdf"),
        ("...", "워크숍_결과보고서.pdf"),
        ("가" * 300, "가" * 50 + "_결과보고서.pdf"),
    ],
)
def test_the_file_is_named_after_the_workshop(
    page: ReportsPage, signals: DeskSignals, tmp_path: Path, title: str, name: str
) -> None:
    page.set_folder(tmp_path)
    signals.do(edit_event, title=title)
    assert page.saver.default_path() == tmp_path / name


def test_the_file_is_named_after_document_version_and_format(
    page: ReportsPage, tmp_path: Path
) -> None:
    page.set_folder(tmp_path)
    page.saver.prefer("hwpx")
    page.versions.version_requested.emit(PUBLIC)
    assert page.saver.default_path().name == "2025년도 사업연계 워크숍_결과보고서_공개용.hwpx"
    page.choices.names.click()  # it is not the public version any more
    assert page.saver.default_path().name == "2025년도 사업연계 워크숍_결과보고서.hwpx"
    page.choices.document.chosen.emit(Document.ATTENDEES)  # which is made as PDF only
    assert page.saver.default_path().name == "2025년도 사업연계 워크숍_참석자 명부.pdf"


def test_the_dialog_comes_only_on_the_click_and_may_be_left(
    page: ReportsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(page, qtbot)
    page.set_folder(tmp_path)
    asked: list[QFileDialog] = []

    def leave(dialog: QFileDialog) -> int:
        asked.append(dialog)
        return 0

    monkeypatch.setattr(QFileDialog, "exec", leave)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert page.saver.primary.isEnabled() and not list(tmp_path.iterdir())
    chosen = tmp_path / "고른 이름.xlsx"  # typed in the dialog: the ending decides
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(chosen)])
    with qtbot.waitSignal(page.document_saved, timeout=LONG):
        page.saver.primary.click()
    assert chosen.read_text(encoding="utf-8").endswith("xlsx")


def test_a_name_that_is_no_document_is_refused_and_the_file_stays(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = tmp_path / "협업.workshop"
    workshop.write_bytes(b"the record")
    asked = "facilitator.ui.reports.document_saver.ask_save"
    monkeypatch.setattr(asked, lambda *_: workshop)
    told: list[str] = []
    page.saver.failed.connect(told.append)
    page.saver.primary.click()
    assert told == [
        "파일 이름은 .pdf, .hwpx, .xlsx, .csv 중 하나로 끝나야 합니다. 이름을 다시 정해 주십시오."
    ]
    assert workshop.read_bytes() == b"the record"

"""The report page shows the real pages, keeps them up with the workshop, and saves the PDF."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from facilitator.app.desk import Desk
from facilitator.app.editing import edit_event, remove_project
from facilitator.app.place import show_slide
from facilitator.app.running import move_workshop_stage, start_section
from facilitator.domain.terms import SlideKind, WorkshopStage
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.reports_page import ReportsPage
from facilitator.words import use_language
from tests.sample import project_id, sample_workshop, section_id
from tests.ui.reports.maker import FakeMaker

LONG = 10_000


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


def show(page: ReportsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.preview.shown, timeout=LONG):
        page.show()


def test_the_pages_of_the_report_are_shown(page: ReportsPage, qtbot: QtBot) -> None:
    show(page, qtbot)
    assert page.preview.pages.page_count() == 12
    assert page.progress.text() == "모두 12쪽"
    assert page.preview.pages.accessibleName() == "보고서 미리보기, 12쪽"
    page.grab()


def test_nothing_is_set_before_the_page_is_seen(
    page: ReportsPage, maker: FakeMaker, signals: DeskSignals, qtbot: QtBot
) -> None:
    signals.do(edit_event, title="새 제목")
    qtbot.wait(20)
    assert maker.gathered == 0


def test_a_changed_workshop_is_set_anew_but_turning_slides_is_no_change(
    page: ReportsPage, maker: FakeMaker, signals: DeskSignals, qtbot: QtBot
) -> None:
    show(page, qtbot)
    page.hide()
    signals.do(show_slide, SlideKind.MATRIX)
    page.show()
    assert not page.preview.is_busy and maker.gathered == 1
    with qtbot.waitSignal(page.preview.shown, timeout=LONG):
        signals.do(remove_project, project_id(12))
    assert page.preview.pages.page_count() == 11


def test_the_view_stays_where_it_was_when_the_report_is_set_anew(
    page: ReportsPage, signals: DeskSignals, qtbot: QtBot
) -> None:
    show(page, qtbot)
    bar = page.preview.pages.verticalScrollBar()
    bar.setValue(3000)
    with qtbot.waitSignal(page.preview.shown, timeout=LONG):
        signals.do(edit_event, title="새 제목")
    assert bar.value() == 3000


def test_the_pages_can_be_walked_by_keyboard(page: ReportsPage, qtbot: QtBot) -> None:
    show(page, qtbot)
    column = page.preview.pages
    QTest.keyClick(column, Qt.Key.Key_PageDown)
    assert column.verticalScrollBar().value() > 300
    QTest.keyClick(column, Qt.Key.Key_End)
    assert column.verticalScrollBar().value() == column.verticalScrollBar().maximum()
    page.grab()
    QTest.keyClick(column, Qt.Key.Key_Home)
    assert column.verticalScrollBar().value() == 0


def test_the_state_of_the_report_follows_the_workshop(
    page: ReportsPage, signals: DeskSignals
) -> None:
    page.show()
    told = [page.state.text()]
    signals.do(start_section, section_id(1))
    for stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        signals.do(move_workshop_stage, stage)
        told.append(page.state.text())
    assert told == ["작성 중", "잠정", "확정"]


def test_characters_without_a_font_are_named(
    page: ReportsPage, maker: FakeMaker, qtbot: QtBot
) -> None:
    maker.replaced = ["𐍈", "ꙮ"]
    show(page, qtbot)
    assert page.replaced.text() == "글꼴에 없는 글자는 □로 표시했습니다: 𐍈 ꙮ"


@pytest.mark.parametrize("how", ["broken", "absent", "full"])
def test_a_failed_preview_says_so_and_can_be_tried_again(
    page: ReportsPage, maker: FakeMaker, how: str, qtbot: QtBot
) -> None:
    maker.how = how
    show(page, qtbot)
    expected = "디스크" if how == "full" else "보고서를 만들지 못했습니다"
    assert expected in page.preview.message.text()
    assert not page.preview.again.isHidden()
    maker.how = "ok"
    with qtbot.waitSignal(page.preview.shown, timeout=LONG):
        page.preview.again.click()
    assert page.preview.pages.isVisible()


def test_the_pdf_is_saved_and_can_be_opened(
    page: ReportsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")  # type: ignore[arg-type]  # the stub says bytes, PySide wants text
    out = tmp_path / "결과 #1 100%.pdf"
    with qtbot.waitSignal(page.pdf_saved, timeout=LONG) as saved:
        page.saver.save(out)
    assert saved.args == [str(out)]
    assert out.read_text(encoding="utf-8") == "2025년도 사업연계 워크숍"
    assert page.saver.notice.text() == "저장했습니다: 결과 #1 100%.pdf"
    page.saver.open_file.click()
    page.saver.open_folder.click()
    QDesktopServices.unsetUrlHandler("file")
    assert opened.paths == [out, tmp_path]


class Opened(QObject):
    """Stands in for the desktop's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


def test_a_failure_is_told_in_one_sentence_and_the_old_pdf_stays(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    out = tmp_path / "보고서.pdf"
    out.write_text("old", encoding="utf-8")
    maker.how = "full"
    with qtbot.waitSignal(page.notice_raised, timeout=LONG) as told:
        page.saver.save(out)
    assert told.args is not None and str(out) in told.args[0]
    assert out.read_text(encoding="utf-8") == "old"
    assert page.saver.primary.isEnabled()


def test_saving_can_be_cancelled_and_tried_again(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    maker.how = "slow"
    out = tmp_path / "보고서.pdf"
    page.saver.save(out)
    assert not page.saver.primary.isEnabled() and page.saver.cancel_button.isVisible()
    with qtbot.assertNotEmitted(page.notice_raised, wait=50):
        page.saver.cancel_button.click()
    assert page.saver.primary.isEnabled() and not page.saver.cancel_button.isVisible()
    assert not out.exists()
    maker.how = "ok"
    with qtbot.waitSignal(page.pdf_saved, timeout=LONG):
        page.saver.save(out)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2025년도 사업연계 워크숍", "2025년도 사업연계 워크숍_결과보고서.pdf"),
        ('가/나\\다: "라" <마>|*?', "가 나 다 라 마_결과보고서.pdf"),
        ("", "워크숍_결과보고서.pdf"),
        ("...", "워크숍_결과보고서.pdf"),
        ("가" * 300, "가" * 60 + "_결과보고서.pdf"),
    ],
)
def test_the_pdf_is_named_after_the_workshop(
    page: ReportsPage, signals: DeskSignals, tmp_path: Path, title: str, name: str
) -> None:
    page.set_folder(tmp_path)
    signals.do(edit_event, title=title)
    assert page.saver.default_path() == tmp_path / name


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
    chosen = tmp_path / "고른 이름.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(chosen)])
    with qtbot.waitSignal(page.pdf_saved, timeout=LONG):
        page.saver.primary.click()
    assert chosen.exists()


def test_a_name_that_is_no_pdf_is_refused_and_the_file_stays(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = tmp_path / "협업.workshop"
    workshop.write_bytes(b"the record")
    asked = "facilitator.ui.reports.pdf_saver.ask_save_path"
    monkeypatch.setattr(asked, lambda *_: workshop)
    told: list[str] = []
    page.notice_raised.connect(told.append)
    page.saver.primary.click()
    assert told == ["보고서 파일 이름은 .pdf로 끝나야 합니다. 이름을 다시 정해 주십시오."]
    assert workshop.read_bytes() == b"the record"

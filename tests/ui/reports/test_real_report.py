"""The report page in the real window, with the real child process and the real settings."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.app.report_choices import Document, formats_of
from facilitator.app.report_versions import PUBLIC
from facilitator.bootstrap import Files
from facilitator.ui.reports.reports_page import ReportsPage
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow
LONG = 60_000


def report_page(laptop: Laptop, qtbot: QtBot) -> ReportsPage:
    """Open the report page and wait for its pages."""
    laptop.view.open_page("report")
    page = laptop.view.findChild(ReportsPage)
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.preview.pages.page_count() > 0, timeout=LONG)
    qtbot.waitUntil(lambda: not page.preview.is_busy, timeout=LONG)
    return page


def test_the_report_is_seen_chosen_saved_and_remembered(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    laptop = start()
    page = report_page(laptop, qtbot)
    before = page.preview.pages.page_count()
    page.choices.document.chosen.emit(Document.ATTENDEES)
    qtbot.waitUntil(lambda: not page.preview.is_busy, timeout=LONG)
    assert page.preview.pages.page_count() < before
    assert page.preview.message.isHidden() or not page.preview.message.isVisible()
    page.versions.version_requested.emit(PUBLIC)
    page.choices.document.chosen.emit(Document.RESULT)
    page.versions.keep_requested.emit("시민용")
    starts = {"pdf": b"%PDF", "hwpx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}
    for fmt in formats_of(Document.RESULT):
        out = tmp_path / f"보고서.{fmt}"
        with qtbot.waitSignal(page.document_saved, timeout=LONG):
            page.saver.save(out)
        assert out.read_bytes().startswith(starts[fmt])
    assert not list(tmp_path.glob(".facilitator-*.tmp"))
    kept = Files().load_settings().report
    assert kept.version == "시민용" and [v.name for v in kept.versions] == ["시민용"]
    assert not kept.choices.names


def test_a_save_that_is_cancelled_leaves_nothing(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report_page(start(), qtbot)
    folder = tmp_path / "보고서"
    folder.mkdir()
    for wait in (0, 20, 60, 150, 300, 600):
        page.saver.save(folder / "보고서.hwpx")
        qtbot.wait(wait)
        page.saver.running.cancel_button.click()
        qtbot.waitUntil(lambda: page.saver.primary.isEnabled(), timeout=LONG)
        qtbot.waitUntil(lambda: not list(folder.glob(".facilitator-*.tmp")), timeout=LONG)
    assert {each.name for each in folder.iterdir()} <= {"보고서.hwpx"}


def test_closing_while_a_document_is_saved_waits_for_a_second_wish(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    laptop = start()
    page = report_page(laptop, qtbot)
    out = tmp_path / "보고서.hwpx"
    page.saver.save(out)
    laptop.shell.wishes.close()
    assert laptop.shell.view is not None and "저장하고 있습니다" in laptop.notice()
    with qtbot.waitSignal(page.document_saved, timeout=LONG):
        pass
    assert out.read_bytes().startswith(b"PK")
    laptop.shell.wishes.leaving._asked.stop()  # as it does by itself after ten seconds
    laptop.shell.wishes.close()  # nothing is being saved any more
    assert laptop.shell.view is None

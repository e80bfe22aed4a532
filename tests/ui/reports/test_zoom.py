"""The pages of the preview can be made larger and smaller, and what is looked at stays in view."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.ui.reports.page_column import PageColumn
from facilitator.ui.reports.page_places import PAGE_WIDTH, STEPS, Fit, next_step, placed
from facilitator.ui.reports.reports_page import ReportsPage
from tests.ui.reports.seeing import LONG, show

A4 = (595.3, 841.9)


def shown(page: ReportsPage, qtbot: QtBot) -> ReportsPage:
    show(page, qtbot)
    qtbot.waitUntil(lambda: page.preview.pages.page_count() > 0, timeout=LONG)
    return page


@pytest.mark.parametrize("view", [QSize(300, 200), QSize(640, 520), QSize(1400, 900)])
def test_a_whole_page_fits_into_the_view(view: QSize) -> None:
    places = placed([A4] * 3, view, Fit.PAGE)
    first = places.pages[0]
    assert first.width() < view.width() and first.height() < view.height()
    assert places.extent.width() == view.width()


def test_by_its_width_a_page_is_never_larger_than_on_paper() -> None:
    assert placed([A4], QSize(2000, 900), Fit.WIDTH).pages[0].width() == PAGE_WIDTH
    assert placed([A4], QSize(500, 900), Fit.WIDTH).pages[0].width() < 500


def test_a_page_that_is_larger_than_the_view_can_be_scrolled_to_both_sides() -> None:
    places = placed([A4], QSize(600, 500), 2.0)
    assert places.pages[0].left() > 0
    assert places.extent.width() > places.pages[0].right() > 2 * PAGE_WIDTH - 1


def test_the_steps_end() -> None:
    sizes = [0.9]
    for _ in range(9):
        sizes.append(next_step(sizes[-1], 1))
    assert sizes[1] == 1.0 and sizes[-1] == STEPS[-1]
    for _ in range(9):
        sizes.append(next_step(sizes[-1], -1))
    assert sizes[-1] == STEPS[0]


def test_the_size_is_changed_by_button_by_key_and_by_wheel(page: ReportsPage, qtbot: QtBot) -> None:
    pages = shown(page, qtbot).preview.pages
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    usual = pages.share()
    page.pane.zoom.larger.click()
    assert pages.share() > usual and page.pane.zoom.share.text() == f"{round(pages.share() * 100)}%"
    QTest.keyClick(page, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert pages.share() < usual
    QTest.keyClick(page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.share() == usual
    pages.wheelEvent(_wheel(-120))
    assert pages.share() < usual
    page.pane.zoom.page.click()
    assert pages.share() < usual and page.pane.zoom.page.isChecked()
    page.pane.zoom.page.click()
    assert pages.share() == usual and not page.pane.zoom.page.isChecked()


def test_the_page_that_is_looked_at_stays_in_view(page: ReportsPage, qtbot: QtBot) -> None:
    pages = shown(page, qtbot).preview.pages
    pages.go_to(5)
    assert pages.page() == 5
    for _ in range(3):
        page.pane.zoom.larger.click()
    assert pages.page() == 5
    page.pane.zoom.page.click()
    assert pages.page() in (5, 6)


def _wheel(turned: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_one_page_is_drawn_at_a_time_so_that_keys_are_heard_between(
    qtbot: QtBot, tmp_path: Path
) -> None:
    drawn: list[int] = []
    svg = '<svg viewBox="0 0 595 842" xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>'
    (tmp_path / "page.svg").write_text(svg)

    def file(page: int) -> Path:
        drawn.append(page)
        return tmp_path / "page.svg"

    pages = PageColumn()
    qtbot.addWidget(pages)
    pages.resize(700, 1500)
    pages.zoom_to(0.5)
    pages.show_pages([A4] * 3, file, {0, 1, 2})
    pages.grab()
    assert drawn == [0]
    pages.show()
    qtbot.waitUntil(lambda: drawn == [0, 1, 2])

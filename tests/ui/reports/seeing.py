"""Opening the report page in the tests."""

from pytestqt.qtbot import QtBot

from facilitator.ui.reports.reports_page import ReportsPage

LONG = 10_000


def show(page: ReportsPage, qtbot: QtBot) -> None:
    """Open the page and wait for all its pages."""
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.show()

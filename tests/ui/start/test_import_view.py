"""The user sees what a workbook holds and what is wrong with it before anything is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.app.book import Severity
from facilitator.ui.start.import_view import MOST_SHOWN, ImportView
from facilitator.ui.start.problem_list import ImportProblem, ProblemList
from facilitator.ui.start.project_list import ProjectList, ReadProject
from facilitator.words import use_language

WARNING = ImportProblem(Severity.WARNING, "사업 시트, 1행", "알 수 없는 열입니다.")
ERROR = ImportProblem(Severity.ERROR, "사업 시트, 5행, D열", "<b>공인</b> 센터가 없습니다.")
ERROR_ELSEWHERE = ImportProblem(Severity.ERROR, "", "사업 시트가 없습니다.")
PROJECTS = [
    ReadProject(1, "현장지원", "사경", "마을"),
    ReadProject(2, "<b>공론장</b>", "공익", "마을, 재생"),
]


@pytest.fixture
def view(qtbot: QtBot) -> ImportView:
    use_language("ko")
    made = ImportView()
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    return made


def listed(view: ImportView) -> list[str]:
    model = view.findChildren(ProblemList)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def read(view: ImportView) -> list[list[str]]:
    model = view.findChildren(ProjectList)[0].model()
    return [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]


def shown(view: ImportView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if not label.isHidden()]


def test_errors_come_first_and_are_counted(view: ImportView, qtbot: QtBot) -> None:
    view.show_reading("사업.xlsx", ["사업 12건"], [WARNING, ERROR, ERROR_ELSEWHERE])
    assert listed(view) == [
        "[오류] 사업 시트, 5행, D열: <b>공인</b> 센터가 없습니다.",
        "[오류] 사업 시트가 없습니다.",
        "[확인] 사업 시트, 1행: 알 수 없는 열입니다.",
    ]
    assert "오류 2건, 확인할 것 1건" in shown(view)
    qtbot.waitUntil(lambda: "사업 12건" in shown(view))


def test_with_an_error_nothing_can_be_made_and_the_reason_is_told(
    view: ImportView, qtbot: QtBot
) -> None:
    view.show_reading("사업.xlsx", [], [ERROR])
    assert not view.confirm_button.isEnabled()
    assert any("오류 1건을 통합 문서에서 고쳐" in text for text in shown(view))
    with qtbot.assertNotEmitted(view.import_confirmed, wait=50):
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_with_only_warnings_the_workshop_can_be_made_by_key(view: ImportView, qtbot: QtBot) -> None:
    view.show_reading("사업.xlsx", [], [WARNING])
    with qtbot.waitSignal(view.import_confirmed, timeout=500):
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_another_workbook_takes_the_place_of_the_first(view: ImportView) -> None:
    view.show_reading("처음.xlsx", ["사업 12건"], [ERROR])
    view.show_reading("고침.xlsx", ["사업 13건"], [])
    assert view.confirm_button.isEnabled()
    assert listed(view) == []
    assert not view.copy_button.isVisible()


def test_without_problems_that_is_said_once_and_the_projects_are_listed(view: ImportView) -> None:
    view.show_reading("사업.xlsx", ["사업 2건"], [], PROJECTS)
    told = " ".join(shown(view))
    assert told.count("고칠 것이 없습니다. 읽은 사업 2건") == 1
    assert "오류" not in told
    assert read(view) == [
        ["1", "현장지원", "사경", "마을"],
        ["2", "<b>공론장</b>", "공익", "마을, 재생"],
    ]


def test_projects_are_listed_below_what_is_to_be_checked_but_not_beside_errors(
    view: ImportView,
) -> None:
    view.show_reading("사업.xlsx", [], [WARNING], PROJECTS)
    assert "읽은 사업 2건" in shown(view) and len(read(view)) == 2
    assert not any("고칠 것이 없습니다" in text for text in shown(view))
    view.show_reading("사업.xlsx", [], [ERROR], PROJECTS)
    assert read(view) == [] and not view.findChildren(ProjectList)[0].isVisible()


@pytest.mark.parametrize(("problems", "makes"), [([], True), ([WARNING], True), ([ERROR], False)])
def test_enter_makes_the_workshop_where_there_is_no_error(
    qtbot: QtBot, problems: list[ImportProblem], makes: bool
) -> None:
    use_language("ko")
    stack = QStackedWidget()
    before = QPushButton("앞")
    stack.addWidget(before)
    qtbot.addWidget(stack)
    with qtbot.waitActive(stack):
        stack.show()
        stack.activateWindow()
    before.setFocus()
    made = ImportView()
    made.show_reading("사업.xlsx", [], problems, PROJECTS)
    holder = QWidget()  # as the window has it
    QVBoxLayout(holder).addWidget(made)
    stack.addWidget(holder)
    stack.setCurrentWidget(holder)
    wanted = made.import_confirmed if makes else made.other_book_requested
    focus = QApplication.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(wanted, timeout=500), qtbot.assertNotEmitted(made.cancelled):
        QTest.keyClick(focus, Qt.Key.Key_Return)


def test_the_problems_can_be_copied_into_a_mail(view: ImportView) -> None:
    view.show_reading("사업.xlsx", [], [WARNING, ERROR])
    view.copy_button.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "사업.xlsx: 오류 1건, 확인할 것 1건",
        "[오류] 사업 시트, 5행, D열: <b>공인</b> 센터가 없습니다.",
        "[확인] 사업 시트, 1행: 알 수 없는 열입니다.",
    ]


def test_the_import_can_be_left_or_tried_with_another_book(view: ImportView, qtbot: QtBot) -> None:
    view.show_reading("사업.xlsx", [], [ERROR])
    with qtbot.waitSignal(view.other_book_requested, timeout=500):
        view.other_button.click()
    with qtbot.waitSignal(view.cancelled, timeout=500):
        view.cancel_button.click()


def test_of_thousands_of_problems_the_first_are_listed_and_all_are_copied(
    view: ImportView, qtbot: QtBot
) -> None:
    many = [
        ImportProblem(Severity.ERROR, f"사업 시트, {n}행", "번호가 없습니다.") for n in range(5000)
    ]
    view.show_reading("사업.xlsx", [], many)
    assert len(listed(view)) == MOST_SHOWN
    (rest,) = [t for t in shown(view) if "4800" in t]
    assert "복사" in rest
    assert view.problems_text().count("번호가 없습니다") == 5000
    view.show_reading("사업.xlsx", [], many[:3])
    assert not [t for t in shown(view) if "복사할 때" in t]

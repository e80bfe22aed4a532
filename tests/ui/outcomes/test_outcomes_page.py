"""The outcome page shows who takes part in what, what is owed, and closes the workshop."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.app.answers import confirm_all, record_answer
from facilitator.app.commitments import add_role
from facilitator.app.desk import Desk
from facilitator.app.editing import edit_event
from facilitator.app.place import show_slide
from facilitator.app.running import move_project_stage, start_section
from facilitator.domain.entities import (
    Answer,
    Center,
    Conflict,
    EntityKind,
    Event,
    Project,
    conflict_id,
    pair_id,
)
from facilitator.domain.terms import (
    AnswerWord,
    CenterId,
    ProjectId,
    ProjectStage,
    SlideKind,
    WorkshopStage,
)
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.outcomes.outcomes_page import OutcomesPage
from facilitator.ui.outcomes.owed_entries import Debt
from facilitator.words import use_language
from tests.sample import (
    DONONG,
    GONGIK,
    JAESAENG,
    MAEUL,
    SAGYEONG,
    project_id,
    sample_workshop,
    section_id,
)

ROW_OF = {number: number - 1 for number in range(1, 13)}
COLUMN_OF = {GONGIK: 0, MAEUL: 1, JAESAENG: 2, SAGYEONG: 3, DONONG: 4}


def clock() -> datetime:
    return datetime(2024, 12, 5, 14, 0)


@pytest.fixture
def signals() -> DeskSignals:
    return DeskSignals(Desk(sample_workshop(), clock=clock, by="진행자"))


@pytest.fixture
def page(signals: DeskSignals, qtbot: QtBot) -> OutcomesPage:
    use_language("ko")
    made = OutcomesPage(signals)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    return made


def cell(page: OutcomesPage, number: int, center: CenterId) -> str:
    index = page.matrix.matrix.index(ROW_OF[number], COLUMN_OF[center])
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def counts(page: OutcomesPage) -> list[str]:
    return [row.accessibleName() for row in page.owed.rows.values()]


def test_an_answer_stands_in_the_matrix_at_once(page: OutcomesPage, signals: DeskSignals) -> None:
    assert cell(page, 1, MAEUL).endswith("마을: 미응답")
    assert cell(page, 1, SAGYEONG).endswith("사경: 주무")
    assert cell(page, 1, DONONG).endswith("도농: 제안하지 않음")
    signals.do(
        record_answer,
        project_id(1),
        MAEUL,
        AnswerWord.CONDITIONAL,
        condition="예산 확보",
        reason="인력",
    )
    signals.do(confirm_all, project_id(1))
    assert cell(page, 1, MAEUL) == (
        "1. 마을공동체의 사회적경제조직 전환을 위한 현장지원, 마을: 조건부, 조건: 예산 확보, "
        "사유: 인력, 낭독 확인됨"
    )


def test_what_users_typed_is_never_taken_for_html(page: OutcomesPage, signals: DeskSignals) -> None:
    signals.do(
        record_answer,
        project_id(1),
        MAEUL,
        AnswerWord.CONDITIONAL,
        condition="<img src='file:///x'>",
    )
    tip = page.matrix.matrix.index(0, COLUMN_OF[MAEUL]).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip and "<img" not in tip


def test_a_hidden_page_reads_nothing_until_it_is_seen(
    page: OutcomesPage, signals: DeskSignals
) -> None:
    page.hide()
    signals.do(record_answer, project_id(1), MAEUL, AnswerWord.YES)
    assert cell(page, 1, MAEUL).endswith("미응답")
    page.show()
    assert cell(page, 1, MAEUL).endswith("참여")


def test_turning_slides_does_not_redraw_the_outcome(
    page: OutcomesPage, signals: DeskSignals, qtbot: QtBot
) -> None:
    redrawn = page.matrix.matrix.dataChanged
    with qtbot.assertNotEmitted(redrawn):
        signals.do(show_slide, SlideKind.MATRIX)
    with qtbot.waitSignal(redrawn, timeout=500):
        signals.do(record_answer, project_id(1), MAEUL, AnswerWord.YES)


def test_a_click_on_a_cell_or_a_project_leads_to_the_project(
    page: OutcomesPage, qtbot: QtBot
) -> None:
    matrix = page.matrix
    with qtbot.waitSignal(page.project_requested, timeout=500) as asked:
        spot = matrix.visualRect(matrix.matrix.index(2, 1)).center()
        QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args == [project_id(3)]
    header = matrix.verticalHeader()
    with qtbot.waitSignal(page.project_requested, timeout=500) as asked:
        spot = QPoint(60, header.sectionViewportPosition(4) + 10)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args == [project_id(5)]


def test_arrows_and_enter_lead_to_the_project_also_after_an_answer(
    page: OutcomesPage, signals: DeskSignals, qtbot: QtBot
) -> None:
    matrix = page.matrix
    matrix.setFocus()
    matrix.setCurrentIndex(matrix.matrix.index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(matrix, key)
    signals.do(record_answer, project_id(3), MAEUL, AnswerWord.YES)
    with qtbot.waitSignal(page.project_requested, timeout=500) as asked:
        QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert asked.args == [project_id(3)]


def test_what_is_owed_is_counted(page: OutcomesPage, signals: DeskSignals) -> None:
    assert counts(page) == [
        "미응답: 37",
        "회신 대기: 0",
        "역할이 없는 참여 센터: 0",
        "담당자 없는 역할: 0",
        "낭독 확인 전 사업: 12",
        "아무도 참여하지 않은 사업: 12",
    ]
    later = date(2024, 12, 20)
    signals.do(record_answer, project_id(2), GONGIK, AnswerWord.LATER, reply_by=later)
    signals.do(record_answer, project_id(1), MAEUL, AnswerWord.YES)
    signals.do(add_role, project_id(1), MAEUL, task="홍보")
    signals.do(confirm_all, project_id(1))
    assert counts(page) == [
        "미응답: 35",
        "회신 대기: 1",
        "역할이 없는 참여 센터: 0",
        "담당자 없는 역할: 1",
        "낭독 확인 전 사업: 11",
        "아무도 참여하지 않은 사업: 11",
    ]


def test_a_count_opens_into_a_list_that_leads_to_the_project(
    page: OutcomesPage, signals: DeskSignals, qtbot: QtBot
) -> None:
    later = date(2024, 12, 20)
    signals.do(record_answer, project_id(2), GONGIK, AnswerWord.LATER, reply_by=later)
    page.owed.rows[Debt.REPLIES].click()
    (line,) = page.owed.list.entries()
    assert (line.text, line.right) == ("2. 마을공동체 대상의 사업별 지원", "공익 12. 20.")
    page.owed.list.setFocus()
    page.owed.list.setCurrentIndex(page.owed.list.model().index(0, 0))
    with qtbot.waitSignal(page.project_requested, timeout=500) as asked:
        QTest.keyClick(page.owed.list, Qt.Key.Key_Return)
    assert asked.args == [project_id(2)]


def test_only_one_list_is_open_and_it_closes_when_nothing_is_owed(
    page: OutcomesPage, signals: DeskSignals
) -> None:
    page.owed.rows[Debt.UNANSWERED].click()
    page.owed.rows[Debt.NOBODY].click()
    assert [d for d, row in page.owed.rows.items() if row.isChecked()] == [Debt.NOBODY]
    for number in range(1, 13):
        asked = signals.workshop.proposed_to(project_id(number))[0]
        signals.do(record_answer, project_id(number), asked.id, AnswerWord.YES)
    assert not page.owed.list.isVisible()
    assert not page.owed.rows[Debt.NOBODY].isEnabled()


def test_the_bars_count_lead_and_linked(page: OutcomesPage, signals: DeskSignals) -> None:
    signals.do(record_answer, project_id(1), MAEUL, AnswerWord.YES)
    assert [row.accessibleName() for row in page.loads.rows][:2] == [
        "공익: 주무 4, 연계 0",
        "마을: 주무 2, 연계 1",
    ]


def test_renamed_roles_are_called_by_their_names(page: OutcomesPage, signals: DeskSignals) -> None:
    signals.do(edit_event, lead_label="주관센터", linked_label="협업센터")
    assert cell(page, 1, SAGYEONG).endswith("사경: 주관")
    assert page.loads.rows[0].accessibleName() == "공익: 주관 4, 협업 0"


def test_pairs_that_share_no_project_are_named(page: OutcomesPage, signals: DeskSignals) -> None:
    assert len(page.strangers.entries()) == 15
    signals.do(record_answer, project_id(1), MAEUL, AnswerWord.YES)
    pairs = [line.text for line in page.strangers.entries()]
    assert len(pairs) == 14 and "마을 — 사경" not in pairs and "재생 — 도농" in pairs


def test_a_withdrawn_project_says_so(page: OutcomesPage, signals: DeskSignals) -> None:
    signals.do(move_project_stage, project_id(5), ProjectStage.WITHDRAWN)
    assert page.matrix.matrix.project(4).above == "공론장 · 철회"
    assert page.matrix.matrix.project(4).muted


def test_a_workshop_that_has_not_begun_cannot_be_closed(
    page: OutcomesPage, signals: DeskSignals, qtbot: QtBot
) -> None:
    (close,) = [b for b in page.deeds.quiet if b.accessibleName() == "워크숍 종료(잠정)"]
    assert not close.isEnabled()
    assert page.deeds.remark.text() == "섹션을 시작한 뒤에 종료할 수 있습니다."
    signals.do(start_section, section_id(1))
    assert close.isEnabled()


def test_closing_is_the_next_thing_only_when_no_section_waits(
    page: OutcomesPage, signals: DeskSignals, qtbot: QtBot
) -> None:
    assert page.deeds.primary.accessibleName() == "보고서 만들기"
    start_all(signals)
    assert page.deeds.primary.accessibleName() == "워크숍 종료(잠정)"


def start_all(signals: DeskSignals) -> None:
    for section in signals.workshop.sections:
        signals.do(start_section, section.id)


@pytest.fixture
def stage(signals: DeskSignals) -> Callable[[], WorkshopStage]:
    return lambda: signals.workshop.event.stage


def test_closing_needs_no_dialog_and_can_be_taken_back(
    page: OutcomesPage, signals: DeskSignals, qtbot: QtBot, stage: Callable[[], WorkshopStage]
) -> None:
    start_all(signals)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage() is WorkshopStage.CLOSED
    assert page.deeds.notice.text() == "워크숍을 종료했습니다. Ctrl+Z로 되돌릴 수 있습니다."
    assert not page.deeds.notice.isHidden()
    signals.undo()
    assert stage() is WorkshopStage.RUNNING
    assert page.deeds.notice.isHidden()
    assert page.deeds.primary.accessibleName() == "워크숍 종료(잠정)"


def test_a_closed_workshop_offers_its_report_and_can_be_opened_or_made_final(
    page: OutcomesPage, signals: DeskSignals, qtbot: QtBot, stage: Callable[[], WorkshopStage]
) -> None:
    start_all(signals)
    with qtbot.waitSignal(page.report_requested, timeout=500):
        page.deeds.quiet[0].click()
    page.deeds.primary.click()
    with qtbot.waitSignal(page.report_requested, timeout=500):
        page.deeds.primary.click()
    reopen, make_final = page.deeds.quiet
    make_final.click()
    assert stage() is WorkshopStage.FINAL
    assert reopen.text() == "확정 취소" and make_final.isHidden()
    reopen.click()
    assert stage() is WorkshopStage.CLOSED
    reopen.click()
    assert stage() is WorkshopStage.RUNNING


def test_an_empty_workshop_says_what_will_stand_here(qtbot: QtBot) -> None:
    use_language("en")
    page = OutcomesPage(DeskSignals(Desk(Workshop())))
    qtbot.addWidget(page)
    page.show()
    assert page.matrix.isHidden()
    use_language("ko")


def test_two_hundred_projects_and_forty_centers_scroll_under_their_projects(qtbot: QtBot) -> None:
    centers = [Center(CenterId(f"c{n}"), f"센터 {n}", f"센{n}", order=n) for n in range(40)]
    projects = [
        Project(ProjectId(f"p{n}"), n, f"사업 {n}", lead=centers[n % 40].id, order=n)
        for n in range(200)
    ]
    page = OutcomesPage(DeskSignals(Desk(Workshop([Event(), *centers, *projects]))))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.matrix.setCurrentIndex(page.matrix.matrix.index(199, 39))
    page.matrix.scrollTo(page.matrix.currentIndex())
    page.grab()
    assert page.matrix.horizontalScrollBar().value() > 0
    header = page.matrix.verticalHeader()
    assert header.x() == 0 and header.width() >= 250
    assert page.matrix.columnWidth(0) >= 98


def test_a_cell_that_is_undecided_says_so(page: OutcomesPage, signals: DeskSignals) -> None:
    signals.do(record_answer, project_id(3), MAEUL, AnswerWord.YES)
    key = pair_id(project_id(3), MAEUL)
    theirs = Answer(key, project_id(3), MAEUL, word=AnswerWord.NO)
    conflict = Conflict(
        conflict_id(EntityKind.ANSWER, key, ""), EntityKind.ANSWER, key, "", theirs, "", None
    )
    before = cell(page, 3, MAEUL)
    signals.workshop.put(conflict)
    page.refresh()
    assert cell(page, 3, MAEUL) != before and "≠ 미결정" in cell(page, 3, MAEUL)
    assert "미결정" not in cell(page, 3, GONGIK)
    assert page.deeds.primary.accessibleName() == "차이 1건 결정하기"
    assert not [each for each in page.deeds.quiet if each.accessibleName() == "확정"]

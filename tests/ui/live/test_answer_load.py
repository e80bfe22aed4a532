"""While a center is asked, what it has taken on stands beside it."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from facilitator.app import answers, editing
from facilitator.domain.month_load import MonthLoad
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.ui import look
from facilitator.ui.live.board.answer_months import draw_months, say_load, say_months
from facilitator.ui.rehearsal import hands
from facilitator.words import language, use_language
from tests.sample import MAEUL, project_id
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow


def _describe(laptop: Laptop) -> list[str]:
    return [row.accessibleDescription() for row in laptop.board.rows.shown()]


def test_the_count_and_the_months_of_the_center_that_is_asked_are_shown(laptop: Laptop) -> None:
    laptop.go_to(3)  # 4월~10월
    laptop.view.signals.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES)
    hands.press(Qt.Key.Key_F2)
    assert laptop.board.current_center() == MAEUL
    told = laptop.board.foot.text()
    assert "주무 2 · 연계 1" in told
    assert "다른 사업 3건 2월~12월" in told
    assert "겹침 4월~10월" in told
    assert [bool(d) for d in _describe(laptop)] == [False, True, False, False, False, False]
    hands.press(Qt.Key.Key_Down)
    assert "재생" in laptop.board.foot.text()
    assert [bool(d) for d in _describe(laptop)] == [False, False, True, False, False, False]


def test_it_stays_while_a_condition_is_typed(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_2)
    hands.compose("원곡 지역에 한함")
    assert laptop.board.foot.isVisible()
    assert "마을 주무 2 · 연계 0" in laptop.board.foot.text()
    assert _describe(laptop)[1]


def test_it_follows_an_answer_and_a_period_that_is_corrected(laptop: Laptop) -> None:
    laptop.go_to(3)
    laptop.board.focus_center(MAEUL)
    laptop.view.signals.do(answers.record_answer, project_id(3), MAEUL, AnswerWord.YES)
    assert "주무 2 · 연계 1" in laptop.board.foot.text()
    assert "다른 사업 2건" in laptop.board.foot.text(), "the one that is asked is no other"
    laptop.view.signals.do(editing.edit_project, project_id(3), period="1월")
    assert "겹치는 달 없음" in laptop.board.foot.text()
    laptop.view.signals.do(editing.edit_project, project_id(2), period="추후 협의")
    assert "기간 불분명 1건" in laptop.board.foot.text()


def test_another_project_begins_without_anybody_asked(laptop: Laptop) -> None:
    laptop.go_to(3)
    hands.press(Qt.Key.Key_F2)
    laptop.go_to(11, SlideKind.BRIEF)
    assert laptop.board.foot.text() == ""


def test_the_read_back_asks_nobody(laptop: Laptop) -> None:
    laptop.go_to(3, SlideKind.READ_BACK)
    laptop.board.focus_center(MAEUL)
    assert laptop.board.foot.text() == ""
    assert not any(_describe(laptop))


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ((), ""),
        ((3,), "3월"),
        ((3, 4, 5), "3월~5월"),
        ((3, 5, 6, 9), "3월, 5월~6월, 9월"),
        ((1, 2, 11, 12), "11월~2월"),
        ((1, 5, 12), "5월, 12월~1월"),
        (range(1, 13), "연중"),
    ],
)
def test_months_are_told_as_stretches(months: tuple[int, ...], told: str) -> None:
    assert language() == "ko"
    assert say_months(months) == told


def test_the_load_is_told_in_english_too() -> None:
    use_language("en")
    try:
        one = MonthLoad((0, 1, 1) + (0,) * 9, 1, 0, frozenset({3}))
        assert say_load(one) == "1 other project Feb–Mar · overlap Mar"
        assert say_load(MonthLoad()) == "no other project"
    finally:
        use_language("ko")


def test_a_bar_is_as_high_as_its_projects_and_an_overlap_looks_different(dressed: object) -> None:
    image = QImage(120, 20, QImage.Format.Format_RGB32)
    image.fill(look.theme().color("paper"))
    painter = QPainter(image)
    load = MonthLoad((1, 3) + (0,) * 10, 3, 0, frozenset({2, 5}))
    draw_months(painter, QRectF(0, 0, 120, 20), load)
    painter.end()
    wide = (120 - 9) / 12

    def column(month: int) -> list[str]:
        left = int((month - 1) * wide + (month - 1) // 3 * 3 + wide / 2)
        return [image.pixelColor(left, y).name() for y in range(20)]

    colours = {role: look.theme().color(role).name() for role in ("faint", "conditional", "blue")}
    assert column(1).count(colours["faint"]) < column(2).count(colours["conditional"])
    assert colours["blue"] in column(2) and colours["blue"] in column(5)
    assert colours["blue"] not in column(1)
    assert colours["conditional"] not in column(5)

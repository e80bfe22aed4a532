"""The smallest window: nothing of the right column is cut, long titles say that they go on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton

from facilitator.app import running
from facilitator.domain.terms import SlideKind
from facilitator.ui.live.wrapped import wrapped_lines
from facilitator.ui.rehearsal import hands
from tests.sample import section_id
from tests.ui.laptop import Laptop


@pytest.mark.slow
@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_the_right_column_is_never_wider_than_its_room(laptop: Laptop, spoken: str) -> None:
    laptop.go_to(1, SlideKind.BRIEF)
    laptop.view.signals.do(running.start_section, section_id(1))
    laptop.shell.preferences.speak(spoken)
    laptop.shell.setWindowState(Qt.WindowState.WindowNoState)
    laptop.shell.resize(1024, 640)
    laptop.view.signals.do(running.change_minutes, section_id(1), 45)
    laptop.go_to(1, SlideKind.BRIEF)
    laptop.live.orders.show_message("오후 회의는 3시 10분부터 대회의실에서 다시 시작합니다")
    laptop.live.clock._on_times_requested()
    laptop.live.clock.times.show()
    for minutes in (10, 80, 90):
        laptop.clock.pass_minutes(minutes)
        laptop.view.tick()
        laptop.live.show_paged(0, 3)
        hands.settle()
        for part in (laptop.live.wall, laptop.live.clock, laptop.live.slides):
            assert part.minimumSizeHint().width() <= part.width(), part
            for each in part.findChildren(QAbstractButton):
                if each.isVisible():
                    right = each.mapTo(part, each.rect().topRight()).x()
                    assert right < part.width(), each.text()


def test_a_title_that_is_too_long_ends_with_an_ellipsis(laptop: Laptop) -> None:
    font = QFont(laptop.shell.font())
    title = "😀 마을공동체의 사회적경제조직 전환을 위한 현장지원과 교육과 상담과 연수"
    lines = wrapped_lines(title, font, 120, 3)
    assert len(lines) == 3 and lines[-1].endswith("…")
    assert lines[0].startswith("😀 마을") and "".join(lines)[:-1].replace(" ", "") in (
        title.replace(" ", "")
    )
    assert wrapped_lines("장터", font, 120, 3) == ["장터"]
    assert wrapped_lines("", font, 120, 3) in ([], [""])

"""The menu of the console is short, names what it takes back, and leads where it says."""

import pytest
from PySide6.QtGui import QAction

from facilitator.app import notes, running
from facilitator.app.settings import Settings
from facilitator.ui.main_menu import MainMenu
from tests.sample import project_id, section_id
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


def opened(laptop: Laptop) -> MainMenu:
    laptop.shell.wishes.open_menu()
    return laptop.shell.findChildren(MainMenu)[-1]


def entries(menu: MainMenu) -> list[str]:
    return [a.text().replace("\t", " ") for a in menu.actions() if not a.isSeparator()]


def entry(menu: MainMenu, start: str) -> QAction:
    (found,) = (a for a in menu.actions() if a.text().startswith(start))
    return found


def choose(laptop: Laptop, start: str) -> None:
    menu = opened(laptop)
    entry(menu, start).trigger()
    menu.close()


def test_it_lists_what_concerns_the_whole_workshop(laptop: Laptop) -> None:
    menu = opened(laptop)
    assert entries(menu) == [
        "되돌리기 Ctrl+Z",
        "다시 하기 Ctrl+Y",
        "변경 이력… Ctrl+H",
        "사본 저장…",
        "전달용 사본…",
        "사본 병합…",
        "백업에서 되살리기…",
        "사본으로 연습",
        "화면 선택",
        "설정",
        "안내서",
        "워크숍 닫기",
    ]
    menu.close()


def test_of_a_rehearsal_no_copy_is_made(laptop: Laptop) -> None:
    menu = MainMenu(Settings(), True, laptop.view.console_wall.screens_menu(), laptop.shell)
    assert not [text for text in entries(menu) if "사본" in text or "백업" in text]
    assert entries(menu)[-1] == "연습 끝내기"
    menu.deleteLater()


def test_undo_and_redo_say_what_they_take_back(laptop: Laptop) -> None:
    laptop.view.signals.do(notes.add_note, project_id(1), "한 말")
    menu = opened(laptop)
    assert entry(menu, "되돌리기").text() == "되돌리기: 토의 기록 추가\tCtrl+Z"
    assert not entry(menu, "다시 하기").isEnabled()
    menu.close()
    choose(laptop, "되돌리기")
    assert laptop.workshop.notes == []
    menu = opened(laptop)
    assert not entry(menu, "되돌리기").isEnabled()
    assert entry(menu, "다시 하기").text() == "다시 하기: 토의 기록 추가\tCtrl+Y"
    menu.close()
    choose(laptop, "다시 하기")
    assert laptop.texts(project_id(1)) == ["한 말"]


def test_the_history_opens_and_closes(laptop: Laptop) -> None:
    choose(laptop, "변경 이력")
    assert laptop.view.history.is_open()
    choose(laptop, "변경 이력")
    assert not laptop.view.history.is_open()


def test_another_copy_is_joined_on_a_page_of_its_own(laptop: Laptop) -> None:
    choose(laptop, "사본 병합")
    assert type(laptop.view._stack.currentWidget()).__name__ == "JoiningPage"


LATER = ("전달용 사본", "사본 병합", "백업에서 되살리기", "사본으로 연습")


def test_in_a_running_section_what_has_to_wait_cannot_be_wished_and_says_until_when(
    laptop: Laptop,
) -> None:
    laptop.view.signals.do(running.start_section, section_id(1))
    menu = opened(laptop)
    title = laptop.workshop.sections[0].title
    for start in LATER:
        assert not entry(menu, start).isEnabled()
        assert title in entry(menu, start).toolTip()
    assert menu.toolTipsVisible()
    assert "섹션이 끝난 뒤에 할 수 있는 것:" in entries(menu)
    menu.close()


def test_in_a_running_section_a_copy_is_saved_without_asking(laptop: Laptop) -> None:
    laptop.view.signals.do(running.start_section, section_id(1))
    menu = opened(laptop)
    assert "사본 저장" in entries(menu)  # no "…": nothing is asked
    assert not [a.text() for a in menu.actions() if "…" in a.text() and a.isEnabled()]
    assert entry(menu, "사본 저장").isEnabled()
    menu.close()


def test_after_the_section_all_can_be_wished_again(laptop: Laptop) -> None:
    laptop.view.signals.do(running.start_section, section_id(1))
    laptop.view.signals.do(running.end_section, section_id(1))
    menu = opened(laptop)
    assert all(entry(menu, start).isEnabled() for start in LATER)
    menu.close()


def test_every_wish_is_heard_once(laptop: Laptop) -> None:
    menu = opened(laptop)
    wishes = [name for name in vars(MainMenu) if name.endswith("_requested")]
    assert wishes
    assert {name: menu.receivers(f"2{name}()") for name in wishes} == dict.fromkeys(wishes, 1)
    menu.close()

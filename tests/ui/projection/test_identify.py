"""The signs that say which screen is which."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from facilitator.ui.projection import identify
from facilitator.ui.projection.identify import Identify, ScreenSign, SignCard, sign_of
from facilitator.ui.theme import load_theme
from tests.ui.projection.plugs import Screen


class Black:
    """Says whether the wall is black."""

    def __init__(self, value: bool = False) -> None:
        self.value = value

    def __call__(self) -> bool:
        return self.value


@pytest.fixture
def signs(qtbot: QtBot) -> Iterator[Identify]:
    holder = QObject()
    made = Identify(load_theme("wall_light"), holder)
    yield made
    made.end()


def test_a_sign_tells_number_name_size_and_purpose() -> None:
    laptop, beamer, other = Screen("eDP-1", model=""), Screen("HDMI-1", 1920), Screen("DP-1", -1920)
    screens = [laptop, beamer, other]
    told = [sign_of(s, screens, laptop, beamer).text() for s in screens]  # type: ignore[arg-type]  # screens of our own
    assert told == [
        "2 · eDP-1 · 1920×1080 · 진행 화면 · 진행자가 보는 곳",
        "3 · Maker M1 · 1920×1080 · 송출 화면 · 참석자가 보는 곳",
        "1 · Maker M1 · 1920×1080",
    ]


def test_signs_take_no_focus_and_go_at_a_key_which_reaches_its_field(
    signs: Identify, qtbot: QtBot
) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    signs.begin(QGuiApplication.primaryScreen(), None, Black())
    assert len(signs.signs()) == 1
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_A)
    assert signs.signs() == []
    assert field.toPlainText() == "a"


def test_signs_go_at_a_click_and_by_themselves(
    signs: Identify, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.show()
    signs.begin(None, None, Black())
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert signs.signs() == []
    signs.begin(None, None, Black())
    signs._timer.start(1)
    qtbot.waitUntil(lambda: signs.signs() == [])


def test_a_black_wall_gets_no_sign(signs: Identify) -> None:
    signs.begin(None, QGuiApplication.primaryScreen(), Black(True))
    assert signs.signs() == []


def test_a_wall_that_turns_black_loses_its_sign(signs: Identify, qtbot: QtBot) -> None:
    black = Black()
    signs.begin(None, QGuiApplication.primaryScreen(), black)
    assert len(signs.signs()) == 1
    black.value = True
    qtbot.waitUntil(lambda: signs.signs() == [])


@pytest.mark.parametrize("name", ["EPSON", "Samsung Electric Company SyncMaster 2443 " * 6])
def test_a_sign_of_any_name_is_painted_in_its_colours(qtbot: QtBot, name: str) -> None:
    card = SignCard(ScreenSign(2, name, "1920×1080", "송출"), load_theme("wall_light"))
    qtbot.addWidget(card)
    card.resize(480, 320)
    image = card.grab().toImage()
    assert image.pixelColor(12, 12) == load_theme("wall_light").color("panel")
    assert image.pixelColor(0, 0) == load_theme("wall_light").color("on_panel")
    assert card.accessibleName().startswith("2 · ")
    assert identify._STAYS >= 3000  # long enough to look up from the keyboard

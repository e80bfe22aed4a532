"""Every window and page in both languages and both looks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from facilitator.app import place
from facilitator.app.settings import Recent, Settings
from facilitator.bootstrap import Files
from facilitator.domain.terms import SlideKind
from facilitator.domain.terms import WorkshopStage as Stage
from facilitator.paths import resource
from facilitator.ui.main_menu import MainMenu
from facilitator.ui.rehearsal import hands
from facilitator.ui.shell import Shell
from facilitator.words import use_language
from tests.app.day import START
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop
from tests.words.catalog_in_use import korean

pytestmark = pytest.mark.slow

# Keys, formats and names that a Korean interface shows as they are.
ALLOWED = re.compile(
    r"Ctrl|Alt|Shift|Enter|Insert|Esc|Delete|Tab|PgDn|PgUp|PDF|Excel|CSV|csv|xlsx?|ods|English|Facilitator"
    r"|workshop|F\d+|H?WPX?"
)
WORD = re.compile(r"[A-Za-z]{2,}")


def texts(root: QWidget) -> Iterator[str]:
    """Give everything that a window tells: faces, hints, names for screen readers."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        yield widget.accessibleName()
        yield widget.toolTip()


def check(root: QWidget, language: str, path: Path | None = None) -> None:
    """Check that a window speaks one language; what users typed is theirs."""
    told = [t for t in texts(root) if t]
    assert told
    if language == "en":
        own = {t for t in korean().values() if re.search("[가-힣]", t)}
        assert [t for t in told if t in own and t not in ("제목", "사무국")] == []
        return
    names = {path.name, str(path), path.parent.name, path.stem} if path else set()
    strange = []
    for text in told:
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "")
        left = ALLOWED.sub("", re.sub(r"/\S+|\S+\.xlsx", "", text))
        if WORD.search(left):
            strange.append(text)
    assert strange == []


@pytest.fixture(params=["ko", "en"])
def spoken(request: pytest.FixtureRequest) -> str:
    use_language(request.param)
    return str(request.param)


@pytest.fixture(params=["light", "dark"])
def worn(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[str]:
    from facilitator.ui import look

    if request.param != "light":
        look.wear(dressed, request.param)
    yield request.param
    if request.param != "light":
        look.wear(dressed, "light")


@pytest.fixture
def seen(worn: str, spoken: str, start: Start) -> Laptop:
    """Give the open workshop in a language and a look."""
    return start()


@pytest.mark.parametrize("page", ["prepare", "live", "outcome", "report"])
def test_every_page_opens_and_speaks_one_language(seen: Laptop, spoken: str, page: str) -> None:
    seen.view.open_page(page)
    hands.settle()
    assert not seen.shell.grab().isNull()
    check(seen.shell, spoken, seen.path)


def test_every_slide_and_the_help_speak_one_language(seen: Laptop, spoken: str) -> None:
    seen.go_to(3)
    for slide in SlideKind:
        seen.view.signals.do(place.show_slide, slide)
        hands.settle()
        check(seen.shell, spoken, seen.path)
        check(seen.wall, spoken, seen.path)
    seen.view.help.toggle()
    check(seen.view.help, spoken)


def test_the_start_page_and_an_import_speak_one_language(
    worn: str, spoken: str, tmp_path: Path
) -> None:
    recent = Recent(str(tmp_path / "회의.workshop"), "사업연계", Stage.RUNNING, START.date(), START)
    Files().save_settings(Settings(recent=(recent,)))
    shell = Shell(Files())
    shell.show_start()
    shell.show()
    hands.settle()
    check(shell, spoken, tmp_path / "회의.workshop")
    shell.ways_in.show_import(resource("sample", "anseong-2025.xlsx"))
    hands.settle()
    check(shell, spoken, resource("sample", "anseong-2025.xlsx"))
    shell.close()
    shell.deleteLater()


def test_the_menu_speaks_one_language(seen: Laptop, spoken: str) -> None:
    menu = MainMenu(Settings(), False, seen.view.console_wall.screens_menu(), seen.shell)
    faces = [a.text() for a in menu.actions() if a.text()]
    faces += [a.text() for m in menu.findChildren(QMenu) for a in m.actions()]
    assert len(faces) >= 6
    for face in faces:
        left = ALLOWED.sub("", face)
        assert bool(WORD.search(left)) == (spoken == "en" and left not in ("", "한국어", "화면"))

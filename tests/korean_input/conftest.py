"""A Korean at the keyboard: the real program, the real input method, the sample workshop."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.app import place, running
from facilitator.app.desk import Desk
from facilitator.domain.terms import SlideKind
from facilitator.storage.file import open_for_writing
from tests.desktop.needs import begun
from tests.korean_input.desktop import Desktop
from tests.korean_input.program import Program
from tests.sample import project_id, section_id
from tests.ui.laptop import make_sample_file

Open = Callable[[], Program]


def begin_day(path: Path, slide: SlideKind) -> None:
    """Have the first section run, with its first project on the wall."""
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, datetime.now)
    desk.do(running.start_section, section_id(1))
    desk.do(place.open_page, "live")
    desk.do(place.go_to, section_id(1), project_id(1), slide)
    opened.keeper.close()


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """Start a screen with ibus-hangul; where it cannot be had the tests are left out."""
    yield from begun(
        Desktop(tmp_path_factory.mktemp("desktop")), "a run with a real Korean input method"
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make the sample's file, before the day."""
    made = tmp_path / "안성시 워크숍.workshop"
    make_sample_file(made)
    return made


@pytest.fixture
def open_program(desktop: Desktop, path: Path, tmp_path: Path) -> Iterator[Open]:
    """Open the program on the file, again where a test closed it."""
    opened: list[Program] = []

    def start() -> Program:
        opened.append(Program(desktop, path, tmp_path / "laptop"))
        return opened[-1]

    yield start
    for program in opened:
        if program.is_running():
            program.kill()


@pytest.fixture
def console(path: Path, open_program: Open) -> Program:
    """Have the console open on the first project, at its last step."""
    begin_day(path, SlideKind.READ_BACK)
    return open_program()


@pytest.fixture
def board(path: Path, open_program: Open) -> Program:
    """Have the round of answers begun."""
    begin_day(path, SlideKind.ANSWERS)
    return open_program()


@pytest.fixture
def tables(open_program: Open) -> Program:
    """Have the prepare page open, with the cursor in the table of projects."""
    opened = open_program()
    opened.comes_into_field()
    return opened

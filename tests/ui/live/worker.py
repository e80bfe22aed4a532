"""Work in the real window until killed: `python worker.py FILE HOME`; says `ready` at the end."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from facilitator.domain.terms import SlideKind
from facilitator.ui.application import make_application
from facilitator.ui.rehearsal import hands
from facilitator.words import use_language
from tests.app.day import HandClock
from tests.sample import JAESAENG, section_id
from tests.ui.laptop import Laptop


def main(path: Path) -> None:
    use_language("ko")
    app = make_application()
    laptop = Laptop(path, HandClock())
    work(laptop)
    keeper = laptop.view.signals.keeper
    assert keeper is not None and keeper.flush(10)
    os.write(1, b"ready\n")
    app.exec()


def work(laptop: Laptop) -> None:
    """Leave things half done: a section running, a note, a reply-by date, a black wall."""
    laptop.view.open_page("live")
    hands.control(Qt.Key.Key_Return)
    laptop.go_to(3, SlideKind.ANSWERS)
    assert laptop.workshop.section(section_id(1)) is not None
    laptop.board.focus_center(JAESAENG)
    hands.press(Qt.Key.Key_3)
    hands.compose("다음 주쯔", finish=False)
    laptop.go_to(2, SlideKind.NOTES)
    hands.press(Qt.Key.Key_F3)
    for at in range(30):
        hands.compose(f"{at}번째로 한 말")
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F8)
    hands.compose("아직 쓰는 주", finish=False)
    laptop.live.steps.show_page(1)
    hands.press(Qt.Key.Key_F6)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

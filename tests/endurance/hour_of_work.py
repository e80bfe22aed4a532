"""What a facilitator does in an hour, by key, over and over; the record is the same at its end."""

from collections.abc import Callable
from itertools import cycle

from PySide6.QtCore import Qt

from facilitator.app import place, running
from facilitator.domain.terms import SlideKind
from facilitator.ui.rehearsal import hands
from tests.sample import section_id
from tests.ui.laptop import Laptop, alt

_PROJECTS = {1: (1, 2, 10), 2: (3, 11, 9), 3: (4, 5, 8, 7), 4: (6, 12)}


class HourOfWork:
    """Does one thing after the other: so that only what leaks is more at the end of an hour.

    What is entered is taken back again by undo, so the workshop does not grow; the journal does.
    """

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        self._section = cycle(_PROJECTS)
        self._slides = cycle(SlideKind)
        self._steps: list[Callable[[], None]] = [
            self._next_project,
            self._answer,
            self._note,
            self._step_on,
            self._wall,
            self._hold,
            self._undo,
            self._pages,
            self._help,
        ]
        self._next = cycle(self._steps)
        self._number = 1

    def begin(self) -> None:
        """Start the next section."""
        self._number = next(self._section)
        self._laptop.view.open_page("live")
        self._laptop.view.signals.do(running.start_section, section_id(self._number))
        self._project = cycle(_PROJECTS[self._number])

    def end(self) -> None:
        """End the section and come to rest where every hour does."""
        signals = self._laptop.view.signals
        signals.do(running.end_section, section_id(self._number))
        signals.do(place.go_to, None, None, SlideKind.AGENDA)

    def do_next(self) -> None:
        next(self._next)()

    def _next_project(self) -> None:
        self._laptop.go_to(next(self._project), SlideKind.ANSWERS)

    def _answer(self) -> None:
        hands.press(Qt.Key.Key_F2)
        for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_5):
            hands.press(key)

    def _note(self) -> None:
        hands.press(Qt.Key.Key_F3)
        alt(2)
        hands.compose("신청서 양식을 하나로 맞춘다")
        hands.press(Qt.Key.Key_Return)

    def _step_on(self) -> None:
        hands.press(Qt.Key.Key_PageDown)
        hands.press(Qt.Key.Key_PageDown)
        hands.press(Qt.Key.Key_PageUp)

    def _wall(self) -> None:
        hands.press(Qt.Key.Key_F6)
        hands.press(Qt.Key.Key_F5)
        self._laptop.view.signals.do(place.show_slide, next(self._slides))

    def _hold(self) -> None:
        hands.press(Qt.Key.Key_F7)
        hands.press(Qt.Key.Key_PageDown)
        hands.press(Qt.Key.Key_F5)
        hands.press(Qt.Key.Key_F7)

    def _undo(self) -> None:
        view = self._laptop.view
        while view.signals.desk.undo_label() in _TAKEN_BACK:
            view.undo()

    def _pages(self) -> None:
        for name in ("outcome", "prepare", "live"):
            self._laptop.view.open_page(name)
            hands.settle()

    def _help(self) -> None:
        hands.press(Qt.Key.Key_F1)
        hands.press(Qt.Key.Key_Escape)


_TAKEN_BACK = frozenset({"answer_recorded", "answer_cleared", "note_added", "note_edited"})

"""The part of a rehearsal that plays with the wall: held, sent, a message, a pause."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from facilitator.app import place
from facilitator.domain.entities import Section
from facilitator.domain.terms import SlideKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.rehearsal import hands
from facilitator.ui.rehearsal.script import Script
from facilitator.words import tr

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class WallPlay:
    """Does by key what a facilitator does with the wall; `picture` takes a picture of a name."""

    def __init__(
        self, signals: DeskSignals, script: Script, picture: Callable[[str], None]
    ) -> None:
        self._signals = signals
        self._script = script
        self._picture = picture

    def play(self, section: Section) -> None:
        """Play in a section that runs; the wall follows the console again afterwards."""
        self._hold_and_send(section)
        self._say_to_the_room()
        self._pause()

    def _hold_and_send(self, section: Section) -> None:
        hands.press(Qt.Key.Key_F7)
        first = next(iter(section.projects), None)
        self._signals.do(place.go_to, section.id, first, SlideKind.NOTES)
        self._picture("held")
        hands.press(Qt.Key.Key_F5)
        self._picture("sent")
        hands.press(Qt.Key.Key_F7)
        hands.press(Qt.Key.Key_F6, _SHIFT)
        self._picture("holding")
        hands.press(Qt.Key.Key_F5)

    def _say_to_the_room(self) -> None:
        hands.press(Qt.Key.Key_F11)
        hands.compose(tr("We go on in 5 minutes"))
        hands.press(Qt.Key.Key_Return)
        self._picture("message")
        hands.press(Qt.Key.Key_F11, _SHIFT)

    def _pause(self) -> None:
        hands.control(Qt.Key.Key_P)
        hands.compose(self._script.private)
        self._picture("paused")
        hands.press(Qt.Key.Key_Return)
        hands.control(Qt.Key.Key_P)

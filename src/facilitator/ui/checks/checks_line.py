"""The check in one line, which opens and closes the seven."""

from PySide6.QtCore import Qt

from facilitator.app.checks import Check, CheckState, to_look_at
from facilitator.ui.checks.signs import SIGNS
from facilitator.ui.widgets.parts import button_text, set_look
from facilitator.ui.widgets.toggle_button import ToggleButton
from facilitator.words import tr


class ChecksLine(ToggleButton):
    """Says whether all is well before it starts; checked means that the lines are open."""

    def __init__(self, opens_up: bool = True) -> None:
        super().__init__()
        self._opens_up = opens_up
        self.setAutoDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.setProperty("look", "checks")
        self._told = ""
        self._sign = ""
        self.toggled.connect(self._on_toggled)
        self.show_busy()

    def show_busy(self) -> None:
        """Say that a look is being taken."""
        self._say("", "busy", tr("Before the start: looking…"))

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Say how many things are not in order."""
        worst = worst_of(checks)
        count = to_look_at(checks)
        if not count:
            told = tr("Before the start: all in order")
        elif count == 1:
            told = tr("Before the start: 1 to check")
        else:
            told = tr("Before the start: {count} to check", count=count)
        self._say(SIGNS[worst], worst.value, told)

    def _say(self, sign: str, state: str, told: str) -> None:
        self._sign, self._told = sign, told
        self._on_toggled(self.isChecked())
        self.setAccessibleName(told)
        set_look(self, "state", state)

    def _on_toggled(self, is_open: bool) -> None:
        """Point to where the lines open or go."""
        arrow = "▾" if is_open == self._opens_up else "▴"
        self.setText(button_text(f"{self._sign} {self._told}   {arrow}".strip()))


def worst_of(checks: tuple[Check, ...]) -> CheckState:
    """Give the gravest state among the lines."""
    states = {check.state for check in checks}
    for state in (CheckState.PROBLEM, CheckState.WARNING):
        if state in states:
            return state
    return CheckState.OK

"""One line of the check: what is looked at, how it stands, what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from facilitator.app.checks import Check, CheckItem, CheckState
from facilitator.ui.checks.signs import SIGNS, item_word, state_word
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr
from facilitator.words.checks import tell_advice, tell_check
from facilitator.words.findings import tell


class CheckRow(QFrame):
    """Shows a Check; `identify_wanted` and `mend_wanted` (Finding) come from its button."""

    identify_wanted = Signal()
    mend_wanted = Signal(object)

    def __init__(self, item: CheckItem, can_identify: bool) -> None:
        super().__init__()
        self.setProperty("look", "check_row")
        self._check: Check | None = None
        self._identifies = can_identify and item is CheckItem.SCREEN
        self._sign = label(look="check_state")
        self._state = label(look="check_state")
        self._told = label(look="small", wrap=True)
        self._advice = label(wrap=True)
        self._button = self._make_button(item)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._on_clicked)
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 7, 2, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, 14)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(item_word(item), "strong"), 0, 1)
        grid.addWidget(self._state, 0, 2)
        grid.addWidget(self._told, 1, 1, 1, 2)
        grid.addWidget(self._advice, 2, 1, 1, 2)
        grid.addWidget(self._button, 3, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _make_button(self, item: CheckItem) -> QPushButton:
        if item is CheckItem.SCREEN:
            return button(tr("Show which screen is which"))
        return button(tr("Go there and mend it"))

    def show_check(self, check: Check) -> None:
        """Take over what was found."""
        if check == self._check:
            return
        self._check = check
        gaps = dict(check.gaps)
        if check.finding is not None:
            gaps["first"] = tell(check.finding)
        self._sign.setText(SIGNS[check.state])
        self._state.setText(state_word(check.state))
        for each in (self._sign, self._state):
            set_look(each, "state", check.state.value)
        self._told.setText(tell_check(check.code, **gaps))
        self._advice.setText(tell_advice(check.code, **gaps))
        self._advice.setVisible(bool(self._advice.text()))
        set_look(self._advice, "look", "small" if check.state is CheckState.OK else "")
        self._button.setVisible(self._identifies or check.finding is not None)

    def told(self) -> str:
        """Tell the whole line in words."""
        return " ".join(
            each.text()
            for each in (self._sign, self._state, self._told, self._advice)
            if each.text()
        )

    def _on_clicked(self) -> None:
        if self._check is not None and self._check.finding is not None:
            self.mend_wanted.emit(self._check.finding)
        else:
            self.identify_wanted.emit()

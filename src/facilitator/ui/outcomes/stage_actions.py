"""What can be done with the workshop as a whole, by its stage."""

from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.terms import WorkshopStage
from facilitator.ui.widgets.parts import button, button_text, label
from facilitator.words import tr


class Deed(StrEnum):
    DECIDE = "decide"
    CLOSE = "close"
    REOPEN = "reopen"
    FINALISE = "finalise"
    TAKE_BACK_FINAL = "take_back_final"
    REPORT = "report"


# Stage -> the primary deed first, then the quiet ones.
_DEEDS: dict[WorkshopStage, tuple[Deed, ...]] = {
    WorkshopStage.PREPARED: (Deed.CLOSE, Deed.REPORT),
    WorkshopStage.RUNNING: (Deed.CLOSE, Deed.REPORT),
    WorkshopStage.CLOSED: (Deed.REPORT, Deed.REOPEN, Deed.FINALISE),
    WorkshopStage.FINAL: (Deed.REPORT, Deed.TAKE_BACK_FINAL),
}


def _deed_word(deed: Deed, undecided: int) -> str:
    return {
        Deed.DECIDE: tr("Decide differences: {count}", count=undecided),
        Deed.CLOSE: tr("Close (provisional)"),
        Deed.REOPEN: tr("Open again"),
        Deed.FINALISE: tr("Make final"),
        Deed.TAKE_BACK_FINAL: tr("Take “final” back"),
        Deed.REPORT: tr("Make the report"),
    }[deed]


def _remark(stage: WorkshopStage, undecided: int) -> str:
    if undecided:
        return tr("Two copies say different things. Choose what counts.")
    return {
        WorkshopStage.PREPARED: tr("It can be closed once a section has been started."),
        WorkshopStage.RUNNING: tr("Things still owed do not prevent closing."),
        WorkshopStage.CLOSED: "",
        WorkshopStage.FINAL: "",
    }[stage]


class StageActions(QWidget):
    """The primary action with its key, the quiet ones below, and what just happened above."""

    deed_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stage: WorkshopStage | None = None
        self._shown: tuple[WorkshopStage, bool, int] | None = None
        self._deeds: tuple[Deed, ...] = ()
        self.notice = label("", "done_notice", wrap=True)
        self.notice.hide()
        self.remark = label("", "small", wrap=True)
        self.primary = button("", "primary")
        self.quiet = (button("", ""), button("", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self.remark)
        column.addWidget(self.primary)
        quiet = QHBoxLayout()
        quiet.setSpacing(8)
        for each in self.quiet:
            quiet.addWidget(each)
        column.addLayout(quiet)
        self._connect_signals()

    def show_stage(
        self, stage: WorkshopStage, closing_waits: bool = False, undecided: int = 0
    ) -> None:
        """Offer what this stage allows; a notice about the last change goes with its stage.

        Where `closing_waits`, it is possible but not the next thing to do. What is undecided comes
        before everything else.
        """
        if (stage, closing_waits, undecided) == self._shown:
            return
        if stage is not self._stage:
            self.notice.hide()
        self._stage, self._shown = stage, (stage, closing_waits, undecided)
        self._deeds = _DEEDS[stage]
        if stage is WorkshopStage.PREPARED or (stage is WorkshopStage.RUNNING and closing_waits):
            self._deeds = tuple(reversed(self._deeds))
        if undecided:  # nothing is made final with two answers to one question
            rest = (deed for deed in self._deeds if deed is not Deed.FINALISE)
            self._deeds = (Deed.DECIDE, *rest)
        self._show_deeds(stage, undecided)

    def _show_deeds(self, stage: WorkshopStage, undecided: int) -> None:
        word = _deed_word(self._deeds[0], undecided)
        self.primary.setText(f"{button_text(word)}   Ctrl+Enter")
        self.primary.setAccessibleName(word)
        self.remark.setText(_remark(stage, undecided))
        self.remark.setVisible(bool(self.remark.text()))
        self.primary.setAccessibleDescription(self.remark.text())
        for place, each in enumerate(self.quiet, start=1):
            is_used = place < len(self._deeds)
            each.setVisible(is_used)
            if is_used:
                quiet = _deed_word(self._deeds[place], undecided)
                each.setText(button_text(quiet))
                each.setAccessibleName(quiet)
                too_early = stage is WorkshopStage.PREPARED
                each.setEnabled(not (too_early and self._deeds[place] is Deed.CLOSE))

    def show_notice(self, sentence: str) -> None:
        """Say what was done, until the stage changes again."""
        self.notice.setText(sentence)
        self.notice.show()

    def _connect_signals(self) -> None:
        self.primary.clicked.connect(self._on_primary_clicked)
        self.quiet[0].clicked.connect(self._on_first_clicked)
        self.quiet[1].clicked.connect(self._on_second_clicked)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.primary.click)

    @Slot()
    def _on_primary_clicked(self) -> None:
        self.deed_chosen.emit(self._deeds[0].value)

    @Slot()
    def _on_first_clicked(self) -> None:
        self.deed_chosen.emit(self._deeds[1].value)

    @Slot()
    def _on_second_clicked(self) -> None:
        self.deed_chosen.emit(self._deeds[2].value)

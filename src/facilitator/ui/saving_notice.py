"""What stands in the way of saving, as a notice that stays as long as it does."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from facilitator.domain.failures import Trouble
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.notice_bar import NoticeBar, Standing
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.messages import sentence

SAVING = "saving"
_HOLDING = 3.0  # s
_PATIENCE = 10_000  # ms that saving may take before anybody is troubled with it

# Of the record, not of the file: another file does not help.
_OF_ONE_ENTRY = frozenset({"journal_damaged"})


class SavingNotice(QObject):
    """Stands on the console while something is not saved, and offers to save elsewhere.

    A slow drive is told calmly. Where nothing has to stay (a rehearsal) nothing is offered.
    """

    def __init__(
        self, signals: DeskSignals, notice: NoticeBar, parent: QObject, *, offers: bool
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._notice = notice
        self._action = tr("Save elsewhere…") if offers else ""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE)
        self._connect_signals()
        if signals.trouble is not None:
            self._on_troubled(signals.trouble)

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self._signals.saved.connect(self._on_saved)
        self._signals.troubled.connect(self._on_troubled)
        self._slow.timeout.connect(self._on_patience_over)

    def _on_changed(self, touched: object) -> None:
        if not self._slow.isActive():
            self._slow.start()

    def _on_saved(self) -> None:
        """Take the notice away when it is over; a drive that saves something answers."""
        if self._signals.trouble is None and self._signals.pending() == 0:
            self._slow.stop()
            self._notice.put_away(SAVING)
        elif self._slow.isActive():
            self._slow.start()

    def _on_troubled(self, trouble: Trouble) -> None:
        if trouble.code in _OF_ONE_ENTRY:
            self._notice.show_notice(sentence(trouble), stays=True)
            return
        self._slow.stop()
        self._notice.stand(Standing(SAVING, sentence(trouble), self._action, grave=True))
        if self._action and self._signals.keeper is not None:
            work = Work(partial(self._signals.keeper.hold, _HOLDING), self)
            work.done.connect(self._on_held)
            work.start()

    def _on_held(self, is_held: bool) -> None:
        """Say that nothing can be lost, once it stands in the recovery file."""
        trouble, standing = self._signals.trouble, self._notice.standing()
        if is_held and trouble is not None and standing is not None and standing.key == SAVING:
            kept = tr("What you enter is kept on this computer. Go on writing.")
            told = f"{sentence(trouble)}\n{kept}"
            self._notice.stand(Standing(SAVING, told, self._action, grave=True))

    def _on_patience_over(self) -> None:
        trouble = self._signals.trouble
        if not self._signals.pending():
            return
        if trouble is None:
            told = tr(
                "The drive is slow to answer. Go on working: what you enter is saved as soon as it "
                "does."
            )
            self._notice.stand(Standing(SAVING, told, self._action))
        elif self._notice.standing() is None:  # put away by hand; it is not over, and work goes on
            self._on_troubled(trouble)

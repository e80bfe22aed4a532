"""What the center that is asked has taken on: in its row and below the board."""

from facilitator.domain.entities import Project
from facilitator.domain.month_load import month_load
from facilitator.domain.terms import CenterId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.board.answer_foot import AnswerFoot, AskedLoad
from facilitator.ui.live.board.answer_rows import AnswerRows


class AnswerLoad:
    """Remembers who is asked, also while the keyboard is elsewhere, and shows their load."""

    def __init__(self, signals: DeskSignals, rows: AnswerRows, foot: AnswerFoot) -> None:
        self.asked: CenterId | None = None
        self._signals = signals
        self._rows = rows
        self._foot = foot

    def show(self, project: Project | None) -> None:
        """Show the load beside the months of a project; without one nobody is asked."""
        asked = self._rows.row_of(self.asked) if self.asked and project else None
        for row in self._rows.shown():
            if row is not asked:
                row.show_load(None)
        if asked is None or asked.facts is None or project is None:
            self._foot.show_load(None)
            return
        facts = asked.facts
        months = month_load(self._signals.workshop, facts.center, project)
        asked.show_load(months)
        self._foot.show_load(AskedLoad(facts.short, facts.lead, facts.linked, months))

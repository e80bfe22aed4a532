"""The button that leads on from the preparation."""

from PySide6.QtWidgets import QPushButton

from facilitator.domain.terms import WorkshopStage
from facilitator.ui.widgets.parts import button_text
from facilitator.words import tr

RUN_KEY = "F12"
_ENDED = (WorkshopStage.CLOSED, WorkshopStage.FINAL)


class RunButton(QPushButton):
    """Says where it leads: to the start of the day, back into it, or to what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "primary")
        self.setAutoDefault(True)  # Enter presses it
        self._stage = WorkshopStage.PREPARED

    def show_stage(self, stage: WorkshopStage) -> None:
        self._stage = stage
        if self.leads_to_outcome():
            told = tr("See the outcome", "prepare")
        elif stage is WorkshopStage.RUNNING:
            told = tr("Go to the running workshop", "prepare")
        else:
            told = tr("Start the workshop", "prepare")
        self.setText(f"{button_text(told)}   {RUN_KEY}")
        self.setAccessibleName(told)

    def leads_to_outcome(self) -> bool:
        """Tell whether the workshop is over, so that there is nothing to run."""
        return self._stage in _ENDED

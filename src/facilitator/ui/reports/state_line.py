"""Says whether the document is a draft, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.app.report_choices import FOR_THE_DAY, Document
from facilitator.domain.terms import WorkshopStage
from facilitator.ui.widgets.parts import label, set_look
from facilitator.words import tr


class StateLine(QWidget):
    """The word that stands on the pages, and what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.word = label("", "stage")
        self.meaning = label("", "secondary", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.word, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.meaning, 1)

    def show_state(self, stage: WorkshopStage, document: Document) -> None:
        """Tell the state of a document of a workshop in this stage."""
        self.word.setText(_word(stage))
        self.word.setVisible(document not in FOR_THE_DAY)
        set_look(self.word, "stage", stage.value)
        usual = tr("Made for the day itself: it is not marked as a draft.")
        self.meaning.setText(usual if document in FOR_THE_DAY else _sentence(stage))


def _word(stage: WorkshopStage) -> str:
    return {
        WorkshopStage.PREPARED: tr("Draft", "report"),
        WorkshopStage.RUNNING: tr("Draft", "report"),
        WorkshopStage.CLOSED: tr("Provisional", "report"),
        WorkshopStage.FINAL: tr("Final", "report"),
    }[stage]


def _sentence(stage: WorkshopStage) -> str:
    draft = tr("Every page says so, because the workshop is not closed yet.")
    return {
        WorkshopStage.PREPARED: draft,
        WorkshopStage.RUNNING: draft,
        WorkshopStage.CLOSED: tr("The workshop is closed. The outcome is not final yet."),
        WorkshopStage.FINAL: tr("The outcome is final."),
    }[stage]

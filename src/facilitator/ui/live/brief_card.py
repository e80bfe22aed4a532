"""The brief of the project under discussion."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.entities import Project, Section
from facilitator.domain.terms import PROJECT_WAYS, ProjectStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr
from facilitator.words.terms import term


class BriefCard(QFrame):
    """Shows field, lead, number, title and summary; the stage can be moved from here."""

    stage_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._tag = label("", "tag")
        self._lead = label("", "secondary")
        self._stage = button("", "quiet")
        self._title = label("", "title", wrap=True)
        self._summary = label("", "secondary", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._lead, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self._stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 12)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        self._shown_stage = ProjectStage.PROPOSED
        self._stage.clicked.connect(self._on_stage_clicked)

    def show_project(self, workshop: Workshop, project: Project) -> None:
        """Show a project."""
        field = workshop.field_name(project)
        lead = workshop.center(project.lead)
        self._tag.setText(field)
        self._tag.setVisible(bool(field))
        name = lead.name or lead.short_name if lead else tr("(none yet)")
        self._lead.setText(f"{workshop.event.lead_label or tr('Lead center')} {name}")
        self._title.setText(f"{project.number}. {project.title}")
        budget = f"{project.budget:,}{tr(' thousand won')}" if project.budget else ""
        parts = [p for p in (project.period, budget) if p]
        self._summary.setText("  ".join(p for p in (project.summary, " · ".join(parts)) if p))
        self._summary.setVisible(bool(self._summary.text()))
        self._shown_stage = project.stage
        self._stage.setText(f"{term(project.stage)} ▾")
        self._stage.setAccessibleName(tr("Stage: {stage}", stage=term(project.stage)))
        self._stage.setVisible(True)

    def show_section(self, workshop: Workshop, section: Section | None) -> None:
        """Show a section while no project of it is chosen."""
        self._stage.setVisible(False)
        self._tag.setVisible(False)
        if section is None:
            self._lead.setText(workshop.event.host)
            self._title.setText(workshop.event.title)
            self._summary.setText(tr("The blue button begins; other sections are on the left."))
            self._summary.setVisible(True)
            return
        people = [
            f"{tr('Facilitator', 'section')} {section.facilitator}" if section.facilitator else "",
            f"{tr('Recorder')} {section.recorder}" if section.recorder else "",
            section.room,
        ]
        self._lead.setText(" · ".join(p for p in people if p))
        self._title.setText(section.title)
        cast = workshop.cast(section)
        self._summary.setText(
            tr(
                "{minutes} min · {count} projects · {who}",
                minutes=section.given_minutes,
                count=len(workshop.projects_of(section)),
                who=", ".join(c.short_name or c.name for c in cast),
            )
        )
        self._summary.setVisible(True)

    def _on_stage_clicked(self) -> None:
        menu = Menu(self)
        ways = [s for s in ProjectStage if s in PROJECT_WAYS[self._shown_stage]]
        entries = {menu.addAction(term(stage)): stage for stage in ways}
        chosen = menu.choose(self._stage.mapToGlobal(self._stage.rect().bottomLeft()))
        if chosen in entries:
            self.stage_requested.emit(entries[chosen])
        menu.deleteLater()

"""The sections of the day with their projects: where the console stands, and what is done."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.dates import say_time
from facilitator.domain.day_rows import DayRow, RowState, day_rows
from facilitator.domain.entities import Answer, EntityKind, Project, Section, Touch
from facilitator.domain.outcome import answered_count
from facilitator.domain.read_back import to_confirm_again
from facilitator.domain.terms import ProjectStage, SlideKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.plan_row import PlanFacts, PlanRow
from facilitator.ui.widgets.parts import scrolled
from facilitator.words import tr

# Width of the page, width of this list.
_WIDTHS = ((1500, 260), (1250, 226), (0, 190))


class SectionList(QScrollArea):
    """Lists the sections; the one the console is on shows its projects on a card."""

    break_requested = Signal(int)
    opening_requested = Signal(SlideKind)
    section_requested = Signal(str)
    project_requested = Signal(str, str)

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._rows: list[PlanRow] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(12, 14, 4, 12)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scrolled(self, holder)
        self._signals.changed.connect(self._on_changed)

    def fit(self, width: int) -> None:
        """Take the width of the page into account."""
        self.setFixedWidth(next(own for page, own in _WIDTHS if width >= page))

    def tick(self) -> None:
        """Tell the times that are expected by now; called every second."""
        known, facts = [row.facts for row in self._rows if not row.isHidden()], self._facts()
        if known != facts:
            self._show(facts)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if any(t.kind is EntityKind.PAUSE for t in touched):
            self.tick()

    def refresh(self) -> None:
        """Show sections, projects and how far their answers are; come to where the console is."""
        self._show(self._facts())
        for row in self._rows:
            if row.facts and row.facts.current and row.facts.project and not row.isHidden():
                self.ensureWidgetVisible(row)

    def _show(self, facts: list[PlanFacts]) -> None:
        while len(self._rows) < len(facts):
            row = PlanRow()
            row.clicked.connect(self._on_clicked)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, wanted in zip(self._rows, facts, strict=False):
            row.show_facts(wanted)
            row.setVisible(True)
        for row in self._rows[len(facts) :]:
            row.setVisible(False)

    def refresh_answers(self, touched: Iterable[Touch]) -> None:
        """Show how far the answers touched have come; times and titles stay as they are."""
        workshop = self._signals.workshop
        found = [workshop.find(t.kind, t.id) for t in touched if t.kind is EntityKind.ANSWER]
        projects = {answer.project for answer in found if isinstance(answer, Answer)}
        is_gone = None in found  # it may have stood in any row
        for row in self._rows:
            known = row.facts
            if known is None or row.isHidden():
                continue
            if not is_gone and known.project not in projects:
                continue
            section, project = workshop.section(known.section), workshop.project(known.project)
            if section is not None and project is not None:
                row.show_facts(self._project_facts(section, project, known.last_on_card))

    def _facts(self) -> list[PlanFacts]:
        workshop = self._signals.workshop
        result: list[PlanFacts] = []
        for row in day_rows(workshop, self._signals.now()):
            section = row.section
            if section is None:
                result.append(_gap_facts(row))
                continue
            here = section.id == workshop.live.section
            projects = workshop.projects_of(section) if here else []
            result.append(_section_facts(row, section, here, here and not projects))
            result.extend(self._project_facts(section, p, p is projects[-1]) for p in projects)
        return result

    def _project_facts(self, section: Section, project: Project, last: bool) -> PlanFacts:
        workshop = self._signals.workshop
        board = workshop.board(project, section)
        asked = sum(1 for c in board if c.id != project.lead)
        answered = answered_count(workshop, project.id, board)
        again = bool(to_confirm_again(workshop, project, board))
        done = project.stage not in (ProjectStage.PROPOSED, ProjectStage.IN_DISCUSSION)
        spoken = tr(
            "{number}. {title}, {answered} of {asked} answered",
            number=project.number,
            title=project.title,
            answered=answered,
            asked=asked,
        )
        return PlanFacts(
            section.id,
            project.id,
            project.title or tr("(no title)"),
            f"{answered}/{asked}",
            RowState.COMING if section.ended_at is None else RowState.ENDED,
            workshop.live.project == project.id,
            done,
            str(project.number),
            f"{spoken}, {tr('Confirm again')}" if again else spoken,
            on_card=True,
            last_on_card=last,
            more=tr("Confirm again") if again else "",
        )

    def _on_clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, PlanRow) or row.facts is None:
            return
        if row.facts.section is None and not row.facts.minutes:
            self.opening_requested.emit(SlideKind.WELCOME)
        elif row.facts.section is None:
            self.break_requested.emit(row.facts.minutes)
        elif row.facts.project is None:
            self.section_requested.emit(row.facts.section)
        else:
            self.project_requested.emit(row.facts.section, row.facts.project)


def _section_facts(row: DayRow, section: Section, here: bool, alone: bool) -> PlanFacts:
    title, side, plan = section.title or tr("(no title)"), say_time(row.begins), _planned(row)
    more = tr("Paused", "section") if row.state is RowState.PAUSED else ""
    if row.given != row.minutes:
        changed = tr("{planned} → {given} min", planned=row.minutes, given=row.given)
        more = f"{more} · {changed}" if more else changed
    return PlanFacts(
        section.id,
        None,
        title,
        side,
        row.state,
        here,
        spoken=_spoken(title, side, plan, more),
        on_card=here,
        last_on_card=alone,
        plan=plan,
        more=more,
    )


def _gap_facts(row: DayRow) -> PlanFacts:
    """Show the opening or a break; one that nobody took says so."""
    title = tr("Opening", "agenda") if row.opening else tr("Break", "agenda")
    side, plan = say_time(row.begins), _planned(row)
    more = tr("Passed over", "break") if row.state is RowState.SKIPPED else ""
    return PlanFacts(
        None,
        None,
        title,
        side,
        row.state,
        current=False,
        minutes=0 if row.opening else row.minutes,
        spoken=_spoken(title, side, plan, more),
        plan=plan,
        more=more,
    )


def _planned(row: DayRow) -> str:
    if row.planned is None or not row.is_moved:
        return ""
    return tr("planned {time}", time=say_time(row.planned))


def _spoken(*parts: str) -> str:
    return ", ".join(filter(None, parts))

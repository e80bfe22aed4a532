"""The sections of the day with their projects: where the console stands, and what is done."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.entities import Project, Section
from facilitator.domain.outcome import answered_count
from facilitator.domain.plan import (
    SectionState,
    Slot,
    expected_day,
    minutes_of,
    planned_slots,
    section_state,
)
from facilitator.domain.terms import ProjectId, ProjectStage, SectionId
from facilitator.ui import look
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.widgets.parts import scrolled
from facilitator.words import tr

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_MOST_LINES = 3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a row shows; `section` and `project` say what it stands for.

    Without a section it is a gap of the plan: the opening, or a break of `minutes`.
    """

    section: SectionId | None
    project: ProjectId | None
    title: str
    side: str
    state: SectionState
    current: bool
    agreed: bool = False
    number: str = ""
    spoken: str = ""
    on_card: bool = False
    last_on_card: bool = False
    minutes: int = 0


class PlanRow(QAbstractButton):
    """A section or one of its projects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: PlanFacts | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show a row's state; unchanged facts cost nothing."""
        if facts != self.facts:
            grown = self.facts is None or self.facts.title != facts.title
            self.facts = facts
            self.setAccessibleName(facts.spoken or facts.title)
            if grown:
                self._fit()
            self.update()

    def _title_box(self, height: int) -> QRect:
        left = 44 if self.facts and self.facts.project else 26
        return QRect(left, 9, self.width() - left - 50, height)

    def _fit(self) -> None:
        if self.facts is None:
            return
        self.ensurePolished()
        box = self._title_box(1000)
        height = self.fontMetrics().boundingRect(box, int(_WRAP), self.facts.title).height()
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(36, min(height, most) + 18))
        self.setToolTip(self.facts.title if height > most + 4 else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the title anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(120, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dot or number, title, and time or count."""
        facts = self.facts
        if facts is None:
            return
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw_card(painter, facts)
        inset = 6 if facts.project is not None else 1
        box = QRectF(self.rect()).adjusted(inset, 1, -inset, -3)
        if facts.project is not None and facts.current:
            painter.setBrush(theme.color("blue_soft"))
            painter.drawRoundedRect(box, 6, 6)
        elif self.underMouse():
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawRoundedRect(box, 6, 6)
        self._draw_mark(painter, facts)
        font = self.font()
        font.setBold(facts.current)
        painter.setFont(font)
        past = facts.state is SectionState.ENDED and not facts.current
        painter.setPen(theme.color("secondary" if past else "ink"))
        painter.drawText(self._title_box(self.height() - 16), int(_WRAP), facts.title)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(theme.color("yes" if facts.agreed else "secondary"))
        side = QRect(self.width() - 56, 9, 48, 20)
        painter.drawText(side, int(_RIGHT), "✓" if facts.agreed else facts.side)

    def _draw_card(self, painter: QPainter, facts: PlanFacts) -> None:
        """Draw this row's part of the white card under the section the console is on."""
        if not facts.on_card:
            return
        painter.setBrush(look.theme().color("paper"))
        top = 0 if facts.project is None else -10
        bottom = 0 if facts.last_on_card else 10
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, top, 0, bottom), 8, 8)

    def _draw_mark(self, painter: QPainter, facts: PlanFacts) -> None:
        theme = look.theme()
        if facts.project is not None:
            painter.setPen(theme.color("secondary"))
            painter.drawText(QRect(14, 9, 26, 20), int(_WRAP), facts.number)
            return
        role = {
            SectionState.PLANNED: "border",
            SectionState.RUNNING: "blue",
            SectionState.ENDED: "yes",
        }[facts.state]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(role))
        painter.drawEllipse(QRectF(10, 14, 8, 8))


class SectionList(QScrollArea):
    """Lists the sections; the one the console is on shows its projects on a card."""

    break_requested = Signal(int)
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

    def refresh(self) -> None:
        """Show sections, projects and how far their answers are."""
        facts = self._facts()
        while len(self._rows) < len(facts):
            row = PlanRow()
            row.clicked.connect(self._on_clicked)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, wanted in zip(self._rows, facts, strict=False):
            row.show_facts(wanted)
            row.setVisible(True)
            if wanted.current and wanted.project:
                self.ensureWidgetVisible(row)
        for row in self._rows[len(facts) :]:
            row.setVisible(False)

    def refresh_answers(self) -> None:
        """Show how far the answers are; times and titles stay as they are."""
        workshop = self._signals.workshop
        for row in self._rows:
            known = row.facts
            if known is None or row.isHidden():
                continue
            section, project = workshop.section(known.section), workshop.project(known.project)
            if section is not None and project is not None:
                row.show_facts(self._project_facts(section, project, known.last_on_card))

    def _facts(self) -> list[PlanFacts]:
        workshop = self._signals.workshop
        starts = {e.section: e.start for e in expected_day(workshop, self._signals.now())}
        gaps = {s.start + s.minutes: s for s in planned_slots(workshop) if s.section is None}
        result: list[PlanFacts] = []
        for section in workshop.sections:
            gap = gaps.get(minutes_of(section.planned_start)) if section.planned_start else None
            if gap is not None:
                result.append(_gap_facts(gap, section))
            here = section.id == workshop.live.section
            side = f"{starts[section.id]:%H:%M}"
            state = section_state(section)
            title = section.title or tr("(no title)")
            projects = workshop.projects_of(section) if here else []
            alone = here and not projects
            result.append(
                PlanFacts(
                    section.id, None, title, side, state, here, on_card=here, last_on_card=alone
                )
            )
            result.extend(self._project_facts(section, p, p is projects[-1]) for p in projects)
        return result

    def _project_facts(self, section: Section, project: Project, last: bool) -> PlanFacts:
        workshop = self._signals.workshop
        board = workshop.board(project, section)
        asked = sum(1 for c in board if c.id != project.lead)
        answered = answered_count(workshop, project.id, board)
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
            section_state(section),
            workshop.live.project == project.id,
            done,
            str(project.number),
            spoken,
            on_card=True,
            last_on_card=last,
        )

    def _on_clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, PlanRow) or row.facts is None:
            return
        if row.facts.section is None:
            self.break_requested.emit(row.facts.minutes)
        elif row.facts.project is None:
            self.section_requested.emit(row.facts.section)
        else:
            self.project_requested.emit(row.facts.section, row.facts.project)


def _gap_facts(gap: Slot, following: Section) -> PlanFacts:
    """Show the opening or a break; it is over when the section after it has started."""
    waiting = section_state(following) is SectionState.PLANNED
    title = tr("Opening", "agenda") if gap.opening else tr("Break", "agenda")
    return PlanFacts(
        None,
        None,
        title,
        f"{gap.start // 60 % 24:02d}:{gap.start % 60:02d}",
        SectionState.PLANNED if waiting else SectionState.ENDED,
        current=False,
        minutes=gap.minutes,
        spoken=title,
    )

"""The way through the day: steps, projects, sections, pages, breaks."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from facilitator.app import answers, place, running
from facilitator.domain.entities import Section
from facilitator.domain.terms import ProjectId, SectionId, SlideKind
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.next_step import NextStep, next_step_of
from facilitator.ui.live.wall.slide_list import SlideList
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr


class Stepping(QObject):
    """Moves the console through the workshop; the wall follows, or is held.

    `leaving` comes before the console moves, `arrived` with the kind of the slide after a step
    that needs the keyboard somewhere.
    """

    arrived = Signal(object)
    leaving = Signal()
    notice_raised = Signal(str)
    outcome_requested = Signal()

    def __init__(self, signals: DeskSignals, slides: SlideList, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals
        self._slides = slides
        self._next: NextStep | None = None
        slides.page_requested.connect(self.show_page)
        slides.slide_requested.connect(self.show_slide)

    @property
    def _section(self) -> Section | None:
        return self._signals.workshop.section(self._signals.workshop.live.section)

    def next(self) -> NextStep:
        """Find the next thing to do; `go_on` does it from now on."""
        page, pages = self._slides.page()
        more = page < pages - 1 and self._signals.workshop.live.slide is not SlideKind.NOTES
        self._next = next_step_of(self._signals.workshop, more)
        return self._next

    def go_on(self) -> None:
        """Do the next thing: the step that the big button names."""
        commit_composition()
        step = self._next
        if step is None:
            return
        if step.start is not None:
            self._signals.do(running.start_section, step.start)
        elif step.end is not None:
            self._end(step.end)
        elif step.confirm:
            self.confirm_all()
        elif step.outcome:
            self.outcome_requested.emit()
        else:
            self.step(1)

    def step(self, by: int) -> None:
        """Go a step forward (1) or back (-1) through the section, as a remote's keys do."""
        commit_composition()
        if self._section is not None and self._turn_page(by):
            return
        found = place.stand_after(self._signals.workshop, by)
        if found is None:
            return
        self._go(found.section, found.project, found.slide)
        if found.slide is not SlideKind.SECTION:
            self.arrived.emit(found.slide)

    def step_project(self, by: int) -> None:
        """Go to the project after (1) or before (-1) this one in the section; an end is an end."""
        section = self._section
        if section is None:
            return
        projects, here = list(section.projects), self._signals.workshop.live.project
        at = projects.index(here) + by if here in projects else (0 if by > 0 else -1)
        if 0 <= at < len(projects):
            self.go_to_project(section.id, projects[at])

    def step_section(self, by: int) -> None:
        """Introduce the section after (1) or before (-1) this one; it is not started by that."""
        sections = [s.id for s in self._signals.workshop.sections]
        here = self._signals.workshop.live.section
        at = sections.index(here) + by if here in sections else (0 if by > 0 else -1)
        if 0 <= at < len(sections):
            self.go_to_section(sections[at])

    def go_to_section(self, section: SectionId) -> None:
        """Introduce a section."""
        self._go(section, None, SlideKind.SECTION)

    def go_to_project(self, section: SectionId, project: ProjectId) -> None:
        """Open a project with its brief."""
        self._go(section, project, SlideKind.BRIEF)

    def show_slide(self, kind: SlideKind) -> None:
        """Show another slide of where the console stands; the break begins now."""
        if kind is SlideKind.BREAK:
            until = self._slides.break_end(self._signals.now())
            self._signals.do(place.start_break, until)
            return
        self.leaving.emit()
        self._signals.do(place.show_slide, kind)
        self.arrived.emit(kind)

    def show_page(self, page: int) -> None:
        """Turn to a page of the slide, counted from 0."""
        self._signals.do(place.show_page, page)

    def take_break(self, minutes: int) -> None:
        """Begin a break of so many minutes."""
        now = self._signals.now().replace(microsecond=0)
        self._signals.do(place.start_break, now + timedelta(minutes=minutes))

    def end_section(self) -> None:
        """End the section that the console is on."""
        section = self._section
        if section is not None:
            self._end(section.id)

    def confirm_all(self) -> None:
        """Stamp everyone who answered: the read-back is agreed."""
        project = self._signals.workshop.live.project
        if self._signals.workshop.project(project) is not None and project is not None:
            self._signals.do(answers.confirm_all, project)

    def _go(self, section: SectionId, project: ProjectId | None, slide: SlideKind) -> None:
        commit_composition()
        self.leaving.emit()
        self._signals.do(place.go_to, section, project, slide)

    def _end(self, section: SectionId) -> None:
        if self._signals.do(running.end_section, section):
            ended = self._signals.workshop.section(section)
            title = ended.title if ended is not None else ""
            self.notice_raised.emit(
                tr("Section “{section}” has ended. Ctrl+Z takes it back.", section=title)
            )

    def _turn_page(self, by: int) -> bool:
        """Turn the wall's page before the step: the room sees all of it. Notes are at their end."""
        live, (page, pages) = self._signals.workshop.live, self._slides.page()
        if live.slide is SlideKind.NOTES or not 0 <= page + by < pages:
            return False
        return self._signals.do(place.show_page, page + by)

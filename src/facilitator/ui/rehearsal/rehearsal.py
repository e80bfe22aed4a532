"""The rehearsal: a whole workshop, run through the real windows by key."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Qt

from facilitator.app import editing, place, running
from facilitator.domain.entities import Live, Project, Section
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import AnswerWord, CenterId, NoteKind, SlideKind, WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.live_page import LivePage
from facilitator.ui.rehearsal import hands
from facilitator.ui.rehearsal.album import Album
from facilitator.ui.rehearsal.clock import RehearsalClock
from facilitator.ui.rehearsal.script import Script
from facilitator.ui.rehearsal.wall_play import WallPlay
from facilitator.ui.shell import Shell
from facilitator.ui.workshop_view import WorkshopView

_DIGIT = {
    AnswerWord.YES: Qt.Key.Key_1,
    AnswerWord.CONDITIONAL: Qt.Key.Key_2,
    AnswerWord.LATER: Qt.Key.Key_3,
    AnswerWord.NO: Qt.Key.Key_4,
    AnswerWord.NOT_APPLICABLE: Qt.Key.Key_5,
}
_KIND_KEYS = tuple(Qt.Key(Qt.Key.Key_1 + at) for at in range(len(NoteKind)))
_MOST_STEPS = 40  # a slide of many pages takes a step a page
_ALT = Qt.KeyboardModifier.AltModifier


class Rehearsal:
    """Runs the workshop that the shell has open: sections, answers, notes, roles, read-back."""

    def __init__(self, shell: Shell, clock: RehearsalClock, script: Script, album: Album) -> None:
        if shell.view is None:
            raise RuntimeError("the rehearsal needs an open workshop")
        self._shell = shell
        self._view: WorkshopView = shell.view
        self._clock = clock
        self._script = script
        self._album = album
        self._view.wall.set_transitions(False)  # pictures are of what is, not of what fades

    @property
    def _signals(self) -> DeskSignals:
        return self._view.signals

    @property
    def _workshop(self) -> Workshop:
        return self._signals.workshop

    @property
    def _live(self) -> LivePage:
        return self._view.live

    def _picture(self, name: str) -> None:
        self._view.tick()
        hands.settle()
        wall = self._view.wall
        self._album.take(name, self._shell, wall.window if wall.is_open() else None)

    # -- the day -----------------------------------------------------------------------------------

    def run(self, numbers: Sequence[int]) -> None:
        """Run the sections with these numbers (from 1; none: all), then close the workshop.

        Raises RuleBroken for a number that no section has.
        """
        sections = self._chosen(numbers)
        self._fill_contacts()
        if self._workshop.event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
            self._reopen()
        self._view.open_page("prepare")
        self._picture("prepare")
        self._view.open_page("live")
        self._show(SlideKind.WELCOME, "welcome")
        self._show(SlideKind.AGENDA, "agenda")
        for at, section in enumerate(sections):
            self._run_section(section, plays=at == 0)
            if at == 0:
                self._blank_and_show()
                self._take_a_break()
        self._show(SlideKind.MATRIX, "matrix")
        self._close()

    def _chosen(self, numbers: Sequence[int]) -> list[Section]:
        sections = self._workshop.sections
        for number in numbers:
            if not 1 <= number <= len(sections):
                raise RuleBroken("no_section_numbered", number=number, count=len(sections))
        return [sections[n - 1] for n in numbers] or sections

    def _fill_contacts(self) -> None:
        for center in self._workshop.centers:
            self._signals.do(editing.edit_center, center.id, contact=self._script.private)

    def _reopen(self) -> None:
        if self._workshop.event.stage is WorkshopStage.FINAL:
            self._signals.do(running.move_workshop_stage, WorkshopStage.CLOSED)
        self._signals.do(running.move_workshop_stage, WorkshopStage.RUNNING)

    def _show(self, slide: SlideKind, name: str) -> None:
        self._signals.do(place.show_slide, slide)
        self._picture(name)

    def _run_section(self, section: Section, *, plays: bool) -> None:
        if section.planned_start is not None:
            self._clock.move_to(section.planned_start)
        self._signals.do(place.go_to, section.id, None, SlideKind.SECTION)
        self._live.setFocus()
        if section.started_at is None:
            hands.control(Qt.Key.Key_Return)
        else:  # run before: it goes on, and its clock must not run backwards
            self._clock.move_to((section.ended_at or section.started_at).time())
            self._signals.do(running.start_section, section.id)
        self._clock.advance(self._script.seconds(20, 60))
        self._picture("section")
        projects = self._workshop.projects_of(section)
        budget = section.planned_minutes * 60 // max(1, len(projects))
        for project in projects:
            self._discuss(project, budget)
        self._press_until(Qt.Key.Key_PageDown, lambda live: live.slide is SlideKind.SUMMARY)
        self._picture("summary")
        if plays:
            WallPlay(self._signals, self._script, self._picture).play(section)
        self._end(section)
        self._picture("section-ended")

    def _end(self, section: Section) -> None:
        for _ in range(_MOST_STEPS):
            now = self._workshop.section(section.id)
            if now is None or now.ended_at is not None:
                return
            hands.control(Qt.Key.Key_Return)
        raise RuntimeError(f"Ctrl+Enter does not end {section.title}")

    def _press_until(self, key: Qt.Key, reached: Callable[[Live], bool]) -> None:
        """Walk on with a key, as a presenter's remote does, until the place is reached."""
        for _ in range(_MOST_STEPS):
            if reached(self._workshop.live):
                return
            hands.press(key)
        raise RuntimeError(f"{key} does not lead there")

    def _discuss(self, project: Project, seconds: int) -> None:
        self._step_to(project, SlideKind.BRIEF)
        self._picture(f"project-{project.number}-brief")
        self._clock.advance(seconds // 5)
        self._step_to(project, SlideKind.ANSWERS)
        self._round(project)
        self._picture(f"project-{project.number}-answers")
        self._clock.advance(seconds // 5)
        self._step_to(project, SlideKind.NOTES)
        self._talk(project, seconds // 4)
        self._step_to(project, SlideKind.ROLES)
        self._divide_roles(project)
        self._picture(f"project-{project.number}-roles")
        self._clock.advance(seconds // 8)
        self._step_to(project, SlideKind.READ_BACK)
        hands.control(Qt.Key.Key_Return)
        self._picture(f"project-{project.number}-read-back")
        self._clock.advance(self._script.seconds(10, 40))

    def _step_to(self, project: Project, slide: SlideKind) -> None:
        self._press_until(
            Qt.Key.Key_PageDown, lambda live: live.project == project.id and live.slide is slide
        )

    # -- answers -----------------------------------------------------------------------------------

    def _round(self, project: Project) -> None:
        hands.press(Qt.Key.Key_F2)
        asked = [c for c in self._live.board.centers() if c.id != project.lead]
        for center in asked:
            if self._live.board.current_center() != center.id:
                self._live.board.focus_center(center.id)
            word = self._script.word()
            if word is None:
                hands.press(Qt.Key.Key_Down)
                continue
            self._answer(center.id, word)
            self._clock.advance(self._script.seconds(3, 12))

    def _answer(self, center: CenterId, word: AnswerWord) -> None:
        hands.press(_DIGIT[word])
        if word is AnswerWord.CONDITIONAL:
            hands.compose(self._script.condition())
            hands.press(Qt.Key.Key_Tab)
            hands.compose(self._script.private)
            hands.press(Qt.Key.Key_F8)
            hands.press(Qt.Key.Key_Return)
        elif word is AnswerWord.LATER:
            day = self._signals.now().date() + timedelta(days=self._script.seconds(5, 20))
            hands.compose(f"{day.month}. {day.day}.")
            hands.press(Qt.Key.Key_Return)
        elif self._script.chance(0.4):
            self._live.board.focus_center(center)
            hands.press(Qt.Key.Key_Return)
            hands.compose(self._script.reason(word))
            hands.press(Qt.Key.Key_Return)

    # -- notes -------------------------------------------------------------------------------------

    def _talk(self, project: Project, seconds: int) -> None:
        centers = self._live.board.centers()
        lines = self._script.notes()
        for at, (kind, text) in enumerate(lines):
            hands.press(Qt.Key.Key_F3)
            speaker = self._script.among(min(9, len(centers))) + 1
            hands.press(Qt.Key(Qt.Key.Key_0 + speaker), _ALT)
            hands.control(_KIND_KEYS[tuple(NoteKind).index(kind)])
            hands.compose(text, finish=False)
            if at == len(lines) - 1:
                self._picture(f"project-{project.number}-notes")
            hands.press(Qt.Key.Key_Return)
            self._clock.advance(seconds // len(lines))
        self._whisper(project)

    def _whisper(self, project: Project) -> None:
        """Type a private note; the picture is taken while it is being typed."""
        hands.press(Qt.Key.Key_F3)
        hands.press(Qt.Key.Key_F8)
        hands.compose(self._script.private)
        self._picture(f"project-{project.number}-private")
        hands.press(Qt.Key.Key_Return)
        hands.press(Qt.Key.Key_F8)

    # -- roles -------------------------------------------------------------------------------------

    def _divide_roles(self, project: Project) -> None:
        self._live.show_tab(1)
        for key in self._live.record.roles.grid.row_keys():
            task, person, resource, due = self._script.role()
            for column, text in (
                ("task", task),
                ("person", person),
                ("resource", resource),
                ("due", due),
            ):
                self._live.record.roles.grid.focus_field(key, column)
                hands.settle()
                if text:
                    hands.compose(text)
        self._live.show_tab(2)
        self._live.record.follow_ups.add()
        hands.compose(self._script.action())
        self._live.show_tab(1)

    # -- the wall, the end -------------------------------------------------------------------------

    def _blank_and_show(self) -> None:
        hands.press(Qt.Key.Key_F6)
        self._picture("blank")
        hands.press(Qt.Key.Key_F5)
        self._picture("shown-again")

    def _take_a_break(self) -> None:
        until = self._signals.now() + timedelta(minutes=10)
        self._signals.do(place.start_break, until)
        self._clock.advance(200)
        self._picture("break")
        self._clock.advance(400)

    def _close(self) -> None:
        self._view.open_page("outcome")
        self._picture("outcome")
        self._signals.do(running.move_workshop_stage, WorkshopStage.CLOSED)
        self._picture("closed")

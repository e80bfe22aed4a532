"""The way to where something stands: a project of the live page, a row, a note, an answer."""

from PySide6.QtCore import QObject, Signal

from facilitator.app import place, wall
from facilitator.domain.entities import (
    ActionItem,
    Answer,
    Attendance,
    EntityKind,
    Note,
    Pause,
    Role,
    Touch,
)
from facilitator.domain.plan import running_section
from facilitator.domain.terms import ProjectId, SectionId, SlideKind, WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.header_bar import PLACES
from facilitator.ui.live.live_page import LivePage
from facilitator.ui.live.showing_entry import show_entry
from facilitator.ui.page_stack import PageStack
from facilitator.ui.wall_control import WallControl
from facilitator.words import tr

_SLIDES = {
    EntityKind.ANSWER: SlideKind.ANSWERS,
    EntityKind.NOTE: SlideKind.NOTES,
    EntityKind.ROLE: SlideKind.ROLES,
    EntityKind.ACTION_ITEM: SlideKind.ROLES,
}
_PREPARED = frozenset(
    {
        EntityKind.EVENT,
        EntityKind.CENTER,
        EntityKind.ATTENDEE,
        EntityKind.FIELD,
        EntityKind.PROJECT,
        EntityKind.SECTION,
    }
)


def first_place(workshop: Workshop) -> str:
    """Tell which page a workshop opens on: where the work is, else where it was left."""
    if running_section(workshop) is not None:
        return "live"
    if workshop.event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        return "outcome"
    return workshop.live.place if workshop.live.place in PLACES else "prepare"


class Jumping(QObject):
    """Goes there; `place_requested` carries the page to open.

    Who looks something up must not turn the room's pages: while a section runs the console stays
    where it is, otherwise the wall is held where it would follow; `notice_raised` says so.
    """

    notice_raised = Signal(str)
    place_requested = Signal(str)

    def __init__(
        self, signals: DeskSignals, stack: PageStack, live: LivePage, room: WallControl
    ) -> None:
        super().__init__(stack)
        self._signals = signals
        self._stack = stack
        self._live = live
        self._room = room

    def to_project(self, project: ProjectId) -> None:
        """Open a project on the live page."""
        section = self._signals.workshop.section_of(project)
        # A click here must not change what the room looks at more than it has to.
        shown = self._signals.workshop.live.slide
        kind = SlideKind.ANSWERS if shown in place.PROJECT_STEPS else shown
        self._signals.do(place.go_to, section.id if section else None, project, kind)
        self.place_requested.emit("live")

    def to(self, touch: Touch) -> None:
        """Go to where an entity stands, or stood, and put the keyboard on it."""
        workshop, desk = self._signals.workshop, self._signals.desk
        is_there = workshop.find(*touch) is not None
        from facilitator.app.history.remembered import Remembered  # seldom needed

        entity = Remembered(workshop, desk.journal).find(*touch)
        if entity is not None and self._must_stay(touch, getattr(entity, "project", None)):
            self.notice_raised.emit(
                tr("The console stays where it is for the room. The entry is shown in full here.")
            )
        elif isinstance(entity, Answer | Note | Role | ActionItem) and entity.project is not None:
            self._to_record(entity.project, touch.kind)
            if is_there:
                show_entry(self._live.board, self._live.record, entity)
        elif isinstance(entity, Attendance | Pause):
            self._stand(entity.section, None, SlideKind.SECTION)
        elif touch.kind is EntityKind.PROPOSAL:
            project = getattr(entity, "project", "")
            self._stack.mend(Touch(EntityKind.PROJECT, project), "proposed_to")
        elif is_there and touch.kind in _PREPARED:
            self._stack.mend(touch, "")

    def _to_record(self, project: ProjectId, kind: EntityKind) -> None:
        section = self._signals.workshop.section_of(project)
        self._stand(section.id if section else None, project, _SLIDES[kind])

    def _stand(
        self, section: SectionId | None, project: ProjectId | None, slide: SlideKind
    ) -> None:
        live = self._signals.workshop.live
        if (live.section, live.project) != (section, project):
            self._keep_wall()
            self._signals.do(place.go_to, section, project, slide)
        self.place_requested.emit("live")

    def _must_stay(self, touch: Touch, project: ProjectId | None) -> bool:
        """Tell whether going there would take the console from what the room is at."""
        workshop = self._signals.workshop
        live = workshop.live
        if live.place == "live" and touch.kind in _SLIDES and project == live.project is not None:
            return False
        return running_section(workshop) is not None

    def _keep_wall(self) -> None:
        """Hold what the room sees while the console goes elsewhere."""
        live = self._signals.workshop.live
        if self._room.is_open() and live.room_follows:
            self._signals.do(wall.hold_wall)
            self.notice_raised.emit(
                tr("The wall is held while you look. F7 shows the room what stands here.")
            )

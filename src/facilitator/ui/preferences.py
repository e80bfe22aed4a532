"""What the user chose, kept from one start to the next, and who has to follow a new choice."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from facilitator.app.report_versions import ReportMemory
from facilitator.app.settings import Recent, forget, remember
from facilitator.domain.entities import Event
from facilitator.domain.failures import Trouble
from facilitator.ui import look
from facilitator.ui.services import Services
from facilitator.ui.speaking import choose_language

if TYPE_CHECKING:
    from facilitator.ui.settings_menu import SettingsMenu
    from facilitator.ui.workshop_view import WorkshopView


class Preferences(QObject):
    """Keeps the settings; each choice is in force and on disk when its signal comes.

    `troubled` carries the Trouble of settings that could not be saved; they hold for this run.
    """

    language_changed = Signal()
    look_changed = Signal()
    sound_switched = Signal(bool)
    transitions_switched = Signal(bool)
    troubled = Signal(object)
    wall_look_changed = Signal(str)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.settings = services.load_settings()

    def serve(self, menu: "SettingsMenu") -> None:
        """Take the choices that are made in a menu."""
        menu.language_requested.connect(self.speak)
        menu.sound_requested.connect(self.switch_sound)
        menu.theme_requested.connect(self.wear)
        menu.transitions_requested.connect(self.switch_transitions)
        menu.wall_theme_requested.connect(self.dress_wall)

    def guide(self, view: "WorkshopView") -> None:
        """Let an open workshop follow the choices, and learn its screens."""
        self.sound_switched.connect(view.chime.switch)
        self.transitions_switched.connect(view.wall.set_transitions)
        self.wall_look_changed.connect(view.wall.wear)
        view.report_remembered.connect(self.remember_report)
        view.wall.place.screens_remembered.connect(self.remember_screens)

    # -- choices --------------------------------------------------------------------------------

    def speak(self, language: str) -> None:
        """Change the language; what was made before speaks the old one."""
        self._keep(language=language)
        choose_language(language)
        self.language_changed.emit()

    def wear(self, theme: str) -> None:
        """Change the theme of the console."""
        self._keep(theme=theme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look.wear(app, theme)
        self.look_changed.emit()

    def dress_wall(self, theme: str) -> None:
        """Change the theme of the wall."""
        self._keep(wall_theme=theme)
        self.wall_look_changed.emit(theme)

    def switch_sound(self, is_on: bool) -> None:
        """Let the clocks be heard, or not."""
        self._keep(sound=is_on)
        self.sound_switched.emit(is_on)

    def switch_transitions(self, is_on: bool) -> None:
        """Let what changes on the wall fade over, or not."""
        self._keep(transitions=is_on)
        self.transitions_switched.emit(is_on)

    # -- remembering ----------------------------------------------------------------------------

    def remember_screens(self, wall: str, console: str) -> None:
        """Remember the screens, by their keys, for the next start."""
        if (wall, console) != (self.settings.wall_screen, self.settings.console_screen):
            self._keep(wall_screen=wall, console_screen=console)

    def remember_report(self, report: ReportMemory) -> None:
        """Remember what the report page is set to, and the versions that the user named."""
        self._keep(report=report)

    def remember_workshop(self, path: Path, event: Event, now: datetime, *, is_open: bool) -> None:
        """Put a workshop first in the list; a crash brings back the one that is open."""
        opened_at = now.replace(microsecond=0)
        recent = Recent(str(path), event.title, event.stage, event.held_on, opened_at)
        listed = remember(self.settings, recent).recent
        self._keep(open_file=str(path) if is_open else "", rehearses=False, recent=listed)

    def remember_rehearsal(self, real: Path, *, is_on: bool) -> None:
        """Remember that a workshop is rehearsed: a crash brings back the real one."""
        self._keep(open_file=str(real) if is_on else "", rehearses=is_on)

    def was_rehearsed(self, path: Path) -> bool:
        """Tell whether a rehearsal of this workshop did not end: the application crashed."""
        return self.settings.rehearses and path == Path(self.settings.open_file)

    def forget(self, path: str) -> None:
        """Drop a workshop from the list; its file stays where it is."""
        self._keep(recent=forget(self.settings, path).recent)

    def _keep(self, **values: object) -> None:
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]  # named by us
        try:
            self._services.save_settings(self.settings)
        except Trouble as trouble:
            self.troubled.emit(trouble)

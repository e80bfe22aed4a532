"""The menu of the console: file, wall, language, look."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from facilitator.app.settings import Settings
from facilitator.ui.screens_menu import ScreensMenu
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button_text
from facilitator.words import language, tr


class MainMenu(Menu):
    """Wishes what concerns the whole application."""

    undo_requested = Signal()
    redo_requested = Signal()
    copy_requested = Signal()
    close_requested = Signal()
    rehearsal_requested = Signal()
    language_requested = Signal(str)
    theme_requested = Signal(str)
    wall_theme_requested = Signal(str)
    transitions_requested = Signal(bool)
    sound_requested = Signal(bool)

    def __init__(
        self, settings: Settings, rehearses: bool, screens: ScreensMenu, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.addAction(tr("Undo") + "\tCtrl+Z").triggered.connect(self.undo_requested)
        self.addAction(tr("Redo") + "\tCtrl+Y").triggered.connect(self.redo_requested)
        self.addSeparator()
        if rehearses:
            self.addAction(tr("End the rehearsal")).triggered.connect(self.close_requested)
        else:
            self.addAction(tr("Rehearse on a copy")).triggered.connect(self.rehearsal_requested)
            self.addAction(tr("Save a copy…")).triggered.connect(self.copy_requested)
            self.addAction(tr("Close the workshop")).triggered.connect(self.close_requested)
        self.addSeparator()
        self.addMenu(screens)
        self.aboutToHide.connect(screens.deleteLater)
        looks = ((tr("Light"), "light"), (tr("Dark"), "dark"))
        wall_looks = (*looks, (tr("High contrast"), "contrast"))
        wall = [(name, key, key == settings.wall_theme) for name, key in wall_looks]
        self._choices(tr("Look of the wall"), wall, self._on_wall_theme_chosen)
        fades = self.addAction(tr("Soft transitions on the wall"))
        fades.setCheckable(True)
        fades.setChecked(settings.transitions)
        fades.toggled.connect(self.transitions_requested)
        console = [(name, key, key == settings.theme) for name, key in looks]
        self._choices(tr("Look of the console"), console, self._on_theme_chosen)
        spoken = [("한국어", "ko", language() == "ko"), ("English", "en", language() == "en")]
        self._choices(tr("Language"), spoken, self._on_language_chosen)
        sound = self.addAction(tr("Sound at the warning and the end"))
        sound.setCheckable(True)
        sound.setChecked(settings.sound)
        sound.toggled.connect(self.sound_requested)
        self.aboutToHide.connect(self.deleteLater)

    def _choices(self, title: str, entries: list[tuple[str, str, bool]], slot: object) -> None:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for name, key, chosen in entries:
            action = menu.addAction(button_text(name))
            action.setCheckable(True)
            action.setChecked(chosen)
            action.setData(key)
            group.addAction(action)
        menu.setEnabled(bool(entries))
        group.triggered.connect(slot)

    def popup_under(self, anchor: QWidget) -> None:
        """Open under a button."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _on_wall_theme_chosen(self, action: QAction) -> None:
        self.wall_theme_requested.emit(action.data())

    def _on_theme_chosen(self, action: QAction) -> None:
        self.theme_requested.emit(action.data())

    def _on_language_chosen(self, action: QAction) -> None:
        self.language_requested.emit(action.data())

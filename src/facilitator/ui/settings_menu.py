"""The part of the menu that is set once: looks, language, sound."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from facilitator.app.settings import Settings
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button_text
from facilitator.words import language, tr


class SettingsMenu(Menu):
    """Wishes what the program remembers from day to day."""

    language_requested = Signal(str)
    sound_requested = Signal(bool)
    theme_requested = Signal(str)
    transitions_requested = Signal(bool)
    wall_theme_requested = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(tr("Settings"))
        looks = ((tr("Light"), "light"), (tr("Dark"), "dark"))
        wall_looks = (*looks, (tr("High contrast"), "contrast"))
        wall = [(name, key, key == settings.wall_theme) for name, key in wall_looks]
        console = [(name, key, key == settings.theme) for name, key in looks]
        spoken = [("한국어", "ko", language() == "ko"), ("English", "en", language() == "en")]
        self._wall_looks = self._choices(tr("Look of the wall"), wall)
        self._transitions = self._switch(tr("Soft transitions on the wall"), settings.transitions)
        self.addSeparator()
        self._looks = self._choices(tr("Look of the console"), console)
        self._languages = self._choices(tr("Language"), spoken)
        self._sound = self._switch(tr("Sound at the warning and the end"), settings.sound)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._languages.triggered.connect(self._on_language_chosen)
        self._looks.triggered.connect(self._on_theme_chosen)
        self._sound.toggled.connect(self.sound_requested)
        self._transitions.toggled.connect(self.transitions_requested)
        self._wall_looks.triggered.connect(self._on_wall_theme_chosen)

    def _choices(self, title: str, entries: list[tuple[str, str, bool]]) -> QActionGroup:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for name, key, chosen in entries:
            action = menu.addAction(button_text(name))
            action.setCheckable(True)
            action.setChecked(chosen)
            action.setData(key)
            group.addAction(action)
        return group

    def _switch(self, text: str, is_on: bool) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        return action

    def _on_wall_theme_chosen(self, action: QAction) -> None:
        self.wall_theme_requested.emit(action.data())

    def _on_theme_chosen(self, action: QAction) -> None:
        self.theme_requested.emit(action.data())

    def _on_language_chosen(self, action: QAction) -> None:
        self.language_requested.emit(action.data())

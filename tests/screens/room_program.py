"""A console and a wall in a process of their own, that log every paint of the wall.

Reads commands from standard input, a line each, and answers each with a line of JSON:
`open`, `wait`, `swap`, `identify`, `key`, `choose KEY`, `close`, `state`, `quit`. Paints are
collected between two `state`s.
"""

import json
import os
import sys
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QRect, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

from facilitator.app.slides import BreakSlide
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.theme import Theme, load_theme
from facilitator.ui.wall_place import WallPlace
from facilitator.words import use_language

MARK = "#fe01fe"  # no part of the console has it


class PaintLog(QObject):
    """Notes where on the desktop the wall is painted."""

    def __init__(self, wall: WallWindow) -> None:
        super().__init__()
        self._wall = wall
        self.paints: list[list[int]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_of_wall(watched):
            corner = self._wall.mapToGlobal(self._wall.rect().topLeft())
            self.paints.append(_list(QRect(corner, self._wall.size())))
        return False

    def _is_of_wall(self, watched: QObject) -> bool:
        return watched.isWidgetType() and cast(QWidget, watched).window() is self._wall


class Room(QObject):
    """The console as a plain window, the wall, and what joins them."""

    def __init__(self, app: QApplication, filled: bool, remembered: str) -> None:
        super().__init__()
        self._app = app
        self.console = QMainWindow()
        self.console.setObjectName("console")
        self.field = QPlainTextEdit()
        self.console.setCentralWidget(self.field)
        self.console.resize(1000, 600)
        marked = load_theme("wall_light")
        self.wall = WallWindow(Theme("marked", dict.fromkeys(marked.colors, MARK)))
        self.wall.show_slide(BreakSlide(None, None, "휴식"))
        self.place = WallPlace(self.wall, self.console, remembered)
        self.notices: list[str] = []
        self.where = ""
        self.log = PaintLog(self.wall)
        app.installEventFilter(self.log)
        self.place.notice_raised.connect(self.notices.append)
        self.place.where_changed.connect(self._on_where_changed)
        self._show(filled)

    def _show(self, filled: bool) -> None:
        wished = [s for s in QGuiApplication.screens() if f"on={s.name()}" in sys.argv]
        first = wished[0] if wished else QGuiApplication.primaryScreen()
        self.console.move(first.availableGeometry().topLeft())
        if filled:
            self.console.showMaximized()
        else:
            self.console.show()
        self.place.begin()

    def _on_where_changed(self, where: str, can_open: bool) -> None:
        self.where = where

    def do(self, line: str) -> None:
        command, _, words = line.partition(" ")
        if command == "choose":
            self.place.choose_screen(words)
        elif command == "key":
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier(0))
            QApplication.postEvent(self.field, event)
        elif command == "quit":
            self.place.finish()
            self._app.quit()
        elif command != "state":
            wish = {
                "open": self.place.open_window,
                "wait": self.place.open_if_other_screen,
                "swap": self.place.swap,
                "identify": self.place.identify,
                "close": self.wall.close,
            }
            wish[command]()
        print(json.dumps(self.state()), flush=True)

    def state(self) -> dict[str, Any]:
        paints, self.log.paints = self.log.paints, []
        notices, self.notices[:] = list(self.notices), []
        return {
            "screens": {s.name(): _list(s.geometry()) for s in QGuiApplication.screens()},
            "console": _list(self.console.frameGeometry()),
            "console_on": self.console.screen().name(),
            "console_seen": self.console.isVisible(),
            "console_filled": self.console.isMaximized(),
            "text": self.field.toPlainText(),
            "wall": _list(self.wall.geometry()) if self.wall.isVisible() else None,
            "full": self.wall.isFullScreen(),
            "where": self.where,
            "notices": notices,
            "choices": [c.key for c in self.place.choices()],
            "signs": self.place._identify.signs(),
            "paints": paints,
        }


def _list(rect: QRect) -> list[int]:
    return [rect.x(), rect.y(), rect.width(), rect.height()]


class Commands(QObject):
    """Hears the lines of standard input."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._rest = b""
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        read = os.read(0, 65536)
        if not read:
            QApplication.quit()
        *lines, self._rest = (self._rest + read).split(b"\n")
        for line in lines:
            self._room.do(line.decode())


def main() -> int:
    use_language("en")
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    room = Room(app, "filled" in sys.argv, sys.argv[-1] if " / " in sys.argv[-1] else "")
    commands = Commands(room)
    assert commands is not None
    print(json.dumps(room.state()), flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

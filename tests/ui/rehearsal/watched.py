"""Rehearse and write down all that the room could see: `python watched.py SEEN ARGUMENTS...`."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.__main__ import main
from facilitator.ui.projection.slide_view import SlideView
from facilitator.ui.projection.wall_window import WallWindow
from facilitator.ui.rehearsal.run import go_offscreen


class Witness(QObject):
    """Looks at the wall at each of its events: text, titles, names and descriptions."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()
        self.names: set[str] = set()
        self.titles: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = watched.window() if isinstance(watched, QWidget) else None
        if isinstance(window, WallWindow) and hasattr(window, "view"):
            self.look_at(window)
        return False

    def look_at(self, window: WallWindow) -> None:
        """Write down what the wall shows and tells."""
        self.texts.add(window.shown_text())
        self.titles.add(window.windowTitle())
        for each in (window, *window.findChildren(QWidget)):
            self.names.update((each.accessibleName(), each.accessibleDescription()))
            self.titles.update((each.toolTip(), each.whatsThis(), each.objectName()))
            if isinstance(each, SlideView):
                self.texts.add(repr(each.slide))


if __name__ == "__main__":
    go_offscreen()
    application = QApplication([])
    witness = Witness()
    application.installEventFilter(witness)
    status = main(["rehearse", *sys.argv[2:]])
    seen = {name: sorted(getattr(witness, name)) for name in ("texts", "names", "titles")}
    Path(sys.argv[1]).write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")
    sys.exit(status)

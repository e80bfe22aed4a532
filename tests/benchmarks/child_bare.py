"""Paints a bare window and has SQLAlchemy's ORM imported; tells when, then waits.

What `child_console` is measured against; it talks in the same way.
"""

import os
import sys
import time

import sqlalchemy.orm  # noqa: F401  # only its cost is wanted
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


def _tell() -> None:
    print(time.monotonic(), flush=True)
    sys.stdin.readline()
    QApplication.quit()


class _Bare(QWidget):
    _is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(int(os.environ.get("BENCHMARK_REST", "0")), _tell)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = _Bare()
    window.resize(1366, 768)
    window.show()
    sys.exit(app.exec())

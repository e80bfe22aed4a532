"""The hands at the keyboard: real key events and real input-method events."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    """Give the widget that has the focus."""
    found = QApplication.focusWidget()
    if found is None:
        raise RuntimeError("no widget has the focus")
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    if target is not None:
        QTest.keyClick(target, key, modifiers)
    settle()


def control(key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    press(key, Qt.KeyboardModifier.ControlModifier)


def compose(text: str, finish: bool = True) -> None:
    """Type as the Korean input method does: each syllable is composed, then committed.

    Without `finish` the last syllable stays in composition.
    """
    target = focused()
    for at, letter in enumerate(text):
        QCoreApplication.sendEvent(target, QInputMethodEvent(letter, []))
        if finish or at < len(text) - 1:
            done = QInputMethodEvent()
            done.setCommitString(letter)
            QCoreApplication.sendEvent(target, done)


def settle() -> None:
    """Let the windows do what waits: deliver signals, paint."""
    for _ in range(3):
        QCoreApplication.processEvents()

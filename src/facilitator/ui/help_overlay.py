"""The keys, at a glance (F1)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.widgets.parts import label
from facilitator.words import tr

Keys = list[tuple[str, str]]
_WIDEST, _EDGE = 1180, 20


def key_table(page: str = "live") -> list[list[tuple[str, Keys]]]:
    """List the keys of a page by what they are for, in columns of about the same height."""
    wall, others = (tr("The wall"), _wall_keys()), (tr("Everywhere"), _other_keys())
    if page == "live":
        way, answers = (tr("Through the day"), _way_keys()), (tr("Answers"), _answer_keys())
        return [[wall, others], [way, answers], [(tr("Notes"), _note_keys())]]
    anywhere = (wall[0], wall[1][:4])
    if page == "prepare":
        return [[anywhere, others], [(tr("Tables of the Prepare page", "prepare"), _table_keys())]]
    if page in ("joining", "differences"):
        return [[anywhere, others], [(tr("Differences between the copies"), _difference_keys())]]
    return [[anywhere], [others]]


def _wall_keys() -> Keys:
    return [
        ("F6  .  B", tr("Make the wall black, from anywhere")),
        ("Shift+F6", tr("Show only the title: the holding slide")),
        ("F5", tr("Show the wall again; while it is held, send")),
        ("F7", tr("Hold the wall, or let it follow again")),
        ("F11", tr("Message to the room; ↑ ↓ the usual ones")),
        ("Shift+F11", tr("Take the message away")),
        ("Ctrl+=  −  0", tr("Text size on the wall")),
        ("Alt+PgDn  PgUp", tr("Turn the wall's pages")),
        ("Shift+F3", tr("Notes line by line, or as they are typed")),
    ]


def _way_keys() -> Keys:
    return [
        ("PgDn  PgUp", tr("Next and previous step")),
        ("Ctrl+Enter", tr("Press the blue button")),
        ("Ctrl+Shift+Enter", tr("End the section before its last step")),
        ("Ctrl+PgDn  PgUp", tr("Next and previous project")),
        ("Ctrl+Shift+PgDn", tr("Next section (PgUp the one before)")),
        ("F12", tr("Choose a slide: then its digit (− break)")),
        ("Ctrl+P", tr("Pause the section, or go on")),
        ("Ctrl+L", tr("Share out the time that is left")),
    ]


def _answer_keys() -> Keys:
    return [
        ("F2", tr("Begin the round; before a project: the roll")),
        ("1 – 5", tr("Yes · If · Later · No · n/a, then the next center")),
        ("0", tr("Who of the center is in the room")),
        ("↑ ↓", tr("Choose a center")),
        ("Enter", tr("Condition, date, reason; on the read-back: confirm")),
        ("Delete", tr("Take the answer away")),
    ]


def _note_keys() -> Keys:
    return [
        ("F3", tr("Type a note; Enter makes the next one")),
        ("Alt+1 – 9", tr("Who speaks (Alt+0 nobody)")),
        ("Ctrl+1 – 6", tr("Point, question, concern, decision, parked, suggestion")),
        ("Ctrl+7", tr("Make it a follow-up action")),
        ("F8", tr("Private or public")),
        ("↑", tr("To the notes above: Enter edits, Delete removes")),
        ("Alt+↑ ↓", tr("Move the note up or down")),
        ("Ctrl+F", tr("Find in the notes")),
        ("F4", tr("Who does what; again: follow-up actions")),
    ]


def _table_keys() -> Keys:
    return [
        ("Insert", tr("Add a row and type in it", "prepare")),
        ("Alt+↑ ↓", tr("Move the row up or down", "prepare")),
        ("Delete", tr("Empty the selected cells", "prepare")),
        ("Ctrl+−", tr("Remove the selected rows", "prepare")),
        ("Ctrl+V", tr("Paste rows copied from Excel", "prepare")),
        ("Ctrl+F", tr("Find in the table", "prepare")),
        ("F12", tr("Start the workshop", "prepare")),
    ]


def _difference_keys() -> Keys:
    return [
        ("↑ ↓", tr("Choose a difference")),
        ("1  ←", tr("This file's value; 1 goes on to the next")),
        ("2  →", tr("The other copy's value; 2 goes on to the next")),
        ("0  Delete", tr("Leave it for later")),
        ("Enter", tr("Go to the next that is not decided")),
        ("Ctrl+1  2  0", tr("Choose the same for all")),
        ("Ctrl+Enter", tr("Press the blue button")),
        ("Esc", tr("Leave the page")),
    ]


def _other_keys() -> Keys:
    return [
        ("Ctrl+Z  Ctrl+Y", tr("Undo and redo, without end")),
        ("Ctrl+H", tr("History: who changed what; take back one entry")),
        ("Ctrl+Tab", tr("Next page of the program")),
        ("F1", tr("This help")),
    ]


class HelpOverlay(QFrame):
    """Covers the page with its keys; any key or click closes it, nothing is interrupted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = parent
        self.page = "live"
        self._keys: QWidget | None = None
        self.setProperty("look", "help")
        self.setAccessibleName(tr("Help"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 12)
        self._column.setSpacing(8)
        self._column.addWidget(label(tr("Keys"), "title"))
        self._column.addStretch(1)
        self._column.addWidget(label(tr("Esc or F1 closes this help."), "secondary"))
        self._before: QWidget | None = None
        self.hide()

    def _show_keys(self) -> None:
        """Write the keys of the page that is open."""
        if self._keys is not None:
            self._keys.hide()
            self._keys.deleteLater()
        self._keys = QWidget()
        line = QHBoxLayout(self._keys)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        for groups in key_table(self.page):
            side = QVBoxLayout()
            side.setSpacing(12)
            for title, keys in groups:
                side.addLayout(_group(title, keys))
            side.addStretch(1)
            line.addLayout(side, 1)
        self._column.insertWidget(1, self._keys)

    def toggle(self) -> None:
        """Open or close the help; the focus goes back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._before = self.window().focusWidget()
        self._show_keys()
        holder = self._holder
        width = min(_WIDEST, holder.width() - 2 * _EDGE)
        height = min(self.heightForWidth(width), holder.height() - 2 * _EDGE)
        self.setGeometry(
            (holder.width() - width) // 2, (holder.height() - height) // 2, width, height
        )
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on any key."""
        self.toggle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click."""
        self.toggle()


def _group(title: str, keys: Keys) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    grid.setHorizontalSpacing(10)
    grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
    beside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    for line, (key, what) in enumerate(keys, start=1):
        grid.addWidget(label(key, "key"), line, 0, beside)
        grid.addWidget(label(what, "help_line", wrap=True), line, 1)
    grid.setColumnMinimumWidth(0, 96)
    grid.setColumnStretch(1, 1)
    return grid

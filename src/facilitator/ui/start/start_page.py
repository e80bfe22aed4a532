"""The first page: the ways into a workshop, and the workshops that were open last."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.settings import Recent
from facilitator.ui.look import theme
from facilitator.ui.start.choice import Choice
from facilitator.ui.start.glyph import GlyphKind
from facilitator.ui.start.left_over_line import LeftOverLine
from facilitator.ui.start.recent_list import RecentList
from facilitator.ui.start.switch import Switch
from facilitator.ui.widgets.parts import button, card, label, row
from facilitator.words import language, tr

# What may be dropped here; the main window tells files from workbooks by the same endings.
DROPPABLE = frozenset({".workshop", ".xlsx", ".xls", ".ods", ".csv"})


class StartPage(QWidget):
    """Says what is wished; the main window opens dialogs and files."""

    open_requested = Signal()
    recent_requested = Signal(str)
    forget_requested = Signal(str)
    new_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    backups_requested = Signal()
    left_over_requested = Signal()
    file_dropped = Signal(str)
    language_requested = Signal(str)
    theme_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._build_choices()
        self._recent = RecentList()
        self._no_recent = _empty_list()
        self._languages = Switch(tr("Language"), {"ko": "한국어", "en": "English"}, language())
        self._themes = Switch(
            tr("Display", "theme"),
            {"light": tr("Light", "theme"), "dark": tr("Dark", "theme")},
            theme().name,
        )
        self.left_over = LeftOverLine()
        self.backups_button = button(tr("Restore a backup…"), "quiet")
        self._lay_out()
        self._drop_sign = label(tr("Drop the file here"), "drop_here")
        self._drop_sign.setParent(self)
        self._drop_sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop_sign.hide()
        self.show_recent([])
        self._connect_signals()

    def show_recent(self, recent: list[Recent]) -> None:
        """Show the recent workshops, newest first."""
        self._recent.show_recent(recent)
        self._recent.setVisible(bool(recent))
        self._no_recent.setVisible(not recent)
        self._choose_focus()

    # -- building -------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        self.import_choice = Choice(
            GlyphKind.SHEET,
            tr("Make from a workbook"),
            tr("Read the secretariat's workbook (xlsx, xls, ods, csv)"),
            primary=True,
        )
        self.open_choice = Choice(
            GlyphKind.FOLDER, tr("Open"), tr("Go on with a workshop file (.workshop)")
        )
        self.new_choice = Choice(
            GlyphKind.PLUS, tr("Start empty"), tr("Fill in centers, projects and sections yourself")
        )
        self.sample_choice = Choice(
            GlyphKind.PLAY,
            tr("Practise on the sample"),
            tr("Rehearse with five centers, a secretariat and twelve projects"),
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(56)
        columns.addLayout(self._left(), 10)
        columns.addWidget(self._right(), 13)
        page = QVBoxLayout(self)
        page.setContentsMargins(48, 40, 48, 20)
        page.addStretch(1)
        page.addLayout(_centred(inside), 30)
        page.addStretch(1)
        page.addLayout(_centred(self.left_over))
        page.addSpacing(6)
        page.addLayout(_centred(self._foot()))

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(label("Facilitator", "start_name"))
        column.addWidget(
            label(
                tr(
                    "Centers agree in one room which projects they carry out together, and the "
                    "report is ready when the room empties."
                ),
                "start_about",
                wrap=True,
            )
        )
        column.addSpacing(26)
        for choice in (self.import_choice, self.open_choice, self.new_choice, self.sample_choice):
            column.addWidget(choice)
        column.addStretch(1)
        return column

    def _right(self) -> QFrame:
        frame, column = card()
        frame.setMaximumHeight(620)
        column.setContentsMargins(12, 18, 8, 14)
        heading = label(tr("Recent workshops"), "heading")
        heading.setContentsMargins(12, 0, 0, 4)
        hint = label(tr("A file can also be dropped onto this window."), "small", wrap=True)
        foot = row(hint, self.backups_button)
        foot.setContentsMargins(12, 4, 4, 0)
        foot.setStretch(0, 1)
        column.addWidget(heading)
        column.addWidget(self._recent, 1)
        column.addWidget(self._no_recent, 1)
        column.addLayout(foot)
        return frame

    def _foot(self) -> QWidget:
        inside = QWidget()
        foot = row(self._languages, self._themes, spacing=28)
        foot.addStretch(1)
        inside.setLayout(foot)
        return inside

    def _connect_signals(self) -> None:
        self._languages.chosen.connect(self.language_requested)
        self._recent.forgotten.connect(self.forget_requested)
        self._recent.opened.connect(self.recent_requested)
        self._themes.chosen.connect(self.theme_requested)
        self.backups_button.clicked.connect(self.backups_requested)
        self.import_choice.clicked.connect(self._on_import_clicked)
        self.left_over.asked.connect(self.left_over_requested)
        self.new_choice.clicked.connect(self._on_new_clicked)
        self.open_choice.clicked.connect(self._on_open_clicked)
        self.sample_choice.clicked.connect(self._on_sample_clicked)

    # -- hearing --------------------------------------------------------------------------------

    @Slot()
    def _on_import_clicked(self) -> None:
        self.import_requested.emit()

    @Slot()
    def _on_new_clicked(self) -> None:
        self.new_requested.emit()

    @Slot()
    def _on_open_clicked(self) -> None:
        self.open_requested.emit()

    @Slot()
    def _on_sample_clicked(self) -> None:
        self.sample_requested.emit()

    def _choose_focus(self) -> None:
        """Have Enter go on with a workshop where there is one, else make one."""
        self.setFocusProxy(self._recent.likeliest() or self.import_choice)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._recent.look_again()
        self._choose_focus()
        # Only after the layout has made room do the rows have their places.
        QTimer.singleShot(0, self._recent, self._recent.show_likeliest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop_sign.setGeometry(self.rect().adjusted(24, 24, -24, -24))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData()):
            self._drop_sign.show()
            self._drop_sign.raise_()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_sign.hide()
        path = _dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def _centred(inside: QWidget) -> QHBoxLayout:
    inside.setMaximumWidth(1120)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(inside, 40)
    line.addStretch(1)
    return line


def _dropped_file(data: QMimeData) -> str:
    """Find the one file that is dragged; "" where it is none, several, or of another kind."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if len(files) != 1 or Path(files[0]).suffix.lower() not in DROPPABLE:
        return ""
    return files[0]


def _empty_list() -> QWidget:
    empty = label(
        tr("No workshop has been opened yet.\nThe ones you open will be listed here."),
        "secondary",
        wrap=True,
    )
    empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return empty

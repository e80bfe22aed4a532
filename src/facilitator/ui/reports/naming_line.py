"""A line to type a name in, in its place on the page: no dialog."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.app.report_versions import LONGEST_NAME, version_name
from facilitator.ui.widgets.parts import button, label
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr


class NamingLine(QWidget):
    """Asks for a name that is not taken; Enter takes it, Esc leaves. `named` carries the name."""

    left = Signal()
    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._taken: set[str] = set()
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.accept = button(tr("Save", "name"), "small", "Enter")
        self.leave = button(tr("Cancel"), "small", "Esc")
        self.reason = label("", "warning", wrap=True)
        self.reason.hide()
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addStretch(1)
        line.addWidget(self.accept)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.reason)
        column.addLayout(line)
        self.field.installEventFilter(self)
        self.accept.clicked.connect(self._on_accept_clicked)
        self.field.returnPressed.connect(self._on_accept_clicked)
        self.field.textEdited.connect(self._on_text_edited)
        self.leave.clicked.connect(self._on_leave_clicked)

    def ask(self, title: str, text: str, taken: set[str]) -> None:
        """Show the line and put the keyboard into it."""
        self._taken = taken
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(title)
        self.field.setText(text)
        self.field.selectAll()
        self.reason.hide()
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._on_leave_clicked()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_accept_clicked(self) -> None:
        commit_composition()
        name = version_name(self.field.text())
        if not name:
            self._refuse(tr("Type a name first."))
        elif name in self._taken:
            self._refuse(tr("There is a version “{name}” already. Choose another name.", name=name))
        else:
            self.hide()
            self.named.emit(name)

    def _refuse(self, text: str) -> None:
        self.reason.setText(text)
        self.reason.show()
        self.field.setAccessibleDescription(text)
        self.field.setFocus()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.hide()
        self.left.emit()

    @Slot()
    def _on_text_edited(self) -> None:
        self.reason.hide()
        self.field.setAccessibleDescription("")

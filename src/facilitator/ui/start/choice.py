"""A large button with a drawing, a name and a line that explains it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from facilitator.ui.start.glyph import Glyph, GlyphKind
from facilitator.ui.widgets.parts import label


class Choice(QPushButton):
    """One of the ways into a workshop; the primary one is filled."""

    def __init__(self, kind: GlyphKind, name: str, about: str, *, primary: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "choice_primary" if primary else "choice")
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setAutoDefault(True)  # Enter presses it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._explanation = label(about, "choice_about", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(label(name, "choice_name"))
        texts.addWidget(self._explanation)
        line = QHBoxLayout(self)
        line.setContentsMargins(18, 14, 18, 14)
        line.setSpacing(16)
        line.addWidget(Glyph(kind, "on_blue" if primary else "blue_text"))
        line.addLayout(texts, 1)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # A push button measures only its own text: it has none, the layout inside does.
    def sizeHint(self) -> QSize:
        return QSize(400, 76)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 76)

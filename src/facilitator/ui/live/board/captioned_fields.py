"""The captions over the fields of an answer's words; what is missing stands in their place."""

from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from facilitator.ui.widgets.parts import label, set_look


class CaptionedFields(QGridLayout):
    """Lays fields out side by side, each under its caption; a hint takes no further room."""

    def __init__(self) -> None:
        super().__init__()
        self._captions: list[QLabel] = []
        self._fields: list[QWidget] = []
        self._hint = label("", "field_hint")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hint.hide()
        self.setContentsMargins(70, 2, 8, 6)
        self.setHorizontalSpacing(6)
        self.setVerticalSpacing(1)

    def add_field(self, field: QWidget, caption: str, stretch: int) -> None:
        """Put a field to the right of the others."""
        at = len(self._captions)
        made = label(caption, "small")
        made.setBuddy(field)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._captions.append(made)
        self._fields.append(field)
        self.addWidget(made, 0, at)
        self.addWidget(field, 1, at)
        self.setColumnStretch(at, stretch)
        if at == 0:
            self.addWidget(self._hint, 0, 0, 1, 2)

    def add_plain(self, widget: QWidget) -> None:
        """Put what needs no caption behind the fields."""
        self.addWidget(widget, 1, self.columnCount())

    def show_first(self, shown: bool, caption: str, stretch: int) -> None:
        """Show the first field under this caption, or take it away."""
        self._captions[0].setText(caption)
        self._captions[0].setVisible(shown)
        self._fields[0].setVisible(shown)
        self.setColumnStretch(0, stretch if shown else 0)

    def show_hint(self, text: str) -> None:
        """Say in red what is wrong with the first field; "" takes it back."""
        first = self._fields[0]
        set_look(first, "wrong", "yes" if text else "no")
        first.setAccessibleDescription(text)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        for caption, field in list(zip(self._captions, self._fields, strict=True))[:2]:
            caption.setVisible(not text and not field.isHidden())

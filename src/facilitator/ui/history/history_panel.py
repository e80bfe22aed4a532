"""The history at the right edge of any page."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.app.action import Label
from facilitator.app.copies.purging import FIELDS, WHOLE, Target, message_targets
from facilitator.app.history.history import History, Line, State
from facilitator.app.history.words import why_fixed
from facilitator.domain.dates import say_date
from facilitator.domain.entities import ActionItem, Answer, EntityKind, Note, Role, Shown, Touch
from facilitator.domain.plan import running_section
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.history.filter_bar import FilterBar
from facilitator.ui.history.history_list import HistoryList
from facilitator.ui.history.history_model import HistoryModel, Item
from facilitator.ui.history.line_card import LineCard
from facilitator.ui.history.searching import Searching
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button, label, row
from facilitator.words import tr

_ON_NO_PAGE = frozenset({EntityKind.CONFLICT, EntityKind.SHOWN})


class HistoryPanel(QFrame):
    """Lists what was entered; it changes nothing itself but wishes it.

    `take_back_requested` carries the number of an entry, `go_requested` the Touch to go to.
    """

    close_requested = Signal()
    go_requested = Signal(object)
    take_back_requested = Signal(int)

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "history_panel")
        self.setAccessibleName(tr("History"))
        self._signals = signals
        self.history = History(signals.desk)
        self.model = HistoryModel(self.history, signals.now().date())
        self._search = Searching(self.history, self)
        self.filter = FilterBar()
        self.list = HistoryList(self.model)
        self.card = LineCard()
        self._none = label(tr("Nothing found. Esc shows everything."), "secondary", wrap=True)
        self._none.setContentsMargins(14, 12, 14, 12)
        self._close = button("×", "quiet")
        self._close.setAccessibleName(tr("Close the history"))
        self._close.setToolTip(tr("Close the history") + "   Esc")
        self._close.setFixedWidth(32)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        head = row(label(tr("History"), "title"), spacing=0)
        head.setContentsMargins(14, 8, 6, 4)
        head.addStretch(1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.card)

    def _connect_signals(self) -> None:
        self._close.clicked.connect(self.close_requested)
        self._search.ended.connect(self._show_count)
        self._search.found.connect(self._on_found)
        self._signals.changed.connect(self._on_changed)
        self.card.delete_requested.connect(self._on_delete_wished)
        self.card.go_requested.connect(self._on_go_wished)
        self.card.rest_requested.connect(self.choose)
        self.card.take_back_requested.connect(self._on_take_back_wished)
        self.filter.changed.connect(self.refill)
        self.filter.close_requested.connect(self.close_requested)
        self.filter.left.connect(self.take_focus)
        self.list.chosen.connect(self._on_chosen)
        self.list.close_requested.connect(self.close_requested)
        self.list.go_requested.connect(self._on_go_wished)
        self.list.left_upwards.connect(self._to_field)
        self.list.menu_requested.connect(self._on_menu_requested)
        self.list.take_back_requested.connect(self._on_take_back_wished)

    # -- what is shown --------------------------------------------------------------------------

    def open(self) -> None:
        """Show everything anew and put the keyboard into the field to find in.

        Letters, composing syllables too, then have their place from the first one on.
        """
        authors = self.history.authors()
        self.model.names_authors = len(authors | {self._signals.desk.by}) > 1
        self.model.today = self._signals.now().date()  # a workshop may stay open over night
        self.filter.show_choices(self._signals.workshop, self.history)
        self.show()
        self.refill()
        self.raise_()
        self._to_field()

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.choose_first()

    def choose(self, number: int) -> None:
        """Choose an entry; where the filter leaves it out, everything is shown."""
        if not self.list.choose(number):
            self.filter.clear()
            self.list.choose(number)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refill(self) -> None:
        """Show what is wanted, from the newest on; the chosen entry stays chosen."""
        item, wanted = self.list.current(), self.filter.wanted()
        numbers = self.history.numbers()
        self._search.stop()
        if wanted.is_all():
            self.model.show_numbers(numbers)
        else:
            self.model.show_numbers([])
            self._search.start(numbers, wanted)
        if item is None or item.number is None or not self.list.choose(item.number):
            self._show_item(None)
        self._show_count()

    def _on_found(self, numbers: list[int]) -> None:
        self.model.add_numbers(numbers)
        self._show_count()

    def _show_count(self) -> None:
        going, shown = self._search.is_going_on(), self.model.count()
        of = len(self.history.numbers())
        self.filter.show_count(shown, of, is_going_on=going)
        self._none.setVisible(not shown and not going)
        self.list.setVisible(bool(shown) or going)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        action = self._signals.last_action
        if action is None:
            return
        self.history.heard(action)
        if not self.isVisible():
            return
        if action.label is Label.DELETED_FOR_GOOD:
            self.refill()
            return
        number, in_view = self._signals.desk.number, self.list.shows_current()
        if not self.history.holds(number):
            self.model.drop(number)
        elif self.filter.wanted().finds(self.history, number):
            self.model.add_newest(number)
        of = [n for n in (action.undoes, action.redoes) if n is not None]
        self.model.tell_states(of)
        self._show_count()
        self._show_item(self.list.current())
        if in_view:
            self.list.bring_into_view()

    # -- the chosen entry -----------------------------------------------------------------------

    def chosen_line(self) -> Line | None:
        """Give the line that is chosen."""
        item = self.list.current()
        return None if item is None else self.model.line(item)

    def show_why(self, why: str, rests: int | None = None) -> None:
        """Say why the chosen entry cannot be taken back, and which entry rests on it."""
        self.card.show_why(why, rests)

    def _on_chosen(self, item: Item | None) -> None:
        self._show_item(item)

    def _show_item(self, item: Item | None) -> None:
        line = self.model.line(item) if item is not None else None
        told = self.model.told(item) if item is not None else None
        self.card.setVisible(line is not None)
        if item is None or line is None or told is None:
            return
        state = self.model.state(item)
        said = [f"{say_date(line.at.date())} {line.at:%H:%M:%S}", line.by]
        if line.is_private:
            said.append(tr("private", "value"))
        if state is State.TAKEN_BACK:
            said.append(tr("taken back"))
        self.card.show_line(line, told, " · ".join(part for part in said if part))
        self.card.offer(
            back=state is not State.TAKEN_BACK,
            place=self._place(line) is not None,
            delete=bool(self._targets(line)) and running_section(self._signals.workshop) is None,
        )

    def _targets(self, line: Line) -> list[Target]:
        """List what of an entry can be deleted for good."""
        about = next(iter(self.history.main(line)), None)
        entity = self.history.names.find(*about) if about is not None else None
        if about is None or entity is None:
            return []
        if isinstance(entity, Shown):
            return message_targets(self._signals.workshop, entity.message)
        if about.kind in WHOLE:
            return [Target(*about)]
        said = [name for name in FIELDS.get(about.kind, ()) if getattr(entity, name)]
        return [Target(*about, name) for name in said]

    def _place(self, line: Line) -> Touch | None:
        """Find what of an entry stands on a page, or stood there before it was taken back."""
        touched = [*self.history.main(line), *(Touch(c.kind, c.id) for c in line.changes)]
        return next((touch for touch in touched if self._has_place(touch)), None)

    def _has_place(self, touch: Touch) -> bool:
        """Tell whether something stands on a page; what is about no project stands on none."""
        workshop, entity = self._signals.workshop, self.history.names.find(*touch)
        project = getattr(entity, "project", "")
        if entity is None or project is None or touch.kind in _ON_NO_PAGE:
            return False
        is_record = isinstance(entity, Answer | Note | Role | ActionItem)
        stood = is_record and workshop.find(EntityKind.PROJECT, project) is not None
        return stood or workshop.find(*touch) is not None

    # -- wishes ---------------------------------------------------------------------------------

    def _on_go_wished(self) -> None:
        line = self.chosen_line()
        place = self._place(line) if line is not None else None
        if place is not None:
            self.go_requested.emit(place)

    def _on_take_back_wished(self) -> None:
        item, line = self.list.current(), self.chosen_line()
        if item is None or item.number is None or line is None:
            return
        state = self.model.state(item)
        if state is State.FIXED:
            self.show_why(why_fixed(line, is_brought=item.brought is not None), line.of_number)
        elif state is State.TAKEN_BACK:
            self.show_why(tr("It was taken back already. Ctrl+Y does again what was taken last."))
        else:
            self.take_back_requested.emit(item.number)

    def _on_delete_wished(self) -> None:
        line = self.chosen_line()
        targets = self._targets(line) if line is not None else []
        if targets:
            self._signals.deletion_requested.emit(targets)

    def _on_menu_requested(self, at: QPoint) -> None:
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        go = menu.addAction(tr("Go there") + "\tEnter")
        go.setEnabled(self.card.goes())
        go.triggered.connect(self._on_go_wished)
        take = menu.addAction(tr("Take back") + "\tDelete")
        take.triggered.connect(self._on_take_back_wished)
        if self.card.deletes():
            menu.addSeparator()
            menu.addAction(tr("Delete for good…")).triggered.connect(self._on_delete_wished)
        menu.popup(at)

    def _to_field(self) -> None:
        self.filter.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.field.selectAll()

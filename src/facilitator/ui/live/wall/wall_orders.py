"""What the console wishes of the wall, as orders to the desk."""

from PySide6.QtCore import QObject

from facilitator.app import wall
from facilitator.domain.terms import WallMode
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.wall.slide_size import SlideSize
from facilitator.ui.live.wall.wall_card import WallCard
from facilitator.ui.live.wall.wall_menu import WallMenu


class WallOrders(QObject):
    """Gives the wall's orders. None of them is an entry that undo would take back."""

    def __init__(self, signals: DeskSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = signals

    def take_from(self, card: WallCard, size: SlideSize) -> None:
        """Do what the wall's card and the size of its text wish from now on.

        A message that was half typed stands in the card again.
        """
        draft = self._signals.workshop.draft(wall.MESSAGE_DRAFT)
        card.message.restore(draft.text if draft else "")
        card.blank_requested.connect(self.blank)
        card.hold_requested.connect(self.toggle_hold)
        card.holding_requested.connect(self.show_holding)
        card.message.cleared.connect(self.take_message_away)
        card.message.entered.connect(self.show_message)
        card.message.typed.connect(self.keep_message)
        card.show_requested.connect(self.show)
        size.larger_requested.connect(self.larger)
        size.smaller_requested.connect(self.smaller)
        size.usual_requested.connect(self.usual_size)

    def take_from_menu(self, menu: WallMenu) -> None:
        """Do what the wall's small menu wishes."""
        menu.by_line_requested.connect(self.toggle_by_line)
        menu.larger_requested.connect(self.larger)
        menu.smaller_requested.connect(self.smaller)
        menu.usual_size_requested.connect(self.usual_size)

    def blank(self) -> None:
        """Make the wall black; again changes nothing."""
        self._signals.do(wall.blank_wall)

    def show_holding(self) -> None:
        """Show who invites and to what; again changes nothing."""
        self._signals.do(wall.show_holding)

    def show(self) -> None:
        """Show the wall again; where it is only held, send what the console stands on."""
        live = self._signals.workshop.live
        if live.wall is not WallMode.SHOWN:
            self._signals.do(wall.show_wall)
        elif live.held:
            self._signals.do(wall.send_slide)

    def toggle_hold(self) -> None:
        """Hold the wall, or let it follow the console again."""
        held = self._signals.workshop.live.held
        self._signals.do(wall.follow_console if held else wall.hold_wall)

    def show_message(self, text: str) -> None:
        """Lay a line over the wall."""
        self._signals.do(wall.show_message, text)

    def take_message_away(self) -> None:
        """Take the line from the wall."""
        self._signals.do(wall.show_message, "")

    def keep_message(self, text: str) -> None:
        """Keep what is half typed."""
        self._signals.do(wall.type_message, text)

    def larger(self) -> None:
        """Make the wall's text larger."""
        self._signals.do(wall.scale_text, 1)

    def smaller(self) -> None:
        """Make the wall's text smaller."""
        self._signals.do(wall.scale_text, -1)

    def usual_size(self) -> None:
        """Show the wall's text in its usual size."""
        self._signals.do(wall.scale_text, 0)

    def toggle_by_line(self) -> None:
        """Show notes line by line, or as they are typed."""
        self._signals.do(wall.show_notes_by_line, not self._signals.workshop.live.line_by_line)

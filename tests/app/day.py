"""A desk on a day of its own: a clock to move by hand and a keeper that keeps in memory."""

from collections.abc import Callable
from datetime import datetime, timedelta

from facilitator.app.action import Action
from facilitator.app.desk import Desk
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import NEVER_UNDONE, Entity, EntityKind, kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop

START = datetime(2024, 12, 5, 13, 50)

State = dict[tuple[EntityKind, str], Entity]


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


class MemoryKeeper:
    """Keeps Actions by their number, like the journal of a file."""

    def __init__(self) -> None:
        self.actions: dict[int, Action] = {}

    def keep(self, number: int, action: Action) -> None:
        self.actions[number] = action

    def listen(
        self, saved: Callable[[int, datetime], None], troubled: Callable[[Trouble], None]
    ) -> None: ...

    def pending(self) -> int:
        return 0

    def flush(self, seconds: float) -> bool:
        return True

    def hold(self, seconds: float) -> bool:
        return True

    def close(self) -> None: ...

    def rows(self) -> list[JournalRow]:
        """Give the journal as a file would when it is opened again."""
        return [JournalRow.of(number, action) for number, action in self.actions.items()]


class Day:
    """A workshop with its desk, clock and keeper."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.clock = HandClock()
        self.keeper = MemoryKeeper()
        self.desk = Desk(workshop, keeper=self.keeper, clock=self.clock, by="진행자")
        self.do = self.desk.do

    def reopened(self, by: str = "진행자") -> "Day":
        """Close the workshop and open it again: a new desk on the same journal."""
        again = Day(Workshop(self.workshop.all_entities()))
        again.clock.now = self.clock.now
        again.keeper.actions.update(self.keeper.actions)
        again.desk = Desk(again.workshop, again.keeper.rows(), again.keeper, again.clock, by)
        again.do = again.desk.do
        return again


def everything(workshop: Workshop) -> State:
    """Give all entities by kind and id."""
    return {(kind_of(e), e.id): e for e in workshop.all_entities()}


def record(workshop: Workshop) -> State:
    """Give what undo and redo govern: all but the place and what is half typed."""
    return {key: e for key, e in everything(workshop).items() if key[0] not in NEVER_UNDONE}

"""What undo takes back next, and what redo does again: read off the journal."""

from facilitator.app.ports import JournalRow


class Stacks:
    """The numbers of the entries in force (`undo`) and of those taken back (`redo`), last on top.

    An entry that is taken back out of the middle leaves `undo` there, and lies on top of `redo`.
    `steps` names for an entry the row by which it was last taken back or done again: not always is
    all of an entry taken back, so only that row tells what doing it again changes.
    """

    def __init__(self) -> None:
        self.undo: list[int] = []
        self.redo: list[int] = []
        self.steps: dict[int, int] = {}

    def file(self, row: JournalRow) -> None:
        """Take note of the next row of the journal."""
        number = row.number
        if row.undoes is not None:
            # A number that names nothing to take back stands only in a journal written by others.
            if _take_out(self.undo, row.undoes):
                self.redo.append(row.undoes)
                self.steps[row.undoes] = number
        elif row.redoes is not None:
            if _take_out(self.redo, row.redoes):
                self.undo.append(row.redoes)
                self.steps[row.redoes] = number
        elif row.undoable:
            if self.undo[-1:] != [number]:  # a run of typing stays one entry
                self.undo.append(number)
            self.redo.clear()
        elif self.undo[-1:] == [number]:  # a run whose typing was taken back in its field
            self.undo.pop()


def _take_out(stack: list[int], number: int) -> bool:
    """Take the number off the stack, nearly always the top one; tell whether it was there."""
    if stack[-1:] == [number]:
        stack.pop()
    elif number in stack:
        stack.remove(number)
    else:
        return False
    return True

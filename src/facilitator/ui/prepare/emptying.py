"""Cells are emptied, those that a row cannot do without stay and say why."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from facilitator.app.action import Action
from facilitator.app.entry import Entry, PartEntry
from facilitator.domain.failures import RuleBroken
from facilitator.ui.prepare.sheet import Column, Sheet, write_cell
from facilitator.words import tr
from facilitator.words.messages import sentence


@dataclass(slots=True)
class Emptied:
    """What became of the cells: how many are empty now, and why others are not."""

    count: int = 0
    problems: dict[str, None] = field(default_factory=dict)

    def told(self) -> str:
        """Tell it in one line, and one more for each reason."""
        lines = list(self.problems)
        if self.count:
            told = tr(
                "Cells emptied: {count}. Take back with Ctrl+Z, remove rows with Ctrl+−",
                "prepare",
                count=self.count,
            )
            lines.insert(0, told)
        elif not lines:
            lines.append(tr("There is nothing to empty. Remove rows with Ctrl+−", "prepare"))
        return "\n".join(lines)


def empty_cells(
    entry: Entry, sheet: Sheet, cells: Sequence[tuple[str, Column]], emptied: Emptied
) -> Action:
    """Empty cells (id of the row, column) as one Action; `emptied` takes what became of them."""
    part = PartEntry(entry)
    for row, column in cells:
        try:
            emptied.count += _empty(part, sheet, row, column)
        except RuleBroken as broken:
            emptied.problems[_reason(entry, column, sentence(broken))] = None
    return entry.action(sheet.edited_label)


def _empty(entry: Entry, sheet: Sheet, row: str, column: Column) -> bool:
    """Empty one cell; False where it shows the same as before. Raises RuleBroken."""
    workshop = entry.workshop
    before = column.text(workshop, workshop.find(sheet.kind, row))
    if column.read is None:
        raise RuleBroken("cell_computed")
    if not before:
        return False
    write_cell(entry, sheet.kind, column, row, "")
    return column.text(workshop, workshop.find(sheet.kind, row)) != before


def _reason(entry: Entry, column: Column, why: str) -> str:
    heading = column.heading(entry.workshop)
    return tr("{column}: {problem}", "prepare", column=heading, problem=why)

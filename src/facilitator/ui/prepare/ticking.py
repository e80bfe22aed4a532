"""Names with commas as a list to tick: which of the offered ones stand in a text."""

from collections.abc import Sequence

from facilitator.domain.reading import (
    NotReadError,
    folded,
    means_all,
    parts_of,
    ranges_spelled_out,
)
from facilitator.ui.prepare.sheet import Choice


class Ticks:
    """Reads and writes a text of names, each of them once.

    Offered names are known by their value, their label and their other names; what is not known
    stays in the text as it was typed.
    """

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._values = [choice.value for choice in choices]
        self._known = {
            folded(name): choice.value
            for choice in reversed(choices)
            for name in (choice.label, *choice.also, choice.value)
            if name
        }

    def names(self, text: str) -> list[str]:
        """List the names in the text, in its order."""
        found: dict[str, None] = {}
        for part in parts_of(text, dots=False):
            found.update(dict.fromkeys(self._names_in(part)))
        return list(found)

    def ticked(self, text: str) -> frozenset[str]:
        """Give the offered values that stand in the text."""
        return frozenset(self.names(text)) & frozenset(self._values)

    def has_all(self, text: str) -> bool:
        return bool(self._values) and len(self.ticked(text)) == len(self._values)

    def knows(self, name: str) -> bool:
        """Tell whether this is a whole name of the list."""
        return folded(name) in self._known

    def toggled(self, text: str, value: str) -> list[str]:
        """Give the names with this one added, or taken away where it is among them."""
        names = self.names(text)
        return [n for n in names if n != value] if value in names else [*names, value]

    def toggled_all(self, text: str) -> list[str]:
        """Give the names with all that are offered, or without any where all are among them."""
        names = self.names(text)
        if self.has_all(text):
            return [n for n in names if n not in self._values]
        return [*names, *(v for v in self._values if v not in names)]

    def _names_in(self, name: str) -> list[str]:
        if means_all(name):
            return self._values
        if folded(name) in self._known:
            return [self._known[folded(name)]]
        words = self._spelled(name).replace(",", " ").split()
        if all(folded(word) in self._known for word in words):
            return [self._known[folded(word)] for word in words]
        return [name]

    def _spelled(self, name: str) -> str:
        """Write `3~5` out; a range that is none, or far too long, stays."""
        try:
            return ranges_spelled_out(name)
        except NotReadError:
            return name

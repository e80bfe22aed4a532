"""The centers by every name they answer to."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from facilitator.app.book import BookHeading
from facilitator.documents.workbook.sheet import Line
from facilitator.documents.workbook.values import NOTHING, bare, folded, to_list
from facilitator.domain.entities import Center
from facilitator.domain.terms import CenterId

_NEAR = 0.6


def _key(name: str) -> str:
    return bare(name) or folded(name)


class Roster:
    """Finds centers by full or short name, whatever the spaces; suggests the nearest."""

    def __init__(self, centers: Iterable[Center]) -> None:
        self.centers = list(centers)
        self._ids: dict[str, CenterId] = {}
        self._names: list[str] = []
        self._near: dict[str, str] = {}
        for center in self.centers:
            self._add(center.name, center.id)
        for center in self.centers:
            self._add(center.short_name, center.id)

    def _add(self, name: str, center: CenterId) -> None:
        if name:
            self._ids.setdefault(_key(name), center)
            self._names.append(name)

    def find(self, name: str) -> CenterId | None:
        return self._ids.get(_key(name))

    def nearest(self, name: str) -> str:
        """Suggest the name that looks most alike, syllables taken apart; "" where none does."""
        key = folded(name)
        if key not in self._near:
            wanted = unicodedata.normalize("NFD", key)
            scored = [
                (SequenceMatcher(None, wanted, unicodedata.normalize("NFD", folded(n))).ratio(), n)
                for n in self._names
            ]
            best = max(scored, key=lambda each: each[0], default=(0.0, ""))
            self._near[key] = best[1] if best[0] >= _NEAR else ""
        return self._near[key]

    def names_in(self, line: Line, heading: BookHeading) -> list[str]:
        """Split a cell into names. A middle dot splits only what is not itself a center's name."""
        names = []
        for part in to_list(line.value(heading), dots=False):
            names.extend(self._joined(to_list(part)))
        return [name for name in names if folded(name) not in NOTHING]

    def _joined(self, pieces: list[str]) -> list[str]:
        """Join neighbouring pieces again where together they are a center's name."""
        names = []
        at = 0
        while at < len(pieces):
            end = next(
                (e for e in range(len(pieces), at, -1) if self.find("".join(pieces[at:e]))), at + 1
            )
            names.append("·".join(pieces[at:end]))
            at = end
        return names

    def need(self, line: Line, heading: BookHeading, name: str) -> CenterId | None:
        """Find a center; where there is none, note the error with the nearest name."""
        found = self.find(name)
        if found is not None or not self.centers:  # without centers their sheet has its error
            return found
        near = self.nearest(name)
        if near:
            line.error("center_unknown_near", heading, text=name, near=near)
        else:
            line.error("center_unknown", heading, text=name)
        return None

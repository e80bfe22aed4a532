"""The centers by every name they answer to."""

from collections.abc import Iterable

from facilitator.app.book import BookHeading
from facilitator.documents.workbook.sheet import Line
from facilitator.documents.workbook.values import to_text
from facilitator.domain.entities import Center
from facilitator.domain.reading import folded, name_key, names_in, nearest
from facilitator.domain.terms import CenterId


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
            self._ids.setdefault(name_key(name), center)
            self._names.append(name)

    def find(self, name: str) -> CenterId | None:
        return self._ids.get(name_key(name))

    def nearest(self, name: str) -> str:
        """Suggest the name that looks most alike, syllables taken apart; "" where none does."""
        key = folded(name)
        if key not in self._near:  # a slip is often in every row
            self._near[key] = nearest(name, self._names)
        return self._near[key]

    def names_in(self, line: Line, heading: BookHeading) -> list[str]:
        """Split a cell into names."""
        text = to_text(line.value(heading), long=True)
        return names_in(text, lambda name: self.find(name) is not None)

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

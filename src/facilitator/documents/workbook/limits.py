"""How much a workbook may hold. A cell at the far corner of a sheet hangs a reader for minutes."""

from dataclasses import dataclass

MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_BYTES = 50_000_000  # of the file
MOST_UNPACKED = 64_000_000  # of the parts that are read, unpacked
MOST_RATIO = 200  # unpacked to packed; a sheet of 5,000 projects has about 15
RATIO_MATTERS = 8_000_000  # below this many unpacked bytes any ratio is harmless


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the filled cells of a sheet reach: the last row and column, counted from 1."""

    rows: int = 0
    columns: int = 0

    @property
    def too_large(self) -> bool:
        return self.rows > MOST_ROWS or self.columns > MOST_COLUMNS

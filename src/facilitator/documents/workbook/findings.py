"""The problems found while reading, collected in one place."""

from facilitator.app.book import BookColumn, BookProblem, Severity


class Findings:
    """Collects problems; `in_order` gives them as the user walks through the workbook."""

    def __init__(self) -> None:
        self._problems: list[BookProblem] = []

    def error(
        self,
        code: str,
        sheet: str = "",
        row: int | None = None,
        column: BookColumn | None = None,
        **gaps: object,
    ) -> None:
        """Note what stops the import. `row` counts from 1."""
        self._problems.append(BookProblem(Severity.ERROR, sheet, row, column, code, gaps))

    def warning(
        self,
        code: str,
        sheet: str = "",
        row: int | None = None,
        column: BookColumn | None = None,
        **gaps: object,
    ) -> None:
        """Note what was left alone or filled in."""
        self._problems.append(BookProblem(Severity.WARNING, sheet, row, column, code, gaps))

    def in_order(self, sheet_names: tuple[str, ...]) -> tuple[BookProblem, ...]:
        """List them by sheet, row and column; first what is wrong with the whole workbook."""
        places = {name: place for place, name in enumerate(sheet_names)}

        def key(problem: BookProblem) -> tuple[int, int, int, str]:
            letter = problem.column.letter if problem.column else ""
            return (places.get(problem.sheet, -1), problem.row or 0, len(letter), letter)

        return tuple(sorted(self._problems, key=key))

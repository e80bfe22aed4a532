"""Reading a secretariat's workbook: from xlsx, xls, ods or CSV to the entities of a workshop."""

from facilitator.documents.workbook.reading import read_book

__all__ = ["read_book"]

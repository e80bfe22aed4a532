"""The outcome as tables: a workbook (XLSX) with all of them, and the answers as CSV."""

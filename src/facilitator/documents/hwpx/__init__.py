"""The result report as an editable document for 한글 (HWPX)."""

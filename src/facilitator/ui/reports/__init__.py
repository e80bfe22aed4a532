"""The report page: the real pages as they would be printed, and saving them as a PDF."""

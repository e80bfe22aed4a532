"""The start page, and what an import found before anything is written."""

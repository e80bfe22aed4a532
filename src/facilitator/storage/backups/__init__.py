"""Automatic copies of workshop files."""

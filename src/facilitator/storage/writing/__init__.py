"""Saving Action after Action, whatever the disk does."""

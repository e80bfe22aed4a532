"""Copies of the open workshop, and what is deleted from it for good."""

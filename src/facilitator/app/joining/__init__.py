"""Joining two copies of one workshop."""

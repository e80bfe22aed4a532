"""Roles and follow-up actions."""

"""Copies that travel, and what must not travel with them."""

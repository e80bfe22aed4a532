"""What a workshop file is made of: known tables, and nothing in it that acts by itself."""

import sqlite3
from pathlib import Path

from facilitator.domain.entities import EntityKind
from facilitator.domain.failures import Trouble
from facilitator.domain.text import one_line

_KNOWN = {*(kind.value for kind in EntityKind), "journal", "brought"}
_LONGEST = 60


def check_shape(driver: sqlite3.Connection, path: Path) -> None:
    """Raise Trouble("planted") for triggers, views, and virtual tables that bear a known name.

    They would change or invent rows behind our back, or never end. Other tables and indexes that
    the user's tools have added are left alone.
    """
    found = driver.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    for kind, name, made_by in found:
        virtual = str(made_by).upper().split()[:2] == ["CREATE", "VIRTUAL"]
        if kind in ("trigger", "view") or (virtual and str(name).lower() in _KNOWN):
            raise Trouble("planted", path=str(path), name=one_line(str(name))[:_LONGEST])

"""What the system must have before the real program can be driven on a desktop of its own."""

import os
import sys
from collections.abc import Iterator
from typing import TypeVar

import pytest

import start
from tests.desktop.own_desktop import OwnDesktop

Kind = TypeVar("Kind", bound=OwnDesktop)


def missing() -> list[str]:
    """Name what is missing (Debian's names of packages): `start.py check` installs it."""
    return start.missing_for_tests() if sys.platform.startswith("linux") else ["Linux"]


def must_run() -> bool:
    """Tell whether leaving these tests out is a failure: it is where everything is checked."""
    return os.environ.get("CI", "").lower() in ("true", "1")


def begun(desktop: Kind, what: str) -> Iterator[Kind]:
    """Start a desktop and stop it in the end; where it cannot be had the tests are left out.

    `what` says what kind of tests need it.
    """
    if needed := missing():
        (pytest.fail if must_run() else pytest.skip)(f"{what} needs {' '.join(needed)}")
    try:
        desktop.start()
        yield desktop
    finally:
        desktop.stop()

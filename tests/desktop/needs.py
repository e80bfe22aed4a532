"""What the system must have before the real program can be driven on a desktop of its own."""

import os
import sys

import start


def missing() -> list[str]:
    """Name what is missing (Debian's names of packages): `start.py check` installs it."""
    return start.missing_for_tests() if sys.platform.startswith("linux") else ["Linux"]


def must_run() -> bool:
    """Tell whether leaving these tests out is a failure: it is where everything is checked."""
    return os.environ.get("CI", "").lower() in ("true", "1")

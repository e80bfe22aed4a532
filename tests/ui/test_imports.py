"""What the windows load, and how."""

import builtins
import subprocess
import sys

import facilitator.ui  # noqa: F401  # that alone is what counts


def test_imports_are_pythons_own() -> None:
    """PySide's hook would read the source of every module that is loaded at the start."""
    assert builtins.__import__ is builtins.__orig_import__  # type: ignore[attr-defined]  # PySide keeps it there


def test_opening_a_window_looks_at_no_source() -> None:
    """`inspect` keeps what it reads in `linecache`: nothing of ours is in there."""
    started = "import facilitator.ui.application, facilitator.ui.workshop_view, linecache; "
    told = "print(sum('facilitator' in name for name in linecache.cache))"
    run = subprocess.run([sys.executable, "-c", started + told], capture_output=True, check=True)
    assert run.stdout.split() == [b"0"]

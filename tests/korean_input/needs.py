"""What the system must have before a Korean can type here, and what brings it."""

import os
import shutil
import sys
from pathlib import Path

_COMMANDS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-monitor": "dbus",
    "ibus": "ibus",
    "ibus-daemon": "ibus",
    "openbox": "openbox",
    "wmctrl": "wmctrl",
    "xdotool": "xdotool",
}
_ENGINE = ("share/ibus/component/hangul.xml", "ibus-hangul")


def missing_packages() -> list[str]:
    """Name the packages (Debian's names) that are missing for a run with ibus-hangul."""
    if not sys.platform.startswith("linux"):
        return ["Linux"]
    missing = {package for name, package in _COMMANDS.items() if shutil.which(name) is None}
    component, package = _ENGINE
    if not any((Path(prefix) / component).exists() for prefix in ("/usr", "/usr/local")):
        missing.add(package)
    return sorted(missing)


def must_run() -> bool:
    """Tell whether leaving these tests out is a failure: it is where everything is checked."""
    return os.environ.get("CI", "").lower() in ("true", "1")

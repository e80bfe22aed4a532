"""The laptop this program runs on; nothing here opens the workshop's file."""

import os
import shutil
import sys
from pathlib import Path

from facilitator.app.machine import FileFacts, Power, WakeLock
from facilitator.machine.file_place import place_of
from facilitator.machine.wake_lock import SystemWakeLock

# What Windows' GetDriveTypeW says, in the words that psutil uses for it.
_WINDOWS_DRIVES = {2: "removable", 3: "fixed", 4: "remote", 5: "cdrom"}
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


class ThisMachine:
    """Reads battery and drives; fulfils `app.machine.Machine`."""

    def power(self) -> Power | None:
        """Read the battery; None where there is none or the system says nothing of it."""
        import psutil

        # Not on every platform; and drivers of odd batteries leave out what is read.
        read = getattr(psutil, "sensors_battery", None)
        try:
            found = read() if read is not None else None
        except (OSError, ValueError, NotImplementedError, psutil.Error):
            found = None
        if found is None:
            return None
        return Power(min(100, max(0, round(found.percent))), found.power_plugged)

    def look_at(self, file: Path) -> FileFacts | None:
        """Tell where the file is, without opening it; None where it cannot be reached."""
        try:
            # As it was opened, not where a mapped drive leads; only links are followed.
            path = file.absolute() if sys.platform == "win32" else file.resolve()
            path.stat()
            free = shutil.disk_usage(path.parent).free
        except OSError:
            return None
        writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        kind, options, mount = _mount(path)
        place, cloud = place_of(path, kind, options, mount, _cloud_folders())
        return FileFacts(free, writable, place, cloud)

    def wake_lock(self) -> WakeLock:
        """Make a lock that holds nothing yet."""
        return SystemWakeLock()


def _cloud_folders() -> list[Path]:
    """Name the folders that OneDrive says it synchronises, whatever they are called."""
    return [Path(os.environ[name]) for name in _CLOUD_VARIABLES if os.environ.get(name)]


def _mount(path: Path) -> tuple[str, str, str]:
    """Tell file system, options and place of the drive that the path is on."""
    if sys.platform == "win32":
        import ctypes

        # Only this drive is asked: a list of all waits for servers that are gone.
        drive = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return "", _WINDOWS_DRIVES.get(drive, ""), path.anchor
    import psutil

    found = [p for p in psutil.disk_partitions(all=True) if path.is_relative_to(p.mountpoint)]
    if not found:
        return "", "", ""
    # Of mounts at the same place the last one covers the others.
    nearest = max(reversed(found), key=lambda p: len(Path(p.mountpoint).parts))
    return nearest.fstype, nearest.opts, nearest.mountpoint

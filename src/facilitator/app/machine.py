"""What the app needs of the laptop it runs on: `machine` fulfils it, tests fake it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class FilePlace(StrEnum):
    """What kind of drive or folder a file is on."""

    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Where a file is and what its drive allows; `free` in bytes, `cloud` names who copies it."""

    free: int
    writable: bool
    place: FilePlace = FilePlace.LOCAL
    cloud: str = ""


@dataclass(frozen=True, slots=True)
class Power:
    """The battery, in percent; `plugged` is None where the system does not say."""

    percent: int
    plugged: bool | None


class WakeState(StrEnum):
    """How far keeping awake is: not asked for, asked for, granted, refused."""

    FREE = "free"
    TRYING = "trying"
    HELD = "held"
    REFUSED = "refused"


class WakeLock(Protocol):
    """Keeps laptop and screen from going to sleep. Nothing here waits for the system."""

    @property
    def state(self) -> WakeState:
        """Tell how far it is."""

    def hold(self) -> None:
        """Ask the system to stay awake; where it is asked or granted already, nothing happens."""

    def let_go(self) -> None:
        """Let the system sleep again; a refusal is forgotten, so that `hold` asks anew."""


class Machine(Protocol):
    """The laptop. `power` and `look_at` may wait for drives and drivers: call them in a thread."""

    def power(self) -> Power | None:
        """Read the battery; None where there is none."""

    def look_at(self, file: Path) -> FileFacts | None:
        """Tell where the file is, without opening it; None where it cannot be reached."""

    def wake_lock(self) -> WakeLock:
        """Make a lock that holds nothing yet."""

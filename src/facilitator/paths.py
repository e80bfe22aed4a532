"""Find the folders and the shipped files that the program uses.

Nothing is created here: whoever writes makes the folder first. The environment variable
``FACILITATOR_HOME`` puts every folder of the user below one place, for tests and rehearsals.
"""

import os
import sys
from pathlib import Path

_APP = "Facilitator"
_HOME = "FACILITATOR_HOME"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder below ``resources/``.

    Works in a source checkout, in an installed wheel and in the packaged application.
    Raises ``FileNotFoundError``, naming the missing part, where it is not there.
    """
    found = _resources_folder()
    for part in parts:
        found = found / part
        if not found.exists():
            raise FileNotFoundError(f"resources/{'/'.join(parts)}: {part} is missing at {found}")
    return found


def documents_folder() -> Path:
    """Return the folder where new workshop files go: ``Facilitator`` in the user's documents."""
    from platformdirs import user_documents_path

    return _below_home("documents") or user_documents_path() / _APP


def settings_folder() -> Path:
    """Return the folder of the settings and the list of recent files."""
    from platformdirs import user_config_path

    return _below_home("settings") or user_config_path(_APP, appauthor=False, roaming=True)


def data_folder() -> Path:
    """Return the folder of what recovery after a crash needs."""
    from platformdirs import user_data_path

    return _below_home("data") or user_data_path(_APP, appauthor=False)


def backups_folder() -> Path:
    """Return the folder of the automatic copies of workshop files."""
    return _below_home("backups") or data_folder() / "backups"


def logs_folder() -> Path:
    """Return the folder of the program's own logs."""
    from platformdirs import user_log_path

    return _below_home("logs") or user_log_path(_APP, appauthor=False)


def _below_home(name: str) -> Path | None:
    """Return the folder ``name`` below ``FACILITATOR_HOME``, or None where that is not set."""
    home = os.environ.get(_HOME)
    return Path(home).absolute() / name if home else None


def _resources_folder() -> Path:
    """Return the folder ``resources/``: packaged application, source checkout or wheel."""
    here = Path(__file__).resolve().parent
    places = [here.parents[1] / "resources", here / "resources"]
    if bundle := getattr(sys, "_MEIPASS", None):
        places.insert(0, Path(bundle) / "resources")
    if here.parent.name != "src":  # installed: a folder "resources" two levels up is not ours
        places.remove(here.parents[1] / "resources")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"resources is missing at {' and at '.join(map(str, places))}")

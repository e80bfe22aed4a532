"""The settings as a small JSON file in the user's settings folder."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from facilitator.app.files import replace_file
from facilitator.app.report_versions import memory_from_json
from facilitator.app.settings import MOST_RECENT, THEMES, WALL_THEMES, Recent, Settings
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import WorkshopStage

_LANGUAGES = ("", "ko", "en")
_MOST_BYTES = 1_000_000


class SettingsFile:
    """Reads and writes `settings.json` in a folder, which is made when it is first written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "settings.json"

    def load(self) -> Settings:
        """Read the settings; where the file is missing or damaged, give the defaults.

        A damaged file is kept as `settings.damaged.json`. Unknown keys and single values that make
        no sense are left out.
        """
        try:
            if self.path.stat().st_size > _MOST_BYTES:
                raise ValueError("too large for settings")
            found = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(found, dict):
                raise ValueError("not an object")
        except OSError:  # missing, or not ours to read: the application starts all the same
            return Settings()
        except (ValueError, RecursionError):
            self._keep_aside()
            return Settings()
        return _settings(found)

    def save(self, settings: Settings) -> None:
        """Write the settings whole or not at all. Raises Trouble `settings_not_saved`."""
        text = json.dumps(asdict(settings), ensure_ascii=False, indent=1, default=_plain)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._replace(text.encode("utf-8", "replace"))
        except OSError as failed:
            raise Trouble("settings_not_saved", path=str(self.path)) from failed

    def _replace(self, content: bytes) -> None:
        handle, name = tempfile.mkstemp(prefix="settings.", suffix=".tmp", dir=self.path.parent)
        written = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            replace_file(written, self.path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise

    def _keep_aside(self) -> None:
        try:
            self.path.replace(self.path.with_name("settings.damaged.json"))
        except OSError:  # a folder that cannot be written: the defaults still serve
            return


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


def _settings(found: Mapping[str, object]) -> Settings:
    defaults = Settings()
    listed = found.get("recent")
    recent = [_recent(r) for r in listed] if isinstance(listed, list) else []
    return Settings(
        language=_one_of(found.get("language"), _LANGUAGES, defaults.language),
        theme=_one_of(found.get("theme"), THEMES, defaults.theme),
        wall_theme=_one_of(found.get("wall_theme"), WALL_THEMES, defaults.wall_theme),
        wall_screen=_text(found.get("wall_screen")),
        console_screen=_text(found.get("console_screen")),
        recent=tuple(r for r in recent if r is not None)[:MOST_RECENT],
        open_file=_text(found.get("open_file")),
        transitions=_yes_or_no(found.get("transitions"), defaults.transitions),
        sound=_yes_or_no(found.get("sound"), defaults.sound),
        rehearses=_yes_or_no(found.get("rehearses"), defaults.rehearses),
        report=memory_from_json(found.get("report")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _yes_or_no(value: object, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def _one_of(value: object, allowed: tuple[str, ...], default: str) -> str:
    return value if isinstance(value, str) and value in allowed else default


def _recent(found: object) -> Recent | None:
    """Read one workshop of the list; None where it makes no sense."""
    if not isinstance(found, dict) or not _text(found.get("path")):
        return None
    try:
        held_on = found.get("held_on")
        return Recent(
            path=found["path"],
            title=_text(found.get("title")),
            stage=WorkshopStage(found["stage"]),
            held_on=None if held_on is None else date.fromisoformat(held_on),
            opened_at=datetime.fromisoformat(found["opened_at"]),
        )
    except (KeyError, TypeError, ValueError):
        return None

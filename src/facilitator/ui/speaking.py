"""Which language the application speaks."""

import os
import sys

from PySide6.QtCore import QLocale

from facilitator.words import system_language, use_language


def choose_language(wanted: str) -> None:
    """Speak the wished language, else the system's; Korean where it says nothing."""
    name = wanted or os.environ.get("FACILITATOR_LANGUAGE", "")
    if not name and sys.platform in ("win32", "darwin"):
        korean = QLocale.system().language() == QLocale.Language.Korean
        name = "ko" if korean else "en"
    use_language(name if name in ("ko", "en") else system_language())

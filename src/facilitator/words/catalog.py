"""The catalog of texts: English stands in the code, Korean in `resources/i18n/ko/*.json`."""

import json
import locale
import os
from functools import cache

from facilitator.paths import resource

LANGUAGES = ("ko", "en")

_language = "ko"


@cache
def _catalog(name: str) -> dict[str, str]:
    if name == "en":
        return {}
    texts: dict[str, str] = {}
    for part in sorted(resource("i18n", name).glob("*.json")):
        texts.update(json.loads(part.read_text(encoding="utf-8")))
    return texts


def use_language(name: str) -> None:
    """Speak this language ("ko" or "en") from now on; what is on screen has to be told again."""
    global _language
    if name not in LANGUAGES:
        raise ValueError(name)
    _language = name


def language() -> str:
    """Tell the language that is spoken."""
    return _language


def system_language() -> str:
    """Choose by the system: English where it says another language than Korean."""
    for name in ("FACILITATOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        said = os.environ.get(name, "")
        if said:
            break
    else:
        said = locale.getlocale()[0] or ""
    said = said.lower()
    is_neutral = said.split(".")[0] in ("", "c", "posix")
    return "ko" if is_neutral or said.startswith("ko") else "en"


def tr(text: str, context: str = "", /, **gaps: object) -> str:
    """Tell a text in the user's language; `{name}` gaps are filled with what is given.

    The text is the English sentence. Where one English text means two things in Korean, a context
    keeps them apart (catalog key "context|text").
    """
    found = _catalog(_language).get(f"{context}|{text}" if context else text, text)
    return found.format(**gaps) if gaps else found

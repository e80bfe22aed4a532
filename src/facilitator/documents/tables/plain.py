"""Texts that a cell, or any XML, can hold."""

import re
from typing import Any

from facilitator.domain.text import clean

# A cell holds so many UTF-16 units; what is longer would not be written at all.
LONGEST = 32_767
_UNWRITABLE = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")  # no XML may hold them


def plain(text: str) -> str:
    """Clean a text of what no XML can hold."""
    return _UNWRITABLE.sub("", clean(text))


def plain_content(content: dict[str, Any]) -> dict[str, Any]:
    """Clean every text of a document's content."""
    cleaned: dict[str, Any] = _cleaned(content)
    return cleaned


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list) else value


def cut(text: str, most: int = LONGEST) -> str:
    """Shorten a text to so many UTF-16 units, with … for what is left out."""
    units = text.encode("utf-16-le", errors="surrogatepass")
    if len(units) // 2 <= most:
        return text
    return units[: 2 * (most - 1)].decode("utf-16-le", errors="ignore") + "…"


def unlike(names: list[str]) -> list[str]:
    """Number the names that came before, in any case: no two columns may be called the same."""
    seen: set[str] = set()
    found = []
    for name in names:
        new, count = name, 1
        while new.casefold() in seen:
            count += 1
            new = f"{name} {count}"
        seen.add(new.casefold())
        found.append(new)
    return found

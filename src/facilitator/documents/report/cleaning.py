"""Make any text printable: what no shipped font can draw would stop an archival PDF.

The fonts' coverage stands in `resources/fonts/cover.txt`, ranges of code points in hex.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from facilitator.paths import resource

REPLACEMENT = "□"
# A tab, line separators of other programs, and the fillers of Hangul that look like spaces.
_SPACES = {
    0x09: " ",
    0x2028: "\n",
    0x2029: "\n",
    0x115F: " ",
    0x1160: " ",
    0x3164: " ",
    0xFFA0: " ",
}
# What no shipped font draws, but another character looks and means nearly the same: the middle dots
# and bullets of Korean word processors above all.
_ALIKE = {
    ord(code): to
    for codes, to in (
        ("∙⋅･", "·"),
        ("∼", "～"),
        ("❍", "○"),
        ("◉", "◎"),
        ("☐❏", "□"),
        ("☒✕✘", "×"),
        ("➔➜⇨➢➤", "→"),
        ("▸", "▶"),
        ("▹", "▷"),
        ("≒", "≈"),
    )
    for code in codes
}
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_BREAKS = frozenset({0x200B, 0x0A})


def printable(content: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the content with every string printable, and the characters that became □.

    Strings become NFC; controls, direction overrides, joiners and variation selectors go. What
    has a likeness that a font draws becomes that: ∙ becomes ·, ㉑ becomes (21). Characters of
    private use, which no screen shows either, are told by their number: U+E000.
    """
    texts = _changed(content, lambda text: unicodedata.normalize("NFC", text))
    table = _table(set().union(*_strings(texts)))
    if table:
        texts = _changed(texts, lambda text: text.translate(table))
    boxes = (code for code, to in table.items() if to == REPLACEMENT and code not in _ALIKE)
    return texts, tuple(map(_named, sorted(boxes)))


def _named(code: int) -> str:
    """Name a character that became □: by itself, or U+E000 where no screen shows it either."""
    shown = unicodedata.category(chr(code)) not in ("Co", "Cn")
    return chr(code) if shown else f"U+{code:04X}"


def _table(characters: set[str]) -> dict[int, str]:
    """Say what becomes of each character that cannot stay."""
    table: dict[int, str] = {}
    for ch in characters:
        code, category = ord(ch), unicodedata.category(ch)
        if code in _BREAKS:
            continue
        if code in _SPACES:
            table[code] = _SPACES[code]
        elif category in _INVISIBLE or _is_selector(code):
            table[code] = ""
        elif category in ("Co", "Cn") or not _covered(code):
            table[code] = _likeness(ch)
    return table


def _likeness(character: str) -> str:
    """Give what stands for a character that no font draws: what looks like it, or □."""
    if ord(character) in _ALIKE:
        return _ALIKE[ord(character)]
    told = unicodedata.normalize("NFKC", character)
    if told == character or not all(_covered(ord(each)) for each in told):
        return REPLACEMENT
    circled = unicodedata.decomposition(character).startswith("<circle>")
    return f"({told})" if circled else told


def _is_selector(code: int) -> bool:
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def _covered(code: int) -> bool:
    firsts, lasts = _cover()
    index = bisect_right(firsts, code) - 1
    return index >= 0 and code <= lasts[index]


@cache
def _cover() -> tuple[list[int], list[int]]:
    firsts, lasts = [], []
    for line in resource("fonts", "cover.txt").read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            first, _, last = line.partition("-")
            firsts.append(int(first, 16))
            lasts.append(int(last or first, 16))
    return firsts, lasts


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _changed(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [_changed(each, change) for each in value]
    return value

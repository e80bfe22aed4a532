"""Typed text as the workshop keeps it."""

import re
import unicodedata

_KEPT_CONTROLS = {"\n", "\t"}
# What breaks a line elsewhere (Word and slides paste \v); dropped, it would glue words together.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Normalise to NFC, unify line ends, and strip control characters (NUL breaks files)."""
    unified = _LINE_ENDS.sub("\n", text)
    # Lone surrogates (category Cs) cannot be written as UTF-8 at all.
    kept = (
        ch for ch in unified if ch in _KEPT_CONTROLS or unicodedata.category(ch) not in ("Cc", "Cs")
    )
    return unicodedata.normalize("NFC", "".join(kept))


def one_line(text: str) -> str:
    """Clean a text for a field of one line: runs of white space become one space."""
    return " ".join(clean(text).split())

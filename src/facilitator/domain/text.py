"""Typed text as the workshop keeps it."""

import re
import unicodedata

# All of the categories Cc and Cs but line break and tab; lone surrogates cannot be written as
# UTF-8 at all. A note of ten thousand letters is cleaned at every keystroke.
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# What breaks a line elsewhere (Word and slides paste \v); dropped, it would glue words together.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Normalise to NFC, unify line ends, and strip control characters (NUL breaks files)."""
    kept = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", kept)


def one_line(text: str) -> str:
    """Clean a text for a field of one line: runs of white space become one space."""
    return " ".join(clean(text).split())

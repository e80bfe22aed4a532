"""The keys that a Korean presses for a syllable, on the two-set keyboard (두벌식)."""

_FIRST = [
    "r",
    "R",
    "s",
    "e",
    "E",
    "f",
    "a",
    "q",
    "Q",
    "t",
    "T",
    "d",
    "w",
    "W",
    "c",
    "z",
    "x",
    "v",
    "g",
]
_VOWEL = [
    "k",
    "o",
    "i",
    "O",
    "j",
    "p",
    "u",
    "P",
    "h",
    "hk",
    "ho",
    "hl",
    "y",
    "n",
    "nj",
    "np",
    "nl",
    "b",
    "m",
    "ml",
    "l",
]
_LAST = [
    "",
    "r",
    "R",
    "rt",
    "s",
    "sw",
    "sg",
    "e",
    "f",
    "fr",
    "fa",
    "fq",
    "ft",
    "fx",
    "fv",
    "fg",
    "a",
    "q",
    "qt",
    "t",
    "T",
    "d",
    "w",
    "c",
    "z",
    "x",
    "v",
    "g",
]
_HANGUL, _END = 0xAC00, 0xD7A3


def keys_of(text: str) -> list[str]:
    """List the keys, as xdotool names them, that type a text of syllables and spaces."""
    return [key for letter in text for key in _keys_of_one(letter)]


def _keys_of_one(letter: str) -> list[str]:
    if letter == " ":
        return ["space"]
    if not _HANGUL <= ord(letter) <= _END:
        raise ValueError(f"{letter!r} is no syllable")
    rest, last = divmod(ord(letter) - _HANGUL, len(_LAST))
    first, vowel = divmod(rest, len(_VOWEL))
    return [*_FIRST[first], *_VOWEL[vowel], *_LAST[last]]

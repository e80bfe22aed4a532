"""Item numbers as public documents write them: 1. 가. 1) 가)."""

_CONSONANTS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_VOWELS = (0, 4, 8, 13, 18, 20, 2, 6, 12, 17, 1, 5, 3, 7, 9)


def letter(index: int) -> str:
    """Give the letter of an item, counted from 0: 가 to 하, then 거 to 허, 고 to 호 and so on."""
    turn, place = divmod(index, len(_CONSONANTS))
    vowel = _VOWELS[turn % len(_VOWELS)]
    return chr(0xAC00 + 28 * (21 * _CONSONANTS[place] + vowel))

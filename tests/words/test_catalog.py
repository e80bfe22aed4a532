"""The catalog is complete, has nothing over, and says the same in both languages."""

import re

from facilitator.domain.failures import Trouble
from facilitator.words.findings import FINDINGS
from facilitator.words.messages import SENTENCES
from tests.words.catalog_in_use import doubled, from_tables, gaps, korean, literals, told

# Names, signs and formats that are the same in Korean.
SAME = re.compile(r"[^A-Za-z]*|Facilitator|PDF|F\d|Ctrl\+\w|Enter")


def test_every_text_that_is_told_has_its_korean() -> None:
    found = list(told())
    assert len(found) > 300
    assert [(where, key) for where, key, _ in found if key not in korean()] == []


def test_every_table_of_words_has_its_korean() -> None:
    assert sorted(key for key in from_tables() if key not in korean()) == []


def test_no_text_is_kept_that_nobody_tells() -> None:
    used = {key for _, key, _ in told()} | from_tables()
    constants = literals()
    over = [k for k in korean() if k not in used and k.split("|", 1)[-1] not in constants]
    assert over == []


def test_no_text_has_two_translations() -> None:
    assert doubled() == []


def test_both_languages_have_the_same_gaps() -> None:
    different = [
        key
        for key, text in korean().items()
        if "{" in key and gaps(key.split("|", 1)[-1]) != gaps(text)
    ]
    assert different == []


def test_whoever_tells_a_text_fills_its_gaps() -> None:
    wrong = [
        (where, key)
        for where, key, given in told()
        if given and gaps(key.split("|", 1)[-1]) != given
    ]
    assert wrong == []


def test_korean_is_korean() -> None:
    plain = [
        key
        for key, text in korean().items()
        if not re.search("[가-힣]", text) and not SAME.fullmatch(gapless(text))
    ]
    assert plain == []


def gapless(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


def test_sentences_end_like_sentences() -> None:
    for code, text in {**SENTENCES, **FINDINGS}.items():
        if "\n" in text or text.endswith("}"):
            continue
        assert text.endswith((".", "?")), code
        assert korean()[text].endswith((".", "?", ")")), code


def test_a_trouble_without_a_sentence_would_be_a_bug() -> None:
    assert Trouble("disk_full", path="x").code in SENTENCES

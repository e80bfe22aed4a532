"""Every failure and every word of the workshop is told in both languages."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import facilitator
from facilitator.app.action import Label
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.terms import (
    AnswerWord,
    CenterKind,
    Mark,
    NoteKind,
    Presence,
    ProjectStage,
    WorkshopStage,
)
from facilitator.words import tr, use_language
from facilitator.words.messages import SENTENCES, sentence
from facilitator.words.terms import ENGLISH, term

SOURCE = Path(facilitator.__file__).parent
ENUMS: tuple[type[StrEnum], ...] = (
    AnswerWord,
    CenterKind,
    Label,
    Mark,
    NoteKind,
    Presence,
    ProjectStage,
    WorkshopStage,
)


def _raised() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Find every failure in the source: where, its code, the names of its gaps."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = 1 if node.func.id == "_must" else 0
            if node.func.id not in ("RuleBroken", "Trouble", "_must") or len(node.args) <= place:
                continue
            code = node.args[place]
            if isinstance(code, ast.Constant):
                names = frozenset(k.arg or "**" for k in node.keywords)
                yield f"{path.name}:{node.lineno}", str(code.value), names


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_failure_has_its_sentence_and_fills_its_gaps() -> None:
    raised = list(_raised())
    assert len({code for _, code, _ in raised}) > 30
    untold = [(where, code) for where, code, _ in raised if code not in SENTENCES]
    assert untold == []
    unfilled = [
        (where, code)
        for where, code, names in raised
        if "**" not in names and not _gaps(SENTENCES[code]) <= names
    ]
    assert unfilled == []


def test_every_sentence_is_told_in_korean_with_the_same_gaps() -> None:
    use_language("ko")
    for code, english in SENTENCES.items():
        korean = tr(english)
        assert korean != english, code
        assert _gaps(korean) == _gaps(english), code


@pytest.mark.parametrize("vocabulary", ENUMS, ids=lambda e: e.__name__)
def test_every_word_is_told_in_both_languages(vocabulary: type[StrEnum], spoken: str) -> None:
    told = {term(value) for value in vocabulary}
    assert len(told) == len(vocabulary), "no two values share a word"
    for word in told:
        assert any("가" <= letter <= "힣" for letter in word) == (spoken == "ko"), word


def test_no_word_is_left_over_from_a_value_that_is_gone() -> None:
    values = {e.__name__: {v.value for v in e} for e in ENUMS}
    assert {name: set(words) for name, words in ENGLISH.items()} == values


def test_an_enum_that_stands_in_no_sentence_is_a_bug() -> None:
    class Colour(StrEnum):
        RED = "red"

    with pytest.raises(KeyError):
        term(Colour.RED)


def test_a_failure_tells_its_values_in_the_users_words(spoken: str) -> None:
    refused = RuleBroken("stage_not_allowed", old=ProjectStage.PROPOSED, new=ProjectStage.DONE)
    told = sentence(refused)
    for stage in (ProjectStage.PROPOSED, ProjectStage.DONE):
        assert term(stage) in told
        assert stage.value not in told


def test_names_that_look_like_gaps_are_told_as_they_are(spoken: str) -> None:
    assert "{center}" in sentence(RuleBroken("condition_needed", center="{center}"))
    assert "a%b" in sentence(Trouble("no_such_file", path="a%b"))


def test_the_words_are_those_of_the_field() -> None:
    use_language("ko")
    assert [term(a) for a in AnswerWord] == [
        "참여",
        "조건부 참여",
        "검토 후 회신",
        "불참",
        "해당 없음",
    ]
    assert [term(n) for n in NoteKind] == ["의견", "질문", "우려", "결정", "보류", "건의"]
    assert [term(s) for s in WorkshopStage] == ["준비", "진행 중", "종료(잠정)", "확정"]
    assert term(Label.NOTE_ADDED) == "토의 기록 추가"

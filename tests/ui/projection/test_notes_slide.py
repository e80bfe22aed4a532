"""The discussion on the wall: as large as fits, calm while it is typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from facilitator.app.slides import NotesSlide
from facilitator.ui.projection.composing import NEWEST, compose
from facilitator.ui.projection.picture import Box, Text
from facilitator.ui.theme import load_theme
from tests.ui.projection.test_pages import FULL_HD, OLD, notes

LIGHT = load_theme("wall_light")


def note_texts(slide: NotesSlide, size: QSize = FULL_HD) -> list[Text]:
    items = compose(slide, size, LIGHT, NEWEST).items
    return [
        i for i in items if isinstance(i, Text) and i.role in ("ink", "soft") and "쪽" not in i.text
    ]


@pytest.mark.parametrize("size", [OLD, FULL_HD])
def test_few_notes_are_larger_and_stand_at_the_top(size: QSize) -> None:
    few, many = note_texts(notes(2), size), note_texts(notes(9), size)
    assert few[0].style.px > many[0].style.px * 1.2
    assert few[0].rect.y < size.height() // 10
    assert len({t.style.px for t in few}) == 1


def test_notes_get_smaller_by_few_steps_and_never_larger_as_more_are_taken() -> None:
    sizes = [note_texts(notes(count))[-1].style.px for count in range(1, 15)]
    assert sizes == sorted(sizes, reverse=True)
    assert 3 <= len(set(sizes)) <= 4


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 8, 20])
@pytest.mark.parametrize("size", [OLD, FULL_HD])
def test_the_size_of_notes_stays_while_two_lines_are_typed(count: int, size: QSize) -> None:
    line = "원곡은 이미 협의체가 있어 함께 열 수 있"
    before = sizes_of(note_texts(notes(count), size))
    typed = [note_texts(notes(count, typing=line[:n]), size) for n in range(1, len(line) + 1)]
    assert all(sizes_of(texts) == sizes_of(typed[0]) for texts in typed)
    assert all(texts[-1].typed for texts in typed)
    if count:
        assert before == sizes_of(typed[0])
    tops = {texts[0].rect.y for texts in typed}
    assert len(tops) == 1 or count == 20


def sizes_of(texts: list[Text]) -> set[int]:
    return {t.style.px for t in texts}


@pytest.mark.parametrize("count", [3, 7, 30])
def test_the_line_that_is_typed_is_in_sight_however_long_it_gets(count: int) -> None:
    word = "함께 "
    for times in (1, 10, 30, 60):
        picture = compose(notes(count, typing=(word * times).strip()), OLD, LIGHT, NEWEST)
        [typed] = [t for t in picture.items if isinstance(t, Text) and t.typed]
        assert typed.rect.y >= 0
        assert typed.rect.y + typed.rect.h <= OLD.height()


def test_without_centers_the_notes_have_no_column_for_them() -> None:
    bare = replace(notes(2), lines=tuple(replace(n, center="") for n in notes(2).lines))
    assert note_texts(bare)[0].rect.x < note_texts(notes(2))[0].rect.x
    panel = next(i for i in compose(bare, FULL_HD, LIGHT).items if isinstance(i, Box))
    assert note_texts(bare)[0].rect.x - panel.rect.w < FULL_HD.height() // 10

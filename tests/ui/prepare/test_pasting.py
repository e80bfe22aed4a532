"""Cells copied from Excel and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.ui.prepare.pasting import join_cells, split_cells

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("하나", [["하나"]]),
        ("하나\t둘\r\n셋\t\r\n", [["하나", "둘"], ["셋", ""]]),
        ('"두\n줄"\t둘', [["두\n줄", "둘"]]),
        ('"그는 ""예""라고"\t"', [['그는 "예"라고', '"']]),
        ('"따옴표로 시작" 하는 글\t둘', [['"따옴표로 시작" 하는 글', "둘"]]),
        ("\t", [["", ""]]),
    ],
)
def test_excel_rows_are_taken_apart(text: str, cells: list[list[str]]) -> None:
    assert split_cells(text) == cells


_texts = st.text(st.sampled_from('가나 "\t\n,'), max_size=6)
_rows = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(_texts, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(_rows)
def test_what_is_copied_is_what_is_pasted(rows: list[list[str]]) -> None:
    text = join_cells(rows)
    if text and not text.endswith("\n"):
        assert split_cells(text) == rows

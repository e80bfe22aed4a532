"""The benchmarks still run: on next to nothing, and without a look at the clock."""

from pathlib import Path

import pytest

from tests.benchmarks import choosing, engines, keys, reporting
from tests.benchmarks.days import Size, make_live
from tests.benchmarks.measure import against, percentile, table, within
from tests.benchmarks.processes import environment, painted

_SMALL = Size(projects=14, centers=7, notes=28)


def test_a_goal_that_is_missed_is_called_so() -> None:
    rows = [
        against("kept", [3.0], [2.0], "ms", 1.5),
        against("missed", [3.1], [2.0], "ms", 1.5),
        within("kept", [1.0] * 99 + [100.0], [1.0], 16),
        within("missed", [1.0] * 97 + [100.0] * 3, [1.0], 16),
    ]
    assert [row.met for row in rows] == [True, False, True, False]
    assert table(rows).splitlines()[3].rstrip(" |").endswith("NO")


def test_of_a_hundred_times_ninety_nine_count() -> None:
    assert percentile([float(n) for n in range(1, 101)], 99) == pytest.approx(99, abs=0.5)


@pytest.mark.slow
def test_the_console_tells_when_it_is_painted(tmp_path: Path) -> None:
    sample = make_live(tmp_path / "day.workshop", _SMALL)
    env = environment(tmp_path, "offscreen")
    for child in (["tests.benchmarks.child_console", str(sample)], ["tests.benchmarks.child_bare"]):
        milliseconds, resident, own = painted(child, env)
        assert milliseconds > 0
        assert resident > own > 0


@pytest.mark.slow
def test_keys_are_painted_and_saved(tmp_path: Path) -> None:
    rows = keys.rows(tmp_path, 1, _SMALL, keys=3)
    assert all(row.ours and row.theirs for row in rows)


@pytest.mark.slow
def test_reports_are_compared(tmp_path: Path) -> None:
    rows = reporting.rows(tmp_path, 1, _SMALL)
    assert [row.goal for row in rows] == [f"at most {most} times" for most in ("1.2", "1.6", "17")]
    for made in ("open.pdf", "report.pdf", "report-large.pdf"):
        assert (tmp_path / made).read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_choices_are_seen(tmp_path: Path) -> None:
    (row,) = choosing.rows(tmp_path, 1, _SMALL)
    assert row.goal == "99 of 100 in 500 ms"
    assert row.ours and row.theirs


def test_other_engines_are_skipped_with_a_word_where_they_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "missing", lambda engine: engine.hint)
    rows = engines.rows(tmp_path, 1)
    assert [row.ours for row in rows] == ["skipped"] * len(engines.ENGINES)
    assert "pip install weasyprint" in " ".join(row.theirs for row in rows)


@pytest.mark.slow
def test_every_engine_that_is_there_makes_a_comparable_document(tmp_path: Path) -> None:
    rows = engines.rows(tmp_path, 1)
    assert len(rows) == len(engines.ENGINES)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "공동체활동가역량강화 교육" in page
    assert page.count("<table>") > 40

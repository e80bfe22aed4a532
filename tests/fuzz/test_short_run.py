"""A short run of what `python -m tests.fuzz` does for long; every run has the same files."""

from pathlib import Path

import pytest

from tests.fuzz.running import Child, Figures, run
from tests.fuzz.sources import make_sources

FILES = 120

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    folder = tmp_path_factory.mktemp("fuzz")
    make_sources(folder / "sources")
    *_, last = run(folder, range(1, FILES + 1))
    return last


def test_no_spoilt_file_crashes_hangs_or_is_changed_where_it_is_refused(figures: Figures) -> None:
    assert figures.faults == {}
    assert figures.files == FILES


def test_the_files_are_spoilt_in_many_ways_and_come_to_many_ends(figures: Figures) -> None:
    assert len(figures.spoilt) > 12
    assert {"opened", "damaged", "not_ours", "row_damaged"} <= figures.opened.keys()
    assert figures.salvaged["salvaged"] > FILES * 0.8


def test_a_child_that_hangs_or_dies_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.running.START_SECONDS", 0.01)
    (tmp_path / "sources").mkdir()
    hanging = Child(tmp_path)
    assert "hung" in hanging.tried(1)["fault"]
    assert not hanging.is_alive()
    hanging.close()
    monkeypatch.setattr("tests.fuzz.running.START_SECONDS", 60)
    dying = Child(tmp_path)  # there is no file to spoil
    assert "died" in dying.tried(1)["fault"]
    dying.close()

"""Versions of a document, and what is remembered of them from one workshop to the next."""

from dataclasses import replace
from pathlib import Path

from facilitator.app.report_choices import USUAL, Document, Part
from facilitator.app.report_versions import (
    INTERNAL,
    LONGEST_NAME,
    PUBLIC,
    ReportMemory,
    chosen_version,
    is_changed,
    kept_version,
    memory_from_json,
    renamed_version,
    version_name,
    without_version,
)
from facilitator.app.settings import Settings
from facilitator.domain.terms import CenterId
from facilitator.storage.settings import SettingsFile

LOGO = Path("/그림/로고.png")


def test_the_public_version_has_no_notes_and_no_names_and_keeps_logo_and_language() -> None:
    start = replace(USUAL, logo=LOGO, language="en", document=Document.ATTENDEES)
    public = chosen_version(ReportMemory(choices=start), PUBLIC)
    assert public.choices == replace(start, notes=False, names=False, masked=True)
    assert not is_changed(public)
    assert chosen_version(public, INTERNAL).choices == start


def test_the_running_order_is_never_public() -> None:
    start = ReportMemory(choices=replace(USUAL, document=Document.RUNNING_ORDER))
    assert chosen_version(start, PUBLIC).choices.document is Document.RESULT


def test_a_kept_version_brings_its_choices_back_but_no_logo_and_no_center() -> None:
    short = replace(USUAL, parts=frozenset({Part.MATRIX}), logo=LOGO, center=CenterId("c1"))
    kept = kept_version(ReportMemory(choices=short), "현황표만")
    assert kept.versions[0].choices.logo is None and kept.versions[0].choices.center is None
    assert not is_changed(kept)
    away = chosen_version(kept, INTERNAL)
    back = chosen_version(replace(away, choices=replace(away.choices, logo=None)), "현황표만")
    assert back.choices == replace(short, logo=None)


def test_keeping_again_replaces_in_its_place_renaming_and_forgetting_touch_no_other() -> None:
    memory = kept_version(kept_version(ReportMemory(), "하나"), "둘")
    memory = chosen_version(memory, "하나")
    memory = replace(memory, choices=replace(memory.choices, notes=False))
    assert is_changed(memory)
    memory = kept_version(memory, "하나")
    assert [(v.name, v.choices.notes) for v in memory.versions] == [("하나", False), ("둘", True)]
    memory = renamed_version(memory, "셋")
    assert [v.name for v in memory.versions] == ["셋", "둘"] and memory.version == "셋"
    memory = without_version(memory)
    assert [v.name for v in memory.versions] == ["둘"] and memory.version == INTERNAL
    assert not memory.choices.notes


def test_names_are_tidy() -> None:
    assert version_name("  의회\n제출용 ") == "의회 제출용"
    assert version_name(":internal") == "internal"
    assert len(version_name("가" * 200)) == LONGEST_NAME and version_name(" \t") == ""


def test_everything_is_there_again_after_a_restart(tmp_path: Path) -> None:
    memory = kept_version(chosen_version(ReportMemory(), PUBLIC), "시민용")
    memory = replace(memory, ending="hwpx", choices=replace(memory.choices, logo=LOGO))
    file = SettingsFile(tmp_path)
    file.save(Settings(report=memory))
    assert file.load().report == memory


def test_what_makes_no_sense_is_as_usual() -> None:
    assert memory_from_json(None) == memory_from_json({"choices": 3, "versions": "x"})
    assert memory_from_json([]) == ReportMemory()
    told = {"version": "gone", "ending": "exe", "versions": [{"name": " "}, 4, {"name": "하나"}]}
    assert memory_from_json(told) == ReportMemory()

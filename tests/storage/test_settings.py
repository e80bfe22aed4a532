"""The settings survive a restart, and nothing in their file can keep the application from it."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from facilitator.app.settings import MOST_RECENT, Recent, Settings, forget, remember
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import WorkshopStage
from facilitator.storage.settings import SettingsFile

OPENED = datetime(2024, 12, 5, 13, 30)


def recent(name: str, title: str = "사업연계 워크숍") -> Recent:
    return Recent(f"/작업/{name}", title, WorkshopStage.RUNNING, date(2024, 12, 5), OPENED)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "설정 & 100%")


def test_the_last_opened_workshop_stands_first_and_only_once() -> None:
    settings = remember(remember(Settings(), recent("a.workshop")), recent("b.workshop"))
    settings = remember(settings, recent("a.workshop", "새 제목"))
    assert [(r.path, r.title) for r in settings.recent] == [
        ("/작업/a.workshop", "새 제목"),
        ("/작업/b.workshop", "사업연계 워크숍"),
    ]


def test_the_list_of_recent_workshops_does_not_grow_for_ever() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 5):
        settings = remember(settings, recent(f"{number}.workshop"))
    assert len(settings.recent) == MOST_RECENT == 12
    assert settings.recent[0].path == "/작업/16.workshop"
    assert settings.recent[-1].path == "/작업/5.workshop"


def test_forgetting_leaves_the_others_alone() -> None:
    settings = remember(remember(Settings(theme="dark"), recent("a")), recent("b"))
    assert forget(settings, "/작업/a") == Settings(theme="dark", recent=(recent("b"),))
    assert forget(settings, "/작업/none") == settings


def test_what_is_saved_comes_back(file: SettingsFile) -> None:
    settings = Settings("en", "dark", "contrast", "EPSON|X|1", "eDP-1", (recent("a"),), "/작업/a")
    settings = replace(settings, transitions=False, sound=True, rehearses=True)
    settings = remember(settings, replace(recent("b"), held_on=None))
    file.save(settings)
    assert file.load() == settings
    assert [p.name for p in file.path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_the_defaults_serve(file: SettingsFile) -> None:
    assert file.load() == Settings()
    assert not file.path.parent.exists()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b'{"a": 1}x', b"[" * 100_000]
)
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(
    file: SettingsFile, damage: bytes
) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(damage)
    assert file.load() == Settings()
    assert file.path.with_name("settings.damaged.json").read_bytes() == damage
    file.save(Settings(language="ko"))
    assert file.load() == Settings(language="ko")


def test_a_folder_in_the_place_of_the_file_does_not_stop_the_start(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    assert file.load() == Settings()


def test_values_that_make_no_sense_are_left_out_one_by_one(file: SettingsFile) -> None:
    file.save(Settings(language="en", recent=(recent("a"),)))
    found = json.loads(file.path.read_text(encoding="utf-8"))
    found |= {
        "theme": "neon",
        "wall_theme": 3,
        "wall_screen": None,
        "transitions": 1,
        "from_a_later_version": [1],
    }
    found["recent"] += [
        None,
        {"path": ""},
        {"path": "/x", "stage": "unheard", "opened_at": "2024-12-05T13:30:00"},
        {"path": "/x", "stage": "closed", "opened_at": "tomorrow"},
        {"path": "/x", "stage": "closed", "held_on": 5, "opened_at": "2024-12-05T13:30:00"},
        {"path": "/x", "stage": ["closed"], "opened_at": "2024-12-05T13:30:00"},
    ]
    file.path.write_text(json.dumps(found), encoding="utf-8")
    assert file.load() == Settings(language="en", recent=(recent("a"),))


def test_a_failed_save_leaves_the_old_settings_whole(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.save(Settings(theme="dark"))

    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space)
    with pytest.raises(Trouble, match="settings_not_saved"):
        file.save(Settings(theme="light"))
    assert file.load() == Settings(theme="dark")
    assert [p.name for p in file.path.parent.iterdir()] == ["settings.json"]

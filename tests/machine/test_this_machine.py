"""The laptop as it is: its drives are looked at without opening the file."""

import os
from pathlib import Path

import pytest

from facilitator.machine.this_machine import ThisMachine


def test_a_file_is_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "워크숍 #1.workshop"
    file.write_bytes(b"x")
    facts = ThisMachine().look_at(file)
    assert facts is not None
    assert facts.free > 0 and facts.writable


def test_a_file_that_is_gone_is_not_reached(tmp_path: Path) -> None:
    assert ThisMachine().look_at(tmp_path / "없음.workshop") is None
    assert ThisMachine().look_at(tmp_path / "없는 폴더" / "a.workshop") is None


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="folders are never read-only there"
)
def test_a_folder_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.workshop"
    file.write_bytes(b"x")
    tmp_path.chmod(0o500)
    try:
        facts = ThisMachine().look_at(file)
    finally:
        tmp_path.chmod(0o700)
    assert facts is not None and not facts.writable


def test_power_is_read_or_there_is_none() -> None:
    power = ThisMachine().power()
    assert power is None or 0 <= power.percent <= 100

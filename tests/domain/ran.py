"""The day of the sample workshop, and sections that ran on it."""

from dataclasses import replace
from datetime import datetime, timedelta

from facilitator.domain.workshop import Workshop
from tests.sample import section_id

DAY = datetime(2024, 12, 5)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    """Give a moment of the day; hours from 24 on are the next day."""
    return DAY + timedelta(hours=hour, minutes=minute, seconds=second)


def run(workshop: Workshop, number: int, start: datetime, end: datetime | None = None) -> None:
    """Let a section have run, or run since its start."""
    section = workshop.section(section_id(number))
    assert section is not None
    workshop.put(replace(section, started_at=start, ended_at=end))

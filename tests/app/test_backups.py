"""Which backups are kept as time goes by."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from facilitator.app.backups import (
    PROTECTED,
    Backup,
    BackupReason,
    reason_words,
    to_delete,
    to_keep,
    too_much,
)

NOW = datetime(2025, 12, 5, 18, 30)
moments = st.datetimes(NOW - timedelta(days=800), NOW).map(lambda at: at.replace(microsecond=0))
many = st.lists(moments, max_size=60)


def ago(**gone: float) -> datetime:
    return NOW - timedelta(**gone)


def backup(
    made_at: datetime, reason: BackupReason = BackupReason.TIMED, size: int = 1, of: str = "a"
) -> Backup:
    return Backup(Path(f"{made_at} {reason}"), made_at, reason, size, "", 1, Path(of))


def test_all_of_the_last_two_hours_are_kept() -> None:
    made = [ago(minutes=10 * n) for n in range(13)]
    assert to_keep(made, NOW) == set(made)


def test_then_one_an_hour_one_a_day_and_one_a_month() -> None:
    at = [datetime(2025, 12, 5, 9, minute) for minute in (0, 10, 50)]
    days = [datetime(2025, 11, 20, hour) for hour in (9, 12, 17)]
    months = [datetime(2025, 6, day) for day in (3, 20)]
    kept = to_keep([*at, *days, *months, NOW], NOW)
    assert kept == {at[-1], days[-1], months[-1], NOW}


def test_after_a_year_only_the_newest_is_left() -> None:
    made = [ago(days=500), ago(days=400), ago(days=399)]
    assert to_keep(made, NOW) == {ago(days=399)}


def test_none_of_none() -> None:
    assert to_keep([], NOW) == set()


@given(many)
def test_the_newest_is_always_kept(made: list[datetime]) -> None:
    kept = to_keep(made, NOW)
    assert kept <= set(made)
    assert not made or max(made) in kept


@given(many, st.timedeltas(timedelta(0), timedelta(days=700)))
def test_thinning_in_between_loses_nothing_that_is_kept_later(
    made: list[datetime], later: timedelta
) -> None:
    at_once = to_keep(made, NOW + later)
    assert to_keep(list(to_keep(made, NOW)), NOW + later) == at_once


@given(many)
def test_there_are_never_many_but_of_the_last_two_hours(made: list[datetime]) -> None:
    older = [at for at in to_keep(made, NOW) if NOW - at > timedelta(hours=2)]
    assert len(older) <= 48 + 32 + 13 + 1


@given(moments)
def test_a_clock_that_was_set_back_thins_out_alike(at: datetime) -> None:
    ahead = NOW + (NOW - at)
    made = [ahead + timedelta(seconds=n) for n in range(5)]
    assert max(made) in to_keep(made, NOW)


def test_before_what_cannot_be_undone_it_stays_a_month() -> None:
    for reason in PROTECTED:
        close = [backup(ago(days=9, minutes=n), r) for n, r in ((5, reason), (0, TIMED))]
        assert to_delete([*close, backup(NOW)], NOW) == []
        old = [backup(ago(days=39, minutes=n), r) for n, r in ((5, reason), (0, TIMED))]
        assert to_delete([*old, backup(NOW)], NOW) == [old[0]]


TIMED = BackupReason.TIMED


def test_too_large_together_the_oldest_go_and_the_newest_stays() -> None:
    made = [backup(ago(minutes=n), size=10) for n in range(5)]
    assert to_delete(made, NOW, most_bytes=35) == [made[4], made[3]]
    assert to_delete(made, NOW, most_bytes=1) == [made[4], made[3], made[2], made[1]]


def test_too_large_together_the_protected_go_last() -> None:
    first = backup(ago(minutes=50), BackupReason.MIGRATION, 10)
    made = [first, backup(ago(minutes=40), size=10), backup(NOW, size=10)]
    assert too_much(made, 20) == [made[1]]


def test_the_newest_of_every_file_stays_however_large_all_are() -> None:
    made = [backup(ago(days=n), size=10, of=of) for n in range(3) for of in ("a", "b")]
    gone = too_much(made, 0)
    assert {b.made_at for b in made if b not in gone} == {NOW}
    assert len(gone) == 4


@given(st.lists(st.builds(backup, moments, st.sampled_from(BackupReason), st.integers(0, 9))))
def test_what_is_left_fits_or_is_the_newest(made: list[Backup]) -> None:
    gone = {id(b) for b in to_delete(made, NOW, most_bytes=20)}
    left = [b for b in made if id(b) not in gone]
    assert sum(b.size for b in left) <= 20 or len(left) == 1
    assert not made or max(b.made_at for b in made) in {b.made_at for b in left}


def test_every_reason_has_its_words() -> None:
    tell: Callable[[BackupReason], str] = reason_words
    assert len({tell(reason) for reason in BackupReason}) == len(BackupReason)

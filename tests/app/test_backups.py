"""Which backups are kept as time goes by."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.app.backups import (
    PROTECTED,
    Backup,
    BackupReason,
    newest_first,
    reason_words,
    to_delete,
    to_keep,
    too_much,
)

NOW = datetime(2025, 12, 5, 18, 30)
moments = st.datetimes(NOW - timedelta(days=800), NOW).map(lambda at: at.replace(microsecond=0))
many = st.lists(moments, max_size=60).map(lambda made: sorted(made, reverse=True))
jumping = st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)), max_size=12)


def ago(**gone: float) -> datetime:
    return NOW - timedelta(**gone)


def backup(
    made_at: datetime,
    reason: BackupReason = BackupReason.TIMED,
    size: int = 1,
    of: str = "a",
    turn: int = 0,
) -> Backup:
    path = Path(f"{made_at} {reason} {turn}")
    return Backup(path, made_at, reason, size, "", 1, Path(of), turn)


def worked_on(clock: Sequence[datetime], reason: BackupReason = BackupReason.TIMED) -> list[Backup]:
    """Make and thin out backups as the clock tells."""
    left: list[Backup] = []
    for turn, now in enumerate(clock, 1):
        left.append(backup(now, reason, turn=turn))
        gone = to_delete(left, now)
        left = [each for each in left if each not in gone]
    return left


def test_all_of_the_last_two_hours_are_kept() -> None:
    made = [ago(minutes=10 * n) for n in range(13)]
    assert to_keep(made, NOW) == set(made)


def test_then_one_an_hour_one_a_day_and_one_a_month() -> None:
    at = [datetime(2025, 12, 5, 9, minute) for minute in (0, 10, 50)]
    days = [datetime(2025, 11, 20, hour) for hour in (9, 12, 17)]
    months = [datetime(2025, 6, day) for day in (3, 20)]
    every_day = [datetime(2025, 6, 3) + timedelta(days=n) for n in range(185)]
    made = sorted((*at, *days, *months, *every_day, NOW), reverse=True)
    kept = to_keep(made, NOW)
    assert {at[-1], days[-1], NOW} <= kept
    assert not kept & {at[0], at[1], days[0], days[1], *months}
    assert {each for each in kept if each.month == 6} == {datetime(2025, 6, 30)}
    assert {each.day for each in kept if each.month == 11} == set(range(5, 31))


def test_what_was_made_before_a_long_pause_is_still_there_after_it() -> None:
    made = [ago(days=399), ago(days=400), ago(days=500)]
    assert to_keep(made, NOW) == set(made)


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
    kept = sorted(to_keep(made, NOW), reverse=True)
    assert to_keep(kept, NOW + later) >= at_once


@given(many)
def test_there_are_never_many_but_of_the_last_two_hours(made: list[datetime]) -> None:
    older = [at for at in to_keep(made, NOW) if NOW - at > timedelta(hours=2)]
    assert len(older) <= 48 + 32 + 27 + 1


# -- clocks that jump ----------------------------------------------------------------------------


@given(jumping)
def test_whatever_the_clock_says_the_last_one_made_stays(clock: list[datetime]) -> None:
    left = worked_on(clock)
    assert not clock or newest_first(left)[0].turn == len(clock)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)), st.integers(0, 39))
def test_a_clock_that_is_wrong_once_costs_no_more_than_a_day_going_by(
    wrong: datetime, at: int
) -> None:
    assume(abs(wrong - NOW) > timedelta(days=60))
    right = [NOW - timedelta(hours=1) * n for n in range(40, 0, -1)]
    left = {b.made_at for b in worked_on([*right[:at], wrong, *right[at:], NOW])}
    assert left >= to_keep([NOW, *reversed(right)], NOW + timedelta(days=1))
    assert len(left) > 20


@given(jumping, st.sampled_from(sorted(PROTECTED)))
def test_no_clock_takes_what_was_made_before_something_that_cannot_be_undone(
    clock: list[datetime], reason: BackupReason
) -> None:
    assert len(worked_on(clock, reason)) == len(clock)


def test_what_lies_in_the_future_stays() -> None:
    ahead = [NOW + timedelta(minutes=n) for n in range(90, 0, -1)]
    assert to_keep([NOW, *ahead], NOW) == {NOW, *ahead}


def test_after_the_clock_went_back_the_last_one_made_comes_first() -> None:
    first, second = backup(NOW, turn=1), backup(ago(days=6000), turn=2)
    assert newest_first([first, second]) == [second, first]


def test_a_spoilt_one_comes_last_and_stands_for_none() -> None:
    spoilt = replace(backup(NOW, turn=2), is_whole=False)
    other = backup(ago(minutes=1), turn=1)
    assert newest_first([spoilt, other]) == [other, spoilt]
    assert too_much([spoilt, other], 1) == [spoilt]


# -- what goes -----------------------------------------------------------------------------------


def test_before_what_cannot_be_undone_it_stays_a_month() -> None:
    for reason in PROTECTED:
        days = [backup(ago(days=n)) for n in range(39)]
        close = [backup(ago(days=9, minutes=n), r) for n, r in ((5, reason), (1, TIMED))]
        assert close[0] not in to_delete([*days, *close], NOW)
        old = [backup(ago(days=38, minutes=n), r) for n, r in ((5, reason), (1, TIMED))]
        assert old[0] in to_delete([*days, *old], NOW)


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


def test_the_newest_of_every_workshop_stays_also_where_its_notes_are_lost() -> None:
    shelves = [Path("a"), Path("b"), Path("c")]
    made = [replace(backup(NOW, size=10, of=""), path=shelf / "x") for shelf in shelves]
    assert too_much(made, 0) == []


def test_of_all_workshops_the_one_with_the_most_backups_gives_first() -> None:
    one = [replace(b, path=Path("a") / b.path) for b in (backup(ago(days=900)), backup(NOW))]
    many = [replace(backup(ago(days=n)), path=Path("b") / str(n)) for n in range(5)]
    assert too_much([*one, *many], 5) == [many[4], many[3]]


@given(st.lists(st.builds(backup, moments, st.sampled_from(BackupReason), st.integers(0, 9))))
def test_what_is_left_fits_or_is_the_newest(made: list[Backup]) -> None:
    gone = {id(b) for b in to_delete(made, NOW, most_bytes=20)}
    left = [b for b in made if id(b) not in gone]
    assert sum(b.size for b in left) <= 20 or len(left) == 1
    assert not made or max(b.made_at for b in made) in {b.made_at for b in left}


def test_every_reason_has_its_words() -> None:
    tell: Callable[[BackupReason], str] = reason_words
    assert len({tell(reason) for reason in BackupReason}) == len(BackupReason)

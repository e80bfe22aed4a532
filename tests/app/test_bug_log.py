"""The log tells where a bug happened, and nothing that anybody typed."""

import json
import stat
from datetime import date

import pytest

from facilitator.app.bug_log import write_bug
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import NoteKind

SECRET = "김주무관의 사정"


def _fail(secret: str) -> None:
    try:
        date.fromisoformat(secret)
    except ValueError as error:
        raise KeyError(secret) from error


def logged(bug: Exception) -> str:
    return write_bug(bug).read_text(encoding="utf-8")


def caught(secret: str) -> Exception:
    try:
        _fail(secret)
    except KeyError as error:
        return error
    raise AssertionError


def test_it_tells_where_it_happened_and_why() -> None:
    told = logged(caught("x"))
    assert "in _fail" in told
    assert "builtins.KeyError" in told
    assert "builtins.ValueError: Invalid isoformat string: …" in told
    assert "direct cause" in told


@pytest.mark.parametrize("secret", [SECRET, "plain words 'and \"quotes", f"{SECRET}\n둘째 줄"])
def test_nothing_that_was_typed_stands_in_it(secret: str) -> None:
    bugs: list[Exception] = [caught(secret), RuleBroken("center_name_taken", name=secret)]
    for make in (NoteKind, int, json.loads):
        with pytest.raises(ValueError) as failed:
            make(secret)
        bugs.append(failed.value)
    for bug in bugs:
        told = logged(bug)
        assert secret not in told
        assert SECRET not in told
        assert "plain words" not in told


def test_only_its_owner_can_read_it() -> None:
    path = write_bug(caught("x"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700

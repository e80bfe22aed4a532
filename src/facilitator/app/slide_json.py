"""A slide as text and back, so that a held wall is the same after a restart."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from facilitator.app.slides import Slide

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Slide)}


def slide_to_json(slide: Slide) -> str:
    """Write a slide as JSON: its kind and its fields."""
    made = {"slide": type(slide).__name__, **_plain_fields(slide)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


# The slide that is held is asked for at every second and every change.
@lru_cache(maxsize=1)
def slide_from_json(text: str) -> Slide:
    """Read what `slide_to_json` wrote. Raises ValueError for anything else."""
    try:
        found = json.loads(text)
        slide: Slide = _made(_KINDS[found.pop("slide")], found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no slide") from error
    return slide


def _plain_fields(value: Any) -> dict[str, object]:
    return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}


def _plain(value: object) -> object:
    if is_dataclass(value):
        return _plain_fields(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(kind: type[Any], found: dict[str, object]) -> Any:
    hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
    return kind(**{name: _read(hints[name], value) for name, value in found.items()})


def _read(hint: Any, value: Any) -> Any:
    """Make a value of its annotation. Raises ValueError, KeyError or TypeError."""
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if not isinstance(value, list):
            raise TypeError(hint)
        if kinds[-1] is Ellipsis:
            return tuple(_read(kinds[0], each) for each in value)
        return tuple(_read(kind, each) for kind, each in zip(kinds, value, strict=True))
    if is_dataclass(hint):
        return _made(hint, value)  # type: ignore[arg-type]  # a class, not one of its values
    if hint in (date, time):
        return hint.fromisoformat(value)
    if issubclass(hint, StrEnum):
        return hint(value)
    if type(value) is not hint:
        raise TypeError(hint)
    return value

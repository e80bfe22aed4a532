"""Where a text that must go is quoted: on the wall, in its log, and elsewhere."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from facilitator.domain.entities import Draft, Entity, Live, Shown
from facilitator.domain.terms import SlideKind, WallMode

_SHORTEST = 2  # a single letter stands in every other line
_LIKE = 8  # what begins with as many same letters was typed for the same


class Wordings:
    """Texts that must not be found anywhere; a line that holds one of them quotes it."""

    def __init__(self, texts: Iterable[str]) -> None:
        tidy = {text.strip() for text in texts}
        tidy |= {" ".join(text.split()) for text in tidy}  # as a line of the wall has it
        self.texts = tuple(sorted(text for text in tidy if len(text) >= _SHORTEST))
        written = (json.dumps(text, ensure_ascii=False)[1:-1] for text in self.texts)
        self._written = tuple(dict.fromkeys((*self.texts, *written)))
        self._known: dict[str, bool] = {}

    def are_in(self, text: str) -> bool:
        """Tell whether a text quotes one of them, as it is or as JSON writes it."""
        if not text:
            return False
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = any(each in text for each in self._written)
        return found

    def are_begun_in(self, text: str) -> bool:
        """Tell whether a text is a piece of one of them as somebody was typing it.

        Its last letter may have been on the way to another one, and its end was reworded since.
        """
        piece = text.strip()
        if len(piece) < _SHORTEST:
            return False
        alike = min(max(_SHORTEST, len(piece) - 1), _LIKE)
        return any(each[:alike] == piece[:alike] for each in self.texts)

    def are_half_typed_in(self, draft: Draft) -> bool:
        """Tell whether half-typed text quotes one of them, or was becoming one."""
        return self.are_said_by(draft) or any(map(self.are_begun_in, said(draft)))

    def are_said_by(self, entity: Entity) -> bool:
        """Tell whether a field of an entity quotes one of them."""
        return any(self.are_in(text) for text in said(entity))


def said(entity: Entity) -> Iterator[str]:
    """List the texts that somebody typed into an entity."""
    for field in fields(entity):
        value = getattr(entity, field.name)
        if field.type is str and field.name != "id" and value:
            yield value


def without_quotes(line: Shown, hidden: Wordings) -> Shown:
    """Keep a line of the wall's log without what it quotes."""
    return replace(
        line,
        title="" if hidden.are_in(line.title) else line.title,
        message="" if hidden.are_in(line.message) else line.message,
    )


def let_go(live: Live) -> Live:
    """Take a held slide off the wall: the room sees the holding slide, and not the console."""
    if not live.held:
        return live
    return replace(
        live,
        held="",
        held_section=None,
        held_project=None,
        held_slide=SlideKind.WELCOME,
        held_page=0,
        wall=WallMode.HOLDING if live.wall is WallMode.SHOWN else live.wall,
    )

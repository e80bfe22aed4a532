"""Where a text that must go is quoted: on the wall, in its log, and elsewhere."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from facilitator.domain.entities import Entity, Live, Shown
from facilitator.domain.terms import SlideKind, WallMode

_SHORTEST = 2  # a single letter stands in every other line


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

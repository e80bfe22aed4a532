"""Versions of a document under a name, and what the report page remembers across workshops."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facilitator.app.report_choices import (
    USUAL,
    Document,
    ReportChoices,
    choices_from_json,
    formats_of,
)
from facilitator.domain.text import one_line

INTERNAL, PUBLIC = ":internal", ":public"
READY = (INTERNAL, PUBLIC)
LONGEST_NAME = 30
MOST_VERSIONS = 40


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """Choices that the user gave a name; they hold no logo and no single center."""

    name: str
    choices: ReportChoices


@dataclass(frozen=True, slots=True)
class ReportMemory:
    """The choices as they stand, the version they came from, the user's own versions, the format.

    `version` is INTERNAL, PUBLIC or the name of one of the user's own.
    """

    choices: ReportChoices = USUAL
    version: str = INTERNAL
    versions: tuple[ReportVersion, ...] = ()
    ending: str = "pdf"


def chosen_version(memory: ReportMemory, version: str) -> ReportMemory:
    """Go over to a version; logo, language and a fitting document stay as they are."""
    return replace(memory, version=version, choices=_choices_of(memory, version))


def is_changed(memory: ReportMemory) -> bool:
    """Tell whether the choices are others by now than those of the version."""
    return memory.choices != _choices_of(memory, memory.version)


def kept_version(memory: ReportMemory, name: str) -> ReportMemory:
    """Keep the choices as they stand under a name; what had the name before is replaced."""
    made = ReportVersion(name, replace(memory.choices, logo=None, center=None))
    others = tuple(v for v in memory.versions if v.name != name)
    places = [v.name for v in memory.versions]
    at = places.index(name) if name in places else len(others)
    return replace(memory, version=name, versions=(*others[:at], made, *others[at:]))


def renamed_version(memory: ReportMemory, name: str) -> ReportMemory:
    """Give the version in force another name."""
    renamed = (replace(v, name=name) if v.name == memory.version else v for v in memory.versions)
    return replace(memory, version=name, versions=tuple(renamed))


def without_version(memory: ReportMemory) -> ReportMemory:
    """Forget the version in force; the choices stay as they are."""
    left = tuple(v for v in memory.versions if v.name != memory.version)
    return replace(memory, version=INTERNAL, versions=left)


def version_name(text: str) -> str:
    """Make a name of what was typed; "" where nothing is left of it."""
    return one_line(text)[:LONGEST_NAME].strip().lstrip(":").strip()


def memory_from_json(told: object) -> ReportMemory:
    """Read what was remembered; what cannot be read is as usual."""
    if not isinstance(told, Mapping):
        return ReportMemory()
    usual = ReportMemory()
    listed, choices = told.get("versions"), told.get("choices")
    found = [_version(each) for each in listed] if isinstance(listed, list) else []
    own = {each.name: each for each in found if each is not None}
    version, ending = told.get("version"), told.get("ending")
    return ReportMemory(
        choices=choices_from_json(choices) if isinstance(choices, Mapping) else usual.choices,
        version=version if isinstance(version, str) and version in {*READY, *own} else INTERNAL,
        versions=tuple(own.values())[:MOST_VERSIONS],
        ending=ending if ending in formats_of(Document.RESULT) else usual.ending,
    )


def _choices_of(memory: ReportMemory, version: str) -> ReportChoices:
    now = memory.choices
    own = next((v.choices for v in memory.versions if v.name == version), None)
    if own is not None:
        center = now.center if own.document is now.document else None
        return replace(own, logo=now.logo, center=center)
    if version == PUBLIC:
        return replace(
            now,
            document=_public(now.document),
            parts=USUAL.parts,
            notes=False,
            names=False,
            masked=True,
        )
    return replace(now, parts=USUAL.parts, notes=True, names=True, masked=False)


def _public(document: Document) -> Document:
    """The running order holds the private notes: nothing public is made of it."""
    return Document.RESULT if document is Document.RUNNING_ORDER else document


def _version(told: object) -> ReportVersion | None:
    if not isinstance(told, Mapping) or not isinstance(told.get("choices"), Mapping):
        return None
    name = told.get("name")
    name = version_name(name) if isinstance(name, str) else ""
    if not name:
        return None
    return ReportVersion(name, replace(choices_from_json(told["choices"]), logo=None, center=None))

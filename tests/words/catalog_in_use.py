"""Every text that the source tells, found in the source itself."""

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import facilitator
from facilitator.app.book import PROBLEMS, BookHeading, BookPart
from facilitator.domain.entities import ENTITY_TYPES
from facilitator.paths import resource
from facilitator.words.checks import ADVICE, CHECKS
from facilitator.words.fields import FIELDS, KINDS
from facilitator.words.findings import FINDINGS
from facilitator.words.messages import SENTENCES
from facilitator.words.terms import ENGLISH

SOURCE = Path(facilitator.__file__).parent


@cache
def korean() -> dict[str, str]:
    """Give the whole Korean catalog."""
    texts: dict[str, str] = {}
    for part in sorted(resource("i18n", "ko").glob("*.json")):
        texts.update(json.loads(part.read_text(encoding="utf-8")))
    return texts


def doubled() -> list[str]:
    """List the keys that stand in two files with two meanings."""
    seen: dict[str, str] = {}
    found = []
    for part in sorted(resource("i18n", "ko").glob("*.json")):
        for key, text in json.loads(part.read_text(encoding="utf-8")).items():
            if seen.setdefault(key, text) != text:
                found.append(key)
    return found


@cache
def trees() -> dict[Path, ast.Module]:
    return {p: ast.parse(p.read_text(encoding="utf-8")) for p in sorted(SOURCE.rglob("*.py"))}


def told() -> Iterator[tuple[str, str, set[str]]]:
    """Find every literal `tr`: where it stands, its key, the gaps that it fills."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "tr":
                continue
            words = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if words and words[0] == getattr(node.args[0], "value", None):
                text, context = str(words[0]), str(words[1]) if len(words) > 1 else ""
                key = f"{context}|{text}" if context else text
                where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                yield where, key, {k.arg for k in node.keywords if k.arg}


def literals() -> set[str]:
    """Give every string constant of the source: texts that are told from a table stand there."""
    return {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def from_tables() -> set[str]:
    """Give the keys that are told from the tables of words."""
    keys = {*SENTENCES.values(), *FINDINGS.values(), *PROBLEMS.values()}
    keys.update((*CHECKS.values(), *ADVICE.values()))
    keys.update(f"{name}|{value}" for name, values in ENGLISH.items() for value in values)
    keys.update(f"{type(each).__name__}|{each.value}" for each in (*BookPart, *BookHeading))
    keys.update(f"Entity|{kind}" for kind in KINDS)
    keys.update(f"{ENTITY_TYPES[kind].__name__}|{name}" for kind in FIELDS for name in FIELDS[kind])
    return keys


def gaps(text: str) -> set[str]:
    """Name the gaps of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}

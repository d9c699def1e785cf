"""For whom a pseudonym stands: asked by who has the database and its key, one pseudonym at a time, and written down.

There is no list of all of them, and no list of what one person told: see docs/harm.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export._privacy import Privacy
from dateline.export.pseudonyms import PSEUDONYM, Pseudonyms
from dateline.model import InputError, MissingError, Reading
from dateline.store import Store

from .dossiers import dossiers_of
from .judge import user_name
from .keys import key_at, key_file


@dataclass(frozen=True, slots=True)
class Person:
    """For whom a pseudonym stands: her class ("a medic"), and her name in the spellings of the reports."""

    pseudonym: str
    label: str
    names: tuple[str, ...]


def who_is(
    store: Store, pseudonyms: Iterable[str], *, keyed: str | None = None, incident: str | None = None, by: str = ""
) -> list[Person]:
    """For whom these pseudonyms stand, in their order; the look is noted in the audit before it is answered.

    All incidents are asked, or one, which is quick. Raises InputError where one is no pseudonym, MissingError where one
    is nobody's here under this key, StoreError where there is no key or the audit cannot be written.
    """
    asked = list(dict.fromkeys(each.strip().lower() for each in pseudonyms))
    if wrong := [each for each in asked if not PSEUDONYM.fullmatch(each)]:
        raise InputError(f"{wrong[0]!r} is no pseudonym: they look like p-4k7q2x9d")
    path = key_file(store.path, keyed)
    key = key_at(path, create=False)
    if key is None:
        raise InputError(f"{path}: there is no key here, and without it nobody can tell who is meant (--key-file)")
    where = f" in {incident}" if incident else ""
    store.note_seen(by or user_name(), "pseudonyms", f"asked who is {', '.join(asked)}{where}")
    found: dict[str, tuple[str, list[str]]] = {}
    made = (Pseudonyms(key), Pseudonyms(key, linked=False))
    for reading in _readings(store, incident):
        for each in made:
            for code, label, name in Privacy(reading, each).persons.everyone():
                if code in asked:
                    found.setdefault(code, (label, []))[1].append(name)
    if lacking := [each for each in asked if each not in found]:
        raise MissingError(
            f"{', '.join(lacking)}: nobody in this database{where} has this pseudonym under the key of {path}"
        )
    return [Person(each, found[each][0], tuple(sorted(set(found[each][1])))) for each in asked]


def _readings(store: Store, incident: str | None) -> Iterator[Reading]:
    rows = [store.fused_of(incident)] if incident else store.fused()
    # what was rejected may have been published before
    yield from dossiers_of(store, (dataclasses.replace(row, verdict=None) for row in rows))
    if incident is None:
        yield from store.readings()  # exports of single reports

"""A brief that leaves the store by a person's hand: with pseudonyms outside, with a note of it inside."""

from __future__ import annotations

import datetime as dt

from dateline.export.pseudonyms import Pseudonyms
from dateline.knowledge.gazetteer import gazetteer
from dateline.model import StoreError
from dateline.model.brief import DayBrief
from dateline.run.judge import user_name
from dateline.run.keys import key_at
from dateline.run.keys import key_file as place_of_key
from dateline.store import Store

from .asked import box_of
from .build import day_brief


def brief_for(
    store: Store, day: str, *, days: int, area: str, public: bool, today: dt.date, key_file: str | None = None
) -> tuple[DayBrief, list[str]]:
    """The brief, and what the person who makes it should be told.

    Masked persons have the pseudonyms of the store's exports where these made a key; a brief makes none, and then they
    are told by their class alone. An internal brief is noted in the store's audit.
    """
    notes: list[str] = []
    key = key_at(place_of_key(store.path, key_file), create=False) if public else None
    if public and key_file and key is None:
        raise StoreError(f"{key_file}: there is no key of pseudonyms; an export makes one")
    found = day_brief(
        store, day, days=days, area=area, public=public, today=today, pseudonyms=Pseudonyms(key) if key else None
    )
    if not public:
        try:
            store.note_seen(user_name(), "brief", f"internal brief of {found.days}, {found.area or 'everywhere'}")
        except StoreError as error:
            notes.append(f"this internal brief could not be noted ({error})")
    if not _is_known(area) and not (found.areas or found.late or found.changes):
        notes.append(
            f"no place of the name {area.strip()!r} is known, nor does anything of these days lie in one: "
            "is it spelled right?"
        )
    return found, notes


def _is_known(area: str) -> bool:
    """Whether an area is everywhere, a box, or a name that the gazetteer has, in any spelling."""
    return not area.strip() or box_of(area) is not None or bool(gazetteer().find(area, loose=False))

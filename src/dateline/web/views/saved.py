"""Filters of the desk under a name."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

import msgspec

from dateline.model import InputError
from dateline.store import Store
from dateline.web.who import Who


class SaveFilter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Filters to be kept: `query` as it stands in an address ("since=2016&kind=Battles"), for all where `shared`."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    query: Annotated[str, msgspec.Meta(max_length=2000)]
    shared: bool = False

    @property
    def named(self) -> str:
        """The name on one line; raises InputError where nothing is left of it."""
        if not (name := " ".join(self.name.split())):
            raise InputError("give the filters a name")
        return name

    @property
    def asked(self) -> str:
        """The query, written in one way. It is only ever put behind a "?"."""
        return urlencode(parse_qsl(self.query.removeprefix("?")))


class SavedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A saved filter; `own` is false of a shared one, `mine` true where who asks may delete it."""

    number: int
    name: str
    query: str
    own: bool
    by: str
    mine: bool


class SavedFilters(msgspec.Struct, frozen=True, kw_only=True):
    """The filters that a person has, her own first, by name."""

    filters: tuple[SavedRow, ...]

    @classmethod
    def of(cls, store: Store, who: Who) -> SavedFilters:
        """Those of who asks, and the shared ones."""
        return cls(
            filters=tuple(
                SavedRow(
                    number=each.number, name=each.name, query=each.query, own=each.owner is not None, by=each.by,
                    mine=each.by == who.name or who.may("adjudicator"),
                )
                for each in store.saved_filters(who.name)
            )
        )  # fmt: skip

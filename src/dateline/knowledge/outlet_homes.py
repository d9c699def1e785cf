"""Where outlets are at home (`outlet_homes.csv`): a regional paper's towns are those of its region."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from .actor_tables import rows


@dataclass(frozen=True, slots=True)
class OutletHome:
    """The ISO code of an outlet's country, and the admin-1 and city of a regional one (English names), else None."""

    country: str
    admin1: str | None
    city: str | None


@functools.lru_cache(maxsize=1)
def _table() -> dict[str, OutletHome]:
    return {
        row["host"]: OutletHome(row["country"], row["admin1"] or None, row["city"] or None)
        for row in rows("outlet_homes.csv", "host", "country", "basis")
    }


def outlet_home(host: str) -> OutletHome | None:
    """The home of the outlet that publishes under a host ("www.dispatch.com"); None where the table lacks it."""
    parts = host.lower().split(".")
    for first in range(len(parts) - 1):
        if (home := _table().get(".".join(parts[first:]))) is not None:
            return home
    return None

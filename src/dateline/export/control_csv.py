"""CSV of who held what: a row per spell of a place, with the claims that bear it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.model.control import ControlClaim, PlaceControl, Spell

from ._items import OnSkip, short
from ._text import csv_line
from .csv import BOM
from .protect import CONTROL_DELAY_DAYS, coarse_point

COLUMNS = (
    "place", "place_id", "lat", "lon", "uncertainty_km", "admin1", "country", "from", "to", "last_confirmed",
    "holder", "holder_id", "status", "besieged", "probability", "n_claims", "sources", "against", "note", "evidence",
    "evidence_against", "documents",
)  # fmt: skip
#: So many quotes stand in a cell.
_QUOTES = 5


def export(
    found: Iterable[PlaceControl],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = CONTROL_DELAY_DAYS,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A header and a row per spell and brief loss. UTF-8 with a byte order mark, LF.

    With `public` spells end `delay_days` before `today` (30 at least) and points lie on the public grid; claims must
    have been masked before (see `run.control.export_control`). A spell that goes on has no last day.
    """
    yield BOM + csv_line(COLUMNS)
    last = (today - dt.timedelta(days=max(delay_days, CONTROL_DELAY_DAYS))).isoformat() if public else None
    for place in found:
        for spell in (*place.spells, *place.brief):
            if last is not None and spell.start > last:
                if on_skip:
                    on_skip(f"{place.id} {spell.start}", f"younger than {max(delay_days, CONTROL_DELAY_DAYS)} days")
                continue
            yield csv_line(_row(place, spell, public, last))


def _row(found: PlaceControl, spell: Spell, public: bool, last: str | None) -> tuple[object, ...]:
    place = found.place
    point = coarse_point(place) if public else {name: getattr(place, name) for name in _POINT}
    pro, con = ([found.claims[n] for n in numbers] for numbers in (spell.claims, spell.against))
    end = spell.end if last is None or spell.end is None or spell.end <= last else None
    return (
        place.name,
        point["place_id"],
        point["lat"],
        point["lon"],
        point["uncertainty_km"],
        place.admin1,
        place.country,
        spell.start,
        end,
        spell.confirmed_by(last) if last else spell.last_confirmed,
        spell.holder.name if spell.holder else None,
        spell.holder.actor_id if spell.holder else None,
        spell.status,
        "yes" if spell.besieged else None,
        spell.probability,
        len(pro),
        spell.sources,
        len(con),
        spell.note,
        _evidence(pro),
        _evidence(con),
        "; ".join(dict.fromkeys(claim.document for claim in (*pro, *con))),
    )


_POINT = ("place_id", "lat", "lon", "uncertainty_km")


def _evidence(claims: Iterable[ControlClaim]) -> str:
    """ "2016-04-19 the monitor: <quote>", with " | " between."""
    told = [
        f"{claim.start} {', '.join((*claim.by, *(f'{name} (denies)' for name in claim.denied_by)))}"
        + (f" (of the whole of {claim.said_of})" if claim.said_of else "")
        + (f": {short(claim.quote.quote, 200)}" if claim.quote else "")
        for claim in claims
    ]
    more = [f"and {len(told) - _QUOTES} more"] if len(told) > _QUOTES else []
    return " | ".join([*dict.fromkeys(told)][:_QUOTES] + more)

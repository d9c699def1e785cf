"""The index as a viewer sees it: what is old enough, on the coarse grid, without names that may be a person's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dateline.export.points import COARSE_GRID
from dateline.knowledge.actors import registry
from dateline.knowledge.outlets import outlets_called

from .load import ordinal, x_of, y_of
from .rows import REVIEWS, Bools, Rows

#: A cell of the grid.
_KM = round(COARSE_GRID * 111.2, 1)


def public_rows(rows: Rows, last_day: str) -> Rows:
    """The incidents of which the last day is known and not after `last_day`, and that are not rejected.

    Points stand on the coarse grid, and nowhere where no gazetteer has the place.
    """
    told = rows["closed"] & (rows["last"] <= ordinal(last_day))
    told &= rows["review"] != REVIEWS.index("rejected")
    lat, lon = (
        np.where(
            told_places(rows)[rows["place"]], np.round(np.round(rows[name] / COARSE_GRID) * COARSE_GRID, 2), np.nan
        )
        for name in ("lat", "lon")
    )
    coarse = {
        "lat": lat,
        "lon": lon,
        "x": x_of(lon),
        "y": y_of(lat),
        "uncertainty": np.maximum(rows["uncertainty"], _KM),
    }
    return replace(rows, columns={**rows.columns, **coarse}, alive=rows.alive & told, kept={}, public=True)


def told_actors(rows: Rows) -> Bools:
    """Of each actor's name whether a viewer may read it in a list of names."""
    return np.array([registry().get(own) is not None for _, _, own in rows.tables.actors.names], bool)


def told_sources(rows: Rows) -> Bools:
    """The same of outlets and quoted sources."""
    return np.array([bool(outlets_called(name)) for name, _ in rows.tables.sources.names], bool)


def told_places(rows: Rows) -> Bools:
    """The same of places: the gazetteer has it, under an id or, as quarters of a city, with a point alone."""
    told = np.array([own is not None for _, own, _, _ in rows.tables.places.names], bool)
    told[rows["place"][np.isfinite(rows["lat"])]] = True
    return told

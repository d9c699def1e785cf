"""Countries that a report is likely about before its place names are read: its outlet's, and its actors' theatres."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

from dateline.knowledge.actors import registry
from dateline.knowledge.demonyms import countries
from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.outlet_homes import outlet_home
from dateline.model import Annotated

from .places_candidates import candidates

#: How many place names the outlet's country is worth, and each known actor's theatre.
_OUTLET, _ACTOR = 1.0, 0.5
#: An actor at home in more countries than this says little of where the report is.
_MOST_THEATRES = 3
_HOST = re.compile(r"^(?:[\w-]+\.)+([a-z]{2})$")
#: Country codes sold to all the world ("bit.ly", "twitch.tv", "t.co"), which tell no country.
_SOLD = frozenset("ac ai am bz cc cd co dj eu fm gg io la ly me ms nu pw sc sh st su tk to tv vc vg ws".split())


def home_of(annotated: Annotated) -> dict[str, float]:
    """ISO codes with weights, in place names; empty where neither the outlet nor an actor tells.

    "lancashirepost.co.uk" writes of the Lancaster in England; a report with ISAF in it is about Afghanistan.
    """
    weights: dict[str, float] = defaultdict(float)
    document = annotated.article.document
    if iso := outlet_country(document.outlet) or outlet_country(document.url):
        weights[iso] += _OUTLET
    known = registry()
    for actor in sorted({mention.candidates[0] for mention in annotated.actors if mention.candidates}):
        row = known.get(actor)
        if row is None or row.service or "*" in row.countries or len(row.countries) > _MOST_THEATRES:
            continue
        for iso in row.countries:
            weights[iso] += _ACTOR / len(row.countries)
    return dict(weights)


def home_town(annotated: Annotated) -> Entry | None:
    """The town of a regional paper, as if the report named it: its "Springfield" is the one nearby."""
    home = outlet_home(_host(annotated.article.document.outlet)) or outlet_home(_host(annotated.article.document.url))
    if home is None or home.city is None:
        return None
    towns = [e for e in candidates(home.city, "city") if e.country == home.country and e.admin1 == home.admin1]
    return max(towns, key=lambda e: (e.population, -e.row), default=None)


def outlet_country(address: str | None) -> str | None:
    """The ISO code of an outlet's country, by the table of outlets or its domain ("news.example.co.uk": GB)."""
    host = _host(address)
    if (home := outlet_home(host)) is not None:
        return home.country
    match = _HOST.match(host)
    if match is None or match.group(1) in _SOLD:
        return None
    code = {"uk": "GB"}.get(match.group(1), match.group(1).upper())
    return code if code in countries() else None


def _host(address: str | None) -> str:
    if not address:
        return ""
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # an outlet's name with brackets: "Press Agency [PA]"
        return ""

"""What the gazetteer says of a place."""

from __future__ import annotations

from dataclasses import dataclass

from .renamed import official_name

#: Kinds of places, in the order of their codes in the file: new ones go to the end.
KINDS = (
    *("country", "demonym", "admin1", "admin2", "city", "town", "village", "neighbourhood", "camp", "airbase"),
    *("airport", "military_base", "region", "island", "mountain", "river", "lake", "sea", "bridge", "road"),
    *("crossing", "checkpoint", "hospital", "facility", "dam", "oil_field", "gas_field", "roundabout", "campus"),
    *("area", "port", "continent", "border", "front", "railway"),
)
SETTLED = frozenset(("country", "demonym", "city", "town", "village", "neighbourhood"))
#: Kinds that may be one place under two sources; the camp of Jabalia is not the town.
SORTS = {
    **dict.fromkeys(("city", "town", "village"), "settled"),
    **dict.fromkeys(("airport", "airbase"), "air"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `row` identifies it in this process, `primary` says that the name looked up is its own.

    `lat`/`lon` WGS84 degrees, `uncertainty_km` the radius in which the named place lies, `admin1`/`admin2` everyday
    English names, `country` ISO 3166-1 alpha-2. `capital` marks a country's capital, `loose` a match by
    transliteration only. A road, river, front or border has its `line` as (lat, lon) points; its own point then lies
    half way along. `ids` are those of users' own gazetteers ("pcode:SY0101", "osm:node/123"), `source` the name of the
    first of these that knows the place.
    """

    row: int
    name: str
    kind: str
    lat: float
    lon: float
    uncertainty_km: float
    population: int
    country: str
    admin1: str | None
    admin2: str | None
    admin1_row: int | None
    geonames: int
    capital: bool
    primary: bool
    loose: bool
    line: tuple[tuple[float, float], ...] | None = None
    ids: tuple[str, ...] = ()
    source: str | None = None

    @property
    def place_id(self) -> str | None:
        """ "pcode:SY0101" where a user's own gazetteer has the place, else "geonames:170794"; None where neither."""
        if self.ids:
            return self.ids[0]
        return f"geonames:{self.geonames}" if self.geonames else None

    def name_on(self, day: str) -> str:
        """The official name on an ISO day: Bakhmut was Artemivsk before 2016-02-04."""
        return official_name(self.geonames, day) or self.name

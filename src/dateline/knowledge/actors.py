"""The registry of actors (table `actors.csv`): who they are, when they are active, what ACLED calls them.

Ids of the form "state:FR", "air:FR", "police:FR" and "gov:FR" stand for the forces and government of a country. They
are registry ids as well: where the table has a row for that body on a day, `Registry.forces` gives the row.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from dateline.model import KnowledgeError

from .actor_tables import parts, rows
from .demonyms import countries
from .folding import fold

#: Kinds whose members bear arms.
COMBATANT_KINDS = frozenset(
    {"state_forces", "external_forces", "rebel", "militia", "identity_militia", "armed_group", "private_military"}
    | {"de_facto_state", "mission", "criminal", "unidentified"}
)

_SERVICES = {"state": "military", "air": "air", "police": "police", "gov": "government"}
_PREFIXES = {service: prefix for prefix, service in _SERVICES.items()}
_STATE_NAMES = {
    "military": ("Military Forces of", "state_forces"),
    "air": ("Air Force of", "state_forces"),
    "police": ("Police Forces of", "state_forces"),
    "government": ("Government of", "government"),
}


@dataclass(frozen=True, slots=True)
class RegisteredActor:
    """A row of the registry.

    `countries` are ISO codes where the actor is active ("*": anywhere), `active_from`/`active_to` ISO days, months or
    years (inclusive), None where open or not known. `home` and `service` are set for a state's own bodies. `inter` is
    ACLED's code 1-8, `acled_inter_label` its words; a name with "(Country)" is to be completed by the exporter.
    """

    id: str
    name: str
    kind: str
    side: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    allies: tuple[str, ...] = ()
    countries: tuple[str, ...] = ("*",)
    home: str | None = None
    service: str | None = None
    active_from: str | None = None
    active_to: str | None = None
    acled_actor_name: str | None = None
    inter: int | None = None
    acled_inter_label: str | None = None
    inter_confidence: str | None = None
    wikidata: str | None = None
    note: str | None = None
    basis: str = ""

    def started(self, day: str | None) -> bool:
        """Whether it existed by `day` (ISO); True where either is not known."""
        if not day or not self.active_from:
            return True
        return self.active_from[: len(day)] <= day[: len(self.active_from)]

    def ended(self, day: str | None) -> bool:
        """Whether it was no more on `day`; its last month or year itself counts as active."""
        if not day or not self.active_to:
            return False
        return day[: len(self.active_to)] > self.active_to

    def active(self, day: str | None) -> bool:
        return self.started(day) and not self.ended(day)

    def at(self, country: str | None) -> bool:
        """Whether it is active in a country (ISO code); False where the country is not known."""
        return country in self.countries


@dataclass(slots=True)
class Registry:
    """All actors, by id and by folded name; `given` says whose a folded name is whoever else bears it."""

    by_id: dict[str, RegisteredActor]
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _by_name: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _bodies: dict[tuple[str, str], list[RegisteredActor]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        names: dict[str, list[str]] = {}
        for row in self.by_id.values():
            if row.home and row.service:
                self._bodies.setdefault((row.home, row.service), []).append(row)
            if row.parent and row.parent not in self.by_id:
                raise KnowledgeError(f"actors.csv: {row.id} has an unknown parent {row.parent}")
            for name in (row.name, *row.aliases):
                ids = names.setdefault(fold(name), [])
                if row.id not in ids:
                    ids.append(row.id)
        self._by_name = {name: tuple(ids) for name, ids in names.items()} | self.given

    def __getitem__(self, actor_id: str) -> RegisteredActor:
        """The actor with this id, also of the generic form "state:FR"; raises KeyError."""
        return self.by_id[actor_id] if actor_id in self.by_id else _state(actor_id)

    def get(self, actor_id: str | None) -> RegisteredActor | None:
        """The same, None where there is none."""
        try:
            return self[actor_id] if actor_id else None
        except KeyError:
            return None

    def candidates(self, name: str) -> tuple[str, ...]:
        """Ids of the actors that bear a name or alias, in table order; () where none does."""
        return self._by_name.get(fold(name), ())

    def forces(self, iso2: str, service: str, day: str | None, where: str | None = None) -> RegisteredActor:
        """The body of a state: `service` "military", "air", "police" or "government", active on `day` (ISO).

        Of several rows for one body (an army with one entry per theatre) the one active in country `where` wins. A
        state without a row for a service gives its military's where it has one for "air", else the generic actor.
        """
        for wanted in (service, "military") if service == "air" else (service,):
            own = [r for r in self._bodies.get((iso2, wanted), ()) if r.active(day)]
            if own:
                return next((r for r in own if r.at(where)), next((r for r in own if "*" in r.countries), own[0]))
        return _state(f"{_PREFIXES[service]}:{iso2}")

    def root(self, actor_id: str) -> str:
        """The topmost parent of an actor, itself where it has none."""
        seen = {actor_id}
        row = self.get(actor_id)
        while row and row.parent and row.parent not in seen:
            seen.add(row.parent)
            actor_id, row = row.parent, self.get(row.parent)
        return actor_id


@functools.lru_cache(maxsize=1024)
def _state(actor_id: str) -> RegisteredActor:
    prefix, _, iso2 = actor_id.partition(":")
    country = countries().get(iso2)
    if country is None or prefix not in _SERVICES:
        raise KeyError(actor_id)
    title, kind = _STATE_NAMES[_SERVICES[prefix]]
    return RegisteredActor(
        actor_id,
        f"{title} {country.name}",
        kind,
        side=f"state:{iso2}",
        parent=None if prefix == "gov" else f"gov:{iso2}",
        home=iso2,
        service=_SERVICES[prefix],
        acled_actor_name=f"{title} {country.name}",
        inter=1,
        acled_inter_label="State forces",
        inter_confidence="medium",
        basis="rule: a country's name and the service",
    )


@functools.lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry with the user's own actors laid over it, read once; raises KnowledgeError as `actors_own` does."""
    from .actors_own import merged

    return merged()


@functools.lru_cache(maxsize=1)
def packaged_registry() -> Registry:
    """The registry that Dateline brings, read once."""
    found: dict[str, RegisteredActor] = {}
    for row in rows("actors.csv", "id", "name", "kind", "basis"):
        if row["id"] in found:
            raise KnowledgeError(f"actors.csv: two rows have the id {row['id']}")
        found[row["id"]] = RegisteredActor(
            row["id"],
            row["name"],
            row["kind"],
            side=row["side"] or None,
            aliases=parts(row["aliases"]),
            parent=row["parent"] or None,
            allies=parts(row["allies"]),
            countries=parts(row["countries"]),
            home=row["home"] or None,
            service=row["service"] or None,
            active_from=row["active_from"] or None,
            active_to=row["active_to"] or None,
            acled_actor_name=row["acled_name"] or None,
            inter=int(row["inter"]) if row["inter"] else None,
            acled_inter_label=row["inter_label"] or None,
            inter_confidence=row["inter_confidence"] or None,
            wikidata=row["wikidata"] or None,
            note=row["note"] or None,
            basis=row["basis"],
        )
    return Registry(found)


def side_of(actor_id: str | None) -> str | None:
    """The side an actor stands on ("Assad government", "state:FR"), its own or its nearest parent's; None: unknown."""
    row = registry().get(actor_id)
    seen: set[str] = set()
    while row and row.id not in seen:
        if row.side:
            return row.side
        seen.add(row.id)
        row = registry().get(row.parent)
    return None


def parents(actor_id: str) -> tuple[str, ...]:
    """The bodies above an actor, nearest first."""
    found: list[str] = []
    row = registry().get(actor_id)
    while row and row.parent and row.parent not in found:
        found.append(row.parent)
        row = registry().get(row.parent)
    return tuple(found)


def allied(one: str | None, other: str | None) -> bool:
    """Whether two actors are known to stand together: the same, one above the other, of one side, or listed allies."""
    if not one or not other:
        return False
    if one == other or (side_of(one) is not None and side_of(one) == side_of(other) != "none"):
        return True
    lines = [{actor, *parents(actor)} for actor in (one, other)]
    if lines[0] & lines[1]:
        return True
    allies = [{ally for actor in line if (row := registry().get(actor)) for ally in row.allies} for line in lines]
    return bool(allies[0] & lines[1] or allies[1] & lines[0])

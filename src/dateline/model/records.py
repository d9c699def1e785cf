"""The records that stand inside events: when, where, who, how many, with what, according to whom.

Field names and meanings are those of the contract `dateline.reading/1`. All records are frozen; unknown is None.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

from .errors import InvariantError
from .grades import Grade
from .span import Span

Precision = Literal["time", "day", "week", "month", "season", "year", "period", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Relation = Literal["in", "near", "outskirts", "between", "direction"]
Stance = Literal["asserts", "confirms", "denies", "claims", "doubts"]
Interest = Literal["favour", "against"]
VoiceMode = Literal["statement", "attitude"]
Harm = Literal["killed", "injured", "captured", "missing", "displaced"]
VictimClass = Literal["civilian", "combatant", "mixed", "unknown"]
ThingKind = Literal["building", "facility", "vehicle", "infrastructure", "property"]
CountRole = Literal["count", "subset", "increment", "repeat", "toll"]

#: Kinds of "actor" that are things: what was struck, burned or damaged. They stand in an event's side B only, beside
#: the people it was done to, and are no party to anything.
THINGS: frozenset[str] = frozenset(get_args(ThingKind))


class When(msgspec.Struct, frozen=True, kw_only=True):
    """An interval of days. `start` and `end` are ISO days (both inclusive) or None; `basis` says what they rest on."""

    start: str | None
    end: str | None
    precision: Precision
    timex: str | None = None
    timex_type: TimexType | None = None
    ucdp_date_prec: int | None = None
    basis: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise InvariantError(f"time starts on {self.start}, after its end on {self.end}")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A named place, resolved (with coordinates) or not (without: the reason stands in the Reading's warnings).

    `lat`, `lon` are WGS84 degrees of the *named* place, `uncertainty_km` the radius in which it lies,
    `geo_precision` ACLED's code 1-3 and `ucdp_where_prec` UCDP's 1-7.
    """

    name: str
    place_id: str | None = None
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    geometry: dict[str, Any] | None = None
    uncertainty_km: float | None = None
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None
    relation: Relation | None = None
    geo_precision: int | None = None
    ucdp_where_prec: int | None = None
    candidates: int = 0
    confidence: float | None = None
    span: Span | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts or suffers. `actor_id` is the registry's id, None where the registry does not know the name.

    `kind` is an ACLED-like kind of actor, or a ThingKind in an event's side B ("the embassy", a building).
    """

    name: str
    actor_id: str | None = None
    kind: str | None = None
    span: Span | None = None
    confidence: float | None = None

    @property
    def key(self) -> str:
        """What makes two actors one: the registry's id, else the name in lower case."""
        return self.actor_id or self.name.lower()


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so: the innermost source that answers for it. `source` is None where it is unnamed ("reportedly").

    `relayed_by` are the layers through which it came, each an Attribution of its own, from the source outwards: of
    "the Courier said the ministry quoted a medic" the medic is the source, relayed by the ministry, then the Courier.
    Who published the report is the document's `outlet`, always the outermost layer and not repeated here.

    `interest` is set on what a party (`aligned_with`, or the side a partisan outlet leans to) says of an event, a count
    or a change of control: "favour" for its own side, which supports nothing, "against" it, which weighs more
    (DOMAIN.md 4.2); None where nobody's claim, or where it cannot be told. `interest_basis` says how it was decided.

    `mode` "attitude" is a wish, a plan, a liking or a topic, which tells nothing that happened. `content_spans` are the
    pieces of a content that its cue or its source breaks; None where it is in one piece.
    """

    source: str | None
    source_id: str | None = None
    kind: str | None = None
    aligned_with: str | None = None
    stance: Stance = "asserts"
    source_span: Span | None = None
    cue_span: Span | None = None
    content_span: Span | None = None
    content_spans: tuple[Span, ...] | None = None
    mode: VoiceMode = "statement"
    relayed_by: tuple[Attribution, ...] = ()
    interest: Interest | None = None
    interest_basis: str | None = None
    reliability: Grade | None = None


class Casualties(msgspec.Struct, frozen=True, kw_only=True):
    """How many were harmed. `low`/`best`/`high` are people; None is unknown and never 0.

    `role` says how the count stands to the others of its event: a count of its own, a subset of another ("12, including
    four children"), an increment ("another three"), people told of before ("the soldiers"), or a toll that sums up
    more than this event. `attribution` is None where those who tell the event tell the count; else the voices of the
    count alone ("the army said five died; medics put it at nine"), and () where the report counts in its own voice.
    """

    harm: Harm
    who: VictimClass = "unknown"
    actor_id: str | None = None
    description: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    open_ended: bool = False
    role: CountRole = "count"
    attribution: tuple[Attribution, ...] | None = None
    credibility: Grade | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        check_bounds(self.low, self.best, self.high)


class Weapon(msgspec.Struct, frozen=True, kw_only=True):
    """A weapon as named in the text."""

    name: str
    span: Span


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """An incident's number of people harmed, computed from its claims."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        check_bounds(self.low, self.best, self.high)


def check_bounds(low: int | None, best: int | None, high: int | None) -> None:
    """Raise InvariantError unless low ≤ best ≤ high among those that are known, none below 0."""
    known = [value for value in (low, best, high) if value is not None]
    if known != sorted(known) or any(value < 0 for value in known):
        raise InvariantError(f"bounds {low}, {best}, {high} are not low ≤ best ≤ high")

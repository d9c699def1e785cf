"""The country of an incident whose place the report does not tell: the one that the report at large is about."""

from __future__ import annotations

from collections import defaultdict

from dateline.knowledge.actors import registry
from dateline.knowledge.demonyms import countries
from dateline.knowledge.gazetteer import gazetteer
from dateline.model import Event, Place, Placed, Resolved, Span

#: What each kind of mention says of where a report's events lie. "Salvadoran" tells whose president it was, and less of
#: where he was killed; a village tells more of it than a country, which may only have spoken.
_DATELINE, _COUNTRY, _FINER, _DEMONYM = 2.0, 1.0, 1.5, 0.7
#: A group that fights in one country only ("the FMLN"); one of several countries tells less.
_GROUP = 1.0
#: A mention in the sentences that tell the incident counts for so many.
_OWN = 3.0
#: "U.S. missionaries", "the Iraq war", "Cuba denied": a country that stands so says no more than "Cuban".
_BESIDE = frozenset(("compound", "nmod", "amod", "nsubj"))
#: The first country must have this share, and so many times what the second one has.
_SHARE, _LEAD = 0.45, 1.5


class Home:
    """What a document's places, groups and dateline say of where its incidents lie; worked out once for all of them."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        self._named = [
            (placed.place.country, _vote(resolved, placed), placed.place.span)
            for placed in resolved.places
            if placed.mention.role in ("place", "demonym") and placed.place.country
        ]
        self._rest: dict[str, float] = defaultdict(float)
        for named in resolved.actors:
            row = registry().by_id.get(named.actor.actor_id or "")
            if row is not None and row.home is None and "*" not in row.countries:
                self._rest[row.countries[0]] += _GROUP / len(row.countries)
        filed = resolved.dateline[0].country if resolved.dateline else None
        if filed:
            self._rest[filed] += _DATELINE

    @property
    def town(self) -> Place | None:
        """The town that the report is about."""
        return self._resolved.town

    def country_of(self, events: list[Event]) -> Place | None:
        """The country in which these events lie as far as the report tells, with the words that say so, or None.

        "BOGOTA, 26 April - The murder of Mr. Rivas has shocked Colombia": it was somewhere in Colombia.
        """
        own = [event.evidence[0] for event in events]
        votes = defaultdict(float, self._rest)
        for country, vote, span in self._named:
            votes[country] += vote * (_OWN if _within(span, own) else 1.0)
        return _place(self._resolved, votes)


def _place(resolved: Resolved, votes: dict[str, float]) -> Place | None:
    ranked = sorted(votes, key=lambda iso: (-votes[iso], iso))
    if not ranked or ranked[0] not in countries():
        return None
    first, second = votes[ranked[0]], votes[ranked[1]] if len(ranked) > 1 else 0.0
    if first < _SHARE * sum(votes.values()) or first < _LEAD * second:
        return None
    name = countries()[ranked[0]].name
    entry = next((entry for entry in gazetteer().find(name) if entry.kind == "country"), None)
    return Place(
        name=name,
        place_id=entry.place_id if entry else None,
        kind="country",
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        uncertainty_km=entry.uncertainty_km if entry else None,
        country=ranked[0],
        ucdp_where_prec=6,
        candidates=1,
        confidence=0.5,
        span=_span(resolved, ranked[0]),
    )


def _vote(resolved: Resolved, placed: Placed) -> float:
    mention = placed.mention
    if mention.role == "demonym":
        return _DEMONYM
    if placed.place.kind != "country":
        return _FINER
    sentence = resolved.sentences[mention.sentence]
    head = sentence.head_of(mention.start, mention.end)
    return _COUNTRY if head is None or sentence[head].dep not in _BESIDE else _DEMONYM


def _within(span: Span | None, stretches: list[Span]) -> bool:
    return span is not None and any(each.start <= span.start and span.end <= each.end for each in stretches)


def _span(resolved: Resolved, country: str) -> Span | None:
    """The words of the report that name the country, else a place or people of it."""
    named = [each for each in resolved.places if each.place.country == country and each.mention.role != "organisation"]
    best = next((each for each in named if each.place.kind == "country" and each.mention.role == "place"), None)
    if best is None and named:
        best = named[0]
    if best is not None:
        return best.place.span
    return resolved.dateline[0].span if resolved.dateline else None

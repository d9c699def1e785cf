"""Who says which: every value that any report gives for a field, with its voices, documents and quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import FusedIncident, Quote, Said, Span, Tally
from dateline.model.fused import SaidField

from .account import Account
from .counts import Count
from .figures import FIELDS, Field
from .places import same_place
from .words import number_in_words, tellers_of

_UNTOLD = Tally()


@dataclass(frozen=True, slots=True)
class _Word:
    """One value as one account gives it."""

    key: str
    value: str
    by: tuple[str, ...]
    account: Account
    quotes: tuple[Quote, ...]
    chosen: bool
    tally: Tally = _UNTOLD


def said_of(incident: FusedIncident, accounts: Sequence[Account], counts: Mapping[Field, Count]) -> tuple[Said, ...]:
    """What the accounts say, field by field: what the incident itself gives first, the others by who came first."""
    words: dict[SaidField, list[_Word]] = {
        "type": [_kind(incident, account) for account in accounts],
        "day": [word for account in accounts if (word := _day(incident, account)) is not None],
        "place": [word for account in accounts if (word := _place(incident, account)) is not None],
        "side_a": [word for account in accounts for word in _actors(incident, account, "side_a")],
        "side_b": [word for account in accounts for word in _actors(incident, account, "side_b")],
        **{field: _numbers(counts[field]) for field in FIELDS},
    }
    return tuple(said for field, told in words.items() for said in _grouped(field, told))


def _grouped(field: SaidField, words: Iterable[_Word]) -> list[Said]:
    groups: dict[str, list[_Word]] = {}
    for word in words:
        groups.setdefault(word.key, []).append(word)
    found = [
        Said(
            field=field,
            value=told[0].value,
            low=told[0].tally.low,
            best=told[0].tally.best,
            high=told[0].tally.high,
            by=tuple(dict.fromkeys(name for word in told for name in word.by)),
            documents=tuple(dict.fromkeys(word.account.document for word in told)),
            day=min((word.account.day for word in told if word.account.day), default=None),
            quotes=tuple(dict.fromkeys(quote for word in told for quote in word.quotes)),
            chosen=any(word.chosen for word in told),
        )
        for told in groups.values()
    ]
    return sorted(found, key=lambda said: not said.chosen)


def _quoted(account: Account, span: Span | None) -> tuple[Quote, ...]:
    return (Quote(document=account.document, span=span),) if span is not None else ()


def _kind(incident: FusedIncident, account: Account) -> _Word:
    told = account.incident
    value = told.subtype or told.type
    event = next((each for each in account.events if each.subtype == told.subtype), None)
    chosen = (told.type, told.subtype) == (incident.type, incident.subtype)
    return _Word(value, value, tellers_of(account), account, _quoted(account, event.word if event else None), chosen)


def _day(incident: FusedIncident, account: Account) -> _Word | None:
    time, ours = account.incident.time, incident.time
    if time is None or (time.start is None and time.end is None):
        return None
    value = time.start or f"by {time.end}"
    if time.start is not None and time.end != time.start:
        value = f"{time.start} to {time.end}" if time.end else f"from {time.start}"
    chosen = ours is not None and (time.start, time.end) == (ours.start, ours.end)
    return _Word(value, value, tellers_of(account), account, _quoted(account, time.span), chosen)


def _place(incident: FusedIncident, account: Account) -> _Word | None:
    place = account.incident.place
    if place is None:
        return None
    chosen = incident.place is not None and same_place(place, incident.place)
    key = place.place_id or place.name.casefold()
    return _Word(key, place.name, tellers_of(account), account, _quoted(account, place.span), chosen)


def _actors(incident: FusedIncident, account: Account, side: SaidField) -> list[_Word]:
    ours = {actor.key for actor in getattr(incident, side)}
    return [
        _Word(
            actor.key,
            actor.name,
            tellers_of(account),
            account,
            _quoted(account, actor.span),
            actor.key in ours,
        )
        for actor in getattr(account.incident, side)
    ]


def _numbers(count: Count) -> list[_Word]:
    best = count.tally.best if count.tally is not None else None
    found = []
    for figure in count.figures:
        number = number_in_words(figure.told)
        if number is None:
            continue
        value = "nobody" if number == "none" else f"{number} {figure.noun}".strip()
        value = f"{value} ({figure.parts})" if figure.parts else value
        key = f"{figure.best} {figure.told.low} {figure.told.high} {figure.parts}"
        chosen = figure.best == best and figure not in count.steps
        found.append(_Word(key, value, (figure.label,), figure.account, figure.quotes, chosen, figure.told))
    return found

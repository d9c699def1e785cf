"""Where the reports of an incident differ, in words: numbers, day, place, means, doer, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.fuse.alike import MEANS, is_stated, km, places_fit
from dateline.model import FusedIncident

from .account import ASIDE, Account
from .counts import Count
from .days import is_day, is_of_statement, strength
from .figures import FIELDS, Field, Figure
from .sides import Charge
from .words import day_in_words, listed, number_in_words, tellers_of

#: What a report says of rival numbers ("the army: 12 soldiers killed; residents: 20"): told anew over all reports.
_NUMBERS = re.compile(r"^(?![^:]+ den(?:y|ies):)[^:]+: [^;]*\b(killed|injured|captured)\b")
#: Two places further from one another than this, in km, are told as two.
_APART = 15.0
_TOLD: tuple[Field, ...] = ("killed", "injured", "captured")
_KINDS = {
    "Air/drone strike": "an air or drone strike",
    "Shelling/artillery/missile attack": "shelling or missiles",
    "Suicide bomb": "a suicide bombing",
    "Grenade": "a grenade",
    "Chemical weapon": "a chemical weapon",
}


def disagreements_of(
    incident: FusedIncident, accounts: Sequence[Account], counts: Mapping[Field, Count], charges: Sequence[Charge]
) -> tuple[str, ...]:
    """Every difference between reports once, and what a single report says of denials and rival doers."""
    telling = [account for account in accounts if account.weight >= ASIDE]
    numbers = [words for field in _TOLD if (words := _numbers(counts[field], field)) is not None]
    others = [_days(incident, telling), _places(incident, telling), _means(telling), _doers(incident, charges)]
    # where the toll rose what one report has of it is a step of it
    harms = {FIELDS[field][1] for field in _TOLD if counts[field].steps or _numbers(counts[field], field) is not None}
    own = [words for account in accounts for words in account.incident.disagreements if not _is_told(words, harms)]
    return tuple(dict.fromkeys([*numbers, *(words for words in others if words is not None), *own]))


def _is_told(words: str, harms: Collection[str]) -> bool:
    """Whether a report's own words on rival numbers are told over all reports already."""
    found = _NUMBERS.match(words)
    return found is not None and found.group(1) in harms


def _numbers(count: Count, field: Field) -> str | None:
    """ "12 soldiers killed according to state media, 31 according to the monitor"."""
    by_number: dict[int, list[Figure]] = {}
    for figure in count.standing:
        if not figure.is_vague:
            by_number.setdefault(figure.best, []).append(figure)
    if len(by_number) < 2 or not _differ(count.standing):
        return None
    harm = FIELDS[field][1]
    parts: list[str] = []
    for figures in by_number.values():
        number = number_in_words(figures[0].told) or "an unknown number"
        noun = "" if parts else f"{figures[0].noun} {harm}".strip()
        whole = f"{number} {noun}".strip()
        if apart := next((figure.parts for figure in figures if figure.parts), ""):
            whole += f" ({apart})"
        parts.append(f"{whole} according to {listed(figure.label for figure in figures)}")
    return ", ".join(parts)


def _differ(figures: Iterable[Figure]) -> bool:
    """Whether any two of the numbers cannot both be right: "at least nine" can beside 14."""
    told = [figure for figure in figures if not figure.is_vague]
    return any(
        low.best < high.best and (not low.is_open or (low.is_cited and high.is_cited))
        for low in told
        for high in told
        if low.source != high.source
    )


def _days(incident: FusedIncident, accounts: Sequence[Account]) -> str | None:
    ours = incident.time.start if incident.time is not None else None
    told = [(account, time) for account in accounts if (time := account.incident.time) is not None]
    weakest = max((strength(time, account) for account, time in told if time.start == ours), default=0.0)
    by_day: dict[str, list[Account]] = {}
    for account in accounts:
        time = account.incident.time
        if time is None or time.start is None or not is_day(time) or not is_stated(time):
            continue
        # a day that another sentence tells is no word against one that the deed's own does
        if time.start == ours or (strength(time, account) >= weakest and not is_of_statement(time)):
            by_day.setdefault(time.start, []).append(account)
    return _by_whom({f"on {day_in_words(day)}": told for day, told in _first(by_day, ours)})


def _places(incident: FusedIncident, accounts: Sequence[Account]) -> str | None:
    ours = incident.place
    if ours is None:
        return None
    by_place: dict[str, list[Account]] = {}
    for account in accounts:
        place = account.incident.place
        if place is None:
            continue
        if places_fit(ours, place):
            by_place.setdefault(ours.name, []).append(account)
        elif (km(ours, place) or 0.0) > _APART:  # two spellings of a name that is on no map may be one place
            by_place.setdefault(", ".join(filter(None, [place.name, place.admin1])), []).append(account)
    return _by_whom({f"in {name}": told for name, told in _first(by_place, ours.name)})


def _means(accounts: Sequence[Account]) -> str | None:
    by_kind: dict[str, list[Account]] = {}
    for account in accounts:
        # "an explosion" leaves open what exploded
        if account.incident.subtype in MEANS and account.incident.subtype != "Remote explosive/landmine/IED":
            by_kind.setdefault(_KINDS.get(account.incident.subtype, account.incident.subtype), []).append(account)
    return _by_whom(by_kind)


def _doers(incident: FusedIncident, charges: Sequence[Charge]) -> str | None:
    # who fought whom is no quarrel over who did it
    fought = {actor.key for actor in incident.side_b}
    rivals = [charge for charge in charges if not fought & {actor.key for actor in charge.doers}]
    if incident.type == "Battles":  # nor is each side's name in two reports that name no other
        rivals = [charge for charge in rivals if any(fought & _opponents(account) for account in charge.accounts)]
    by_doer = {listed(actor.name for actor in charge.doers): list(charge.accounts) for charge in rivals}
    told = {("done by " if n == 0 else "by ") + doer: found for n, (doer, found) in enumerate(by_doer.items())}
    return _by_whom(told)


def _opponents(account: Account) -> set[str]:
    return {actor.key for actor in account.incident.side_b}


def _first(found: Mapping[str, list[Account]], ours: str | None) -> list[tuple[str, list[Account]]]:
    return sorted(found.items(), key=lambda item: item[0] != ours)


def _by_whom(told: Mapping[str, list[Account]]) -> str | None:
    """ "on 12 May 2016 according to A, on 13 May 2016 according to B and C"; None where all say the same."""
    if len(told) < 2:
        return None
    return ", ".join(
        f"{value} according to {listed(name for account in accounts for name in tellers_of(account))}"
        for value, accounts in told.items()
    )

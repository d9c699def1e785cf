"""The numbers that each report gives for one harm, and in whose voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from dateline.fuse.tellings import PARTS, Telling, are_same, group_of, says_update, tellings
from dateline.model import Attribution, Casualties, Quote, Tally
from dateline.model.records import Harm

from .account import ABOUT, Account, days_between, named
from .answering import best_voice, doers_named, interest_in, is_party_to, is_sided, source_of, struck_forces
from .fates import still_hurt
from .words import groups_in_words, label_in, noun_of

Field = Literal["killed", "civilians_killed", "injured", "captured"]
#: The tally of an incident that holds each field, and the harm and class of victim that it counts.
FIELDS: dict[Field, tuple[str, Harm, str | None]] = {
    "killed": ("fatalities", "killed", None),
    "civilians_killed": ("civilian_fatalities", "killed", "civilian"),
    "injured": ("injured", "injured", None),
    "captured": ("captured", "captured", None),
}
#: What a party's number in its own favour weighs (DOMAIN.md 4.1: "possibly true" at best until another agrees), one of
#: which that cannot be told, one of another state or party, and one against the party's own side (4.2: an
#: admission counts more than a boast).
_FAVOUR, _PARTY, _NEAR, _AGAINST = 0.4, 0.6, 0.8, 1.5
#: "Soldiers were killed", "several": hardly a number. "At least nine" is one, though it may grow.
_VAGUE, _OPEN = 0.2, 0.9
#: A number above the least that its report gives ("two were shot", of whom one may have died) is less sure than that.
_UNSURE = 0.8
#: What is counted over more days than this is a total beside what happened on one; and so is what comes as many days
#: after the first report and is so many times, and so many more, than what the others tell.
_WEEKS, _TIMES, _MORE = 14, 4, 3
#: "He raised the number of dead to 39": of this happening, where no time is told over which it counts.
_RAISED = re.compile(r"\b(?:rais|lift|revis|updat)\w*\b[^.;]{0,30}\b(?:number|toll|count)\b", re.IGNORECASE)
_OVER_TIME = re.compile(r"\b(?:so far|since|this|in (?:the )?(?:past|last))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in one voice: `main` is what its document goes by, the others are rivals that it cites.

    `source` is who answers for it: a source with a name wherever it is cited, else the voice of the document.
    `is_party` is whether a party to the happening gives it, or its outlet in its own voice, not against its own side.
    `tally` is the number with the whole range of its document, `told` as this voice gives it, `is_part` of some of the
    people ("five children"), `groups` which ones they are and `parts` their numbers in words where it has several,
    `is_update` of a toll that is said to have grown, `is_over` what it only exceeds ("more than 50"),
    `is_cited` where somebody else than the report answers for it, `is_out` where it counts nobody here: all of them
    died, it is a total of a longer time, or "nobody" of who tells it in passing.
    """

    account: Account
    tally: Tally
    told: Tally
    best: int
    source: str
    is_cited: bool
    label: str
    weight: float
    is_named: bool
    is_party: bool
    is_vague: bool
    is_part: bool
    main: bool
    noun: str
    quotes: tuple[Quote, ...]
    groups: frozenset[str] = frozenset()
    parts: str = ""
    is_update: bool = False
    is_over: bool = False
    is_out: bool = False

    @property
    def day(self) -> str | None:
        """The ISO day on which its document was published."""
        return self.account.day

    @property
    def is_open(self) -> bool:
        """Whether it says only the least ("at least nine")."""
        return self.tally.high is None


def figures_of(accounts: Sequence[Account], field: Field, dead: int | None = None) -> list[Figure]:
    """The figures of all accounts, each document's own number first, then the rivals that it cites.

    `dead` is how many died by all reports: among the injured these are not counted (`fates`).
    """
    name, harm, who = FIELDS[field]
    found: list[Figure] = []
    doers = doers_named(accounts) if len(accounts) > 1 else ()
    struck = struck_forces(accounts) if doers and harm == "killed" else ()
    for account in accounts:
        tally: Tally | None = getattr(account.incident, name)
        if tally is None or tally.best is None:
            continue
        told = tellings(account.events, harm, who)
        same = [each for each in told if each.total.best == tally.best]
        own = next(iter(same), None)
        figure = _figure(account, tally, own, (doers, struck), voice=best_voice(same))
        if field == "injured":
            figure = _alive(figure, still_hurt(account, accounts, dead))
        if _is_total(account, accounts) or (figure.best == 0 and account.weight < ABOUT and len(accounts) > 1):
            figure = replace(figure, is_out=True)
        found.append(figure)
        found += [
            _figure(account, each.total, each, (doers, struck), voice=each.voice, main=False)
            for each in told
            if _is_rival(each, own, tally)
        ]
    unlike = _unlike(found)
    found = [_rounded(figure, unlike) for figure in found]
    unlike = _unlike(found)
    found = [replace(figure, is_out=True) if _is_late_total(figure, unlike) else figure for figure in found]
    found = [replace(figure, is_part=True) if _is_of_some(figure, unlike) else figure for figure in found]
    most = max((figure.best for figure in found if not figure.is_part), default=0)
    found = [replace(figure, is_out=True) if _is_shortened(figure, unlike) else figure for figure in found]
    # the children are a part of all, and all are no fewer than the children
    return [_as_part(figure) if figure.is_part and figure.best < most else figure for figure in found]


def _unlike(figures: Sequence[Figure]) -> list[Figure]:
    """One of each that differ in what figures are compared by: a thousand copies give one number a thousand times."""
    seen = {(f.best, f.is_over, f.is_vague, f.day, f.groups, f.main, f.account.voice): f for f in reversed(figures)}
    return list(seen.values())


def _is_total(account: Account, accounts: Sequence[Account]) -> bool:
    """Whether a report counts over weeks what others tell of one day: "368 killed in a month of fighting"."""
    return account.length > _WEEKS and any(0 < other.length <= _WEEKS for other in accounts)


def _is_late_total(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a number that comes weeks after the first is too high to be of the same day: "368 in a month"."""
    return any(
        other.day is not None
        and figure.day is not None
        and days_between(other.day, figure.day) > _WEEKS
        and 0 < _TIMES * other.best + _MORE < figure.best
        and not other.is_vague
        for other in figures
    )


def _is_of_some(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether it counts one side's dead where another number is of both: "20 soldiers", "35 soldiers, 24 rebels"."""
    return any(len(other.groups) > 1 and figure.groups and figure.groups < other.groups for other in figures)


def _rounded(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """ "More than 50" as 50 where another tells of 50: both tell one number."""
    number = figure.best - 1
    if not figure.is_over or not any(other.best == number and not other.is_over for other in figures):
        return figure
    tally = msgspec.structs.replace(figure.tally, low=min(figure.tally.low or 0, number), best=number)
    told = msgspec.structs.replace(figure.told, low=min(figure.told.low or 0, number), best=number)
    return replace(figure, tally=tally, told=told, best=number)


def _is_shortened(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a copy of a text left out a part of the number that another copy has whole."""
    return figure.main and any(
        other.main and other.account.voice == figure.account.voice and other.best > figure.best
        for other in figures
        if other.account.is_copy
    )


def _as_part(figure: Figure) -> Figure:
    return replace(figure, is_vague=True, weight=figure.weight * _VAGUE)


def _alive(figure: Figure, left: Tally | None) -> Figure:
    """A number of injured without those who died."""
    if left is None or left.best is None:
        return replace(figure, is_out=True)
    return figure if left.best == figure.best else replace(figure, tally=left, best=left.best)


def _figure(
    account: Account,
    tally: Tally,
    telling: Telling | None,
    forces: tuple[Sequence[str], Sequence[str]],
    *,
    voice: Attribution | None,
    main: bool = True,
) -> Figure:
    voice = named(voice, account.incident.sources) if voice is not None else None
    counts = telling.counts if telling is not None else ()
    source, is_named = source_of(account, voice)
    doers, struck = forces
    interest = interest_in(voice, counts, doers, struck) if voice is not None else None
    is_party = interest == "favour" or (account.party is not None and not is_named)
    if voice is not None and interest is None:
        is_party = is_party or is_party_to(voice, doers)
    factor = _PARTY if is_party else _NEAR if voice is not None and is_sided(voice) else 1.0
    factor = _AGAINST if interest == "against" else _FAVOUR if interest == "favour" else factor
    told = telling.total if telling is not None else tally
    vague = telling is not None and telling.is_vague
    return Figure(
        account=account,
        tally=tally,
        told=told,
        best=tally.best or 0,
        source=source,
        is_cited=voice is not None,
        label=label_in(account, voice),
        weight=account.weight * factor * (_VAGUE if vague else _sureness(tally if voice is None else told)),
        is_named=is_named,
        is_party=is_party,
        is_vague=vague,
        is_part=bool(counts) and all(group_of(count) in PARTS for count in counts),
        main=main,
        noun=noun_of(counts),
        quotes=_quotes(account, counts),
        groups=_groups(counts),
        parts=groups_in_words(counts),
        is_update=telling is not None and (says_update(telling.event) or _is_raised(telling)),
        is_over=telling is not None and telling.is_over,
    )


def _sureness(tally: Tally) -> float:
    return _UNSURE if (tally.low or 0) < (tally.best or 0) else _OPEN if tally.high is None else 1.0


def _groups(counts: Sequence[Casualties]) -> frozenset[str]:
    """Which people are counted, fighters by their side: "soldiers and allied fighters" are "Syrian soldiers"."""
    told = [count for count in counts if count.role not in ("repeat", "subset") and group_of(count)]
    return frozenset(c.actor_id if c.who == "combatant" and c.actor_id else group_of(c) for c in told)


def _quotes(account: Account, counts: Sequence[Casualties]) -> tuple[Quote, ...]:
    return tuple(Quote(document=account.document, span=count.span) for count in counts if count.span is not None)


def _is_rival(telling: Telling, own: Telling | None, tally: Tally) -> bool:
    """Whether another voice of the report gives another number of the same people, inside the report's range."""
    best = telling.total.best
    if own is None or best is None or best == own.total.best or telling.voice is None or telling.is_vague:
        return False
    if telling.repeats or telling.adds or telling.is_zero or (telling.is_of_many and not _is_raised(telling)):
        return False
    if not _are_same(telling, own):
        return False
    return (tally.low or 0) <= best and (tally.high is None or best <= tally.high)


def _is_raised(telling: Telling) -> bool:
    """Whether somebody corrects the toll of this happening alone."""
    quote = telling.event.evidence[0].quote
    return bool(_RAISED.search(quote)) and not _OVER_TIME.search(quote)


def _are_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of the same people: "62", "80 soldiers"; several groups only of the same ones."""
    if len(one.counts) == len(other.counts) == 1:
        return are_same(one.counts[0], other.counts[0])
    return one.groups == other.groups

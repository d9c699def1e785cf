"""How many were harmed, by several reports: the number to go by, the range, and how the toll rose.

The rule (DOMAIN.md 4.4: whatever is chosen must be written down and applied alike), in this order:

1. Of one source the latest number counts; its earlier ones are steps of a toll.
2. A number that reports of the two weeks after it exceed is a step of a toll that rose, not a rival, unless a party
   gave it: bodies are found, and the wounded die. Up to four times as many: beyond that they count something else.
3. Each number weighs what its sources weigh: an independent one 1, a party in its own favour 0.4, against its own side
   1.5 (4.2), a report that only mentions the happening 0.6, one that recalls it 0.25 (`account`), "several" 0.2. A
   number that fits without being the same ("at least 9" beside 14) lends 0.3 of its weight.
4. The heaviest number is the best; of equal ones the higher, for who tells of fewer more often tells of a part.
5. The range holds every number but the steps of 1 and 2, what was only recalled, and those that a report gives in its
   own voice and that are under half the best (a part), or that nobody with a name answers for and that are over four
   times all others (a mistake of reading).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Tally, Toll

from .account import ABOUT, ASIDE, Account, days_between
from .figures import FIELDS, Field, Figure, figures_of

#: How many times higher a toll may rise, and how many times over all others a number is a mistake; and so many more.
_TIMES, _MORE = 4, 3
#: A toll rises for so many days; a number that comes later is weighed like any other.
_RISES = 14
#: What a number lends to another that it fits.
_FITS = 0.3
#: What is left of the weight of a number that rose.
_STEP = 0.3


@dataclass(frozen=True, slots=True)
class Count:
    """What several reports come to for one harm: the tally, the figures behind it and the steps by which it rose.

    `standing` are the figures that the range holds.
    """

    tally: Tally | None
    figures: tuple[Figure, ...] = ()
    standing: tuple[Figure, ...] = ()
    steps: tuple[Figure, ...] = ()


def count_of(accounts: Sequence[Account], field: Field, dead: int | None = None) -> Count:
    """What the accounts come to for one harm, by the rule above; of one account its own tally.

    `dead` is how many died by all reports, to count the injured by.
    """
    everyone = tuple(figures_of(accounts, field, dead))
    figures = [figure for figure in everyone if not figure.is_out]
    if len(accounts) == 1 or not figures:
        told = [tally for account in accounts if (tally := getattr(account.incident, FIELDS[field][0])) is not None]
        kept = told if len(accounts) == 1 else [tally for tally in told if tally.best is None]
        return Count(next(iter(kept), None), everyone, tuple(figures))
    if len(accounts) > 2 and all(_is_wild(figure, figures, accounts) for figure in figures):
        return Count(None, everyone)
    steps = [figure for figure in figures if _is_step(figure, figures)]
    current = [figure for figure in figures if figure not in steps]
    best = _best(current, steps)
    standing = [figure for figure in current if _stands(figure, best, current)]
    return Count(_range(best, standing), everyone, tuple(standing), tuple(steps))


def tolls_of(count: Count, field: Field) -> tuple[Toll, ...]:
    """The steps by which a toll came to its best number, in order of day; none where it never changed."""
    if count.tally is None or not count.steps:
        return ()
    best = count.tally.best
    last = [figure for figure in count.standing if figure.best == best]
    documents: dict[int, dict[str, None]] = {}
    days: dict[int, str] = {}
    told = {figure.source for figure in last if figure.is_named}
    for figure in sorted((*count.steps, *last), key=lambda figure: (figure.day or "~", figure.best)):
        # what a report cites beside its own number is no step, unless who gave it raised it to the last one himself;
        # nor is a part of what was told before
        counts = (figure.main or figure.is_update or figure.source in told) and not figure.is_part
        if counts and (figure.best == best or figure.best > max(days, default=-1)):
            days.setdefault(figure.best, figure.day or "")
            documents.setdefault(figure.best, {})[figure.account.document] = None
    if len(days) < 2:
        return ()
    harm = FIELDS[field][1]
    return tuple(
        Toll(harm=harm, day=day or None, best=number, documents=tuple(documents[number]))
        for number, day in days.items()
    )


def _is_step(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a number gave way: to a later one of its source, or to a higher one told later."""
    for other in figures:
        if other.best == figure.best or other.is_vague > figure.is_vague or other.account.weight < ASIDE:
            continue
        later = _is_later(other, figure)
        if other.source == figure.source and later and figure.main and other.main:
            return True
        if other.best < figure.best or other.best > _TIMES * figure.best + _MORE:
            continue
        at_once = figure.day == other.day and figure.is_open and not (figure.is_cited and other.is_cited)
        at_once = at_once or (figure.day == other.day and other.is_update)
        # of a party's number nobody can tell whether it rose: it stays beside the others
        if (later or at_once) and not figure.is_party and not other.is_party and other.account.weight >= ABOUT:
            return True
    return False


def _is_wild(figure: Figure, figures: Sequence[Figure], accounts: Sequence[Account]) -> bool:
    """Whether a number of one source, no party, is far above all harm that two others tell, who give none such.

    "855" dead in one report, seven wounded and nobody dead in two others: a number of something else.
    """
    if figure.is_party or any(other.source != figure.source for other in figures):
        return False
    told = [_harmed(account) for account in accounts if account.voice != figure.account.voice]
    others = [number for number in told if number]
    return len(others) >= 2 and figure.best > _TIMES * max(others) + _MORE


def _harmed(account: Account) -> int:
    told = (account.incident.fatalities, account.incident.injured, account.incident.captured)
    return sum(tally.best or 0 for tally in told if tally is not None)


def _is_later(other: Figure, figure: Figure) -> bool:
    if figure.day is None or other.day is None or other.day <= figure.day:
        return False
    return other.source == figure.source or days_between(figure.day, other.day) <= _RISES


def _best(current: Sequence[Figure], steps: Sequence[Figure]) -> int:
    def rank(number: int) -> tuple[float, int]:
        return _weight(number, current, steps), number

    return max(sorted({figure.best for figure in current}), key=rank)


def _weight(number: int, current: Sequence[Figure], steps: Sequence[Figure]) -> float:
    """The weight behind a number: every source once, by the best that it gives it."""
    by_source: dict[str, float] = {}
    for figure in (*current, *steps):
        weight = figure.weight
        if figure.best != number:
            if not (figure.is_open and number / 2 <= figure.best < number):
                continue
            weight *= _FITS
        elif figure in steps:
            weight *= _STEP
        by_source[figure.source] = max(weight, by_source.get(figure.source, 0.0))
    return round(sum(by_source.values()), 6)


def _stands(figure: Figure, best: int, current: Sequence[Figure]) -> bool:
    """Whether the range holds a number: not one that is only recalled, nor a lone one far above all others."""
    if figure.best == best:
        return True
    if figure.account.weight < ASIDE or (figure.is_vague and (figure.best < best or not _is_guess(best, current))):
        return False
    # "a boy of nine died": who tells fewer than half, in nobody's name, tells of some of them
    if figure.best * 2 < best and (figure.best <= 1 or not figure.is_cited):
        return False
    others = max((other.best for other in current if other.best < figure.best), default=figure.best)
    return figure.is_named or figure.best <= _TIMES * others + _MORE


def _is_guess(best: int, current: Sequence[Figure]) -> bool:
    """Whether only wide words ("dozens") come to the best number."""
    return all(figure.is_vague for figure in current if figure.best == best)


def _range(best: int, standing: Sequence[Figure]) -> Tally:
    """The tally: open at the top only where its best number is the highest, and may grow."""
    lows = [figure.tally.low for figure in standing if figure.tally.low is not None]
    tops = [max(figure.best, figure.tally.high or 0) for figure in standing]
    low, high = min([best, *lows]), max([best, *tops])
    mine = [figure for figure in standing if figure.best == best]
    is_open = high == best and all(figure.is_open for figure in mine)
    return Tally(low=low, best=best, high=None if is_open else high)

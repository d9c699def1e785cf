"""Values of a fused incident in words: days, numbers of people, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.fuse.tellings import group_of, label_of
from dateline.fuse.wording import noun_in
from dateline.model import Attribution, Casualties, Tally, When

from .account import Account, named

_MONTHS = (
    "January February March April May June July August September October November December"  # one word a month
).split()
_PRONOUNS = frozenset("he she it they we i who which that this him her them one another others".split())
#: So many sources are named one by one.
_NAMED = 3


def day_in_words(day: str) -> str:
    """An ISO day as "12 March 2021"."""
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def time_in_words(time: When) -> str | None:
    """A time as "12 March 2021", "March 2021", "12 March 2021 to 3 April 2021" or "by 12 March 2021"."""
    if time.start is None:
        return f"by {day_in_words(time.end)}" if time.end is not None else None
    if time.start == time.end:
        return day_in_words(time.start)
    year, month, _ = time.start.split("-")
    if time.precision == "year":
        return year
    if time.precision == "month":
        return f"{_MONTHS[int(month) - 1]} {year}"
    return f"{day_in_words(time.start)} to {day_in_words(time.end)}" if time.end else f"from {day_in_words(time.start)}"


def number_in_words(tally: Tally) -> str | None:
    """A tally as "14", "at least 9", "14 to 31", "about 40", "11 to 22 or more", "up to 300"; None
    where no number is known."""
    low, best, high = tally.low, tally.best, tally.high
    if high is None:
        if low and best is not None and low < best:
            return f"{low} to {best} or more"
        floor = low or best
        return f"at least {floor}" if floor else None
    if low == high:
        return str(high) if high else "none"
    if low and best is not None and low < best and best - low == high - best:
        return f"about {best}"
    return f"{low} to {high}" if low else f"up to {high}"


def groups_in_words(counts: Sequence[Casualties]) -> str:
    """The numbers of a telling of several groups: "35 soldiers and 24 militants"; "" where any is of people at large.

    In a fight each side's dead are told apart, for their sum is nobody's loss.
    """
    told = [count for count in counts if count.role not in ("repeat", "subset", "toll")]
    if len(told) < 2 or len({group_of(count) for count in told}) < 2 or not all(map(group_of, told)):
        return ""
    numbers = [(number_in_words(Tally(low=c.low, best=c.best, high=c.high)), noun_in(c)) for c in told]
    return listed(f"{number} {noun}" for number, noun in numbers if number) if all(n for n, _ in numbers) else ""


def noun_of(counts: Sequence[Casualties]) -> str:
    """What the people of a count are called ("soldiers"); "" for people at large, one person, and several groups."""
    if len(counts) != 1 or (counts[0].best or counts[0].low) == 1 or not group_of(counts[0]):
        return ""
    return noun_in(counts[0])


def label_in(account: Account, voice: Attribution | None) -> str:
    """What a voice of an account is called: its name or the words of the text, else who published the report."""
    if voice is None or not voice.source:
        return account.publisher
    label = label_of(named(voice, account.incident.sources))
    if label.lower() in _PRONOUNS:
        label = voice.source
    return account.publisher if label.lower() in _PRONOUNS else label


def tellers_of(account: Account) -> tuple[str, ...]:
    """Who tells the happening in an account: the voices that it cites, each once, else who published it.

    "A war monitor", then "the monitor", is one.
    """
    cited = [voice for event in account.events for voice in event.attribution if voice.stance != "denies"]
    found: dict[str, str] = {}
    for voice in cited:
        if voice.source:
            label, known = label_in(account, voice), named(voice, account.incident.sources)
            found.setdefault(known.source_id or label.split()[-1].lower(), label)
    return tuple(dict.fromkeys(found.values())) or (account.publisher,)


def listed(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C", and beyond that "A, B, C and others"."""
    names = list(dict.fromkeys(names))
    if len(names) > _NAMED:
        names = [*names[:_NAMED], "others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""

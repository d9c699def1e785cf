"""Where the sources of an incident differ, in words: rival numbers, and denials."""

from __future__ import annotations

from dateline.model import Attribution, Casualties, Event, Tally

from .rivals import rival_doers
from .tellings import Telling, are_same, group_of, label_of, raises, tellings
from .wording import denies, noun_in

_HARMS = ("killed", "injured", "captured")
#: The denied content is quoted up to here.
_LONGEST = 120


def disagreements(events: list[Event]) -> tuple[str, ...]:
    """Differing numbers by source ("state media: 12 soldiers killed; the monitor: 31"), then doers and denials."""
    found = [words for harm in _HARMS if (words := _numbers(events, harm))]
    return tuple(dict.fromkeys((*found, *rival_doers(events), *denials_in_words(events))))


def denials_in_words(events: list[Event]) -> list[str]:
    """Who denies what is told in these events ("the ministry denies: that the town fell")."""
    return [
        f"{voice.source} {denies(voice.source)}: {_content(voice)}"
        for event in events
        for voice in event.attribution
        if voice.stance == "denies" and voice.source
    ]


def _content(voice: Attribution) -> str:
    said = voice.content_span.quote if voice.content_span else "it"
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rsplit(None, 1)[0].rstrip(",;:") + "…"


def _numbers(events: list[Event], harm: str) -> str | None:
    by_voice: dict[str, Telling] = {}
    for telling in tellings(events, harm):
        if not (telling.repeats or telling.adds or telling.is_vague):
            by_voice.setdefault(label_of(telling.voice), telling)
    rivals = {
        name: telling
        for name, telling in by_voice.items()
        if any(_differ(telling, other) for other in by_voice.values() if other is not telling)
    }
    if len(rivals) < 2:
        return None
    rivals = _by_best_known(rivals)
    nouns: set[str] = set()
    parts: list[str] = []
    for name, telling in rivals.items():
        said = " and ".join(_said(count, nouns) for count in _shown(telling))
        parts.append(f"{name}: {said}{'' if parts else ' ' + harm}")
        nouns = {noun_in(count) for count in telling.counts}
    return "; ".join(parts)


def _by_best_known(rivals: dict[str, Telling]) -> dict[str, Telling]:
    """Each figure once, by its best known voice ("Monitor: 80 killed", then the monitor by name: by name)."""
    kept: dict[str, Telling] = {}
    for name, telling in rivals.items():
        same = next((n for n, other in kept.items() if not _differ(telling, other)), None)
        if same is None:
            kept[name] = telling
        elif _is_known(telling) and not _is_known(kept[same]):
            del kept[same]
            kept[name] = telling
    return kept


def _is_known(telling: Telling) -> bool:
    return telling.voice is not None and telling.voice.source_id is not None


def _shown(telling: Telling) -> list[Casualties]:
    return [count for count in telling.counts if count.role != "repeat"]


def _differ(a: Telling, b: Telling) -> bool:
    """Whether two voices give other numbers for the same people.

    The report's own number is a rival only where it cannot hold beside the other ("more than 60", then "65" can).
    """
    if raises(a, b) or raises(b, a):
        return False  # "two more bodies were found, raising the toll to 19": one toll that rose
    whole = [len(telling.counts) == 1 and not any(telling.groups) for telling in (a, b)]
    if whole[0] != whole[1] and a.voice is not None and b.voice is not None and all(map(_known_groups, (a, b))):
        # "85 civilians and 50 soldiers", "between 129 and 300": the sum against the number of all
        return (a.total.low, a.total.high) != (b.total.low, b.total.high) and not _holds(a.total, b.total)
    for one in _shown(a):
        for other in _shown(b):
            same = are_same(one, other) if len(a.counts) == len(b.counts) == 1 else group_of(one) == group_of(other)
            if not same or (one.low == other.low and (one.high == other.high or None in (one.high, other.high))):
                continue  # "27" and "at least 27" are one number
            if (a.voice is not None and b.voice is not None) or _apart(one, other):
                return True
    return False


def _known_groups(telling: Telling) -> bool:
    """Whether a telling is of all: people at large, or several groups of them."""
    return len(telling.counts) > 1 or not any(telling.groups)


def _holds(a: Tally, b: Tally) -> bool:
    """Whether two totals can be one number ("at least 135" and 140)."""
    low, high = max(a.low or 0, b.low or 0), min((t.high for t in (a, b) if t.high is not None), default=None)
    return a.low == b.low or (high is not None and low == high)


def _apart(one: Casualties, other: Casualties) -> bool:
    """Whether the two ranges have nothing in common, and neither is so small that it is a part of the other."""
    first, second = sorted((one, other), key=lambda count: count.low or 0)
    if first.high is None or first.high >= (second.low or 0):
        return False
    return (first.low or 0) * 2 >= (second.low or 0)


def _said(count: Casualties, nouns: set[str]) -> str:
    """ "35 soldiers", "at least 80", "about 400", "129 to 300", "none"; the noun is left out where it was just said."""
    if count.best == 0:
        return "none"
    if count.high is None:
        number = f"at least {count.low}"
    elif count.low == count.high:
        number = f"{count.low}"
    elif count.best is not None and (count.low or 0) < count.best < count.high:
        number = f"about {count.best}"
    else:
        number = f"{count.low} to {count.high}" if count.low else f"up to {count.high}"
    noun = noun_in(count)
    return number if not noun or noun in nouns else f"{number} {noun}"

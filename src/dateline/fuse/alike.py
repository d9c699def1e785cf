"""Whether two events of one report can be the same happening: nothing that both say may contradict.

A newspaper report is mostly about one thing, told in headline, lead and later paragraphs; so events are the same
unless type, sides, place or time speak against it, or the text says so ("another", "elsewhere", "separately").
"""

from __future__ import annotations

import functools
import re
from datetime import date

from dateline.knowledge.actors import allied
from dateline.model import Actor, Event, Place, Span, When
from dateline.model.geo import great_circle_km

#: Sub-event types that tell how it was done; two different ones are two happenings.
MEANS = frozenset(
    {
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Chemical weapon",
    }
)
CAPTURE = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
_GENERAL = frozenset({"Armed clash", "Attack"})
#: What a "bombardment" may be by its word alone.
_HEAVY = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_OPEN = re.compile(
    r"(?:bombard\w*|bomb(?:s|ed|ing|ings)|pound\w*|pummel\w*|strikes?|struck|hit|target\w*)$", re.IGNORECASE
)
_CAR_BOMBS = frozenset({"Suicide bomb", "Remote explosive/landmine/IED"})
_ELSEWHERE = re.compile(
    r"^\W*(?:meanwhile|elsewhere|separately|in (?:a |an)?(?:another|separate|other|different)|also (?:on|in)|"
    r"in addition)\b"
    r"|\b(?:another|a separate|a second|a similar|earlier|previous|other) (?:\w+ ){0,2}"
    r"(?:attack|bomb|bombing|blast|explosion|incident|raid|strike|air ?strike|operation|clash|shooting|ambush)"
    r"|\b(?:at|in|on) the same \w+ (?:on \w+day|yesterday|last \w+|(?:a|the|two|three) (?:day|week|month)s? "
    r"(?:before|earlier|ago))\b",
    re.IGNORECASE,
)
_FIGHT = re.compile(r"clash|fight|battle|combat|skirmish", re.IGNORECASE)
#: How far from a town a place "near" or "north of" it in a headline may lie, in km.
_NEAR = 80.0
#: Across a town, in km.
_TOWN = 15.0
#: Days.
_LONG = 60
#: A place of which no more is known than this many km ("the market of Tigray") is no finer than its area.
_VAGUE = 60.0
_WIDE = frozenset({"country", "admin1", "region", "governorate", "province"})


@functools.lru_cache(maxsize=1024)
def says_elsewhere(sentence_text: str) -> bool:
    """Whether a sentence announces something other than what was told before."""
    return bool(_ELSEWHERE.search(sentence_text))


def types_fit(a: Event, b: Event) -> bool:
    """Whether the sub-event types can be of one happening."""
    if a.subtype == b.subtype:
        return True
    pair = {a.subtype, b.subtype}
    if pair <= MEANS:
        heavy = pair <= _HEAVY and (_leaves_means_open(a) or _leaves_means_open(b))
        return pair <= _CAR_BOMBS or heavy or _was_bombed(a, b) or _was_bombed(b, a)
    if pair & MEANS and (_is_fight(a) or _is_fight(b)):  # strikes in support of a battle are the battle of these two
        strike = a if a.subtype in MEANS else b
        if strike.side_a and strike.side_b and not strike.casualties:
            return False  # "fighter jets bombed the rebels' camps" tells more than that they helped
        return places_fit(a.place, b.place) and bool(keys(a.side_a + a.side_b) & keys(b.side_a + b.side_b))
    if pair <= _GENERAL | MEANS or pair <= _GENERAL | CAPTURE:
        return True
    if gives_way(a, b) or gives_way(b, a):
        return True
    return a.type == b.type and a.type in ("Protests", "Riots")


def _leaves_means_open(event: Event) -> bool:
    """Whether it tells no more than that something was bombed: "the bombardment", not "warplanes bombed"."""
    word = event.word.quote
    return bool(_OPEN.match(word)) and all(weapon.span.quote in word for weapon in event.weapons)


def _was_bombed(a: Event, b: Event) -> bool:
    """Whether `b` tells by what the building of `a` "was bombed": "the council blamed an air strike"."""
    if a.subtype != "Remote explosive/landmine/IED" or b.subtype not in _HEAVY or a.word.quote.lower() != "bombed":
        return False
    # "strikes killed 25 in the strip", then "seven died when their house was bombed": another of the strikes
    return a.word.start < b.word.start and not b.casualties


def _is_fight(event: Event) -> bool:
    """Whether armed men met on the ground, by the event's own word; "attack" and "killed" leave the means open."""
    return event.subtype == "Armed clash" and bool(_FIGHT.search(event.word.quote))


def gives_way(a: Event, b: Event) -> bool:
    """Whether `a` is the other side of the capture or fight `b`: "the army withdrew", "thirty soldiers surrendered"."""
    if b.subtype not in CAPTURE | {"Armed clash"} or not (a.plover or "").startswith("RETREAT-"):
        return False
    gone = keys(a.side_a + a.side_b)
    beaten = keys(tuple(actor for actor in b.side_b if actor.kind != "civilians"))
    if b.subtype == "Armed clash" and beaten and b.side_a:  # who fought whom is said in either order
        return bool(gone & (beaten | keys(b.side_a)))
    return (not beaten or bool(beaten & gone)) and not gone & keys(b.side_a)


def keys(actors: tuple[Actor, ...]) -> set[str]:
    """What makes those actors one with others whom the registry knows."""
    return {actor.key for actor in actors if actor.actor_id}


def sides_fit(a: Event, b: Event) -> bool:
    """Whether the doers can be the same: one is unknown, or they share an actor, on either side."""
    # "41 rebels were executed by the group": who stands on both sides did not do it
    mine, theirs = (keys(event.side_a) - keys(event.side_b) for event in (a, b))
    if _is_struck_back(a, b) or _is_struck_back(b, a):
        return False
    if a.type == b.type == "Protests" or gives_way(a, b) or gives_way(b, a):
        return True  # who marches and who breaks it up, who takes and who leaves
    if not mine or not theirs or mine & theirs:
        return True
    if any(allied(one, other) for one in mine for other in theirs):
        return True  # "a joint force", then "the soldiers": partners in one operation
    both = (mine | keys(a.side_b), theirs | keys(b.side_b))
    fights = {"Armed clash", *CAPTURE}
    if a.subtype not in fights or b.subtype not in fights:
        return False
    # "fighting broke out with the rebels" beside "the army clashed with the rebels": in a fight either may come first
    one_sided = (_is_fight(a) and both[0] < both[1]) or (_is_fight(b) and both[1] < both[0])
    return one_sided or len(both[0] & both[1]) >= 2


def _is_struck_back(a: Event, b: Event) -> bool:
    """Whether who attacked civilians in `a` is fought in `b`: "police then exchanged fire with the gang"."""
    return (
        a.type == "Violence against civilians"
        and b.subtype == "Armed clash"
        and bool((keys(a.side_a) - keys(a.side_b)) & (keys(b.side_b) - keys(b.side_a)))
        and bool(a.victims or a.side_b)
    )


def km(a: Place, b: Place) -> float | None:
    """Great-circle distance in km, None where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)


def fineness(place: Place | None) -> int:
    """How fine a place is: 0 none, 1 country, 2 first-order area, 3 second-order, 4 settlement, 5 a part
    of one or a facility (a quarter, a base, a road)."""
    if place is None:
        return 0
    if place.kind == "country":
        return 1
    if place.kind in _WIDE or (place.uncertainty_km or 0) > _VAGUE:
        return 2
    if place.kind == "admin2":
        return 3
    return 4 if place.kind in (None, "city", "town", "village", "settlement", "capital") else 5


def own_place(event: Event) -> Place | None:
    """The place that the event's own sentence names; one taken over from elsewhere in the report tells nothing new."""
    place = event.place
    if place is None or place.span is None:
        return place
    return place if _is_within(place.span, event) else None


def own_time(event: Event) -> When | None:
    """The time that the event's own sentence states, or the one just before it; not one taken over from afar."""
    time = event.time
    if time is None or time.span is None or (time.basis or "").endswith("told just before"):
        return time
    return time if _is_within(time.span, event) else None


def _is_within(span: Span, event: Event) -> bool:
    start, end, found = span.start, span.end, False
    for each in event.evidence:  # asked six hundred times a report: a generator takes twice the time
        found = found or (each.start < end and start < each.end)
    return found


def stands_for_area(place: Place) -> bool:
    """Whether a town's name is its province's too: "in Raqqa" may be anywhere in the province."""
    return place.admin1 is not None and place.admin1.lower() == place.name.lower()


def places_fit(a: Place | None, b: Place | None, *, headline: bool = False) -> bool:
    """Whether one happening can be at both: the same place, or one inside the other.

    In a headline a town may stand for its province ("10 killed in Raqqa", then a village of the province).
    """
    if a is None or b is None:
        return True
    if headline and a.admin1 and a.admin1 == b.admin1 and (stands_for_area(a) or stands_for_area(b)):
        return True
    if a.place_id and a.place_id == b.place_id and (a.kind == b.kind or a.name == b.name):
        return True
    if _bare_name(a) == _bare_name(b):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if "country" in (a.kind, b.kind):
        return True
    wide_a, wide_b = fineness(a) <= 2, fineness(b) <= 2
    if wide_a or wide_b:
        return not (a.admin1 and b.admin1) or a.admin1 == b.admin1
    if fineness(a) == 3 or fineness(b) == 3:
        return not (a.admin1 and b.admin1 and a.admin1 != b.admin1) and (
            not (a.admin2 and b.admin2) or a.admin2 == b.admin2 or fineness(a) != fineness(b)
        )
    apart = km(a, b)
    if fineness(a) != fineness(b):  # a quarter and its city, a base and its town
        return apart is None or apart <= 15
    if headline and apart is not None and "near" in (a.relation, b.relation):  # "village near Pokrovsk", then its name
        return apart <= _NEAR + min(a.uncertainty_km or 0, b.uncertainty_km or 0)
    if headline and is_towns_own(a, b):
        return True
    if apart == 0 and (a.place_id is None) != (b.place_id is None):
        return True  # "al-Noor" that no gazetteer has was put at the town in which it lies
    if a.place_id is None or b.place_id is None:
        return apart is None and not (a.admin1 and b.admin1 and a.admin1 != b.admin1) and not (a.lat and b.lat)
    return False


def _bare_name(place: Place) -> str:
    """The name without the kind of place: "Zamzam camp" is Zamzam, where both are camps."""
    name = place.name.lower()
    return name.removesuffix(f" {place.kind}") if place.kind else name


def is_towns_own(a: Place, b: Place) -> bool:
    """Whether a headline's "Mirna hospital" can be the Salem hospital in Mirna: one kind of building in one town."""
    same = a.name.split()[-1].lower() == b.name.split()[-1].lower()
    apart = km(a, b)
    return (
        same
        and fineness(a) == fineness(b) == 5
        and (a.place_id is None) != (b.place_id is None)
        and (apart is None or apart <= _TOWN)
    )


def is_stated(time: When | None) -> bool:
    """Whether the time stands in the text and was not taken from the publication day or the narrative."""
    return time is not None and time.start is not None and time.span is not None


def times_fit(a: When | None, b: When | None) -> bool:
    """Whether the intervals meet; a time that is not stated fits any."""
    if a is None or b is None or not is_stated(a) or not is_stated(b):
        return not _far(a, b)
    if "period" in (a.precision, b.precision) and (a.precision != b.precision or is_long(a) != is_long(b)):
        return False  # "for more than a year" tells a series, "on Wednesday" or "in five days" one thing of it
    return (a.start or "") <= (b.end or "9") and (b.start or "") <= (a.end or "9")


def is_long(time: When | None) -> bool:
    """Whether a stated period is longer than the fights of one news report: "since the siege began in May"."""
    if time is None or time.precision != "period" or not time.start or not time.end or not is_stated(time):
        return False
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days > _LONG


def is_far_back(a: Event, b: Event) -> bool:
    """Whether one event's own words put it a month or more before the other, whose day may be taken over.

    Or over a long time: "more than 780 have been killed since the siege began" is no part of Tuesday's shelling.
    """
    return any(
        _before(mine, theirs) or (is_long(mine) and theirs is not None and is_stated(theirs) and not is_long(theirs))
        for mine, theirs in ((own_time(a), b.time), (own_time(b), a.time))
    )


def _before(stated: When | None, other: When | None) -> bool:
    if stated is None or other is None or not is_stated(stated) or stated.end is None or other.start is None:
        return False
    return stated.precision in ("month", "season", "year") and stated.end < other.start[:8] + "00"


def _far(a: When | None, b: When | None) -> bool:
    """A stated month or year long before the day of the report is another happening than one told as news."""
    if a is None or b is None or a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    stated, assumed = (a, b) if is_stated(a) else (b, a)
    if not is_stated(stated) or assumed.precision != "day":
        return False
    return (stated.end or "") < (assumed.start or "")[:8] + "00" and stated.precision in (
        "month",
        "season",
        "year",
        "period",
    )

"""Whether a name that the gazetteer knows is a place where it stands: the words around it decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge.casing import casing
from dateline.knowledge.given_names import given_names
from dateline.model import Sentence

from .places_found import BIG, BIG_FIRST, Found, facts
from .places_of_country import of_country
from .places_persons import Persons
from .places_runs import Word
from .places_unknown import kind_ahead
from .places_words import (
    AFTER,
    BODIES,
    BODY_OF,
    COMPASS,
    DWELLING,
    FEATURES,
    INHABITANTS,
    KIND_WORDS,
    LOCATIVE,
    NAMED_AFTER,
    NEVER,
    OPENING,
    ORGANISATION,
    PERSONAL,
    PRIVATE,
    STREETS,
    STRONG,
    TAKEN,
    TITLES,
)

_AIR = frozenset(("airport", "airbase"))
_NEVER_ALONE = COMPASS | {"new", "old", "great", "east", "west"}
_NOT_THERE = re.compile(r"\s+(war|peace|process|agreement|accord|accords|treaty|conference)\b")
#: Seats of power that lend their name to a government, and to a village elsewhere.
_HOUSES = frozenset(
    (
        "white house",
        "the white house",
        "state department",
        "foreign office",
        "green party",
        "el nino",
        "el niño",
        "la niña",
    )
)
_HEAD = re.compile(r"\s*(?:[-–—(]|,\s)")
#: "US$2 million", "a virus similar to B/Massachusetts/2/2012": no place is meant.
_MONEY = re.compile(r"\s?\$")
#: What only a place is said to be behind a label, a dash or a heading: "Tamra – held by the army", "Tamra (contested)".
_LABELS = re.compile(
    r"(?:\s*\([^()\n]{2,40}\))?\s*(?:[:–—|(\n-]|\s-\s)\s*[\"“'•*-]?\s*"
    r"(?:(?:status|control|first|partially|reportedly|allegedly|briefly|fully|still|likely|possibly|again)[:\s]\s*)*"
    r"(?:(?:re-?)?captured by|(?:re)?taken by|(?:re)?seized by|liberated by|occupied by|held by|controlled by|"
    r"overrun by|abandoned by|surrounded by|besieged|encircled|contested|under (?:the )?(?:\w+ ){1,3}control|"
    r"fell to|lost to|in the hands of|control (?:claimed|disputed))\b",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r",\s+(?:(?:in|near|northern|southern|eastern|western|central)\s+)?((?:[^\W\d_a-z][\w.'’-]*)(?:\s+[^\W\d_a-z][\w.'’-]*){0,2})"
)
_BEFORE_LIST = re.compile(r"([^\W\d_a-z][\w'’-]+)(?:,| and|, and| or)\s+$")
#: An admin-1 with so many people lends its name to bodies ("the Texas Forest Service"); lesser ones are towns first.
_STATE = 1_000_000
_CLUBS = frozenset("real atletico inter fc ac sporting dynamo".split())
#: Kind words that, with a capital and before another capital, belong to a body's name ("Texas State University").
_IN_BODY = frozenset("state department city area port market front hill square base town".split())


@dataclass(slots=True)
class Context:
    """A sentence and what is known of it: its words, whether its capitals tell nothing, the document's persons."""

    text: str
    sentence: Sentence
    words: list[Word]
    shouting: bool
    persons: Persons


def is_new_whole(context: Context, row: tuple[Word, ...]) -> bool:
    """ "the village of Qaza Ali": a kind word names the whole row, though the gazetteer knows only a part of it."""
    text, sentence = context.text, context.sentence
    start, end = row[0].start, row[-1].end
    if not 2 <= len(row) <= 4 or facts(text[start:end])[0] >= 0:
        return False
    if row[-1].lower in STREETS or row[-1].lower in FEATURES:
        return True  # "Tripoli Street", "Canaan Valley": not the town
    if row[0].lower in OPENING and row[-1].lower not in ORGANISATION:
        return True  # "Lake Vermont": not the state
    if row[-1].lower == "hospital" and len(row) > 2:
        return True  # "Mosul General Hospital"
    if row[-1].lower in KIND_WORDS:
        return False
    if any(
        facts(text[start : word.end])[0] >= 0 and facts(word.text)[1] & {"demonym", "country", "admin1"} for word in row
    ):
        return False
    after = AFTER.match(text, end, min(end + 40, sentence.end))
    if after and after.group(1).lower() in ("department", "state"):
        return False  # "the Byesville Volunteer Fire Department"
    return bool(after or kind_ahead(text, sentence.start, start))


def judge(context: Context, row: tuple[Word, ...], at: int, size: int, before: str) -> tuple[Found, bool] | None:
    """The place that words `at` to `at + size` of a row name, and whether it stands on its own; None for no place."""
    text, sentence, shouting = context.text, context.sentence, context.shouting
    part = row[at : at + size]
    start, end = part[0].start, part[-1].end
    name = text[start:end]
    population, kinds = facts(name)
    # "HOMS – …", "ADEN (12 May) …": four capitals at the head of a report are a dateline, no acronym
    heads = start == sentence.start and _HEAD.match(text, end) is not None
    if population < 0 or name.lower() in _HOUSES or (size == 1 and _no_name(text, part[0], shouting or heads)):
        return None
    if all(word.lower in COMPASS for word in part) or _is_saint(text, part, end):
        return None
    common = size == 1 and casing().get(part[0].lower) == "c" and not kinds & {"country", "continent"}
    common = common and not (text[end : end + 1] == "." and "admin1" in kinds)  # "Macon County, Ala."
    left = row[at - 1].lower if at else before
    right = row[at + size].lower if at + size < len(row) else ""
    if _is_no_toponym(text, start, end, right):
        return None
    hit = Found(start, end, sentence.index, " ".join(name.split()))
    if "demonym" in kinds and not kinds & {"country"} and (population > 0 or size == 1):
        hit.role, hit.evident = "demonym", True
        return hit, True
    if at == 0 and text[start - 2 : start] in ("D-", "R-", "I-") and text[start - 4 : start - 2] == ", ":
        hit.role, hit.evident, hit.firm = "attributive", True, True  # "Rep. Jane Poe, D-Dayton"
        return hit, True
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
        hit.role, hit.evident = "attributive", True  # "Aleppo-based"
        return (hit, True) if population >= BIG or kinds & {"country", "admin1", "region", "continent"} else None
    if not right and (tail := _NOT_THERE.match(text, end, sentence.end)) is not None:
        right = tail.group(1)  # "the 1967 Middle East war"
    if size > 1 and (part[-1].lower in FEATURES or part[0].lower in OPENING) and not right:
        hit.evident = True  # "the Korengal Valley"
        street = part[-1].lower in STREETS  # "River Road"
        hit.kind = "road" if street else FEATURES.get(part[-1].lower) or OPENING.get(part[0].lower)
        return hit, True
    alone = at == 0 and at + size == len(row)
    found = _by_kind(context, row, at, size, hit, common)
    if not found and not (common and right):
        found = _by_body(context, row, at, size, hit, population, kinds)
    if found or right in ORGANISATION:
        return found
    leaning = at > 0 and left in COMPASS
    if kinds <= _AIR and (size > 1 or left not in STRONG | {"from", "to"}):
        return None  # "East Texas" is no airport unless it is said to be one
    if not alone and not leaning and not shouting:
        if kinds & {"country"}:
            hit.role = "attributive" if right else "place"  # "Syria Monitor", "Turkey PM"
            return hit, True
        if size == 1 and (right or population < 1_000_000):
            return None
    personal = size == 1 and _is_personal(part[0].lower)
    chained = text[end : end + 1] == "," and _chained(text, end, sentence.end)
    if common and not chained and not (left in STRONG and population >= BIG):
        return None  # "at Passover", "Still, he said": a town's name, and a common word
    if (left in LOCATIVE or left in COMPASS) and not (
        personal and left not in STRONG | COMPASS and "country" not in kinds
    ):
        owned = text[end : end + 2] in ("'s", "’s", "' ", "’ ") and hit.name.lower() in context.persons.names
        hit.firm = left in STRONG and not owned  # "in Kelly's office"
        hit.evident = not shouting or population >= 1000
        return hit, True
    if kinds == {"region"} and name.isupper():
        hit.role, hit.evident = "attributive", True  # "the EU said"
        return hit, True
    if not shouting and (
        INHABITANTS.match(text, end, sentence.end) or DWELLING.search(text, max(sentence.start, start - 30), start)
    ):
        hit.evident = True
        return hit, True
    if chained:
        hit.evident = hit.firm = hit.sealed = True
        return hit, True
    if size == 1 and not personal and not shouting and of_country(text, sentence.start, start, end, sentence.end):
        hit.evident = True  # "Colombia's Tame"
        return hit, True
    area = kinds & {"country", "admin1", "continent", "region"}
    if area and ("country" in kinds or not personal):
        # "Chad", "Georgia": a country, unless the report has a person of that name
        hit.firm = bool(kinds & {"country", "continent"}) and part[0].lower not in given_names()
        hit.evident = "country" in kinds or population > BIG_FIRST
        return hit, True
    if left in TAKEN or _after_place(text, sentence.start, start):
        return hit, True  # "rebels entered X", "Aleppo, Homs and X"
    if alone and _LABELS.match(text, end):
        hit.evident = hit.firm = True  # "Tamra: captured by the rebels 3 May 2015"
        return hit, True
    token = next((t for t in sentence.tokens if t.start >= start), None)
    proper = token is not None and token.pos == "PROPN"
    first = start == sentence.start or shouting
    least = BIG_FIRST if first else BIG
    sound = proper and population >= least and not personal
    return hit, sound or (size > 1 and population >= 1000)


def _is_saint(text: str, part: tuple[Word, ...], end: int) -> bool:
    """ "St. Patrick's Day", "St. John's Church": the saint, not a town of his name."""
    return part[0].lower.rstrip(".") in ("st", "saint", "santa") and text[end : end + 2] in ("'s", "’s")


def _by_kind(
    context: Context, row: tuple[Word, ...], at: int, size: int, hit: Found, common: bool
) -> tuple[Found, bool] | None:
    """ "Sinaa neighborhood", "the village of Hatla": a kind word beside the name."""
    text, sentence = context.text, context.sentence
    right = row[at + size].lower if at + size < len(row) else ""
    after = AFTER.match(text, hit.end, min(hit.end + 40, sentence.end))
    if after and not (right and right not in KIND_WORDS and right not in ("international", "military", "refugee")):
        word = " ".join(after.group(1).split())
        more = row[at + size + 1].text if at + size + 1 < len(row) else ""
        if word[:1].isupper() and word.lower() in _IN_BODY and (more[:1].isupper() or _of_body(text, after.end())):
            return None  # "Lansing State Journal", "the Texas Department of Works"
        if common and word[:1].isupper():
            return None  # "the Solid Waste District"
        hit.kind, hit.evident, hit.firm, hit.sealed = KIND_WORDS[word.lower()], True, True, True
        return hit, True
    ahead = kind_ahead(text, sentence.start, hit.start)
    if ahead and right not in ORGANISATION:
        # "the capital of Kabardino-Balkaria": a city, but not of that name
        hit.kind = None if ahead == "capital" else KIND_WORDS.get(ahead)
        hit.evident, hit.firm, hit.sealed = True, True, True
        return hit, True
    return None


def _of_body(text: str, end: int) -> bool:
    return text[end : end + 4] == " of " and text[end + 4 : end + 5].isupper()


def _by_body(
    context: Context,
    row: tuple[Word, ...],
    at: int,
    size: int,
    hit: Found,
    population: int,
    kinds: frozenset[str],
) -> tuple[Found, bool] | None:
    """ "Herat police", "Texas Gov. Perry", "Kabul Bank": a place named with a body, an office or a company."""
    rest = [word.lower for word in row[at + size :]]
    right = rest[0] if rest else ""
    area = "country" in kinds or ("admin1" in kinds and population >= _STATE)
    if right == "general" and rest[-1] in KIND_WORDS:
        return None  # "Mosul General Hospital"
    if right in TITLES and right not in BODIES and (area or population >= (500 if right == "mayor" else BIG)):
        hit.evident = True  # "Texas Gov. Perry", "Chicago Mayor Daley": the office's place, named as such
        return hit, True
    public = right in BODIES or (area and bool(rest) and (rest[-1] in BODIES or rest[-1] in ORGANISATION))
    if at == 0 and public and not PRIVATE.intersection(rest):
        hit.role, hit.evident = "attributive", True
        return (hit, True) if population >= 500 or area or "admin2" in kinds else None
    if right in ORGANISATION or (at and row[at - 1].lower in _CLUBS):
        hit.role, hit.evident = "organisation", True
        return (hit, True) if population >= 1000 or area else None
    if BODY_OF.search(context.text, max(context.sentence.start, hit.start - 30), hit.start):
        hit.role, hit.evident = "organisation", True
        return hit, True
    return None


def _is_no_toponym(text: str, start: int, end: int, right: str) -> bool:
    if _MONEY.match(text, end) or text[end : end + 1] == "/" or text[start - 1 : start] in ("/", "$"):
        return text[end : end + 2] != "/ " and not text[end + 1 : end + 2].isalpha()
    follower = right or next(iter(text[end : end + 20].split(maxsplit=1)), "").lower().strip(",.;:")
    return follower in NAMED_AFTER and text[end : end + 1] == " "


def _is_personal(lower: str) -> bool:
    return lower in PERSONAL or lower in given_names()


def _no_name(text: str, word: Word, shouting: bool) -> bool:
    lower = word.lower.replace(".", "").removeprefix("al-")
    dotted = text[word.end : word.end + 1] == "."
    if (
        dotted
        and "admin1" in facts(word.text)[1]
        and re.search(r"[\w.],\s+$|\(\s*$", text[word.start - 4 : word.start])
    ):
        return False  # "Newton County, Ga."
    if lower in NEVER or lower in TITLES or lower in ORGANISATION or lower in KIND_WORDS or lower in _NEVER_ALONE:
        return True
    # "US", "UK", "UAE", "EU", "NSW" are places, "PKK" and "SDF" are not, whatever village has the name
    if word.text.isupper() and len(word.text) <= 4 and not shouting:
        kinds = facts(word.text)[1]
        if kinds & {"country"} or "." in word.text or (len(lower) == 2 and "region" in kinds):
            return False
        return not (kinds == {"admin1"} and (len(lower) == 3 or text[word.start - 2 : word.start] == ", "))
    if len(lower) < 4 and not word.text.isupper() and "country" in facts(word.text)[1]:
        return True  # "Car bomb": the short names of countries are written in capitals
    return len(lower) < 3 and not word.text.isupper()


def _chained(text: str, end: int, stop: int) -> bool:
    """Whether ", Y" follows and Y is a country, state or province: "Kabul, Afghanistan"."""
    match = _CHAIN.match(text, end, stop)
    if match is None:
        return False
    parts = match.group(1).split()
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size]).rstrip(".")
        if facts(name)[1] & {"country", "admin1"}:
            return True
    return False


def _after_place(text: str, start: int, at: int) -> bool:
    """Whether the name continues a list of places: "Aleppo, Homs and X"."""
    match = _BEFORE_LIST.search(text, max(start, at - 40), at)
    return match is not None and facts(match.group(1))[0] >= BIG

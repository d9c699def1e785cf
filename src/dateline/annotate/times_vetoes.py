"""Words that look like times and are none: "may" and "march" as verbs, numbers of people that look like years."""

from __future__ import annotations

import re

from dateline.knowledge.time_words import MONTHS
from dateline.model import Sentence, Token

from .times_names import after_name
from .times_words import Args

_VERBAL = frozenset({"may", "march"})
#: Before a bare year: the words that make a number a year ("in 1982", "since 2011", "the 2014 offensive").
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|from|to|and|or|between|during|before|after|for|through|around|about|circa|c\.|early"
    r"|late|mid|year|fiscal|than|the|as of|that)|[(,;:-])\s*$",
    re.IGNORECASE,
)
_STRONG_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|during|circa|year|from|before|after)\s+$|\($", re.IGNORECASE
)
#: Before a bare unit: what makes "weeks" a duration ("for weeks", "within days") and not a subject of its own.
_BEFORE_BARE_UNIT = re.compile(
    r"\b(?:for|over|in|within|after|of|during|through|take|takes|took|last|lasted|lasting|spent|spend|throughout|about"
    r"|the|recent|coming|early|later)\s+$",
    re.IGNORECASE,
)
#: "kilometre 2010", "Flight 1999": what bears a number.
_NUMBERED = re.compile(
    r"\b(?:kilomet(?:er|re)|km|highway|route|flight|no\.?|number|resolution|room|camp|hill|height|point|position|block|article"
    r"|section|law|act|decree|unit|battalion|brigade|division|model|page|paragraph|street|road|area|sector)\s$",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?:\d|times|once|twice|percent|%|miles|dollars|million|billion)\s*$", re.IGNORECASE)


def is_time(text: str, sentence: Sentence, rule: str, start: int, end: int, args: Args) -> bool:
    """Whether words that fit a time pattern are a time, by their case, tags and neighbours."""
    if rule in ("month", "month_day", "day_month", "month_year", "elided_day"):
        return _is_month(text, sentence, rule, start, end, args)
    if rule in ("year", "year_range"):
        return _is_year(text, sentence, rule, start, end, args)
    if rule == "duration":
        return _is_duration(text, sentence, start, end, args)
    if rule == "season":
        return _is_season(text, sentence, start, end, args)
    if rule == "ref":
        return _is_reference(text, sentence, start, end)
    if rule == "relunit":
        return _is_unit(text, sentence, start, end)
    if rule == "deictic" and "told" in args:
        # "in the night sky"
        after = sentence.at(end + 1) if end + 1 < sentence.end and text[end] == " " else None
        return after is None or not after.tag.startswith("NN")
    return True


def _before(text: str, sentence: Sentence, start: int, width: int = 16) -> str:
    return text[max(sentence.start, start - width) : start]


def _token_of_month(sentence: Sentence, start: int, end: int) -> Token | None:
    for token in sentence.within(start, end):
        if token.lower.rstrip(".") in MONTHS or token.lower.partition("-")[2] in MONTHS:
            return token
    return None


def _is_month(text: str, sentence: Sentence, rule: str, start: int, end: int, args: Args) -> bool:
    token = _token_of_month(sentence, start, end)
    if token is None:
        return True
    word = token.lower.rstrip(".").partition("-")[2] or token.lower.rstrip(".")
    if "year" in args and rule != "month":
        return True
    if token.text.islower() and (word in _VERBAL or word == "august"):
        return False
    if token.tag in ("MD", "VB", "VBD", "VBP") and word in _VERBAL:
        return False
    if rule != "month" or args.keys() & {"third", "rel", "year"}:
        return True
    if len(word) <= 4 and word not in ("may", "june", "july") and not text[start:end].endswith("."):
        return False
    if token.text.islower():
        return True
    before = _before(text, sentence, start).lower()
    following = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    # "the Long March", "Women's March"
    if word in _VERBAL and after_name(sentence, token):
        return False
    named = following is not None and following.tag == "NNP" and following.start == token.end + 1
    in_caps = token.text.isupper() and text[sentence.start : sentence.end].isupper()
    if word in _VERBAL and (in_caps or start == sentence.start):
        return bool(re.search(r"\b(?:in|of|since|until|by|during|from|to|and|through|last|next|this)\s+$", before))
    # "April Oliver said": a given name, unless a preposition makes it a month
    return not named or bool(re.search(r"\b(?:in|of|since|until|by|during|from|to|and|through|a|the)\s+$", before))


def _is_year(text: str, sentence: Sentence, rule: str, start: int, end: int, args: Args) -> bool:
    if "third" in args or (rule == "year_range" and re.match(r"[-–/]\d{4}", text[end : end + 5])):
        return True
    year = int(args["year"])
    before = _before(text, sentence, start)
    token = sentence.at(end - 1)
    after = sentence[token.i + 1] if token and token.i + 1 < len(sentence) else None
    # "2000 soldiers", "1,500 people", "2014 tonnes": a count
    if after is not None and (after.tag == "NNS" or after.lower in ("people", "men", "km", "kilometers", "miles")):
        if not (token and token.dep in ("compound", "nmod", "pobj", "npadvmod")) and not re.search(
            r"(?:the|its|his|their|'s)\s+$", before
        ):
            return False
        if re.search(r"\b(?:than|least|about|some|of|for|and|to|or)\s+$", before, re.IGNORECASE):
            return False
    if _NUMBERED.search(before):
        return False
    if 1900 <= year <= 2040:
        return bool(_BEFORE_YEAR.search(before)) or start == sentence.start or before.rstrip()[-1:].isalpha()
    counted = after is not None and after.pos in ("NOUN", "ADJ", "PROPN") and after.start == end + 1
    if year < 1600:
        return not counted and bool(_STRONG_BEFORE_YEAR.search(before))
    return bool(_STRONG_BEFORE_YEAR.search(before)) or (bool(_BEFORE_YEAR.search(before)) and not counted)


def _is_duration(text: str, sentence: Sentence, start: int, end: int, args: Args) -> bool:
    before = _before(text, sentence, start)
    n = args.get("n")
    # "three quarters" is a fraction, "the 1988 quarter" a year's
    if args.get("unit") == "Q" or (isinstance(n, int) and n >= 1900 and text[start : start + 4].isdigit()):
        return False
    if "bare" in args:
        return bool(_BEFORE_BARE_UNIT.search(before))
    # "500 a day" is a rate
    return not (re.match(r"an?\s", text[start:end], re.IGNORECASE) and _RATE.search(before))


def _is_season(text: str, sentence: Sentence, start: int, end: int, args: Args) -> bool:
    token = sentence.at(end - 1) if "year" not in args and "yrel" not in args else None
    if token is None or args.keys() & {"rel", "third"}:
        return True
    if token.tag.startswith("VB"):
        return False
    if token.lower == "fall":
        # "the fall of the city"
        return not re.match(r"\s+(?:of|from|in)\b", text[end : end + 8])
    return token.pos in ("NOUN", "PROPN") and (token.lower != "spring" or token.tag == "NN")


def _is_unit(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """ "the week" alone is this one; "the year of the rebellion" is another; "This Week" is a programme."""
    words = text[start:end].split()
    if sentence.section != "headline" and start > sentence.start and all(word.istitle() for word in words[:2]):
        return len(words) != 2 or text[sentence.start : sentence.end].istitle()
    words = [word.lower() for word in words]
    if len(words) != 2 or words[0] != "the":
        return True
    # "died over the weekend in a raid": only "the week in July" is another one
    which = r"\s+(?:of|that|when)\b" if words[1] == "weekend" else r"\s+(?:of|that|when|in)\b"
    return not re.match(which, text[end : end + 8])


def _is_reference(text: str, sentence: Sentence, start: int, end: int) -> bool:
    token = sentence.at(start)
    words = text[start:end].lower()
    if words in ("current", "recent"):
        return token is None or token.tag == "JJ"
    if words in ("the past", "the present", "the future"):
        after = sentence.at(end + 1) if end + 1 < sentence.end else None
        return after is None or after.tag not in ("NN", "NNS", "JJ", "CD")
    return True

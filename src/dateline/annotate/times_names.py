"""Times that are part of a name: "the 7 October attacks", "14 February Brigade", "Bloody Sunday"."""

from __future__ import annotations

import re

from dateline.knowledge.named_days import named_days
from dateline.model import Sentence, Token

from .times_words import Args

#: What a day without a year names, where it follows in capitals: "the 15 May Organisation", "23 July Bridge".
_BEARERS = re.compile(
    r"\s(?:[A-Z][\w'-]+\s)?(?:Brigades?|Movement|Alliance|Coalition|Battalions?|Front|Bridge|Hospital|Street|Square|School"
    r"|University|Organi[sz]ation|Revolution|Division|Regiment|Company|Forces?|Martyrs|Party|Agreement|Accords?|Airport"
    r"|Stadium|Bloc|Group|Road|Avenue|Committee|Camp|Barracks|Mosque)\b"
)
_WAR = re.compile(
    r"\s(?:War|Offensive|Rising|Rebellion|Uprising|Accords?|Agreement|Massacre|Revolution|Truce|Island|Sunday"
    r"|bombings|massacre)\b"
)
#: "Red Sunday", but "occurred Sunday".
_COLOURED = re.compile(r"\b(?:bloody|black|cyber|super|white|red|holy)\s$", re.IGNORECASE)
_DAYS = ("month_day", "day_month", "elided_day")
_NEXT_WORDS = re.compile(r"(?:\s[\w'-]+){1,3}")


def is_no_name(text: str, sentence: Sentence, rule: str, start: int, end: int, args: Args) -> bool:
    """Whether a time is no part of a name."""
    if rule in _DAYS:
        return not ("year" not in args and _names_an_event(text, sentence, end, args))
    if rule in ("feast", "hijri_month"):
        return _is_feast(text, sentence, start, end, args)
    if rule == "weekday_rel":
        return not (text[start].isupper() and _COLOURED.search(text[max(sentence.start, start - 8) : start]))
    if rule in ("deictic", "clock", "part_day") and text[start : start + 2].istitle():
        # "Golden Dawn", "Russia Today", "Sunrise Hospital"
        token = sentence.at(start)
        if token is None:
            return True
        inside = start > sentence.start
        return not (
            _before_name(sentence, token) or (inside and (after_name(sentence, token) or token.lower == "dawn"))
        )
    if rule == "day_of_month" and "rel" not in args:
        return _is_day_of_month(text, sentence, end)
    if rule == "numeric_month":
        return not re.search(r"(?:resolution|law|decree|no\.|number|order)\s$", text[max(0, start - 12) : start], re.I)
    return True


def after_name(sentence: Sentence, token: Token) -> bool:
    """Whether the word before is a name's, in text that is not all capitals or a title."""
    if token.i == 0 or sentence.section == "headline" or token.text.isupper():
        return False
    before = sentence[token.i - 1]
    if before.text == "'s" and token.i > 1:
        before = sentence[token.i - 2]
        return before.text[:1].isupper() and before.tag in ("NNP", "NNPS", "NNS", "NN")
    return before.tag in ("NNP", "NNPS", "JJ") and before.text[:1].isupper() and before.i > 0


def _before_name(sentence: Sentence, token: Token) -> bool:
    """ "Sunrise Hospital"."""
    after = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    return after is not None and after.tag == "NNP" and after.text.istitle() and not token.text.isupper()


def _is_day_of_month(text: str, sentence: Sentence, end: int) -> bool:
    """ "on the 12th they left" is a day, "on the 4th Brigade" and "the 7th floor" are none."""
    after = sentence.at(end + 1) if end + 1 < sentence.end and text[end] == " " else None
    if after is None:
        return True
    # in capitals the tags say little: "ON THE 4TH INFANTRY BRIGADE"
    if text[sentence.start : sentence.end].isupper():
        return after.pos in ("ADP", "CCONJ", "PUNCT", "DET", "PRON")
    return after.pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def _names_an_event(text: str, sentence: Sentence, end: int, args: Args) -> bool:
    if _BEARERS.match(text, end, sentence.end):
        return True
    words = named_days().get((int(args["month"]), int(args["day"])))
    following = _NEXT_WORDS.match(text, end, sentence.end) if words else None
    return bool(words and following and words & set(following.group().lower().split()))


def _is_feast(text: str, sentence: Sentence, start: int, end: int, args: Args) -> bool:
    if "year" not in args and "gregorian" not in args and _WAR.match(text, end, sentence.end):
        return False
    if text[start:end].lower().strip() not in ("ramadan", "ramadhan", "eid", "epiphany", "tet"):
        return True
    # "Ramadan Shalah", "Abu Eid": a man's name
    token = sentence.at(start)
    if token is None or token.text.isupper():
        return True
    after = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    if after is not None and after.tag == "NNP" and after.start == token.end + 1 and after.text[:1].isupper():
        return False
    before = sentence[token.i - 1] if token.i else None
    return before is None or before.tag != "NNP" or before.end + 1 != token.start or before.lower in ("on", "the")

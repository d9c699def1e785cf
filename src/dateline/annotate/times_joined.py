"""Time expressions that belong together: the ends of a range, a length and the day it is counted from."""

from __future__ import annotations

import re

from dateline.model import Sentence, TimeMention

#: What may stand between the two ends of a range, and the word before the first one.
_BETWEEN_ENDS = re.compile(r"\s?(?:-|to|until|till|through|and|up\sto)\s(?:the\s)?$|\s?[-/]\s?$")
_BEFORE_RANGE = re.compile(r"(?:from|between)\s(?:the\s)?$")
_ENDS = frozenset({"date", "month", "year", "weekday", "season", "day", "clock", "hijri", "feast", "unit"})
#: "overnight from Monday to Tuesday", "Monday night into Tuesday": the night between two days, not both of them.
_NIGHT_BEFORE = re.compile(r"\b(?:over)?night,?\s(?:(?:from|between|of|on)\s)?(?:the\s)?$")
_INTO = re.compile(r",?\s(?:and\s)?into\s(?:the\s|early\s)?")
_TO_RANGE = re.compile(r",?\s(?:(?:from|between|of)\s)?(?:the\s)?")
_NIGHTLY = frozenset({"date", "weekday"})
#: "two days after 12 March", "a week before the 3 May vote": what joins a length to the day that it is counted from.
_COUNTED = re.compile(r"\s(after|before|following|prior\sto)\s(?:the\s|a\s)?$")
_DAYS = frozenset({"date", "weekday", "day", "feast", "hijri"})
_AFTER_ONLY = re.compile(r"\s(?:the\s|a\s)?$")
#: Parts of speech that begin the event from which days are counted: "the day after the raid".
_EVENT_WORDS = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})


def joined(folded: str, sentence: Sentence, found: list[TimeMention]) -> list[TimeMention]:
    """The same mentions; those that belong to the next one say so in their args (range=start and end, of=1)."""
    for i, mention in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if mention.kind == "duration":
            found[i] = _counted(folded, sentence, mention, after)
        elif mention.kind == "unit":
            found[i] = _beside(folded, sentence, mention, after)
        if after is not None and after.start - mention.end <= 12:
            _range(folded, sentence, found, i)
            _night(folded, sentence, found, i)
    for i in range(len(found) - 1):
        _overnight(folded, found, i)
    return found


def _counted(folded: str, sentence: Sentence, mention: TimeMention, after: TimeMention | None) -> TimeMention:
    """ "two days after 12 March" counts from that day; "within 48 hours" from now on."""
    args = dict(mention.args)
    if folded[max(sentence.start, mention.start - 7) : mention.start] == "within ":
        return _with(mention, within=1)
    if after is None or after.kind not in _DAYS or not isinstance(args.get("n"), int) or args.get("half"):
        return mention
    between = _COUNTED.match(folded, mention.end, after.start)
    if between is None or between.end() != after.start:
        return mention
    way = "after" if between[1] in ("after", "following") else "before"
    kept = tuple((k, v) for k, v in mention.args if k in ("n", "unit", "approx"))
    return TimeMention(
        start=mention.start,
        end=mention.end,
        sentence=mention.sentence,
        kind="offset",
        args=(*kept, ("way", way), ("of", 1)),
    )


def _beside(folded: str, sentence: Sentence, mention: TimeMention, after: TimeMention | None) -> TimeMention:
    """ "the day after Christmas" counts from it; "the day after the raid" from a day that is not given."""
    way = folded[max(mention.start, mention.end - 7) : mention.end].rpartition(" ")[2]
    if way not in ("after", "before"):
        return mention
    args = dict(mention.args)
    if after is not None and after.kind in _DAYS and _AFTER_ONLY.fullmatch(folded, mention.end, after.start):
        return TimeMention(
            start=mention.start,
            end=mention.end,
            sentence=mention.sentence,
            kind="offset",
            args=(("n", 1), ("unit", args["unit"]), ("way", way), ("of", 1)),
        )
    token = sentence.at(mention.end + 1) if mention.end + 1 < sentence.end else None
    if token is not None and folded[mention.end] == " " and token.pos in _EVENT_WORDS:
        return _with(mention, event=1)
    return mention


def _range(folded: str, sentence: Sentence, found: list[TimeMention], i: int) -> None:
    """Mark the two ends of a range: "from March to May", "3-5 May"."""
    first, second = found[i], found[i + 1]
    between = folded[first.end : second.start]
    if first.kind not in _ENDS or second.kind not in _ENDS or not _BETWEEN_ENDS.match(between):
        return
    opened = _BEFORE_RANGE.search(folded[max(sentence.start, first.start - 14) : first.start])
    if "and" in between and not opened:
        return
    found[i] = _with(first, range="start")
    found[i + 1] = _with(second, range="end")


def _night(folded: str, sentence: Sentence, found: list[TimeMention], i: int) -> None:
    """Mark the day on which a night ends, of two that are named for it or beside "overnight" (args night_to=1)."""
    first, second = found[i], found[i + 1]
    args, ends = dict(first.args), dict(second.args)
    if second.kind not in _NIGHTLY:
        return
    into = _INTO.fullmatch(folded, first.end, second.start) is not None
    if first.kind == "day":
        if into and args.get("night"):
            found[i + 1] = _with(second, night_to=1)
    elif first.kind == second.kind and (into or ends.get("range") == "end"):
        named = args.get("part") == "NI" or _NIGHT_BEFORE.search(
            folded, max(sentence.start, first.start - 22), first.start
        )
        if named and ends.get("part") in (None, "MO") and "hour" not in args and "hour" not in ends:
            found[i], found[i + 1] = _with(first, range="start"), _with(second, range="end", night_to=1)


def _overnight(folded: str, found: list[TimeMention], i: int) -> None:
    """Tie "overnight" to the day on which it ends, as so many mentions further on (args morning=1 or 2)."""
    mention, after = found[i], found[i + 1]
    if mention.kind != "day" or not dict(mention.args).get("night"):
        return
    if dict(after.args).get("night_to"):
        found[i] = _with(mention, morning=1)
    elif (
        i + 2 < len(found)
        and dict(found[i + 2].args).get("night_to")
        and _TO_RANGE.fullmatch(folded, mention.end, after.start)
    ):
        found[i] = _with(mention, morning=2)


def _with(mention: TimeMention, **more: int | str) -> TimeMention:
    kept = tuple((name, value) for name, value in mention.args if name not in more)
    return TimeMention(
        start=mention.start,
        end=mention.end,
        sentence=mention.sentence,
        kind=mention.kind,
        args=(*kept, *more.items()),
    )

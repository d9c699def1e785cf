"""Time expressions: found and read, not yet resolved. Dates, weekdays, spans, durations, sets and references."""

from __future__ import annotations

import re

from dateline.knowledge.time_words import MONTHS
from dateline.model import Sentence, TimeMention

from .times_patterns import BEFORE_RANGE, BETWEEN_ENDS, NEXT_DAY, NEXT_MONTH, NEXT_YEAR, RULES, SCAN
from .times_readers import READERS
from .times_vetoes import is_time
from .times_words import Args

#: Same-length folding: ASCII capitals to small letters, plain quotes, dashes and spaces; offsets do not move.
_FOLD = str.maketrans(
    {chr(c): chr(c + 32) for c in range(65, 91)}
    | {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "−": "-"}
)
#: A sentence without any of these holds no time expression: what makes most sentences cost nothing.
_HINT = re.compile(
    r"\d|day|night|week|month|year|hour|minute|second|decade|centur|morning|noon|evening|dawn|dusk|tomorrow|now|recent|late"
    r"|current|present|soon|short|former|previous|future|past|ago|spring|summer|autumn|fall|winter|ramad|eid|ashura|quarter"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|clock|annual|dail|nineteen|two\sthousand"
    r"|nineties|eighties|seventies|sixties|fifties|forties|thirties|twenties|christmas|thanks|nowruz|newroz|b\.?c|jan|feb|mar|apr"
)


def find_times(text: str, sentences: tuple[Sentence, ...]) -> tuple[TimeMention, ...]:
    """The time expressions of the sentences, in text order and without overlap.

    `kind` and `args` say what was written; which days are meant is for `resolve.times`. The two ends of a range
    ("from March to May") are two mentions whose args hold range=start and range=end.
    """
    folded = text.translate(_FOLD)
    found: list[TimeMention] = []
    for sentence in sentences:
        if _HINT.search(folded, sentence.start, sentence.end):
            found.extend(_in_sentence(text, folded, sentence))
    return tuple(found)


def _in_sentence(text: str, folded: str, sentence: Sentence) -> list[TimeMention]:
    found: list[TimeMention] = []
    at = sentence.start
    while match := SCAN.search(folded, at, sentence.end):
        rule = match.lastgroup or ""
        exact = RULES[rule].match(folded, match.start(), sentence.end)
        read = READERS[rule](exact) if exact else None
        if exact is None or read is None or exact.end() == exact.start():
            at = _after_word(folded, match.start(), sentence.end)
            continue
        start, end = _trim(folded, exact.start(), exact.end())
        kind, args = read
        if not is_time(text, sentence, rule, start, end, args):
            at = _after_word(folded, match.start(), sentence.end)
            continue
        more = _continuation(folded, sentence, rule, end, args)
        found.append(_mention(sentence, start, end, kind, args))
        if more:
            found.append(_mention(sentence, *more, kind, _continued(args, more, folded)))
        at = more[1] if more else max(end, at + 1)
    return _ranges(folded, sentence, found)


def _mention(sentence: Sentence, start: int, end: int, kind: str, args: Args) -> TimeMention:
    return TimeMention(start=start, end=end, sentence=sentence.index, kind=kind, args=tuple(args.items()))


def _after_word(folded: str, start: int, end: int) -> int:
    at = start
    while at < end and folded[at].isalnum():
        at += 1
    return max(at, start + 1)


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (folded[start].isspace() or folded[start] == ","):
        start += 1
    while start < end and (folded[end - 1].isspace() or folded[end - 1] in ",-"):
        end -= 1
    return start, end


def _continuation(folded: str, sentence: Sentence, rule: str, end: int, args: Args) -> tuple[int, int] | None:
    """Offsets of the further day or year that shares the month or century of the expression just read."""
    if rule == "month_day" and "year" not in args:
        more = NEXT_DAY.match(folded, end, sentence.end)
        if more:
            if more["year"]:
                args["year"] = int(more["year"])
            return more.start("day"), more.end("year") if more["year"] else more.end("day")
    if rule == "month" and not args.keys() & {"rel", "yrel"}:
        more = NEXT_MONTH.match(folded, end, sentence.end)
        if more:
            return more.start("mon"), more.end("year") if more["year"] else more.end("mon")
    if rule == "year_range":
        more = NEXT_YEAR.match(folded, end, sentence.end)
        if more and _full_year(int(args["year"]), more["year"]) > int(args["year"]):
            return more.start("year"), more.end("year")
    return None


def _full_year(first: int, second: str) -> int:
    return int(second) if len(second) == 4 else first // 100 * 100 + int(second)


def _continued(args: Args, span: tuple[int, int], folded: str) -> Args:
    words = folded[span[0] : span[1]]
    if "day" in args:
        return {**{k: v for k, v in args.items() if k in ("month", "year")}, "day": int(re.match(r"\d+", words)[0])}  # type: ignore[index]
    if words[0].isalpha():
        name, _, year = words.replace(",", " ").partition(" ")
        later: Args = {"month": MONTHS[name.rstrip(".")]}
        return {**later, "year": int(year)} if year.strip() else later
    return {"year": _full_year(int(args["year"]), words)}


def _ranges(folded: str, sentence: Sentence, found: list[TimeMention]) -> list[TimeMention]:
    """Mark the two ends of a range: "from March to May", "3-5 May"."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        between = folded[first.end : second.start]
        if len(between) > 12 or not BETWEEN_ENDS.match(between):
            continue
        opened = BEFORE_RANGE.search(folded[max(sentence.start, first.start - 14) : first.start])
        if "and" in between and not opened:
            continue
        kinds = {"date", "month", "year", "weekday", "season", "day", "clock"}
        if first.kind in kinds and second.kind in kinds:
            found[i] = _with(first, "start")
            found[i + 1] = _with(second, "end")
    return found


def _with(mention: TimeMention, end: str) -> TimeMention:
    return TimeMention(
        start=mention.start,
        end=mention.end,
        sentence=mention.sentence,
        kind=mention.kind,
        args=(*((k, v) for k, v in mention.args if k != "range"), ("range", end)),
    )

"""Time expressions: found and read, not yet resolved. Dates, weekdays, spans, durations, sets and references."""

from __future__ import annotations

import functools
import itertools
import re

from dateline.knowledge.time_words import MONTHS
from dateline.model import Sentence, TimeMention

from .times_joined import joined
from .times_names import is_no_name
from .times_patterns import DAY_LIST, NEXT_DAY, NEXT_MONTH, NEXT_YEAR, RULES, SCAN
from .times_readers import READERS
from .times_starts import HINTS, STARTS
from .times_vetoes import is_time
from .times_words import Args

#: Same-length folding: ASCII capitals to small letters, plain quotes, dashes and spaces; offsets do not move.
_FOLD = str.maketrans(
    {chr(c): chr(c + 32) for c in range(65, 91)}
    | {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "−": "-"}
)
#: Rule → the rules that are tried after it.
LATER: dict[str, tuple[str, ...]] = {name: tuple(RULES)[at + 1 :] for at, name in enumerate(RULES)}

#: So many words before its telling word (a month, a unit, a number) a time expression begins at most.
_REACH = 10
_YEARS = re.compile(r"-'?\d")


def find_times(text: str, sentences: tuple[Sentence, ...]) -> tuple[TimeMention, ...]:
    """The time expressions of the sentences, in text order and without overlap.

    `kind` and `args` say what was written; which days are meant is for `resolve.times`. The two ends of a range
    ("from March to May") are two mentions whose args hold range=start and range=end.
    """
    folded = text.translate(_FOLD)
    found: list[TimeMention] = []
    for sentence in sentences:
        if starts := _starts(sentence):
            found.extend(_in_sentence(text, folded, sentence, starts))
    return tuple(found)


def _in_sentence(text: str, folded: str, sentence: Sentence, starts: list[int]) -> list[TimeMention]:
    found: list[TimeMention] = []
    at = sentence.start
    for start in starts:
        if start < at:
            continue
        match = SCAN.match(folded, start, sentence.end)
        read = _read_at(text, folded, sentence, match) if match else None
        if read is None:
            continue
        rule, first, end, kind, args = read
        if not is_no_name(text, sentence, rule, first, end, args):
            at = end
            continue
        more = _continuation(folded, sentence, rule, end, args)
        found.append(_mention(sentence, first, end, kind, args))
        found.extend(_mention(sentence, *span, kind, _continued(args, span, folded)) for span in more)
        at = more[-1][1] if more else max(end, start + 1)
    return joined(folded, sentence, found)


@functools.lru_cache(maxsize=50_000)
def _tells(word: str) -> bool:
    """Whether a word is in small letters such that a time may be said with it."""
    return word in HINTS or word[0].isdigit() or word[-1].isdigit() or word[1:2].isdigit() or bool(_YEARS.search(word))


def _starts(sentence: Sentence) -> list[int]:
    """Offsets at which a time expression may begin: words that can begin one, with a telling word soon after."""
    found: list[int] = []
    soon = 0
    for token in reversed(sentence.tokens):
        word = token.lower
        # "mid-1990s", "120430ZMAR16", "'89"
        if _tells(word):
            soon = _REACH
            # "14 August-24 August", "10/11 March"
            if word[-1].isdigit() and (inner := max(word.rfind("-"), word.rfind("/"))) > 0:
                found.append(token.start + inner + 1)
            found.append(token.start)
        elif soon:
            soon -= 1
            if word in STARTS:
                found.append(token.start)
    found.reverse()
    return found


def _read_at(
    text: str, folded: str, sentence: Sentence, match: re.Match[str]
) -> tuple[str, int, int, str, Args] | None:
    """Rule, offsets, kind and arguments of the time that begins where `match` does; None where there is none.

    Where the first rule that fits reads no time ("the latest quarter" is no span), those after it are tried.
    """
    rule = match.lastgroup or ""
    for name in itertools.chain((rule,), LATER[rule]):
        exact = RULES[name].match(folded, match.start(), sentence.end)
        read = READERS[name](exact) if exact else None
        if exact is None or read is None or exact.end() == exact.start():
            continue
        start, end = _trim(folded, exact.start(), exact.end())
        kind, args = read
        return (name, start, end, kind, args) if is_time(text, sentence, name, start, end, args) else None
    return None


def _mention(sentence: Sentence, start: int, end: int, kind: str, args: Args) -> TimeMention:
    return TimeMention(start=start, end=end, sentence=sentence.index, kind=kind, args=tuple(args.items()))


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (folded[start].isspace() or folded[start] == ","):
        start += 1
    while start < end and (folded[end - 1].isspace() or folded[end - 1] in ",-"):
        end -= 1
    # "at 3pm." ends a sentence, "3 p.m." an abbreviation
    if (
        (folded[end - 3 : end] in ("pm.", "am.") and folded[end - 4 : end - 3].strip(". ").isdigit())
        or folded[end - 2 : end] == "h."
        or folded[end - 4 : end] == "hrs."
    ):
        end -= 1
    return start, end


def _continuation(folded: str, sentence: Sentence, rule: str, end: int, args: Args) -> list[tuple[int, int]]:
    """Offsets of the further days or years that share the month or century of the expression just read."""
    if rule == "month_day" and "year" not in args:
        if listed := DAY_LIST.match(folded, end, sentence.end):
            if listed["year"]:
                args["year"] = int(listed["year"])
            days = [found.span() for found in re.finditer(r"\d+", listed[1])]
            last = listed.end("year") if listed["year"] else listed.end("day")
            return [*((end + start, end + stop) for start, stop in days), (listed.start("day"), last)]
        more = NEXT_DAY.match(folded, end, sentence.end)
        if more:
            if more["year"]:
                args["year"] = int(more["year"])
            return [(more.start("day"), more.end("year") if more["year"] else more.end("day"))]
    if rule == "month" and not args.keys() & {"rel", "yrel"}:
        more = NEXT_MONTH.match(folded, end, sentence.end)
        if more:
            return [(more.start("mon"), more.end("year") if more["year"] else more.end("mon"))]
    if rule == "year_range":
        more = NEXT_YEAR.match(folded, end, sentence.end)
        if more and _full_year(int(args["year"]), more["year"]) > int(args["year"]):
            return [more.span("year")]
    return []


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

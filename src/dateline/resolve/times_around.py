"""What the words and times around an expression add to it: a year told with the next, a start told before, an order."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.knowledge.outlet_homes import outlet_home
from dateline.model import Annotated, Sentence, Timed, TimeMention

from .times_context import Args

#: "in August and September 1914", "the spring and early summer of 1943": the year stands with the last of them.
_CHAIN = re.compile(r"(?:,|,?\s(?:and|or|to|through|until|till)|\s?[-/]|\s(?:up\s)?to)\s?(?:in\s|the\s|into\s)*", re.I)
_CHAINED = frozenset({"month", "season", "date"})
_BESIDE = re.compile(r",?\s(?:on\s)?(?:the\s)?", re.I)
_FOR = re.compile(r"\bfor\s+$", re.I)
_RUNNING = re.compile(r"\b(?:is|today|marks?|marked|enters|entered|entering|into|now)\s(?:now\s)?$|'s\s$", re.I)
_BEGAN = r"\b(?:beg[aiu]n|started|start|launched|erupted|broke\sout|imposed|took\seffect|came\sinto\sforce|declared)\b"
#: Countries in which "3/12" is the twelfth of March.
_MONTH_FIRST = frozenset({"US"})


class Around:
    """The mentions of a document with their sentences."""

    def __init__(self, annotated: Annotated) -> None:
        self.mentions = annotated.times
        self.sentences = annotated.sentences
        self.document = annotated.article.document
        self._order: Args | None = None

    def args(self, i: int, timed: list[Timed]) -> Args:
        """The arguments of mention `i`, completed; `timed` holds what is resolved so far."""
        mention = self.mentions[i]
        args = dict(mention.args)
        sentence = self.sentences[mention.sentence]
        if mention.kind in _CHAINED and "year" not in args and not args.keys() & {"rel", "yrel"}:
            self._chained(i, args)
        elif mention.kind == "duration":
            if self._leads_up_to_now(mention, sentence):
                args["ongoing"] = 1
        elif mention.kind == "ordinal":
            if "straight" not in args:
                self._course(mention, sentence, args, timed)
            if timed and timed[-1].mention.sentence == mention.sentence and (day := _day_told(timed[-1])):
                args["on"] = day
        elif mention.kind == "weekday":
            # "last Monday night, 28 November": the date beside it says which
            following = self.mentions[i + 1] if i + 1 < len(self.mentions) else None
            if following is not None and following.kind == "date" and self._shares_day(mention, following):
                args["ahead"] = 1
        elif mention.kind == "clock" or args.get("of"):
            following = self.mentions[i + 1] if i + 1 < len(self.mentions) else None
            if following is not None and (args.get("of") or self._shares_day(mention, following)):
                args["ahead"] = 1
        elif mention.kind == "day" and (args.get("morning") or args.get("told")):
            self._night(i, args, timed)
        if args.get("ambiguous"):
            args.update(self._numeric_order())
        return args

    def _shares_day(self, hour: TimeMention, following: TimeMention) -> bool:
        """ "from 2 p.m. to 6 p.m. on Friday", "ten at night on Monday": the day behind is the hour's."""
        if following.sentence != hour.sentence or following.kind not in ("date", "weekday", "day"):
            return False
        if dict(hour.args).get("range") == "start":
            return "hour" in dict(following.args)
        return _BESIDE.fullmatch(self.document.text, hour.end, following.start) is not None

    def _chained(self, i: int, args: Args) -> None:
        """Take the year over that stands with a later member of the same list or range."""
        text, later = self.document.text, i
        while later + 1 < len(self.mentions):
            one, other = self.mentions[later], self.mentions[later + 1]
            if other.sentence != one.sentence or other.kind not in _CHAINED:
                return
            if not _CHAIN.fullmatch(text, one.end, other.start):
                return
            following = dict(other.args)
            if isinstance(year := following.get("year"), int) and following.get("era") is None:
                month, last = args.get("month"), following.get("month")
                # "from November to February 1990" begins the year before
                wraps = isinstance(month, int) and isinstance(last, int) and month > last
                args["year"] = year - int(wraps)
                return
            later += 1

    def _leads_up_to_now(self, mention: TimeMention, sentence: Sentence) -> bool:
        """ "has been fighting for more than a year": a length that leads up to now."""
        text = self.document.text
        if not _FOR.search(text[max(sentence.start, mention.start - 5) : mention.start]):
            return False
        at = sentence.head_of(mention.start, mention.end)
        verb = next((t for t in sentence.ancestors(at) if t.pos in ("VERB", "AUX")), None) if at is not None else None
        helpers = sentence.children(verb.i, "aux", "auxpass") if verb is not None else []
        return any(t.lower in ("has", "have", "'s", "'ve") for t in helpers)

    def _night(self, i: int, args: Args, timed: list[Timed]) -> None:
        """Find the day on which "overnight from Monday to Tuesday" ends, or "during the night" begins."""
        if args.get("morning"):
            args["ahead"] = args["morning"]
        elif timed and (day := _day_told(timed[-1])):
            told = self.sentences[timed[-1].mention.sentence]
            here = self.sentences[self.mentions[i].sentence]
            if told.paragraph == here.paragraph and here.index - told.index <= 1:
                args["on"] = day

    def _course(self, mention: TimeMention, sentence: Sentence, args: Args, timed: list[Timed]) -> None:
        """Find the day on which a siege began that this is a day of: "The siege began on 3 May." """
        text, what = self.document.text, args.get("what")
        if what:
            named = re.compile(rf"\b{what}", re.I)
            for each in reversed(timed):
                if each.when.precision not in ("day", "time") or not each.when.start:
                    continue
                told = self.sentences[each.mention.sentence]
                words = text[told.start : told.end].replace("-", "")
                if named.search(words) and re.search(_BEGAN, words, re.I):
                    args["began"] = each.when.start[:10]
                    return
        if _RUNNING.search(text[max(sentence.start, mention.start - 12) : mention.start]):
            args["straight"] = 1

    def _numeric_order(self) -> Args:
        """The order of day and month, from the other dates of the document or from its outlet's country."""
        if self._order is None:
            self._order = self._find_order()
        return self._order

    def _find_order(self) -> Args:
        told = {dict(m.args).get("order") for m in self.mentions if m.kind == "date"} - {None}
        if len(told) == 1:
            return {"order": str(told.pop()), "order_from": "the other dates of the report"}
        host = urlsplit(self.document.url or "").hostname
        home = outlet_home(host) if host else None
        if home is None:
            return {}
        order = "md" if home.country in _MONTH_FIRST else "dm"
        return {"order": order, "order_from": "the country of the outlet"}


def _day_told(timed: Timed) -> str | None:
    """The one day that a mention means (ISO)."""
    when = timed.when
    return when.start[:10] if when.start and when.precision in ("day", "time") else None

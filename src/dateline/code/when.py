"""When an event took place: its own clause, else what the text told before, else the day of the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from dateline.model import UNREAL, Resolved, Sentence, Timed, When
from dateline.model.events import Status

from .factuality import event_status
from .syntax import clause_of
from .when_apart import Apart, apart, lies_below, side
from .when_bounds import belongs_to_act, compares_length, is_bounding, is_said_day, later_acts, up_to
from .when_clause import (
    comes_about,
    intended_then,
    intends,
    is_perfect,
    is_pluperfect,
    is_purpose,
    modifies,
    preposition,
    rank,
    verb_of,
)
from .when_days import (
    can_date,
    interval,
    is_exact,
    is_unsettled,
    last_day,
    length,
    mentions,
    not_after,
    published_day,
    shifted,
)
from .when_told import in_history, is_history, later_day, lead_day, named_day, told_before

#: What is still to come; what is denied or supposed has a day like what happened.
_AHEAD = frozenset({"planned", "threatened"})
_ENDS = frozenset("end conclude finish complete cease".split())
_LONG = ("D", "W")
_LENGTH_UP_TO_NOW = frozenset({"in", "over", "during", "within", "for"})


def event_time(resolved: Resolved, sentence: int, trigger: int, status: Status | None = None) -> When | None:
    """The time of the event that a token of a sentence tells; `status` is the event's where it is not the token's.

    In this order: a time in its clause; a time that lies so far from it ("two days after the bombing on Monday"); the
    only exact day of its sentence; for a headline the day of the lead; the day that the text told last, the nearest
    sentence first; the day of the lead; the day on which someone said so; the publication day. What is told as earlier
    ("had shelled"), or only as the reason of a later act ("sentenced on Monday for the murder"), without a time of its
    own is only known to lie before; what is still planned, to lie ahead. None where neither the text nor the document
    gives any day.
    """
    sent = resolved.sentences[sentence]
    times = list(mentions(resolved, sent))
    status = status or event_status(resolved, sentence, trigger)
    pair = apart(sent, times)
    own = _in_clause(resolved, sent, times, trigger, status, pair) if times else None
    if own is not None:
        return own
    if status in _AHEAD and not is_purpose(sent, trigger):
        return _ahead(resolved, sent, times, trigger)
    if pair is not None and (found := _apart(resolved, sent, times, trigger, pair)) is not None:
        last = last_day(resolved)
        if last is None or (found.start or "") <= last:
            return not_after(found, last)
    return _from_around(resolved, sent, times, trigger)


def _from_around(resolved: Resolved, sent: Sentence, times: list[Timed], trigger: int) -> When | None:
    """The time of an event that its own clause does not date."""
    last = last_day(resolved)
    if times and (bound := _latest(resolved, sent, times, trigger)) is not None:
        return bound
    if is_pluperfect(sent, trigger):
        return When(start=None, end=last, precision="unknown", basis="told as earlier; no day is given")
    acts = later_acts(sent, trigger)
    only = _only_day(resolved, sent, times, trigger)
    if only is not None:
        return only
    if sent.section != "headline":
        told = told_before(resolved, sent, trigger)
        if told is not None:
            return not_after(told, last)
    late = next((act for act, kind in acts if kind == "late"), None)
    if late is not None and (bound := _before_act(resolved, sent, times, trigger, late)) is not None:
        return bound
    lead = lead_day(resolved, sent, bounded=bool(acts))
    if lead is not None:
        return not_after(lead, last)
    if is_history(resolved):
        return in_history(resolved, sent)
    return named_day(resolved, sent, trigger) or later_day(resolved) or published_day(resolved)


def _in_clause(
    resolved: Resolved, sentence: Sentence, times: list[Timed], trigger: int, status: str, pair: Apart | None
) -> When | None:
    """The mention that dates the trigger best: the closest by the parse, then the more precise, then the nearer."""
    last = last_day(resolved)
    best: tuple[tuple[int, int, int, int], Timed] | None = None
    where = side(sentence, pair, trigger) if pair is not None else None
    acts = later_acts(sentence, trigger)
    lifted = _lifted(sentence, times)
    for timed in times:
        when = timed.when
        if not (_is_open(sentence, timed, status, last) or _is_to_come(sentence, timed, trigger, last)):
            continue
        if is_bounding(sentence, timed):
            continue
        if pair is not None and where is not None and lies_below(sentence, pair, timed) != (where == "below"):
            continue
        found = rank(sentence, timed, trigger, lifted.get(id(timed)))
        if found is None or any(belongs_to_act(sentence, timed, trigger, act) for act, _ in acts):
            continue
        gap = abs(timed.mention.start - sentence[trigger].start)
        # "for a third day on Monday": the day that is counted is the one named
        key = (found, timed.mention.kind == "ordinal", not is_exact(when), gap)
        if best is None or key < best[0]:
            best = (key, timed)
    if best is None:
        since = _since_clause(sentence, times, trigger)
        if since is not None and last and (since.start or "9") <= last:
            return _since(since, last)
        return _length_up_to_now(resolved, sentence, times, trigger) or _unsettled(sentence, times, trigger)
    when = _days_up_to(sentence, times, trigger, best[1], interval(resolved, sentence, best[1]))
    if preposition(sentence, best[1]) == "since" and when.start and last and when.start <= last:
        return _since(when, last)
    return when if status in UNREAL else not_after(when, last)


def _unsettled(sentence: Sentence, times: list[Timed], trigger: int) -> When | None:
    """ "In 499 BC the fleet sailed": a time in the trigger's clause of which no day is known is none of today's."""
    for timed in times:
        if is_unsettled(timed) and not is_bounding(sentence, timed) and not is_said_day(sentence, timed, times):
            found = rank(sentence, timed, trigger)
            if found is not None and found < 3:
                return timed.when
    return None


def _is_open(sentence: Sentence, timed: Timed, status: str, last: str | None) -> bool:
    """Whether a mention may date an event of this status: nothing past lies after the report.

    "threatened on Friday to shell the airport": the day of a threat is not that of what is threatened.
    """
    when = timed.when
    if status in _AHEAD and timed.mention.kind == "reference" and when.timex == "FUTURE_REF":
        return when.start is not None
    if not can_date(timed):
        return False
    if status not in UNREAL and last and when.start and when.start > last:
        return False
    return not (status in _AHEAD and last and (when.end or "9") < last and intends(sentence, verb_of(sentence, timed)))


def _is_to_come(sentence: Sentence, timed: Timed, trigger: int, last: str | None) -> bool:
    """ "A ceasefire is to take effect on Thursday": a day after the report on which the trigger itself begins."""
    later = last is not None and can_date(timed) and (timed.when.start or "") > last
    return later and comes_about(sentence, timed, trigger)


def _since(when: When, last: str) -> When:
    return msgspec.structs.replace(
        when,
        end=last,
        precision="period",
        ucdp_date_prec=length(when.start or last, last),
        basis=f"{when.basis}; since then",
    )


def _since_clause(sentence: Sentence, times: list[Timed], trigger: int) -> When | None:
    """ "474 have been killed since the invasion began on 24 February": the day from which the total counts."""
    for timed in times:
        verb = verb_of(sentence, timed)
        if verb is None or not can_date(timed) or sentence[verb].dep != "advcl":
            continue
        if any(t.lower == "since" for t in sentence.children(verb, "mark")) and sentence[verb].head in (
            trigger,
            clause_of(sentence, trigger),
        ):
            return timed.when
    return None


def _days_up_to(sentence: Sentence, times: list[Timed], trigger: int, day: Timed, when: When) -> When:
    """ "A three-day battle ended on Saturday": the days that ended with the one named."""
    verb = verb_of(sentence, day)
    if verb is None or sentence[verb].lemma.lower() not in _ENDS or not is_exact(when):
        return when
    for timed in times:
        args = dict(timed.mention.args)
        head = sentence.head_of(timed.mention.start, timed.mention.end)
        n = args.get("n")
        if timed.mention.kind != "duration" or head is None or not isinstance(n, int) or args.get("unit") not in _LONG:
            continue
        if sentence[head].head != trigger or sentence[head].dep not in ("compound", "amod", "nmod", "nummod"):
            continue
        first = shifted(when, -n, str(args["unit"]), "")
        first = shifted(first, 1, "D", "") if first is not None else None
        if first is not None and first.start and when.end:
            return msgspec.structs.replace(
                when,
                start=first.start,
                precision="period",
                ucdp_date_prec=length(first.start, when.end),
                basis=f"{when.basis}; the last of as many days as the text says",
            )
    return when


def _lifted(sentence: Sentence, times: Iterable[Timed]) -> dict[int, int]:
    """Times that the parse hangs on a participle which has one already: they date the clause around it.

    "detained a man linked to the murder of an elder in March in Kandahar yesterday". By the mention's identity the verb
    that it dates.
    """
    found: dict[int, int] = {}
    seen: dict[int, When] = {}
    for timed in times:
        if not can_date(timed) or timed.when.start is None:
            continue
        verb = verb_of(sentence, timed)
        if verb is None or sentence[verb].dep not in ("acl", "relcl"):
            continue
        before = seen.get(verb)
        if before is not None and (before.end or "9") < timed.when.start and timed.mention.kind != "month":
            above = next((t.i for t in sentence.ancestors(verb) if t.pos in ("VERB", "AUX")), None)
            if above is not None:
                found[id(timed)] = above
        seen.setdefault(verb, timed.when)
    return found


def _length_up_to_now(resolved: Resolved, sentence: Sentence, times: list[Timed], trigger: int) -> When | None:
    """ "has killed 200,000 in four decades": a length that ends with the report."""
    published = published_day(resolved)
    if published is None or not is_perfect(sentence, trigger):
        return None
    for timed in times:
        n = dict(timed.mention.args).get("n")
        if timed.mention.kind != "duration" or not isinstance(n, int) or timed.when.start is not None:
            continue
        if preposition(sentence, timed) not in _LENGTH_UP_TO_NOW or rank(sentence, timed, trigger) is None:
            continue
        if compares_length(sentence, timed):
            continue
        unit = str(dict(timed.mention.args).get("unit"))
        since = shifted(published, -n, unit, "")
        if since is not None and since.start is not None and published.end is not None:
            return msgspec.structs.replace(
                timed.when,
                start=since.start,
                end=published.end,
                ucdp_date_prec=length(since.start, published.end),
                basis="length given in text, counted back from publication",
            )
    return None


def _ahead(resolved: Resolved, sentence: Sentence, times: list[Timed], trigger: int) -> When | None:
    """The time of what is planned or threatened without a day: after it was said, told or published.

    "The force called for air support" is told of a day; "the army will storm the town" lies ahead of the report.
    """
    last = last_day(resolved)
    said = _spoken(sentence, times)
    if said is None and intended_then(sentence, trigger):
        said = _from_around(resolved, sentence, times, trigger)
        if (said is None or said.start is None) and is_history(resolved):
            return When(start=None, end=None, precision="unknown", basis="planned; no day is given")
    start = said.start if said is not None and said.start is not None and (last is None or said.start <= last) else last
    deadline = next((t.when.end for t in times if up_to(sentence, t) and (t.when.end or "") >= (start or "")), None)
    if start is None and deadline is None:
        return None
    return When(start=start, end=deadline, precision="unknown", basis="still ahead of that day; no day is given")


def _spoken(sentence: Sentence, times: list[Timed]) -> When | None:
    """The day of a statement in the sentence."""
    return next((t.when for t in times if can_date(t) and is_exact(t.when) and is_said_day(sentence, t, times)), None)


def _apart(resolved: Resolved, sentence: Sentence, times: list[Timed], trigger: int, pair: Apart) -> When | None:
    """A day counted from that of the other event: "a day after a bomb went off"."""
    where = side(sentence, pair, trigger)
    if where is None:
        return None
    other = pair.above if where == "below" else pair.below
    status = event_status(resolved, sentence.index, other)
    base = _in_clause(resolved, sentence, times, other, status, pair)
    if base is None and where == "below":
        base = _from_around(resolved, sentence, times, other)
    if base is None or base.end is None:
        return None
    forward = (where == "above") == pair.after
    words = "after" if forward else "before"
    if pair.n is None:
        if pair.unit.startswith("T"):
            return shifted(base, 1 if forward else -1, pair.unit, f"hours {words} {base.start}")
        if forward:
            return None
        return When(start=None, end=base.end, precision="unknown", basis=f"before {base.end}; how long is not said")
    return shifted(base, pair.n if forward else -pair.n, pair.unit, f"{pair.n} {pair.unit} {words} {base.start}")


def _latest(resolved: Resolved, sentence: Sentence, times: list[Timed], trigger: int) -> When | None:
    """ "By Friday the town had fallen": the day before whose end it was."""
    last = last_day(resolved)
    for timed in times:
        way, end = up_to(sentence, timed), timed.when.end
        if way is None or end is None or timed.when.start is None or not can_date(timed):
            continue
        if rank(sentence, timed, trigger) not in (0, 1):
            continue
        if way == "before":
            end = (dt.date.fromisoformat(timed.when.start) - dt.timedelta(days=1)).isoformat()
        end = min(end, last) if last else end
        return When(
            start=None,
            end=end,
            precision="unknown",
            basis=f"no later than {end}: {timed.when.basis}",
            span=timed.when.span,
        )
    return None


def _before_act(resolved: Resolved, sentence: Sentence, times: list[Timed], trigger: int, act: int) -> When | None:
    """ "A court sentenced a rancher on Monday for the murder": no later than the act that is about it."""
    for timed in times:
        when = timed.when
        if can_date(timed) and when.end and when.start and belongs_to_act(sentence, timed, trigger, act):
            last = last_day(resolved)
            end = min(when.end, last) if last else when.end
            return When(
                start=None,
                end=end,
                precision="unknown",
                basis=f"no later than {end}, the day of a later act",
            )
    return None


def _only_day(resolved: Resolved, sentence: Sentence, times: list[Timed], trigger: int) -> When | None:
    """The one exact day of a sentence, which the parse ties to another of its clauses."""
    last = last_day(resolved)
    days = [
        t
        for t in times
        if can_date(t)
        and is_exact(t.when)
        and not is_said_day(sentence, t, times)
        and not modifies(sentence, t, trigger)
    ]
    if len(days) != 1 or (last and (days[0].when.start or "") > last) or is_bounding(sentence, days[0]):
        return None
    if preposition(sentence, days[0]) == "since":
        return None
    if any(belongs_to_act(sentence, days[0], trigger, act) for act, _ in later_acts(sentence, trigger)):
        return None
    when = days[0].when
    return msgspec.structs.replace(not_after(when, last), basis=f"{when.basis}; only day in the sentence")

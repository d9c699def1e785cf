"""Control of places told in fragments without a subject of their own, as lists, captions, tables and notes tell it.

"Tamra: Captured by the rebels 3 May 2015. Retaken by the army 9 June 2015.", "Sirin (army since March)",
"Status: under rebel control". The place is the label before the colon or dash, the name before the brackets, or the
heading above (`control_labels`); each fragment has a day of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model import Actor, Place, Sentence, When
from dateline.model.events import ControlStatus

from .control_labels import Topic, topics
from .index import ARMED, Index

#: Mentions are written over with one sign each, so that offsets stay: actors, times and places.
_A, _T, _P = "\ue000", "\ue001", "\ue002"
_WHO = rf"[{_A}{_P}]+(?:(?:\s*[/,&]\s*|\s+and\s+(?:the\s+)?)[{_A}{_P}]+)*"
_HOLDER = rf"(?:(?:the|its|local)\s+)?(?P<holder>{_WHO}|(?!{_T})[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*){{0,4}})"
_FORCE = r"(?:['’]s?)?(?:\s+(?:troops|forces|fighters|units|army))?"
_UNDER = r"(?:control|occupation|rule|administration|hands)"
_BOTH = r"(?:both|the\s+two|opposing|rival)\s+(?:sides|parties|armies|camps)"
_HAVE = r"(?:\s+(?:have|has|had))?"
#: What a fragment can say of its place; the first that fits stands.
_WORDS: tuple[tuple[ControlStatus, str], ...] = (
    (
        "contested",
        rf"contested\b|disputed\b|gr[ae]y\s+zone\b|no[\s-]man['’]s[\s-]land\b|"
        rf"(?:control|capture)\s+(?:is\s+)?(?:disputed|contested|claimed\s+by\s+{_BOTH})|claimed\s+by\s+{_BOTH}|"
        rf"{_BOTH}\s+claim(?:ed)?\b",
    ),
    (
        "besieged",
        rf"(?:besieged|surrounded|encircled|blockaded|under\s+(?:siege|blockade))\b(?:\s+by\s+{_HOLDER})?",
    ),
    (
        "took",
        r"(?:(?:re-?)?capt?ur?ed|(?:re-?)?taken(?:\s+(?:over|back))?|(?:re)?seized|(?:re)?conquered|liberated|"
        r"reclaimed|regained|overrun|stormed|annexed|secured|cleared|freed)\s+(?:again\s+)?by\s+"
        rf"{_HOLDER}",
    ),
    ("took", rf"(?:captured?|recaptured?|seizure)\s+claimed\s+by\s+{_HOLDER}"),
    (
        "took",
        r"(?:fell|falls|fallen|lost|surrendered|ceded|handed\s+(?:over|back)|passed)\s+(?:back\s+)?to\s+" + _HOLDER,
    ),
    ("took", rf"occupied\s+by\s+{_HOLDER}(?=,?\s*(?:on\s+|in\s+)?{_T})"),
    (
        "holds",
        r"(?:(?:re)?occupied|controlled|held|administered|governed|ruled|run|garrisoned|(?:control\s+)?claimed)\s+by"
        rf":?\s+{_HOLDER}",
    ),
    (
        "holds",
        rf"(?:under|in)\s+(?:the\s+)?(?:(?:full|complete|firm|de\s+facto)\s+)?{_UNDER}\s+(?:of|by)\s+{_HOLDER}",
    ),
    ("holds", rf"(?:under|in)\s+{_HOLDER}{_FORCE}\s+{_UNDER}\b"),
    ("holds", rf"{_HOLDER}{_FORCE}(?:\s*[-‐‑–]\s*(?:held|controlled|occupied|run|ruled)\b|\s+{_UNDER}\b)"),
    (
        "lost",
        rf"(?:abandoned|evacuated|vacated|lost|relinquished|given\s+up)\s+by\s+{_HOLDER}|"
        rf"no\s+longer\s+(?:controlled|held|occupied)\s+by\s+{_HOLDER.replace('holder', 'former')}",
    ),
    (
        "lost",
        rf"{_HOLDER}{_FORCE}{_HAVE}\s+(?:withdr[ae]wn?|retreat(?:s|ed)|pull(?:s|ed)\s+(?:out|back)|left|leaves?|"
        rf"evacuated|gone)(?=\s*[,;.(]|\s*$|\s+(?:on|in|by|since|from|after)\b|\s+{_T})",
    ),
    (
        "took",
        rf"{_HOLDER}{_FORCE}{_HAVE}\s+(?:(?:re)?captures?d?|(?:re)?tak(?:es?|en)|(?:re)?took|(?:re)?seized?s?|"
        r"regain(?:s|ed)?|liberate[sd]?|overr[au]ns?|enter(?:s|ed)?\s+unopposed)"
        rf"(?:\s+(?:full\s+|complete\s+)?control|\s+(?:it|the\s+(?:town|city|village|place|area)))?"
        rf"(?=\s*[,;.)]|\s*$|,?\s+(?:on\s+|in\s+)?{_T})",
    ),
    ("holds", rf"(?:control|controlled\s+by|held\s+by|holder|in\s+control)\s*[:=]\s*{_HOLDER}"),
    ("holds", rf"{_HOLDER}{_FORCE}\s*\|\s*(?=(?:since\s+|from\s+)?{_T})"),
    ("holds", rf"{_HOLDER}{_FORCE},?\s+(?=(?:since|as\s+of|until)\s+(?:early\s+|late\s+|mid-?\s*)?{_T})"),
)
_SAYS = tuple((status, re.compile(words, re.IGNORECASE)) for status, words in _WORDS)
#: What may stand before it: an adverb, who says so, a day.
_HEDGES = r"likely|possibly|probably|allegedly|reportedly|apparently|presumably|claimed|unconfirmed:?"
_LEAD = re.compile(
    rf"[\s\"'“”‘’(,;:.•*·–—-]*"
    rf"(?:(?P<says>[{_A}{_P}]+)\s+(?:say|claim|report|confirm|announce|admit|state)?(?:s|ed|said|d)?(?:\s+(?:on\s+)?{_T}+)?"
    r"(?:,|:|\s+that)?\s+)?"
    rf"(?:(?:then|and|but|or|later|before\s+being|after\s+being|being)\s+|"
    rf"(?:(?:as\s+of|on|in|by|since|from)\s+)?{_T}+\s*[:,–—-]?\s*|(?:status|situation|note|update)\s*:\s*)*"
    rf"(?P<manner>(?:(?:{_HEDGES}|briefly|first|again|finally|fully|entirely|completely|mostly|largely|mainly|still|now|"
    r"currently|effectively|once|formerly|previously|remains?|is|was|were|are|has\s+been|had\s+been|stays|lies|being)\s+"
    r"|[\"“])*)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf",?\s*(?:(?:on|in|by|around|about|circa|since|as\s+of|during|from|until|before|after)\s+)?(?:early|late|mid-?)?\s*{_T}+",
    re.IGNORECASE,
)
_HEDGED = re.compile(rf"\b(?:{_HEDGES})|claimed\b|claims\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;.()]|\b(?:and|but|then|before|after|until)\b|\s[–—-]\s", re.IGNORECASE)
#: A fragment has a word of these, asked first: most sentences have none.
_CUES = frozenset(
    """capture captured recapture recaptured take taken took retake retaken retook seize seized conquer conquered
    liberate liberated claim claimed reclaim reclaimed regain regained overrun annex annexed secure secured
    clear cleared free freed storm stormed occupy occupied reoccupied control controlled hold held administer
    administered govern governed rule ruled run garrison garrisoned abandon abandoned evacuate evacuated vacate
    vacated lose lost given relinquish relinquished withdraw withdrawn withdrew retreat retreated pull pulled
    leave left fall fell fallen surrender surrendered cede ceded hand handed hands pass passed contest contested
    dispute disputed zone land besiege besieged siege surround surrounded encircle encircled blockade blockaded
    since of until enter entered go gone | recaptued occupation administration""".split()
)
#: Where such a phrase ends in prose, what may stand before it, and what it must hold there.
_CLOSE = re.compile(r"[,;.)]")
_MANNER = re.compile(
    r"(?:(?:recently|fully|briefly|first|since|still|now|long|previously|formerly)\s+)*", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?:\w+ ){0,2}\w+ (?:by|to) |(?:\w+ )?(?:under|in) |[^,;.)]{1,40} since |"
    r"[^,;.)]{1,20}[- ](?:held|controlled|control)\b"
)
_SOUND = re.compile(r"\bby\b|\bto\b|\bof\b|since\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment says of its place; `when` is the time within it, None where it has none."""

    trigger: int
    status: ControlStatus
    place: Place
    holder: Actor | None
    previous: Actor | None
    when: When | None
    hedged: bool


def find_fragments(index: Index, sentence: Sentence, follows: bool) -> list[Fragment]:
    """The fragments of control in a sentence, in text order; [] for a sentence with a verb of its own beside them.

    `follows`: it stands right behind a heading or another fragment; else it needs a label of its own.
    """
    topic = topics(index).get(sentence.index)
    if topic is None or not topic.places or not (follows or topic.own) or not sentence.words & _CUES:
        return []
    marked = _marked(index, sentence)
    found, free = _read(index, sentence, topic, marked, topic.start - sentence.start)
    return [] if found and _has_verb(index, sentence, free) else found


def find_apposed(index: Index, sentence: Sentence) -> list[Fragment]:
    """The fragments right behind a place's name in prose: "Tamra, retaken by the army in May", "(rebels since May)"."""
    text = index.resolved.text
    found: list[Fragment] = []
    marked = ""
    for placed in index.places(sentence):
        end = placed.mention.end
        if text[end : end + 2] not in (", ", " (") or _BEHIND.match(text, end + 2, sentence.end) is None:
            continue
        marked = marked or _marked(index, sentence)
        start = placed.mention.end + 2 - sentence.start
        gap = _CLOSE.search(marked, start)
        stop = gap.start() if gap else len(marked)
        manner = _MANNER.match(marked, start)
        match, status = _said(marked[:stop], manner.end() if manner else start)
        if match is None or status in (None, "besieged", "contested") or not _SOUND.search(match.group()):
            continue
        topic = Topic((placed.place,), sentence.start + start, own=True)
        found += _read(index, sentence, topic, marked[:stop], start)[0]
    return found


def _read(
    index: Index, sentence: Sentence, topic: Topic, marked: str, at: int
) -> tuple[list[Fragment], list[tuple[int, int]]]:
    """The fragments from an offset in the sentence on, and the stretches that no fragment covers."""
    hits: list[tuple[int, int, re.Match[str], ControlStatus, bool]] = []
    free: list[tuple[int, int]] = []
    while at < len(marked):
        lead = _LEAD.match(marked, at)
        match, status = _said(marked, lead.end() if lead else at)
        if match is None and lead is not None and lead.group("says"):
            match, status = _said(marked, lead.start("says"))
        if match is not None and status is not None:
            hedged = lead is not None and _HEDGED.search(marked, lead.start(), match.end()) is not None
            hits.append((at, match.start(), match, status, hedged))
            tail = _TAIL.match(marked, match.end())
            at = tail.end() if tail else match.end()
            continue
        gap = _BREAK.search(marked, at)
        end = gap.start() if gap else len(marked)
        free.append((sentence.start + at, sentence.start + end))
        at = gap.end() if gap else len(marked)
    found: list[Fragment] = []
    for k, (lead_at, start, match, status, hedged) in enumerate(hits):
        stop = hits[k + 1][0] if k + 1 < len(hits) else len(marked)
        when = _time(index, sentence, marked, lead_at, match.end(), stop)
        holder = _holder(index, sentence, match, "holder")
        former = _holder(index, sentence, match, "former")
        trigger = sentence.at(sentence.start + start)
        if trigger is None or (status == "took" and holder is None):
            continue
        for place in topic.places:
            lost = status == "lost"
            found.append(
                Fragment(
                    trigger.i,
                    status,
                    place,
                    None if lost or status in ("contested", "besieged") else holder,
                    (holder or former) if lost else None,
                    when,
                    hedged,
                )
            )
    return found, free


def _said(marked: str, at: int) -> tuple[re.Match[str] | None, ControlStatus | None]:
    for status, pattern in _SAYS:
        match = pattern.match(marked, at)
        if match is not None:
            return match, status
    return None, None


def _time(index: Index, sentence: Sentence, marked: str, lead: int, end: int, stop: int) -> When | None:
    """The first time behind a fragment, else one before it."""
    times = [timed for timed in index.resolved.times if timed.mention.sentence == sentence.index and timed.when.start]
    for first, last in ((end, stop), (lead, end)):
        for timed in times:
            at = timed.mention.start - sentence.start
            if first <= at < last:
                return timed.when
    return _of_next(index, sentence) if stop == len(marked) else None


def _of_next(index: Index, sentence: Sentence) -> When | None:
    """The day that the parser takes for a sentence of its own: "Recaptured by the army" "9 June 2015."."""
    after = index.resolved.sentences[sentence.index + 1 : sentence.index + 2]
    if not after or not is_only_time(index, after[0]) or after[0].paragraph != sentence.paragraph:
        return None
    return next((t.when for t in index.resolved.times if t.mention.sentence == after[0].index and t.when.start), None)


def is_only_time(index: Index, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but a time."""
    words = [token for token in sentence if token.text[:1].isalnum()]
    return bool(words) and all(index.is_time(token) for token in words)


def _holder(index: Index, sentence: Sentence, match: re.Match[str], group: str) -> Actor | None:
    if group not in match.re.groupindex or match.group(group) is None:
        return None
    start, end = sentence.start + match.start(group), sentence.start + match.end(group)
    named = [each.actor for each in index.actors(sentence) if start <= each.mention.start < end]
    return next((actor for actor in named if actor.kind in ARMED), named[0] if named else None)


def _marked(index: Index, sentence: Sentence) -> str:
    """The sentence with its mentions written over: times, then places, then actors, who win."""
    signs = list(index.resolved.text[sentence.start : sentence.end])
    stretches = [
        (t.mention.start, t.mention.end, _T) for t in index.resolved.times if t.mention.sentence == sentence.index
    ]
    stretches += [(p.mention.start, p.mention.end, _P) for p in index.places(sentence)]
    stretches += [(a.mention.start, a.mention.end, _A) for a in index.actors(sentence) if a.mention.form != "pronoun"]
    for start, end, sign in stretches:
        for i in range(max(start, sentence.start), min(end, sentence.end)):
            signs[i - sentence.start] = sign
    return "".join(signs)


def _has_verb(index: Index, sentence: Sentence, free: list[tuple[int, int]]) -> bool:
    """Whether a stretch outside the fragments has a verb or subject: "Taken by rebels in May, the town was shelled"."""
    return any(
        not index.is_time(token)
        and (
            (token.tag in ("VBD", "VBZ", "VBP", "MD") and token.pos in ("VERB", "AUX"))
            or token.dep in ("nsubj", "nsubjpass")
        )
        for start, end in free
        for token in sentence.within(start, end)
    )

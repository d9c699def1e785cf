"""Cues of a sentence: the words that give what is said to someone, with source and content.

Every function here looks at one sentence and its parse. Offsets are the document's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.attitudes import attitude_words
from dateline.knowledge.reporting import ReportingWord, reporting_words
from dateline.model import Sentence, Token
from dateline.model.records import Stance

Range = tuple[int, int]
Back = Literal["told", "part", "report", "blame", "deed"]

QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
#: "unconfirmed reports said", "initial reports of"
UNCONFIRMED = frozenset({"unconfirmed", "unverified", "conflicting", "initial", "preliminary", "contradictory"})
#: How a speaker goes on: "said the council must choose, adding that".
_ADDS = frozenset(
    "add say note stress insist claim explain point emphasise emphasize argue state recall conclude specify clarify "
    "describe admit acknowledge assert".split()
)
#: The class of a word of speech that has not taken place.
UNSAID = "unsaid"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
#: Subjects that name no speaker of the report's: nobody in particular, or the "I" of someone quoted.
_NO_SPEAKERS = frozenset(
    {
        "there",
        "what",
        "this",
        "these",
        "those",
        "i",
        "we",
        "you",
        "anyone",
        "anybody",
        "everyone",
        "whoever",
        "me",
        "us",
    }
)
#: "went on to say", "continued to insist": the infinitive is the report
_GOES_ON = frozenset({"go", "continue", "proceed"})
_MEDIA_NOUNS = frozenset(
    {"agency", "media", "medium", "television", "tv", "radio", "channel", "newspaper", "network", "website", "station"}
    | {"broadcaster", "outlet", "magazine", "daily", "service", "reporter", "correspondent"}
)


@dataclass(slots=True)
class Voice:
    """A voice as found in one sentence, before quotations are joined. `source` None: left unnamed.

    `refers_back` marks a denial or confirmation of what someone said before: "told" ("denied it"), "part" ("denied
    involvement"), "report" ("denied the report"), "blame" ("denied the accusation"), "deed" ("denied the killings").
    """

    sentence: int
    source: Range | None
    cue: Range
    content: Range | None
    word: ReportingWord
    stance: Stance
    chain: tuple[Range, ...] = ()
    refers_back: Back | None = None


def holds(content: Range, cue: Range) -> bool:
    """Whether a cue stands within what is said."""
    return content[0] <= cue[0] and cue[1] <= content[1]


def span_of(tokens: Iterable[Token]) -> Range | None:
    """From the first to the last of some tokens, in whatever order given, punctuation at both ends left out."""
    # "the raids of which we are accused": what is said stands before its subject
    kept = sorted(tokens, key=lambda token: token.start)
    while kept and kept[0].pos == "PUNCT":
        kept.pop(0)
    while kept and (kept[-1].pos == "PUNCT" or kept[-1].tag == "POS"):
        kept.pop()
    return (kept[0].start, kept[-1].end) if kept else None


def subject_of(sent: Sentence, verb: Token, depth: int = 0) -> Token | None:
    """Who does `verb`: its own subject, else that of the clause it hangs on ("X fled, saying …")."""
    own = sent.children(verb.i, "nsubj", "nsubjpass")
    if own:
        # the parse may give the subject of what is said to "said" as well: the speaker stands nearest
        return min(own, key=lambda t: abs(t.i - verb.i))
    if depth > 4 or verb.head == verb.i:
        return None
    head = told_beside(sent, verb) or sent[verb.head]
    if verb.dep in ("acl", "relcl"):
        return head if head.pos in _NOMINAL else None
    if verb.dep in ("conj", "xcomp", "advcl", "dep", "ccomp", "parataxis") and head.pos in _VERBAL:
        if verb.dep in ("ccomp", "parataxis") and verb.tag not in ("VBG", "VB"):
            return None
        return subject_of(sent, head, depth + 1)
    if verb.dep == "pcomp" and sent[head.head].pos in _VERBAL:
        return subject_of(sent, sent[head.head], depth + 1)
    return None


def told_beside(sent: Sentence, verb: Token) -> Token | None:
    """The cue beside which `verb` is one more, though the parse hangs it in what was said; None where it is not.

    "The mayor said he was sorry and called for calm", "said the town was calm, and urged people to return", "said the
    council must choose, adding that".
    """
    words = reporting_words("verb")
    word = words.get(verb.lemma.lower())
    if word is None or word.cls in ("observe", "think", "vow") or verb.pos != "VERB":
        return None
    if sent.children(verb.i, "nsubj", "nsubjpass", "aux"):
        return None
    joined = verb.dep == "conj"
    if not joined and not (verb.dep == "advcl" and verb.tag == "VBG" and verb.i > 0 and sent[verb.i - 1].text == ","):
        return None
    inner = sent[verb.head]
    while inner.dep in ("conj", "xcomp") and inner.head != inner.i:
        inner = sent[inner.head]
    outer = sent[inner.head]
    if inner.dep != "ccomp" or outer.i > inner.i or outer.lemma.lower() not in words:
        return None
    if not joined:
        # "said gunmen hanged the dead, warning residents": who warns may well be who was told of
        return outer if verb.lemma.lower() in _ADDS else None
    subject = next(iter(sent.children(inner.i, "nsubj", "nsubjpass")), None)
    if subject is None or outer.tag != verb.tag:
        return None
    links = [t for t in sent.children(verb.head, "cc") if t.i < verb.i]
    parted = bool(links) and sent[links[-1].i - 1].text == ","
    return outer if subject.pos == "PRON" or parted else None


def phrase(sent: Sentence, head: Token, without: Iterable[int] = ()) -> list[Token]:
    """The noun phrase of `head` with what describes it, without the subtrees of some tokens in it."""
    left_out = set()
    for i in without:
        below = {t.i for t in sent.subtree(i)}
        if head.i not in below:
            left_out |= below
    tokens = [t for t in sent.subtree(head.i) if t.i not in left_out]
    # the parse may hang a far phrase on the noun; a source is one unbroken stretch around its head
    around = [t.i for t in tokens].index(head.i)
    low = high = around
    while low > 0 and tokens[low - 1].i == tokens[low].i - 1 and tokens[low - 1].text not in QUOTE_MARKS:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1].i == tokens[high].i + 1:
        if tokens[high + 1].text in QUOTE_MARKS:
            break
        high += 1
    return tokens[low : high + 1]


def sources_of(sent: Sentence, head: Token, without: Iterable[int] = ()) -> list[Range]:
    """The sources that a noun phrase names, one for each of its members ("residents and the army said")."""
    if head.pos not in _NOMINAL and head.pos not in ("DET", "ADJ"):
        return []
    left_out = list(without)
    members = [head]
    while True:
        more = [
            t
            for t in sent.children(members[-1].i, "conj")
            if t.pos in _NOMINAL and t.i not in left_out and sent.children(members[-1].i, "cc")
        ]
        more = more or _in_row(sent, members[-1])
        if not more:
            break
        members.append(more[0])
    ranges = []
    for n, member in enumerate(members):
        skip = list(left_out)
        if n + 1 < len(members):
            short = [t for t in sent.children(member.i, "appos") if members[n + 1].head == t.i]
            skip += [members[n + 1].i, *(t.i for each in (member, *short) for t in sent.children(each.i, "cc"))]
        found = span_of(phrase(sent, member, skip))
        if found:
            ranges.append(found)
    return ranges


def _in_row(sent: Sentence, member: Token) -> list[Token]:
    """The next of a row of sources where the parse took it for another name of the one before.

    "The United Front (UF) and residents": hung on the short name in brackets. "Two officials, a doctor and the mayor
    said": a row, since no comma closes it as in "Omar Saleh, a doctor and poet, said".
    """
    for other in sent.children(member.i, "appos"):
        joined = [t for t in sent.children(other.i, "conj") if t.pos in _NOMINAL and sent.children(other.i, "cc")]
        if not joined or other.i < member.i:
            continue
        links = sent.children(other.i, "cc")
        if sent[other.i - 1].text == "(" and any(t.text == ")" for t in sent.tokens[other.i : links[0].i]):
            return joined[:1]
        after = sent.subtree(other.i)[-1].i + 1
        if sent[other.i - 1].text != "(" and after < len(sent) and sent[after].pos in _VERBAL:
            return [other]
    return []


def cue_tokens(sent: Sentence, verb: Token) -> list[Token]:
    """A verb with the auxiliaries, negation and adverbs just before it and its particle."""
    first = verb.i
    helpers = {t.i for t in sent.children(verb.i, *_BEFORE_VERB)}
    while first - 1 in helpers:
        first -= 1
    last = verb.i
    if last + 1 < len(sent) and sent[last + 1].dep == "prt" and sent[last + 1].head == verb.i:
        last += 1
    return [sent[i] for i in range(first, last + 1)]


def is_negated(sent: Sentence, verb: Token) -> bool:
    """Whether the verb itself is negated, or only raised to ("could not confirm")."""
    return bool(sent.children(verb.i, "neg"))


def stance_of(sent: Sentence, verb: Token, word: ReportingWord) -> Stance:
    """The stance of a cue: "could not confirm" doubts what "confirmed" confirms."""
    return "doubts" if is_negated(sent, verb) else word.stance


def clause(sent: Sentence, verb: Token, without: Iterable[int] = ()) -> list[Token]:
    """The clause of `verb`, without clauses that are joined to it with a subject of their own."""
    skip = list(without)
    for t in sent.children(verb.i, "conj"):
        if sent.children(t.i, "nsubj", "nsubjpass") and t.pos in _VERBAL:
            skip += [t.i, *(c.i for c in sent.children(verb.i, "cc"))]
    left_out = {t.i for i in skip for t in sent.subtree(i)}
    return [t for t in sent.subtree(verb.i) if t.i not in left_out]


def addressees(sent: Sentence, verb: Token) -> tuple[Range, ...]:
    """The outlets a statement was made to: "told Radio X", "speaking to X", "in an interview with X"."""
    found: list[Range] = []

    def add(token: Token) -> None:
        if token.pos == "PROPN" or token.lemma.lower() in _MEDIA_NOUNS:
            span = span_of(phrase(sent, token, [t.i for t in sent.children(token.i, "relcl", "acl", "prep", "appos")]))
            if span and span not in found:
                found.append(span)

    if verb.lemma in ("tell", "inform", "brief"):
        for t in sent.children(verb.i, "dobj", "dative", "iobj"):
            add(t)
    for t in sent.children(verb.i, "advcl", "prep"):
        if t.pos == "VERB" and t.lemma in ("speak", "talk"):
            for prep in sent.children(t.i, "prep"):
                if prep.lower in ("to", "with"):
                    for target in sent.children(prep.i, "pobj"):
                        add(target)
        elif t.lower in ("in", "to", "via", "through"):
            for target in sent.children(t.i, "pobj"):
                if t.lower == "to":
                    add(target)
                elif target.lemma in ("interview", "statement", "remark", "comment", "message", "call"):
                    for prep in sent.children(target.i, "prep"):
                        if prep.lower in ("to", "with"):
                            for inner in sent.children(prep.i, "pobj"):
                                add(inner)
    return tuple(found)


def is_speaker(sent: Sentence, token: Token) -> bool:
    """Whether a subject can be who speaks: not "it" of "it said nothing", not the "I" of someone quoted."""
    if token.lower in ("those", "these"):
        return bool(sent.children(token.i, "acl", "relcl", "prep", "amod"))  # "those asked said", "those who fled say"
    return token.lower not in _NO_SPEAKERS


def is_account(sent: Sentence, verb: Token) -> bool:
    """Whether a verb tells of speech that took place: not "will say", not "if they say", not "to discuss" (but "went
    on to say")."""
    helpers = sent.children(verb.i, "aux")
    if any(t.lower in ("if", "unless") for t in sent.children(verb.i, "mark")):
        return False
    if any(t.tag == "MD" for t in helpers):
        return bool(sent.children(verb.i, "neg"))
    if any(t.lower == "to" for t in helpers):
        return verb.dep == "xcomp" and sent[verb.head].lemma in _GOES_ON
    return True


def may_be_said(sent: Sentence, verb: Token) -> bool:
    """Whether a verb tells of speech that may come, or was meant: "will say that", "met the elders to discuss"."""
    if any(t.tag == "MD" for t in sent.children(verb.i, "aux")):
        return True
    return verb.dep == "advcl"


def is_nobody(sent: Sentence, subject: Token) -> bool:
    """ "No group claimed the attack", "nobody said who fired": no voice."""
    if subject.lower in ("nobody", "none", "no-one", "neither"):
        return True
    return any(t.lower in ("no", "neither") for t in sent.children(subject.i, "det"))


def light_verb(sent: Sentence, noun: Token) -> tuple[Token, Token] | None:
    """The verb that carries a noun of speech or mind, and who does it: "the ministry issued a warning that"."""
    verb = sent[noun.head]
    if noun.dep != "dobj" or verb.lemma.lower() not in attitude_words("light"):
        return None
    holder = subject_of(sent, verb)
    if holder is None or holder.lower == "it" or not is_speaker(sent, holder) or is_nobody(sent, holder):
        return None
    return verb, holder

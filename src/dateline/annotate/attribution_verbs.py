"""Verbs that report: "X said that …", "…, X said", "was reported by X", "is believed to have …", "accused X of …"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.knowledge.reporting import ReportingWord
from dateline.model import Sentence, Token

from .attribution_bounds import objects_with_tails, without_asides
from .attribution_cues import (
    QUOTE_MARKS,
    UNCONFIRMED,
    UNSAID,
    Back,
    Range,
    Voice,
    addressees,
    clause,
    cue_tokens,
    is_account,
    is_nobody,
    is_speaker,
    may_be_said,
    phrase,
    sources_of,
    span_of,
    stance_of,
    subject_of,
)
from .attribution_deeds import deed_nouns

_VERBAL = frozenset({"VERB", "AUX"})
#: What stands before "…, residents say" has at least so many tokens, its comma with them.
_FEWEST = 4
#: What stands behind it, when and how it was said, has at most so many, and none of these words in it.
_MOST = 5
_OF_WHAT = frozenset({"of", "about", "that", "and", "but"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})


def verb_voices(sent: Sentence, verb: Token, word: ReportingWord | None, raising: ReportingWord | None) -> list[Voice]:
    """The voices of one verb, one for each source; none where the verb reports nothing here."""
    passive = bool(sent.children(verb.i, "auxpass")) or (verb.tag == "VBN" and verb.dep == "acl")
    passive = passive or _of_a_headline(sent, verb)
    if raising and (passive or raising.lemma in ("appear", "seem")):
        voices = _raised(sent, verb, raising, passive)
        if voices:
            return voices
    if word is None:
        return []
    if passive:
        return _passive(sent, verb, word)
    return _active(sent, verb, word)


#: Verbs whose object is who hears it: "as a medic told us".
_TO_SOMEONE = frozenset({"tell", "inform", "brief", "assure", "advise", "remind", "notify"})
_ASKS = frozenset({"ask", "wonder", "question", "inquire", "query"})
#: "denied the report", "rejected the accusations"
_SAID_BEFORE = frozenset({"report", "account", "news", "statement"})
_BLAME = frozenset({"claim", "allegation", "accusation", "charge"})
#: "denied the killings"; "dismissed the attack" may make light of one that took place.
_DENIES = frozenset({"deny", "refute", "rebut", "dispute", "repudiate"})


#: "denied responsibility", "denied any role": a part in what was told before
_PART = frozenset({"responsibility", "involvement", "role", "part", "blame"})


def _voices(
    sent: Sentence, verb: Token, word: ReportingWord, sources: list[Range], content: Range | None, cue: list[Token]
) -> list[Voice]:
    cue_range = span_of(cue)
    if cue_range is None:
        return []
    stance = stance_of(sent, verb, word)
    chain = addressees(sent, verb)
    if not sources:
        return [Voice(sent.index, None, cue_range, content, word, stance, chain)]
    return [Voice(sent.index, source, cue_range, content, word, stance, chain) for source in sources]


def _active(sent: Sentence, verb: Token, word: ReportingWord) -> list[Voice]:
    subject = _inverted(sent, verb) or (_who_vows(sent, verb) if word.cls == "vow" else subject_of(sent, verb))
    if subject is None or not is_speaker(sent, subject) or is_nobody(sent, subject):
        return []
    if not is_account(sent, verb):
        if not may_be_said(sent, verb):
            return []
        word = replace(word, cls=UNSAID)
    inside = content_tokens(sent, verb, word)
    taken = {t.i for t in inside}
    if subject.i in taken and verb.i not in taken:
        return []
    without = [t.i for t in sent.children(subject.i) if t.i == verb.i or t.i in taken]
    if verb.dep in ("acl", "relcl") and verb.head == subject.i:
        without.append(verb.i)
    # "X, citing Y, said": the citation is no part of X's name
    without += [
        t.i for t in sent.children(subject.i, "acl", "advcl") if t.lemma in ("cite", "quote") and t.tag == "VBG"
    ]
    # "said the governor, when a shell hit the mill": the clause is no part of the governor
    without += [t.i for t in sent.children(subject.i, "relcl") if sent.subtree(t.i)[0].lower in ("when", "as", "while")]
    sources = sources_of(sent, subject, without)
    if not sources:
        return []
    content = span_of(inside)
    refers = _refers_back(sent, verb, word)
    if content is None and not refers and not word.takes & {"c", "q"}:
        return []
    voices = _voices(sent, verb, word, sources, content, cue_tokens(sent, verb))
    unsure = any(t.lower in UNCONFIRMED for t in sent.children(subject.i, "amod"))
    for voice in voices:
        voice.refers_back = refers
        if unsure and voice.stance == "asserts":
            voice.stance = "doubts"
    return voices


def _inverted(sent: Sentence, verb: Token) -> Token | None:
    """The speaker after the verb that the parse took for its object: "…, said a former guard who fled"."""
    if sent.children(verb.i, "nsubj", "nsubjpass") or not any(t.i < verb.i for t in sent.children(verb.i, "ccomp")):
        return None
    return next((t for t in sent.children(verb.i, "dobj") if t.i > verb.i), None)


def _who_vows(sent: Sentence, verb: Token) -> Token | None:
    """Who threatens in "X said the gunmen burned the mill, vowing to return": those who acted, not X."""
    if verb.tag == "VBG" and verb.dep == "advcl":
        for told in sent.children(verb.head, "ccomp"):
            if told.i < verb.i and sent[verb.head].i < told.i:
                return subject_of(sent, told)
    return subject_of(sent, verb)


def _refers_back(sent: Sentence, verb: Token, word: ReportingWord) -> Back | None:
    """What was said before that is denied or confirmed: "the army denied it", "rejected the claims"; None where new."""
    if word.cls not in ("deny", "confirm", "doubt") or sent.children(verb.i, "ccomp"):
        return None
    for t in sent.children(verb.i, "dobj"):
        if t.lower in ("it", "this", "that"):
            return "told"
        lemma = t.lemma.lower()
        if any(c.dep != "det" for c in sent.children(t.i)):
            continue
        if lemma in _BLAME:
            return "blame"
        if lemma in _SAID_BEFORE:
            return "report"
        if word.cls == "deny" and lemma in _PART:
            return "part"
        the = any(c.lower in ("the", "these", "those") for c in sent.children(t.i, "det"))
        if the and verb.lemma.lower() in _DENIES and lemma in deed_nouns():
            return "deed"
    return None


def content_tokens(sent: Sentence, verb: Token, word: ReportingWord) -> list[Token]:
    """The tokens of what an active verb says; empty where the sentence holds none."""
    takes = word.takes
    if "a" in takes:
        return _accusation(sent, verb)
    if "l" in takes:
        return _labelled(sent, verb)
    if takes & {"c"}:
        clauses = [t for t in sent.children(verb.i, "ccomp") if t.dep == "ccomp"]
        if clauses:
            tokens = sorted((t for c in clauses for t in sent.subtree(c.i)), key=lambda t: t.i)
            marks = [m.i for c in clauses for m in sent.children(c.i, "mark") if m.lower == "that" and m.i > verb.i]
            if marks:
                # "Leaving the talks, the mayor said that …": what stands before such a clause is not said
                tokens = [t for t in tokens if t.i >= marks[0]]
            return without_asides(sent, tokens) + _run_on(sent, verb)
        around = _around(sent, verb) or _asked_or_of_which(sent, verb)
        if around:
            return around
        # "denied shelling the camp", "admitted losing the post"
        deeds = [t for t in sent.children(verb.i, "xcomp", "pcomp") if t.tag == "VBG" and t.i > verb.i]
        if deeds and word.cls in ("deny", "admit", "confirm", "report"):
            return sent.subtree(deeds[0].i)
    if "i" in takes:
        for t in sent.children(verb.i, "xcomp", "ccomp"):
            asked = [o for o in sent.children(verb.i, "dobj") if verb.i < o.i < t.i]
            return without_asides(sent, [x for part in (*asked, t) for x in sent.subtree(part.i)])
    if "o" in takes:
        if any(t.tag in ("WDT", "WP") and t.i < verb.i for t in sent.children(verb.i, "dobj")):
            # "the raid, which he described as a crime"
            return [x for t in sent.children(verb.i, "prep") if t.lower == "as" for x in sent.subtree(t.i)]
        for t in sent.children(verb.i, "dobj"):
            if t.pos in ("NOUN", "PROPN", "NUM") or sent.children(t.i, "relcl"):
                return objects_with_tails(sent, verb, [t])
    if "c" in takes:
        return _broken(sent, verb) or _all_before(sent, verb)
    return []


def _all_before(sent: Sentence, verb: Token) -> list[Token]:
    """What ends with who says it, in which the parse found no clause: "Jet bombs mill, residents say".

    When and how it was said may follow: "…, the head of the agency in Kirkuk said on Sunday", "… said in a statement".
    """
    subject = next(iter(sent.children(verb.i, "nsubj")), None)
    after = [t for t in sent.tokens[verb.i + 1 :] if t.pos != "PUNCT"]
    if verb.tag not in ("VBD", "VBZ", "VBP") or subject is None or subject.pos == "PRON":
        return []
    if len(after) > _MOST or any(t.pos in _VERBAL or t.lower in _OF_WHAT for t in after):
        return []
    first = sent.subtree(subject.i)[0].i
    if first < _FEWEST or sent[first - 1].text != "," or any(t.text in QUOTE_MARKS for t in sent.tokens[:first]):
        return []
    return list(sent.tokens[: first - 1])


def _asked_or_of_which(sent: Sentence, verb: Token) -> list[Token]:
    """ "asked the guards whether they had seen it", "the post, which he said fell": clauses under other labels."""
    for t in sent.children(verb.i, "advcl", "xcomp", "dep"):
        marks = {c.lower for c in sent.children(t.i, "mark", "advmod")}
        asked = verb.lemma in _ASKS and t.dep != "xcomp" and marks & {"if", "whether"} and t.i > verb.i
        of_which = t.dep == "xcomp" and t.tag in _FINITE and verb.dep == "relcl"
        if asked or of_which:
            return sent.subtree(t.i)
    return []


def _broken(sent: Sentence, verb: Token) -> list[Token]:
    """A clause that the parse broke: "said a raid killed ten" read as "said a raid" with "killed ten" under it."""
    if verb.lemma not in ("say", "add", "state", "claim", "report") or any(t.text in QUOTE_MARKS for t in sent):
        return []
    right = [t for t in sent.subtree(verb.i) if t.i > verb.i]
    finite = any(t.tag in _FINITE and t.dep not in ("conj", "advcl") for t in right)
    return right if finite and right[0].pos != "PUNCT" else []


def _run_on(sent: Sentence, verb: Token) -> list[Token]:
    """What goes on after a reporting clause that the parse hung left of it.

    "X confirmed that fighters burned the shops, otherwise they would burn the homes": the last clause is X's too.
    """
    if verb.dep != "ccomp" or verb.head < verb.i or not sent.children(verb.i, "nsubj"):
        return []
    own = sent.subtree(verb.i)[-1].i
    return [t for t in sent.subtree(verb.head) if t.i > own]


def _around(sent: Sentence, verb: Token) -> list[Token]:
    """The clause into which "X said" is put with commas: "The raid, the army said, killed four"."""
    if verb.head == verb.i:
        return []
    head = sent[verb.head]
    as_clause = verb.dep == "advcl" and any(t.lower == "as" for t in sent.children(verb.i, "mark", "advmod", "prep"))
    if verb.dep not in ("parataxis", "ccomp") and not as_clause:
        return []
    if as_clause and verb.lemma not in _TO_SOMEONE and sent.children(verb.i, "dobj", "xcomp", "ccomp"):
        return []  # "as the rebels announced a truce": what they announced stands beside it
    if verb.dep == "ccomp" and (
        sent.children(verb.i, "mark") or head.lemma in ("say", "tell", "report") or not _set_off(sent, verb)
    ):
        return []
    return clause(sent, head, [verb.i])


def _set_off(sent: Sentence, verb: Token) -> bool:
    """Whether the clause of a verb stands between commas, quotation marks or the sentence's edges."""
    inside = sent.subtree(verb.i)
    first, last = inside[0].i, inside[-1].i
    before = first == 0 or sent[first - 1].pos == "PUNCT" or sent[first].pos == "PUNCT"
    after = last + 1 >= len(sent) or sent[last + 1].pos == "PUNCT" or sent[last].pos == "PUNCT"
    return before and after


def _accusation(sent: Sentence, verb: Token) -> list[Token]:
    """ "accused the army of shelling the town": the accused and the deed."""
    objects = sent.children(verb.i, "dobj")
    deeds = [t for t in sent.children(verb.i, "prep") if t.lower in ("of", "for", "on")]
    deeds += [c for o in objects for c in sent.children(o.i, "prep") if c.lower in ("of", "for", "on")]
    if not objects or (not deeds and verb.lemma != "blame"):
        return []
    tokens = {t.i: t for o in objects for t in sent.subtree(o.i)} | {t.i: t for d in deeds for t in sent.subtree(d.i)}
    return [tokens[i] for i in sorted(tokens)]


def _labelled(sent: Sentence, verb: Token) -> list[Token]:
    """ "called the raid a massacre": what is named and its name."""
    kids = [t for t in sent.children(verb.i, "dobj", "oprd", "ccomp", "xcomp") if t.i > verb.i]
    tokens = {t.i: t for kid in kids for t in sent.subtree(kid.i)}
    named = [tokens[i] for i in sorted(tokens)]
    if verb.lemma != "call" or any(t.dep != "dobj" for t in kids):
        return named
    # the parse may take name and named for one: "called the raid “a crime”", "called his answer to the plea weak"
    two = len(named) > 2 and (named[-1].pos == "ADJ" or any(t.text in QUOTE_MARKS for t in named[1:-1]))
    return named if two else []


def _deeds(sent: Sentence, verb: Token) -> list[Token]:
    """The prepositions of what someone was accused of, also where the parse hangs them on the accuser.

    "The brigade was accused by villagers of killing nine herders".
    """
    by = [t for agent in sent.children(verb.i, "agent") for t in sent.children(agent.i, "pobj")]
    of = [t for t in sent.children(verb.i, "prep") if t.lower in ("of", "for", "on")]
    return of or [
        t
        for each in by
        for t in sent.children(each.i, "prep")
        if t.lower in ("of", "for") and sent.children(t.i, "pcomp")
    ]


def _agents(sent: Sentence, verb: Token, without: Iterable[Token] = ()) -> tuple[list[Range], set[int]]:
    sources: list[Range] = []
    covered: set[int] = set()
    for by in sent.children(verb.i, "agent"):
        for target in sent.children(by.i, "pobj"):
            sources += sources_of(sent, target, [t.i for t in without])
        covered |= {t.i for t in sent.subtree(by.i)}
    return sources, covered


def _passive(sent: Sentence, verb: Token, word: ReportingWord) -> list[Voice]:
    """ "The raid was confirmed by X", "it was reported that …", "reports carried by X"."""
    deeds = _deeds(sent, verb) if "a" in word.takes else []
    sources, _ = _agents(sent, verb, deeds)
    cue = cue_tokens(sent, verb)
    clauses = sent.children(verb.i, "ccomp")
    if "a" in word.takes:
        subject = subject_of(sent, verb)
        if not deeds or subject is None:
            return []
        inside = phrase(sent, subject, [verb.i]) + [t for d in deeds for t in sent.subtree(d.i)]
        return _voices(sent, verb, word, sources, span_of(inside), cue)
    if clauses and word.takes & {"c"}:
        inside = [t for c in clauses for t in sent.subtree(c.i)]
        # "X was told that": the hearer is no source
        return _voices(sent, verb, word, sources, span_of(inside), cue)
    if not word.takes & {"o", "l"}:
        as_clause = verb.dep == "advcl" and sources
        if as_clause and "c" in word.takes:
            return _voices(sent, verb, word, sources, span_of(clause(sent, sent[verb.head], [verb.i])), cue)
        return []
    if verb.dep == "advcl" and any(t.lower == "as" for t in sent.children(verb.i, "mark")):
        return _voices(sent, verb, word, sources, span_of(clause(sent, sent[verb.head], [verb.i])), cue)
    subject = subject_of(sent, verb)
    if subject is not None and "l" in word.takes:
        names = [t for t in sent.children(verb.i, "oprd", "attr") if t.i > verb.i]
        by = [c for t in names for c in sent.children(t.i, "prep") if c.lower == "by"]
        # "was called a massacre by the council": the parse may hang the council on the massacre
        sources = sources or [s for c in by for t in sent.children(c.i, "pobj") for s in sources_of(sent, t)]
        left_out = {x.i for c in by for x in sent.subtree(c.i)}
        named = [x for t in names for x in sent.subtree(t.i) if x.i not in left_out]
        if not named or not sources:
            return []
        return _voices(sent, verb, word, sources, span_of(phrase(sent, subject, [verb.i]) + named), cue)
    if subject is None or subject.pos == "PRON" or verb.dep == "acl":
        if verb.dep == "acl" and sources and subject is not None:
            return _voices(sent, verb, word, sources, span_of(phrase(sent, subject, [verb.i])), cue)
        return []
    return _voices(sent, verb, word, sources, span_of(phrase(sent, subject, [verb.i])), cue)


#: What became of people of whom it is feared or believed.
_FATES = frozenset("dead killed drowned missing trapped lost buried wounded injured abducted kidnapped".split())


def _of_a_headline(sent: Sentence, verb: Token) -> bool:
    """Whether the verb is a participle whose "are" a headline leaves out: "Depot burns; more than 30 feared dead"."""
    after = sent[verb.i + 1] if verb.i + 1 < len(sent) else None
    return verb.lower in ("feared", "believed", "presumed", "thought") and after is not None and after.lower in _FATES


def _raised(sent: Sentence, verb: Token, word: ReportingWord, passive: bool) -> list[Voice]:
    """ "is believed to have fled", "was reported killed", "appeared to hold": the whole clause is what is said."""
    inner = [t for t in sent.children(verb.i, "xcomp", "oprd", "acomp") if t.i > verb.i]
    if not inner:
        return []
    if word.lemma in ("appear", "seem") and not any(
        t.lower == "have" for x in inner for t in sent.children(x.i, "aux")
    ):
        # "seems calm" is the writer's own eye; "appears to have been shot" weighs an account
        return []
    sources, covered = _agents(sent, verb)
    cue = cue_tokens(sent, verb)
    drop = covered | {t.i for t in cue}
    inside = [t for t in clause(sent, verb) if t.i not in drop]
    subjects = sent.children(verb.i, "nsubj", "nsubjpass")
    if not subjects:
        inside = [t for x in inner for t in sent.subtree(x.i)]
    # "Fighters take the depot; more than 30 feared dead": what stands before the semicolon is told firmly
    start = max((t.i for t in sent if t.text == ";" and t.i < verb.i), default=-1)
    inside = [t for t in inside if t.i > start]
    return _voices(sent, verb, word, sources, span_of(inside), cue)

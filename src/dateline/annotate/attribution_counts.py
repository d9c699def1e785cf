"""Voices without a word of speech: "the mayor put the number of dead at 12", "the group took credit for the raid"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.knowledge.reporting import reporting_words
from dateline.knowledge.source_classes import is_source_noun
from dateline.model import Sentence, Token

from .attribution_cues import Voice, cue_tokens, is_nobody, is_speaker, sources_of, span_of, subject_of

#: Verbs that give a count where a number of people harmed is their object.
_GIVES = frozenset({"put", "set", "place", "give", "raise", "lower", "revise", "count", "speak", "range", "tally"})
_OF_DEAD = re.compile(
    r"\b(?:dead|killed|wounded|injured|casualties|deaths|fatalities|victims|bodies|toll)\b", re.IGNORECASE
)
#: What happened gives no number: "the blast raised the toll to 12".
_DEEDS = frozenset(
    "attack strike blast raid bombing explosion shelling death killing fighting clash violence battle it that "
    "this which number toll".split()
)
#: Verbs that what happened does as well as who counts: "more bodies were found, raising the toll to 19".
_CHANGES = frozenset({"raise", "lower"})
#: Who counts the dead, and the papers in which they do, though they are no kind of source by themselves.
_COUNTING = frozenset("estimate count figure statement committee organisation organization bulletin network".split())
#: How they report: as "say" does, by a word of their own, so that a later "denied it" is not of the number.
GIVEN = replace(reporting_words("verb")["say"], lemma="put")


#: How a deed is taken on, and as what word of speech that counts.
_TAKES = frozenset({"take", "accept", "assume"})
_OWNS = reporting_words("verb")["claim"]


def counting_voices(sent: Sentence, verb: Token) -> list[Voice]:
    """The voices of a count given by `verb`; none where it gives no number of people."""
    if verb.lemma.lower() not in _GIVES or sent.children(verb.i, "auxpass"):
        return []
    who = subject_of(sent, verb)
    if verb.lemma.lower() == "speak" and not any(t.lower == "of" for t in sent.children(verb.i, "prep")):
        return []  # "who spoke on condition of anonymity, gave a toll of 20 dead"
    if sent.children(verb.i, "prt"):
        return []  # "gunmen attacked a post, setting off a battle in which six soldiers were killed"
    if who is not None and verb.lemma.lower() in _CHANGES and not _can_speak(who):
        return []
    after = [token for token in sent.tokens[verb.i + 1 :] if token.text not in (".", "”", '"')]
    told = " ".join(token.lower for token in after)
    if who is None or who.i > verb.i or not is_speaker(sent, who) or who.lemma.lower() in _DEEDS:
        return []
    if not _OF_DEAD.search(told) or not any(token.tag == "CD" for token in after):
        return []
    cue, content = span_of(cue_tokens(sent, verb)), span_of(after)
    if cue is None or content is None:
        return []
    return [Voice(sent.index, source, cue, content, GIVEN, "asserts") for source in sources_of(sent, who)]


def owning_voices(sent: Sentence, verb: Token) -> list[Voice]:
    """The voices of those who own up to a deed by taking it on: "accepted responsibility for the raid"."""
    if verb.lemma.lower() not in _TAKES or verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
        return []
    taken = next((t for t in sent.children(verb.i, "dobj") if t.lemma.lower() in ("responsibility", "credit")), None)
    who = subject_of(sent, verb)
    if taken is None or who is None or not is_speaker(sent, who) or is_nobody(sent, who):
        return []
    helpers = sent.children(verb.i, "aux", "neg", "auxpass")
    deed = [p for at in (taken.i, verb.i) for p in sent.children(at, "prep") if p.lower == "for"]
    cue, content = span_of(cue_tokens(sent, verb)), span_of(t for at in (taken, *deed) for t in sent.subtree(at.i))
    if cue is None or content is None or any(t.dep != "aux" or t.tag == "MD" or t.lower == "to" for t in helpers):
        return []
    return [Voice(sent.index, source, cue, content, _OWNS, "claims") for source in sources_of(sent, who, [verb.i])]


def _can_speak(who: Token) -> bool:
    """Whether a noun names who counts, or what a count stands in; the dead, and what befell them, give no number."""
    return who.pos in ("PROPN", "PRON") or is_source_noun(who.lemma.lower()) or who.lemma.lower() in _COUNTING

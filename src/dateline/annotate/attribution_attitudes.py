"""What someone wants, plans, likes, opposes or speaks about: voices that give no account of what happened."""

from __future__ import annotations

from bisect import bisect_right

from dateline.knowledge.attitudes import AttitudeWord, attitude_words
from dateline.knowledge.reporting import ReportingWord, reporting_words
from dateline.knowledge.source_classes import is_source_noun
from dateline.model import Sentence, Token

from .attribution_bounds import is_time, objects_with_tails, without_asides
from .attribution_cues import (
    Range,
    Voice,
    clause,
    cue_tokens,
    holds,
    is_nobody,
    is_speaker,
    light_verb,
    phrase,
    sources_of,
    span_of,
    subject_of,
)
from .attribution_quotes import Quotation

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "DET"})
#: Verbs that link a subject with an adjective: "the mayor remained confident that".
_LINKS = frozenset("be feel seem remain become sound appear look get stay grow".split())
_SEEMS = frozenset({"seem", "appear"})
_SEEMING = ReportingWord("seem", "verb", "seem", "doubts", frozenset(), "")
#: Objects that name nothing an attitude could be about: "said nothing", "called himself".
_NO_OBJECT = frozenset("nothing anything something himself herself itself themselves each myself ourselves".split())


def own_attitudes(
    sentences: tuple[Sentence, ...], statements: list[Voice], quotations: tuple[Quotation, ...]
) -> list[Voice]:
    """The attitudes that the report itself tells of, and not a voice in it: "she said she hoped" is told by "said"."""
    by_sentence: dict[int, list[Voice]] = {}
    for voice in statements:
        by_sentence.setdefault(voice.sentence, []).append(voice)
    starts = [quotation.start for quotation in quotations]
    found: list[Voice] = []
    for sent in sentences:
        told = by_sentence.get(sent.index, [])
        covered = [voice.cue for voice in told] + [voice.content for voice in told if voice.content]
        taken = {t.i for t in sent for start, end in covered if start <= t.start < end}
        if len(taken) == len(sent):
            continue
        own = attitude_voices(sent, taken)
        for voice in own:
            at = bisect_right(starts, voice.cue[0]) - 1
            quoted = at >= 0 and voice.cue[0] < quotations[at].end
            # "the council wants to discuss the truce": one attitude, the outer one
            inner = any(o.cue != voice.cue and o.content and holds(o.content, voice.cue) for o in own)
            if not quoted and not inner:
                found.append(voice)
    return found


def attitude_voices(sent: Sentence, taken: set[int]) -> list[Voice]:
    """The attitudes of a sentence; tokens of `taken` are cues of statements already."""
    verbs, nouns, adjectives = attitude_words("verb"), attitude_words("noun"), attitude_words("adjective")
    found: list[Voice] = []
    for token in sent.tokens:
        if token.i in taken:
            continue
        if token.pos == "VERB" or token.dep == "acomp":
            adjective = adjectives.get(token.lower)
            if adjective and (voices := _of_adjective(sent, token, adjective)):
                found += voices
                continue
        if token.pos in ("VERB", "AUX"):
            verb = verbs.get(token.lemma.lower())
            if verb:
                found += _of_verb(sent, token, verb)
            elif token.lemma.lower() in _SEEMS:
                found += _seeming(sent, token)
        elif token.pos == "NOUN":
            noun = nouns.get(token.lemma.lower())
            if noun:
                found += _of_noun(sent, token, noun)
    return found


def _voices(
    sent: Sentence, word: AttitudeWord, holder: Token, cue: list[Token], content: list[Token], without: list[int]
) -> list[Voice]:
    inside = span_of(content)
    cue_range = span_of(cue)
    if inside is None or cue_range is None:
        return []
    taken = {t.i for t in content} | {t.i for t in cue}
    skip = [t.i for t in sent.children(holder.i) if t.i in taken] + without
    told = ReportingWord(word.lemma, "verb", word.cls, "asserts", frozenset(), word.basis)
    return [Voice(sent.index, source, cue_range, inside, told, "asserts") for source in sources_of(sent, holder, skip)]


def _of_verb(sent: Sentence, verb: Token, word: AttitudeWord) -> list[Voice]:
    """ "wants to reopen the road", "criticised the raid", "spoke of a truce", "sees the truce as a trap"."""
    if "s" in word.takes and verb.tag == "VBN" and sent.children(verb.i, "auxpass"):
        return _taken_for(sent, verb)
    to_do = any(t.lower == "to" for t in sent.children(verb.i, "aux"))
    if (to_do and verb.dep != "advcl") or sent.children(verb.i, "auxpass"):
        return []
    if verb.tag == "VBN" and verb.dep in ("acl", "amod"):
        return []
    holder = subject_of(sent, verb)
    if holder is None or holder.lower == "it" or not is_speaker(sent, holder) or is_nobody(sent, holder):
        return []
    if _anyone(sent, verb, holder) or (verb.lemma in ("cite", "quote") and _passes_on(sent, verb)):
        return []
    cue = cue_tokens(sent, verb)
    cue, content = _about(sent, verb, word, cue)
    if not content or holder.i in {t.i for t in content}:
        return []
    return _voices(sent, word, holder, cue, content, [verb.i] if verb.head == holder.i else [])


def _anyone(sent: Sentence, verb: Token, holder: Token) -> bool:
    """ "those who want to leave", "if the council wants it": nobody in particular, or perhaps nobody."""
    if any(t.lower in ("if", "unless", "whether") for t in sent.children(verb.i, "mark")):
        return True
    return holder.tag in ("WP", "WDT") and holder.i > 0 and sent[holder.i - 1].text not in (",", "-", "--", "—", "(")


def _passes_on(sent: Sentence, verb: Token) -> bool:
    """ "The agency quoted the mayor as saying", "said, citing a medic": the cited speak, it passes their words on."""
    told = reporting_words("verb").get(sent[verb.head].lemma.lower())
    if any(t.lower == "as" for t in sent.children(verb.i, "prep")):
        return True
    cited = sent.children(verb.i, "dobj")
    return told is not None and any(t.pos in ("PROPN", "PRON") or is_source_noun(t.lemma.lower()) for t in cited)


def _seeming(sent: Sentence, verb: Token) -> list[Voice]:
    """ "The truce seems to hold": what looks so to nobody in particular."""
    inner = [t for t in sent.children(verb.i, "xcomp", "oprd", "acomp", "ccomp") if t.i > verb.i]
    cue = cue_tokens(sent, verb)
    cue_range = span_of(cue)
    left_out = {t.i for t in cue} | {t.i for t in sent.children(verb.i, "mark")}
    inside = span_of(t for t in without_asides(sent, clause(sent, verb)) if t.i not in left_out)
    if not inner or cue_range is None or inside is None:
        return []
    return [Voice(sent.index, None, cue_range, inside, _SEEMING, "doubts")]


def _about(sent: Sentence, head: Token, word: AttitudeWord, cue: list[Token]) -> tuple[list[Token], list[Token]]:
    """The cue, with its preposition where one leads on, and what the attitude of `head` is about."""
    takes = word.takes
    objects = [t for t in sent.children(head.i, "dobj") if t.i > head.i and t.pos in _NOMINAL and not is_time(t)]
    for t in sent.children(head.i, "ccomp", "xcomp", "acl", "relcl"):
        if t.i < head.i:
            continue
        infinitive = any(c.lower == "to" for c in sent.children(t.i, "aux"))
        if infinitive and "i" in takes:
            wanted = {x.i: x for o in (*(o for o in objects if o.i < t.i), t) for x in sent.subtree(o.i)}
            return cue, without_asides(sent, [wanted[i] for i in sorted(wanted)])
        # "wants the road reopened": a clause without its verb's "to be"
        if t.dep == "ccomp" and not infinitive and ("c" in takes or ("i" in takes and t.tag == "VBN")):
            return cue, without_asides(sent, sent.subtree(t.i))
        if t.dep in ("xcomp", "ccomp") and t.tag == "VBG" and "g" in takes:
            return cue, sent.subtree(t.i)
    for t in sent.children(head.i, "advcl"):
        # "called for the army to leave": the parse takes "for" for the mark of a clause
        marks = [c for c in sent.children(t.i, "mark") if c.lower in word.preps and c.i > head.i]
        if marks:
            about = [x for x in sent.subtree(t.i) if x is not marks[0]]
            return ([*cue, marks[0]] if marks[0].i == cue[-1].i + 1 else cue), without_asides(sent, about)
    preps = sent.children(head.i, "prep", "agent")
    if head.pos == "NOUN" and light_verb(sent, head):
        preps += sent.children(head.head, "prep")  # "voiced anger over the raid": the parse may go either way
    for prep in [t for t in preps if t.lower in word.preps and t.i > head.i]:
        about = [t for t in objects_with_tails(sent, head, [prep]) if t.i != prep.i]
        if about and not any(is_time(t) for t in sent.children(prep.i, "pobj")):
            return ([*cue, prep] if prep.i == cue[-1].i + 1 else cue), about
    if "s" in takes and objects and (seen := _seen_as(sent, head, objects[0])):
        both = {t.i: t for part in (objects[0], seen) for t in sent.subtree(part.i)}
        return cue, [both[i] for i in sorted(both)]
    if "o" in takes and objects and objects[0].lower not in _NO_OBJECT:
        return cue, objects_with_tails(sent, head, objects[:1])
    return cue, []


def _seen_as(sent: Sentence, verb: Token, thing: Token | None) -> Token | None:
    """The phrase or clause with "as" that says what a thing is taken for: "sees the truce as doomed"."""
    near = sent.children(verb.i) + (sent.children(thing.i) if thing else [])
    for t in near:
        if t.i > (thing or verb).i and (
            (t.lower == "as" and t.dep in ("prep", "mark")) or any(c.lower == "as" for c in sent.children(t.i, "mark"))
        ):
            return t
    return None


def _taken_for(sent: Sentence, verb: Token) -> list[Voice]:
    """ "The truce is seen by many as a trap": someone's view, or nobody's in particular."""
    owners = [t for by in sent.children(verb.i, "agent") for t in sent.children(by.i, "pobj")]
    # the parse may hang "as" on those who take it so
    seen = _seen_as(sent, verb, None) or next((as_ for t in owners if (as_ := _seen_as(sent, t, None))), None)
    thing = subject_of(sent, verb)
    if seen is None or thing is None:
        return []
    cue = cue_tokens(sent, verb)
    inside, cue_range = span_of(phrase(sent, thing, [verb.i]) + sent.subtree(seen.i)), span_of(cue)
    if inside is None or cue_range is None:
        return []
    told = ReportingWord(verb.lemma, "verb", "think", "asserts", frozenset(), "")
    found: list[Range | None] = [source for t in owners for source in sources_of(sent, t, [seen.i])] or [None]
    return [Voice(sent.index, source, cue_range, inside, told, "asserts") for source in found]


def _of_noun(sent: Sentence, noun: Token, word: AttitudeWord) -> list[Voice]:
    """ "the council's call for a truce", "the army's refusal to leave", "residents voiced anger over the raid"."""
    cue, content = _about(sent, noun, word, [noun])
    if not content:
        return []
    taken = {t.i for t in content}
    if noun.dep == "dobj" and light_verb(sent, noun) is None:
        return []  # "faced questions about its willingness to leave": what is done to it is told, not the mind
    for t in sent.children(noun.i, "poss"):
        if is_speaker(sent, t):
            return _voices(sent, word, t, cue, content, [])
    for prep in sent.children(noun.i, "prep", "agent"):
        if prep.lower in ("by", "from", "among", "of") and prep.i not in taken and prep.i != cue[-1].i:
            for target in sent.children(prep.i, "pobj"):
                return _voices(sent, word, target, cue, content, [])
    light = light_verb(sent, noun)
    if light is None:
        return []
    verb, holder = light
    carried = [sent[i] for i in range(cue_tokens(sent, verb)[0].i, cue[-1].i + 1)]
    return _voices(sent, word, holder, carried, content, [])


def _of_adjective(sent: Sentence, adjective: Token, word: AttitudeWord) -> list[Voice]:
    """ "is concerned about the truce", "was confident that the road would open", "remained opposed to the plan"."""
    own = [sent[adjective.head]] if adjective.dep == "acomp" else sent.children(adjective.i, "auxpass")
    link = next(iter(own), None)
    if link is None or link.lemma.lower() not in _LINKS:
        return []
    verb = link if adjective.dep == "acomp" else adjective
    if any(t.lower == "to" for t in sent.children(verb.i, "aux")):
        return []
    holder = subject_of(sent, verb)
    if holder is None or holder.lower == "it" or not is_speaker(sent, holder) or is_nobody(sent, holder):
        return []
    first = cue_tokens(sent, verb)[0].i
    if first > adjective.i:
        return []
    cue, content = _about(sent, adjective, word, [sent[i] for i in range(first, adjective.i + 1)])
    if not content or holder.i in {t.i for t in content}:
        return []
    return _voices(sent, word, holder, cue, content, [verb.i] if verb.head == holder.i else [])

"""Voices that are no verb's: "according to X", "X's report that", "reports of", "reportedly", "citing X", "X: …"."""

from __future__ import annotations

from dateline.knowledge.outlets import outlet_named
from dateline.knowledge.reporting import ReportingWord, reporting_words
from dateline.knowledge.source_classes import is_source_noun
from dateline.model import Sentence, Token

from .attribution_cues import (
    QUOTE_MARKS,
    UNCONFIRMED,
    Range,
    Voice,
    clause,
    cue_tokens,
    light_verb,
    sources_of,
    span_of,
)

_VERBAL = frozenset({"VERB", "AUX"})
#: A label before a colon has fewer tokens than this, and what it says more than that.
_LABEL, _LABEL_SAYS = 7, 2
#: Nouns that tell of something only as someone's: "the army's account of the raid", not "the account of a bank".
_OF_SOMEONE = frozenset({"account", "testimony"})
#: Nouns with which a clause is given to someone: "in the words of the mayor".
BY_WORDS = frozenset({"word", "view", "opinion", "estimation", "telling", "account"})
_SAID = reporting_words("verb")["say"]


def according_voices(sent: Sentence, token: Token) -> list[Voice]:
    """ "…, according to X": X says the clause on which the phrase hangs."""
    to = next((t for t in sent.children(token.i, "prep", "pcomp") if t.lower == "to"), None)
    if to is None and token.i + 1 < len(sent) and sent[token.i + 1].lower == "to":
        to = sent[token.i + 1]
    if to is None:
        return []
    targets = sent.children(to.i, "pobj") or sent.children(token.i, "pobj")
    sources = [source for target in targets for source in sources_of(sent, target)]
    cue = span_of([token, to])
    if not sources or cue is None:
        return []
    top = token
    while top.head != top.i and top.dep not in ("ROOT",):
        top = sent[top.head]
        if top.pos in _VERBAL and top.dep in ("ROOT", "conj", "ccomp", "parataxis", "relcl"):
            break
    own = sent.subtree(token.i)
    left_out = {t.i for t in own}
    closing = all(t.pos == "PUNCT" for t in sent.tokens[own[-1].i + 1 :])
    if closing and top.dep == "conj":
        # at the end of a sentence the phrase covers all of it: "They fled and the town fell, according to X."
        top = next(t for t in (top, *sent.ancestors(top.i)) if t.dep != "conj")
    kept = [t for t in (sent.subtree(top.i) if closing else clause(sent, top)) if t.i not in left_out]
    unsure = any(t.lower in UNCONFIRMED for target in targets for t in sent.children(target.i, "amod"))
    return [
        Voice(sent.index, source, cue, span_of(kept), _SAID, "doubts" if unsure else "asserts") for source in sources
    ]


def adverb_voices(sent: Sentence, token: Token, word: ReportingWord) -> list[Voice]:
    """ "reportedly", "allegedly": someone unnamed says the clause."""
    head = sent[token.head]
    while head.pos not in _VERBAL and head.head != head.i and head.dep not in ("relcl", "acl"):
        head = sent[head.head]
    kept = [t for t in clause(sent, head) if t.i != token.i]
    return [Voice(sent.index, None, (token.start, token.end), span_of(kept), word, word.stance)]


def noun_voices(sent: Sentence, token: Token, word: ReportingWord) -> list[Voice]:
    """ "X's claim that …", "reports of shelling", "X issued a warning that …", "witness accounts of the raid"."""
    givers = [
        target
        for t in sent.children(token.i, "prep", "agent")
        if t.lower in ("by", "from")
        for target in sent.children(t.i, "pobj")
    ]
    inside = _clause_of(sent, token, word, givers)
    if not inside and "o" in word.takes:
        inside = next((sent.subtree(t.i) for t in sent.children(token.i, "prep") if t.lower == "of"), [])
    content = span_of(inside)
    if content is None:
        return []
    taken = {t.i for t in inside}
    below = [t.i for giver in givers for t in sent.children(giver.i) if t.i in taken]
    owners = sent.children(token.i, "poss") + [giver for giver in givers if giver.i not in taken]
    beside = ("compound", "nmod") if token.pos == "NOUN" else ("compound", "nmod", "nsubj", "amod")
    owners = owners or [t for t in sent.children(token.i, *beside) if is_source_noun(t.lemma.lower())]
    sources = [source for owner in owners for source in sources_of(sent, owner, below)]
    cue = [t for t in sent.children(token.i, "amod") if t.lower in UNCONFIRMED and t.i == token.i - 1] + [token]
    stance = "doubts" if len(cue) > 1 and word.stance == "asserts" else word.stance
    if not sources and (light := light_verb(sent, token)):
        verb, holder = light
        cue = [sent[i] for i in range(cue_tokens(sent, verb)[0].i, token.i + 1)]
        sources = sources_of(sent, holder, [verb.i] if verb.head == holder.i else [])
    cue_range = span_of(cue)
    if cue_range is None or (not sources and token.lemma.lower() in _OF_SOMEONE):
        return []
    found: list[Range | None] = [*sources] if sources else [None]
    return [Voice(sent.index, source, cue_range, content, word, stance) for source in found]


def _clause_of(sent: Sentence, noun: Token, word: ReportingWord, givers: list[Token]) -> list[Token]:
    """What a noun says in a clause with "that" or an infinitive, hung on the noun or on who gives it."""
    for t in [t for head in (noun, *givers) for t in sent.children(head.i, "acl", "ccomp", "relcl")]:
        infinitive = "i" in word.takes and t.dep == "acl" and any(c.lower == "to" for c in sent.children(t.i, "aux"))
        below = sent.subtree(t.i)
        if infinitive or ("c" in word.takes and below[0].lower == "that" and _says_all(sent, t, below[0])):
            return below
    return []


def _says_all(sent: Sentence, verb: Token, that: Token) -> bool:
    """Whether "that" opens what is said ("the claim that they shot down a jet"), and is no part of it ("that shook").

    The parse takes the word for a subject or an object now and then; then another one stands beside it.
    """
    if that.dep == "mark":
        return True
    beside = [t for t in sent.children(verb.i, "nsubj", "nsubjpass") if t is not that]
    return bool(beside) and (that.dep != "dobj" or any(t is not that for t in sent.children(verb.i, "dobj")))


def words_voices(sent: Sentence, token: Token) -> list[Voice]:
    """ "In the words of a survivor, the raid was a massacre", "in the view of the council"."""
    prep = sent[token.head]
    if token.dep != "pobj" or prep.lower != "in" or prep.head == prep.i or sent[prep.head].pos not in _VERBAL:
        return []
    of = next((t for t in sent.children(token.i, "prep") if t.lower == "of"), None)
    cue = span_of([prep, token] + ([of] if of else []))
    owners = sent.children(of.i, "pobj") if of else sent.children(token.i, "poss")
    left_out = {t.i for t in sent.subtree(prep.i)}
    content = span_of(t for t in clause(sent, sent[prep.head]) if t.i not in left_out)
    if cue is None or content is None:
        return []
    sources = [source for owner in owners for source in sources_of(sent, owner)]
    return [Voice(sent.index, source, cue, content, _SAID, "asserts") for source in sources]


def label_voices(sent: Sentence) -> list[Voice]:
    """ "Activists: ten dead in raid", "Amaq: town falls", "GOVERNOR: “We …”": a source set before a colon."""
    colon = next((t for t in sent.tokens[:_LABEL] if t.text == ":"), None)
    if colon is None or colon.i == 0 or len(sent) - colon.i <= _LABEL_SAYS:
        return []
    label, rest = sent.tokens[: colon.i], sent.tokens[colon.i + 1 :]
    if any(t.pos in _VERBAL or t.pos == "PUNCT" for t in label) or label[0].lower in ("source", "sources", "report"):
        return []
    source, content = span_of(label), span_of(rest)
    words = " ".join(t.text for t in label)
    quoted = rest[0].text in QUOTE_MARKS and label[-1].text[0].isupper()
    if source is None or not (quoted or is_source_noun(label[-1].lemma.lower()) or outlet_named(words)):
        return []
    return [Voice(sent.index, source, (colon.start, colon.end), content, _SAID, "asserts")]


def citing(sent: Sentence, verb: Token) -> tuple[Token, list[Token]] | None:
    """The cited sources of "X, citing Y, said …" with the verb that X does; None where nothing is cited so."""
    if verb.tag != "VBG":
        return None
    cited = sent.children(verb.i, "dobj")
    if not cited:
        return None
    head = sent[verb.head]
    while head.pos not in _VERBAL and head.head != head.i:
        head = sent[head.head]
    return (head, cited) if head.pos in _VERBAL and head.i != verb.i else None


def cited_at_head(sent: Sentence, found: list[Voice]) -> list[Voice]:
    """ "SANA, citing a guard: the post fell", "SANA, citing a guard, said it fell": where the parse lost the outlet.

    The outlet stands first and the citation is set off; what follows is the cited one's, through the outlet.
    """
    at = next((t for t in sent.tokens[1:_LABEL] if t.tag == "VBG" and t.lemma.lower() in ("cite", "quote")), None)
    if (
        at is None
        or sent[at.i - 1].text != ","
        or outlet_named(" ".join(t.text for t in sent.tokens[: at.i - 1])) is None
    ):
        return []
    cited = sent.children(at.i, "dobj")
    outlet = span_of(sent.tokens[: at.i - 1])
    if not cited or outlet is None:
        return []
    end = max(t.i for each in cited for t in sent.subtree(each.i))
    rest = sent.tokens[end + 1 :]
    if len(rest) <= _LABEL_SAYS:
        return []
    cue = rest[0] if rest[0].text == ":" else rest[1] if rest[0].text == "," else None
    if cue is None or (cue.text != ":" and (cue.pos != "VERB" or cue.lemma.lower() not in reporting_words("verb"))):
        return []
    content = span_of(t for t in rest if t.i > cue.i)
    if content is None or any(voice.cue == (cue.start, cue.end) for voice in found):
        return []
    return [
        Voice(sent.index, source, (cue.start, cue.end), content, _SAID, "asserts", (outlet,))
        for source in cited_sources(sent, cited)
    ]


def cited_sources(sent: Sentence, cited: list[Token]) -> list[tuple[int, int]]:
    """The sources of the objects of "citing"."""
    return [
        source
        for target in cited
        for source in sources_of(sent, target, [t.i for t in sent.children(target.i, "acl") if t.lemma == "say"])
    ]

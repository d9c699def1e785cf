"""Voices that another one only passes on: what X says by citing Y is Y's, and X is the layer through which it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.model import AttributionMention, Sentence, Token

_CITES = frozenset({"cite", "quote"})
_ASKS = _CITES | {"interview", "contact", "reach", "consult", "question"}
_PUNCT_ENDS = frozenset({"PUNCT", "CCONJ"})


def readdressed(mention: AttributionMention, sent: Sentence) -> tuple[AttributionMention, ...]:
    """The mention with the cited source in the place of the citing one, once for each that is cited; else as it is.

    "Reuters quoted the ministry as saying …", "the channel reported, citing a guard, that …", "according to the
    Observatory, which cited activists, …": the ministry, a guard and activists say it, through the subjects.
    """
    if mention.source_start is None or mention.source_end is None or mention.mode != "statement":
        return (mention,)
    citer = (mention.source_start, mention.source_end)
    mention = _passed_on(mention, sent)
    beside = _beside(mention, sent)
    cited = _quoted(mention, sent) or beside or _in_clause(mention, sent)
    if beside:
        mention = _after(mention, sent, beside)
    found = []
    for token in cited:
        phrase = _phrase(sent, token)
        if phrase is None or _overlaps(phrase, citer) or phrase in mention.chain:
            continue
        start, end = phrase
        chain = tuple(span for span in mention.chain if span != citer and not _overlaps(span, citer))
        found.append(replace(mention, source_start=start, source_end=end, chain=(*chain, _without(sent, citer, token))))
    return tuple(found) or (mention,)


def _passed_on(mention: AttributionMention, sent: Sentence) -> AttributionMention:
    """The mention with those by whom its source was quoted, as a layer: "a source quoted by the channel said"."""
    at = sent.head_of(mention.source_start or 0, mention.source_end or 0)
    spans = [
        phrase
        for verb in (sent.children(at, "acl") if at is not None else ())
        if verb.tag == "VBN" and verb.lemma.lower() in _ASKS
        for by in sent.children(verb.i, "agent")
        for token in sent.children(by.i, "pobj")
        if (phrase := _phrase(sent, token)) is not None and phrase not in mention.chain
    ]
    return replace(mention, chain=(*mention.chain, *spans)) if spans else mention


def _quoted(mention: AttributionMention, sent: Sentence) -> list[Token]:
    """ "X quoted Y as saying …": Y, where the mention is what was said."""
    cue = _verb(sent, mention)
    if cue is None or cue.dep != "pcomp" or sent[cue.head].lower != "as":
        return []
    verb = sent[sent[cue.head].head]
    return _all(sent, sent.children(verb.i, "dobj")) if verb.lemma.lower() in _CITES else []


def _beside(mention: AttributionMention, sent: Sentence) -> list[Token]:
    """ "X reported, citing Y, that …": Y, put in right after the cue."""
    for token in [t for t in sent.tokens if t.start >= mention.cue_end][:2]:
        if token.tag == "VBG" and token.lemma.lower() in _CITES:
            return _all(sent, sent.children(token.i, "dobj"))
    return []


def _after(mention: AttributionMention, sent: Sentence, cited: list[Token]) -> AttributionMention:
    """The mention with what is said cut down to what follows the citation, where that stands in it."""
    last = max(t.i for token in cited for t in sent.subtree(token.i))
    rest = next((t for t in sent.tokens[last + 1 :] if t.pos != "PUNCT"), None)
    if rest is None or not mention.content_start < rest.start < mention.content_end:
        return mention
    return replace(mention, content_start=rest.start, pieces=())


def _in_clause(mention: AttributionMention, sent: Sentence) -> list[Token]:
    """ "According to X, which cited Y, …": Y, in the clause on X."""
    at = sent.head_of(mention.source_start or 0, mention.source_end or 0)
    for clause in sent.children(at, "relcl") if at is not None else ():
        who = sent.children(clause.i, "nsubj")
        if clause.lemma.lower() in _CITES and who and who[0].lower in ("which", "who", "that"):
            return _all(sent, sent.children(clause.i, "dobj"))
    return []


def _all(sent: Sentence, heads: list[Token]) -> list[Token]:
    """The members of a row: "citing medics and a guard"."""

    def members(token: Token) -> Iterator[Token]:
        yield token
        for other in sent.children(token.i, "conj"):
            yield from members(other)

    return [token for head in heads for token in members(head)]


def _phrase(sent: Sentence, head: Token) -> tuple[int, int] | None:
    """The span of a noun phrase without what is joined to it, put after "as", or said in a clause on it."""
    if head.pos not in ("NOUN", "PROPN", "PRON"):
        return None
    apart = {
        t.i
        for kid in sent.children(head.i)
        if kid.dep in ("conj", "cc", "acl", "relcl") or kid.lower == "as"
        for t in sent.subtree(kid.i)
    }
    kept = [t for t in sent.subtree(head.i) if t.i not in apart]
    while kept and kept[-1].pos in _PUNCT_ENDS:
        kept.pop()
    return (kept[0].start, kept[-1].end) if kept else None


def _without(sent: Sentence, citer: tuple[int, int], cited: Token) -> tuple[int, int]:
    """The citing source's span, cut off before the clause in which it cites."""
    if not citer[0] <= cited.start < citer[1]:
        return citer
    at = sent.head_of(*citer)
    head = sent[at] if at is not None else cited
    kept = [t for t in sent.within(*citer) if t.i <= head.i]
    return (kept[0].start, kept[-1].end) if kept else citer


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the cited source holds the citing one's head: a parse gone wrong."""
    return one[0] <= other[0] < one[1]


def _verb(sent: Sentence, mention: AttributionMention) -> Token | None:
    at = sent.head_of(mention.cue_start, mention.cue_end)
    return sent[at] if at is not None else None

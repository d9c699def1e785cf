"""Speakers whom the parse took for part of what they said: mended in the tree, so that all that walk on it gain.

"The rebels shelled the port, fishermen and a guard said": the model hangs "fishermen" on "port", as one more thing
that was shelled, and leaves "said" without a subject.
"""

from __future__ import annotations

from msgspec.structs import replace

from dateline.model import Token

#: Verbs that end such a sentence.
_SAYS = frozenset("say report tell announce add confirm".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: What a speaker's noun phrase is made of.
_PHRASE = frozenset("DET ADJ NOUN PROPN ADP CCONJ NUM PART PRON".split())
_NOUNS = frozenset({"NOUN", "PROPN"})
_LONGEST = 14
#: A name set off by commas behind its bearer: "the governor of the province, Omar Saleh, said".
_LONGEST_NAME = 4


def with_speakers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence, with the speaker before a subjectless "said" made its subject."""
    for verb in tokens:
        if verb.lemma.lower() not in _SAYS or verb.tag not in _FINITE or verb.pos != "VERB":
            continue
        if not (verb.head == verb.i or (verb.dep == "conj" and verb.head < verb.i)):
            continue
        if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass", "expl") and t.i != verb.i for t in tokens):
            continue
        found = _phrase(tokens, verb.i)
        if found is not None:
            tokens = _mended(tokens, verb, *found)
    return tokens


def _phrase(tokens: tuple[Token, ...], verb: int) -> tuple[int, int, tuple[int, int] | None] | None:
    """First and last token of the noun phrase between a comma and the verb, and the name between commas behind it."""
    name = None
    end = verb - 1
    if end > 0 and tokens[end].text == ",":
        comma = _comma_before(tokens, end)
        inside = tokens[comma + 1 : end] if comma is not None else ()
        if comma is None or not 0 < len(inside) <= _LONGEST_NAME or any(t.pos != "PROPN" for t in inside):
            return None
        name, end = (comma + 1, end - 1), comma - 1
    comma = _comma_before(tokens, end + 1)
    if comma is None or not 0 < end - comma <= _LONGEST:
        return None
    inside = tokens[comma + 1 : end + 1]
    if any(t.pos not in _PHRASE and t.text != "-" for t in inside) or inside[0].pos in ("ADP", "CCONJ"):
        return None
    if inside[-1].pos not in _NOUNS or not any(t.pos in ("VERB", "AUX") for t in tokens[:comma]):
        return None
    return comma + 1, end, name


def _comma_before(tokens: tuple[Token, ...], i: int) -> int | None:
    return next((k for k in range(i - 1, -1, -1) if tokens[k].text == ","), None)


def _mended(
    tokens: tuple[Token, ...], verb: Token, first: int, last: int, name: tuple[int, int] | None
) -> tuple[Token, ...]:
    heads = [t for t in tokens[first : last + 1] if t.pos in _NOUNS and not first <= t.head <= last]
    if not heads:
        return tokens
    head = heads[0]
    if head.dep not in ("conj", "appos", "dobj", "npadvmod", "dep", "nmod", "attr", "compound", "pobj"):
        return tokens
    new = list(tokens)
    for other in heads[1:]:
        new[other.i] = replace(other, head=head.i, dep="conj")
    new[head.i] = replace(head, head=verb.i, dep="nsubj")
    if name is not None:
        for t in tokens[name[0] : name[1] + 1]:
            if not name[0] <= t.head <= name[1]:
                new[t.i] = replace(t, head=head.i, dep="appos")
    if verb.dep == "conj":  # what was told stands first, and what follows "said" goes on with it
        new[verb.i] = replace(verb, dep="parataxis")
        for t in tokens[verb.i + 1 :]:
            if t.head == verb.i and t.dep == "advcl" and t.tag == "VBG":
                new[t.i] = replace(t, head=verb.head)
    return tuple(new)

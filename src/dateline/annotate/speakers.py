"""Speakers whom the parse took for part of what they said: mended in the tree, so that all that walk on it gain.

"The rebels shelled the port, fishermen and a guard said": the model hangs "fishermen" on "port", as one more thing
that was shelled, and leaves "said" without a subject. "The raid, said a guard, killed four": it gives the raid to
"said" and the guard to "killed".
"""

from __future__ import annotations

from msgspec.structs import replace

from dateline.model import Token

#: Verbs that end such a sentence.
_SAYS = frozenset("say report tell announce add confirm".split())
#: Verbs that may break a clause: "the raid, warned a guard, killed four".
_TELLS = _SAYS | frozenset("explain warn insist note claim argue recall write believe think admit agree".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: What a speaker's noun phrase is made of.
_PHRASE = frozenset("DET ADJ NOUN PROPN ADP CCONJ NUM PART PRON".split())
_NAMED = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LONGEST = 14
#: A name set off by commas behind its bearer: "the governor of the province, Omar Saleh, said".
_LONGEST_NAME = 4


def with_speakers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence, with the speaker beside a "said" made its subject."""
    for i in range(len(tokens)):
        verb = tokens[i]
        if verb.pos != "VERB" or verb.tag not in _FINITE:
            continue
        if verb.lemma.lower() in _TELLS and any(t.text == "," for t in tokens[:i]):
            tokens = _turned_round(tokens, verb)
            verb = tokens[i]
        if verb.lemma.lower() not in _SAYS:
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


def _turned_round(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """Who says and who does kept apart, where "X said" breaks a clause after its subject.

    "The raid, said a guard at the gate, killed four", "Nine people, the army said on Monday, were killed".
    """
    own = [t for t in tokens if t.head == verb.i and t.dep in ("nsubj", "nsubjpass", "dobj") and t.pos in _NAMED]
    before = [t for t in own if t.i < verb.i and t.dep != "dobj"]
    deed = _broken_clause(tokens, verb)
    if not before or deed is None:
        return tokens
    comma = _comma_before(tokens, before[-1].i if len(before) > 1 else verb.i)
    subject = before[0]
    # "The mayor, who fled, said the army, which stayed, shelled the camp": two commas close an aside
    if comma is None or not subject.i < comma or [t.text for t in tokens[subject.i : verb.i]].count(",") != 1:
        return tokens
    theirs = [t for t in tokens if t.head == deed.i and t.dep in ("nsubj", "nsubjpass")]
    speakers = before[1:] or [t for t in own if verb.i < t.i < deed.i] or [t for t in theirs if verb.i < t.i < deed.i]
    end = _comma_before(tokens, deed.i)
    if not speakers or end is None or end < max(verb.i, speakers[0].i) or [t for t in theirs if t is not speakers[0]]:
        return tokens
    new = list(tokens)
    passive = any(t.head == deed.i and t.dep == "auxpass" for t in tokens)
    if deed.head == verb.i:
        top = verb.head == verb.i
        new[deed.i] = replace(deed, head=deed.i if top else verb.head, dep=verb.dep)
        new[verb.i] = replace(verb, head=deed.i, dep="parataxis")
    new[speakers[0].i] = replace(speakers[0], head=verb.i, dep="nsubj")
    new[subject.i] = replace(subject, head=deed.i, dep="nsubjpass" if passive else "nsubj")
    for t in tokens:
        if t.i not in (subject.i, deed.i, verb.i, speakers[0].i):
            if t.head == verb.i and not comma <= t.i < deed.i:
                new[t.i] = replace(t, head=deed.i)
            elif t.head == deed.i and comma < t.i <= end and t.dep == "punct":
                new[t.i] = replace(t, head=verb.i)
    return tuple(new)


def _broken_clause(tokens: tuple[Token, ...], verb: Token) -> Token | None:
    """The verb that goes on after "X said" between commas: its complement, or the verb on which it hangs."""
    told = [t for t in tokens[verb.i + 1 :] if t.head == verb.i and t.dep == "ccomp" and t.pos in ("VERB", "AUX")]
    if not told and verb.dep in ("parataxis", "ccomp"):
        told = [t for t in (tokens[verb.head],) if t.i > verb.i and t.pos in ("VERB", "AUX")]
    if len(told) != 1:
        return None
    comma = _comma_before(tokens, told[0].i)
    # only what belongs to the verb may stand between the comma and it
    if comma is None or comma < verb.i or any(t.head != told[0].i for t in tokens[comma + 1 : told[0].i]):
        return None
    return told[0] if not any(t.dep in ("nsubj", "mark") for t in tokens[comma + 1 : told[0].i]) else None

"""The stretch of text that names what a noun stands for: without articles and numbers, with what it is "of"."""

from __future__ import annotations

from dateline.model import Sentence, Token

from .things import thing_kind

#: What stands before a noun and says nothing of what it is.
_LOOSE = frozenset(
    "several many numerous various other another same own more few some all most every each no any such certain "
    "different least about approximately around nearly almost both first second third new nearby".split()
)
_INSIDE = ("compound", "amod", "nmod", "poss", "case", "punct", "nummod", "quantmod", "npadvmod", "advmod", "det")
#: Nouns of which a name follows with "of": "the residence of Judge X", "a branch of the savings bank".
_OWNED = frozenset(
    "office residence house home headquarters branch vehicle car building embassy seat mansion apartment farm ranch "
    "consulate college university church school bureau clinic committee federation union council association "
    "commission foundation".split()
)
_LONGEST = 12


def phrase_span(sentence: Sentence, head: Token, *, owned: bool = False) -> tuple[int, int]:
    """The offsets of a noun phrase's own words; with `owned` those of an "of" phrase that says whose it is."""
    first = head.i
    while first > 0 and _belongs(sentence, first - 1, head):
        first -= 1
    while first < head.i and (_is_loose(sentence, first) or _is_of_land(sentence, first, head)):
        first += 1
    last = head.i
    if owned and head.lemma.lower() in _OWNED:
        last = _owner_end(sentence, head)
    return sentence[first].start, sentence[last].end


def _belongs(sentence: Sentence, i: int, head: Token) -> bool:
    token = sentence[i]
    if token.dep not in _INSIDE or token.text in ",;:()[]":
        return False
    above = token
    for _ in range(4):
        above = sentence[above.head]
        if above.i == head.i:
            return True
        if above.dep not in _INSIDE:
            return False
    return False


def _is_loose(sentence: Sentence, i: int) -> bool:
    token = sentence[i]
    pronoun = token.tag in ("PRP$", "DT", "CD", "WP$", "POS", "PDT") or token.dep in ("det", "quantmod", "nummod")
    opening = token.dep == "punct" or token.pos in ("PUNCT", "ADV", "ADP")
    counted = token.dep == "amod" and token.lower in _LOOSE
    told = token.tag in ("VBN", "VBG") and token.dep == "amod"  # "the bombed building"
    return pronoun or opening or counted or told or token.lower in _LOOSE


def _is_of_land(sentence: Sentence, i: int, head: Token) -> bool:
    """Whether a possessor says only where: "the country's oil pipeline", "the city's bridges"."""
    token = sentence[i]
    below = next((each for each in sentence.tokens[i : head.i] if each.dep == "poss"), None)
    return below is not None and below.lemma.lower() in _LANDS and (token.i == below.i or token.head == below.i)


_LANDS = frozenset("country nation state city town village capital region province department".split())


_STOPS = frozenset(",;:()[]")


def _joins_owners(sentence: Sentence, token: Token) -> bool:
    """Whether "and" joins two kinds of owner: "the homes of party and union leaders"; not two things."""
    after = sentence.tokens[token.i + 1 : token.i + 4]
    plain = bool(after) and sentence[token.i - 1].pos in ("NOUN", "ADJ") and after[0].pos in ("NOUN", "ADJ")
    plural = next((each for each in after if each.tag == "NNS"), None)
    return plain and plural is not None and thing_kind(sentence, plural) is None


def _owner_end(sentence: Sentence, head: Token) -> int:
    """The last token of the "of" phrase that follows at once, up to a comma, a bracket or a clause."""
    after = head.i + 1
    if after >= len(sentence) or sentence[after].lower not in ("of", "for") or sentence[after].head != head.i:
        return head.i
    below = {token.i for token in sentence.subtree(after)}
    last = head.i
    for token in sentence.tokens[after + 1 : after + 1 + _LONGEST]:
        if token.i not in below or token.text in _STOPS or token.pos in ("VERB", "AUX", "SCONJ"):
            break
        if token.text == "-" and sentence[token.i - 1].end < token.start:
            break  # a dash; not the hyphen of "center-right"
        if token.dep in ("prep", "relcl", "acl") and token.lower != "of":
            break
        if token.lower == "and" and not _joins_owners(sentence, token):
            break
        if token.pos in ("NOUN", "PROPN"):
            last = token.i
    return last

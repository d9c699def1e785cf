"""People listed after one another where the parse loses the list: "killed Ana Ruiz, 42; Luis Mora, 19; and a guard"."""

from __future__ import annotations

from dateline.model import Sentence, Token

from .people import is_name_part

_ENDS = frozenset({",", ";"})
_OPENS = {"(": ")", "[": "]"}
_POSSESSIVE = frozenset("his her their its".split())
#: Longest list that is read, in people.
_MOST = 20


def listed_after(sentence: Sentence, token: Token) -> list[Token]:
    """The heads of those listed after the first one; none unless the list is closed by "and" or has semicolons.

    A description between commas ("Luis Mora, a nurse, and …") is no member; "his wife" and "two guards" are.
    """
    found: list[Token] = []
    closed = described = False
    at = _past_of(sentence, _end_of_name(sentence, token.i))
    while len(found) < _MOST:
        at = _past_brackets(sentence, at)
        start, joined, parted = _past_separators(sentence, at)
        if start == at or start >= len(sentence):
            break
        closed = closed or joined or parted
        head = _head(sentence, start)
        if head is None or _is_of_other_clause(sentence, head, token):
            break
        if head.pos in ("PROPN", "NOUN") and _is_member(sentence, start, head, listed=joined or parted):
            found.append(head)
        elif head.pos == "NOUN" and sentence[start - 1].text == ",":
            described = True  # "Luis Mora, envoy and leader of the party": "leader" goes on with it
        elif described:
            break
        at = _end_of_item(sentence, _end_of_name(sentence, head.i), said=head.pos == "NUM")
        if joined and not parted and not _goes_on(sentence, at):
            break
    return found if closed else []


def name_beside(sentence: Sentence, token: Token) -> Token | None:
    """The name of someone described, behind the comma: "the mayor of the town, Ana Ruiz, and two guards"."""
    at = _past_of(sentence, _end_of_name(sentence, token.i))
    if token.tag != "NN" or at + 2 >= len(sentence) or sentence[at].text != ",":
        return None
    end = at + 1
    while end < len(sentence) and is_name_part(sentence[end]):
        end += 1
    ends = end == len(sentence) or sentence[end].text in (",", ".", ";", "(")
    return sentence[end - 1] if ends and end - at > 2 else None


def _past_of(sentence: Sentence, at: int) -> int:
    """The place behind an "of" phrase: "the driver of the bus and two passengers"."""
    if at >= len(sentence) or sentence[at].lower != "of":
        return at
    for token in sentence.tokens[at : at + 9]:
        if token.text in _ENDS or token.lower == "and":
            return token.i
        if token.pos in ("VERB", "AUX", "SCONJ") or (token.pos == "ADP" and token.lower != "of"):
            break
    return at


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether another "and" or semicolon follows close behind."""
    return any(token.text == ";" or token.lower == "and" for token in sentence.tokens[at : at + 6])


def _end_of_name(sentence: Sentence, i: int) -> int:
    end = i + 1
    while end < len(sentence) and is_name_part(sentence[end]) and sentence[i].pos == "PROPN":
        end += 1
    return end


def _past_brackets(sentence: Sentence, at: int) -> int:
    if at < len(sentence) and sentence[at].text in _OPENS:
        close = _OPENS[sentence[at].text]
        for token in sentence.tokens[at : at + 15]:
            if token.text == close:
                return token.i + 1
    return at


def _past_separators(sentence: Sentence, at: int) -> tuple[int, bool, bool]:
    """The place behind commas and "and", and whether there was an "and", a semicolon."""
    joined = parted = False
    while at < len(sentence) and (sentence[at].text in _ENDS or sentence[at].lower == "and"):
        joined = joined or sentence[at].lower == "and"
        parted = parted or sentence[at].text == ";"
        at += 1
    return at, joined, parted


def _head(sentence: Sentence, start: int) -> Token | None:
    """The last noun of the first noun phrase from `start`, or a number that stands alone (an age)."""
    head = None
    for token in sentence.tokens[start : start + 9]:
        if token.pos in ("NOUN", "PROPN"):
            head = token
        elif head is not None or token.pos not in ("DET", "ADJ", "NUM", "PRON", "ADV", "PUNCT") or token.text in _ENDS:
            break
    if head is None and start < len(sentence) and sentence[start].pos == "NUM":
        return sentence[start]
    return head


def _is_member(sentence: Sentence, start: int, head: Token, *, listed: bool) -> bool:
    """Whether a noun phrase of a list is one more person, not a description of the one before."""
    first = sentence[start]
    if head.pos == "PROPN" or (listed and (first.i < head.i or head.tag == "NNS") and first.pos != "ADJ"):
        return True
    return first.lower in _POSSESSIVE or (first.pos == "NUM" and head.tag == "NNS")


def _is_of_other_clause(sentence: Sentence, head: Token, first: Token) -> bool:
    """Whether the noun is the subject of a clause of its own: "killed Ana Ruiz, and Luis Mora fled"."""
    if head.dep not in ("nsubj", "nsubjpass"):
        return False
    above = {token.i for token in sentence.ancestors(first.i)}
    return head.head not in above


def _end_of_item(sentence: Sentence, at: int, *, said: bool) -> int:
    """Where the next comma, semicolon or "and" stands, past what describes the one listed; the end at a verb."""
    while at < len(sentence):
        token = sentence[at]
        if token.text in _ENDS or token.lower == "and" or token.text in _OPENS:
            return at
        finite = token.tag in ("VBD", "VBZ", "VBP", "MD") or token.pos == "AUX" or token.lower in ("who", "which")
        if finite or said:
            return len(sentence)
        at += 1
    return at

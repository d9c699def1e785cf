"""Who speaks in the clause of a pronoun, and who owns what a possessive stands with: by syntax alone."""

from __future__ import annotations

from dateline.knowledge.demonyms import country_code
from dateline.knowledge.reporting import reporting_words
from dateline.model import Sentence, Token

#: Clauses in which the pronoun still may mean the speaker above: "said that it had attacked and would attack again".
_INSIDE = frozenset("ccomp conj xcomp advcl acl relcl pcomp dep parataxis".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_VERBAL = frozenset({"VERB", "AUX"})
#: Bodies that speak for a state's forces: "Chad's defence ministry said its forces had left".
_COMMANDS = frozenset("ministry staff command military headquarters army navy".split())
_OWNERS = frozenset({"its", "their", "our"})


def possessive(sentence: Sentence, i: int) -> Token | None:
    """The "its", "their" or "our" before the noun at `i`."""
    return next((t for t in sentence.children(i, "poss") if t.lower in _OWNERS), None)


def speaker(sentence: Sentence, i: int) -> Token | None:
    """The subject of the nearest verb that reports the clause of token `i`; None where nobody reports it.

    "The army said that its troops had taken the hill" gives army for "troops"; so does "..., the army said", and
    "according to the army, its troops took the hill".
    """
    for verb, below in _verbs_above(sentence, i):
        if below is not None and below.dep in ("ccomp", "parataxis") and _reports(verb):
            subject = _subject(sentence, verb)
            if subject is not None and subject.i != i:
                return subject
        for part in sentence.children(verb.i, "prep"):
            if part.lower == "according":
                for to in sentence.children(part.i, "prep"):
                    for source in sentence.children(to.i, "pobj"):
                        return source
    return None


def owner(sentence: Sentence, i: int) -> Token | None:
    """Whom the possessive of the noun at `i` means within the sentence: the nearest subject above it, or the speaker.

    "The army withdrew its soldiers" gives army; "its soldiers withdrew" gives nobody.
    """
    inside = {token.i for token in sentence.subtree(i)}
    for verb, _ in _verbs_above(sentence, i):
        for subject in sentence.children(verb.i, "nsubj"):  # not what "was attacked by its fighters"
            if subject.i in inside or i in {token.i for token in sentence.subtree(subject.i)}:
                continue
            return subject
    return speaker(sentence, i)


def told_by_country(sentence: Sentence, token: Token) -> str | None:
    """The country (ISO code) whose military body a speaker is: "Russia's defence ministry", "the Sudanese general
    staff"; None for any other."""
    if token.lemma.lower() not in _COMMANDS:
        return None
    for below in sentence.subtree(token.i):
        if below.i < token.i and below.text[:1].isupper() and (code := country_code(below.text)):
            return code
    return None


def is_reporter(sentence: Sentence, token: Token) -> bool:
    """Whether a token is the subject of a verb that reports: "it said", "it accused"."""
    return token.dep == "nsubj" and _reports(sentence[token.head])


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, also the one it shares: "the army denied it and said that"."""
    found = sentence.children(verb.i, "nsubj")
    while not found and verb.dep == "conj" and sentence[verb.head].pos in _VERBAL:
        verb = sentence[verb.head]
        found = sentence.children(verb.i, "nsubj")
    return found[0] if found else None


def told_of_itself(sentence: Sentence, i: int) -> bool:
    """Whether the pronoun at `i` is the subject of what is said itself: "said that it had attacked (and that it held)".

    Not so deeper down, where a thing named on the way may be meant: "said the shell hit a house before it went off".
    """
    verb = sentence[sentence[i].head]
    if sentence[i].dep not in _SUBJECTS or verb.lemma == "be":
        return False
    while verb.dep == "conj" and any(t.lower == sentence[i].lower for t in sentence.children(verb.head, *_SUBJECTS)):
        verb = sentence[verb.head]
    return verb.dep in ("ccomp", "parataxis", "ROOT")


def _reports(verb: Token) -> bool:
    return verb.pos == "VERB" and verb.lemma.lower() in reporting_words("verb")


def _verbs_above(sentence: Sentence, i: int) -> list[tuple[Token, Token | None]]:
    """The verbs above token `i`, the nearest first, each with the verb below by which it was reached."""
    found: list[tuple[Token, Token | None]] = []
    below: Token | None = None
    at = sentence[i]
    for above in sentence.ancestors(i):
        if below is not None and at.pos in _VERBAL and at.dep not in _INSIDE:
            break
        if above.pos in _VERBAL:
            found.append((above, at if at.pos in _VERBAL else None))
            below = above
        at = above
    return found

"""Who is subject, object and agent of a word, through passives, relative clauses, coordination and control.

Labels are ClearNLP's as spaCy's English models give them (nsubj, dobj, nsubjpass, agent, relcl, acl, xcomp ...).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.knowledge.time_words import MONTHS, WEEKDAYS
from dateline.model import Sentence, Token

from .blame import accused_of

#: "Thousands demonstrated Saturday": a day is nobody to whom something was done.
_DAYS = frozenset((*WEEKDAYS, *MONTHS))
_SUBJECT = ("nsubj", "csubj")
_PASSIVE_SUBJECT = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Verbs that only say that the noun which is their object took place: their subject is the noun's doer.
LIGHT_VERBS = frozenset(
    "carry conduct launch stage mount make perform wage undertake intensify step continue resume begin start open "
    "lead unleash escalate commit deliver fly direct initiate renew expand order perpetrate cease suspend execute "
    "attempt".split()
)

#: Verbs of help: with the infinitive, those helped do it, and those who help stand beside them.
HELPING = frozenset("assist help support aid back train enable equip join advise stand encourage".split())
#: Verbs whose object does what their infinitive tells: "ordered the troops to storm the hall".
_OBJECT_DOES = HELPING | frozenset(
    "order force tell ask urge press compel command instruct allow permit push pressure call send hire pay contract "
    "recruit direct authorize authorise let want expect cause lead invite oblige task warn".split()
)

#: What is always done to someone: behind a noun their past tense is a participle ("one more leader murdered").
_SUFFERED = frozenset("murder assassinate kill kidnap abduct execute massacre slaughter wound injure".split())


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """The token and the tokens coordinated with it ("soldiers and policemen")."""
    found = [token]
    for child in sentence.children(token.i, "conj"):
        found += conjuncts(sentence, child)
    return found


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether the verb is passive: by its auxiliary, or a bare participle behind its noun ("men killed by troops")."""
    token = sentence[i]
    if sentence.children(i, "nsubjpass", "auxpass", "agent"):
        return True
    if token.dep == "acl" and (token.tag == "VBN" or (token.tag == "VBD" and token.lemma.lower() in _SUFFERED)):
        return not sentence.children(i, "nsubj", "aux")  # not "reports that the group has killed"
    if token.dep == "conj" and token.tag == "VBN" and not sentence.children(i, "nsubj", "aux", "dobj"):
        return is_passive(sentence, token.head)
    return False


def _expand(sentence: Sentence, tokens: Iterable[Token]) -> list[Token]:
    return [each for token in tokens for each in conjuncts(sentence, token)]


def _antecedent(sentence: Sentence, i: int) -> Token | None:
    """The noun that a relative or participial clause at `i` describes."""
    token = sentence[i]
    while token.dep == "conj":
        token = sentence[token.head]
    if token.dep in ("relcl", "acl"):
        return sentence[token.head]
    return None


def grammatical_subjects(sentence: Sentence, i: int, *, depth: int = 0) -> list[Token]:
    """Subjects of the verb `i` in either voice, coordination expanded; found higher up where it has none of its own."""
    own = sentence.children(i, *_SUBJECT, *_PASSIVE_SUBJECT)
    if own:
        if len(own) == 1 and own[0].lower in _RELATIVE:
            noun = _antecedent(sentence, i)
            return [noun] if noun is not None else []
        return _expand(sentence, own)
    token = sentence[i]
    if depth > 4 or token.head == i:
        return []
    if accused := accused_of(sentence, i):
        return _expand(sentence, accused)
    if token.dep == "acl":
        return [sentence[token.head]]
    if token.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "acomp", "oprd"):
        above = sentence[token.head]
        while above.pos in ("ADP", "SCONJ", "ADJ", "PART") and above.head != above.i:
            above = sentence[above.head]
        if token.dep in ("xcomp", "ccomp", "advcl") and above.lemma.lower() in _OBJECT_DOES and token.tag == "VB":
            told = [thing for thing in sentence.children(above.i, "dobj", "nsubjpass", "dative") if thing.i < token.i]
            if told:
                return _expand(sentence, told)
        if above.pos in ("VERB", "AUX"):
            return grammatical_subjects(sentence, above.i, depth=depth + 1)
        if above.pos in ("NOUN", "PROPN") and token.dep == "pcomp":
            return []
    return []


def by_phrase(sentence: Sentence, i: int) -> list[Token]:
    """Objects of "by" under `i`."""
    found: list[Token] = []
    for prep in sentence.children(i, "agent", "prep"):
        if prep.lower == "by":
            found += _expand(sentence, sentence.children(prep.i, "pobj"))
    return found


def doers(sentence: Sentence, i: int) -> list[Token]:
    """Who does the verb `i`: its subject, or the "by" phrase of a passive."""
    if is_passive(sentence, i):
        return by_phrase(sentence, i)
    return grammatical_subjects(sentence, i)


def undergoers(sentence: Sentence, i: int) -> list[Token]:
    """Whom or what the verb `i` is done to: its object, or the subject of a passive."""
    if is_passive(sentence, i):
        return grammatical_subjects(sentence, i)
    found = sentence.children(i, "dobj")
    if len(found) == 1 and found[0].lower in _RELATIVE:
        noun = _antecedent(sentence, i)
        return [noun] if noun is not None else []
    if not found:  # "handed over Tamra to the army": the parser may take the particle for a preposition
        found = [thing for part in sentence.children(i, "prt") for thing in sentence.children(part.i, "pobj")]
    if not found:  # "captured the town two miles west of the river": taken for to whom it was given
        found = [thing for thing in sentence.children(i, "dative") if thing.pos in ("NOUN", "PROPN")]
    if not found:  # "fully occupied Sirin", "captured all of Sirin": taken for an adverb where the name is not known
        found = [
            child
            for child in sentence.children(i, "advmod", "npadvmod", "oprd", "attr")
            if (child.pos == "PROPN" and child.lower not in _DAYS and sentence.subtree(child.i)[0].i == i + 1)
            or (
                child.i == i + 1 and child.lower in ("all", "most", "half") and sentence.children(child.i, "prep", "cc")
            )
        ]
    if not found:
        found = _shared_objects(sentence, i)
    return _expand(sentence, found)


def _shared_objects(sentence: Sentence, i: int) -> list[Token]:
    """The objects of the verb that follows at once: "shot and badly wounded a driver" shot him too."""
    if any(child.i > i for child in sentence.children(i, "prep", "prt", "ccomp", "xcomp")):
        return []
    for verb in sentence.children(i, "conj"):
        if verb.pos == "VERB" and 1 < verb.i - i <= 3 and not sentence.children(verb.i, *_SUBJECT, *_PASSIVE_SUBJECT):
            return sentence.children(verb.i, "dobj") or _shared_objects(sentence, verb.i)
    return []


#: Parts of a body: whoever is hurt in one of them is hurt.
_BODY = frozenset("arm leg head face foot hand eye chest back neck shoulder stomach finger".split())
_AMOUNTS = frozenset("dozen hundred thousand score ten number handful series couple lot group pair majority".split())


def substance(sentence: Sentence, token: Token) -> Token:
    """What a noun of amount is of: the houses in "dozens of houses"; any other token itself."""
    if token.lemma.lower() in _BODY and (owners := sentence.children(token.i, "poss")):
        return owners[0]
    if token.lemma.lower() not in _AMOUNTS | _BODY:
        return token
    return next(iter(prep_objects(sentence, token.i, "of")), token)


def prep_objects(sentence: Sentence, i: int, *words: str) -> list[Token]:
    """Objects of the given prepositions under `i`, coordination expanded."""
    found: list[Token] = []
    preps = sentence.children(i, "prep", "agent", "dative")
    preps += [each for prep in preps for each in sentence.children(prep.i, "conj") if each.pos == "ADP"]
    for prep in preps:  # "against the party and against the union"
        if prep.lower in words:
            found += _expand(sentence, sentence.children(prep.i, "pobj"))
            for further in sentence.children(prep.i, "prep"):  # "on to", "out of"
                found += _expand(sentence, sentence.children(further.i, "pobj"))
    return found


def governor(sentence: Sentence, i: int) -> Token | None:
    """The nearest verb or noun above a token, past prepositions; None at the root."""
    for above in sentence.ancestors(i):
        if above.pos not in ("ADP", "SCONJ", "PART", "PUNCT", "CCONJ"):
            return above
    return None


def light_verb_of(sentence: Sentence, i: int) -> Token | None:
    """The light verb of which the noun `i` is the object or passive subject ("carried out a raid")."""
    token = sentence[i]
    while token.dep == "conj" or token.dep in ("compound", "amod"):
        token = sentence[token.head]
    if token.dep == "pobj" and sentence[token.head].lower == "of":  # "a series of raids", "a wave of attacks"
        token = sentence[sentence[token.head].head]
    if token.dep in ("dobj", "nsubjpass") or (
        token.dep == "pobj" and sentence[token.head].lower in ("out", "in", "with")
    ):
        verb = governor(sentence, token.i)
        if verb is not None and verb.lemma.lower() in LIGHT_VERBS:
            return verb
    if any(child.dep == "acl" and child.lemma.lower() in LIGHT_VERBS for child in sentence.children(token.i)):
        return next(child for child in sentence.children(token.i, "acl") if child.lemma.lower() in LIGHT_VERBS)
    return None


def distance(sentence: Sentence, a: int, b: int) -> int:
    """Number of arcs between two tokens in the parse."""
    up = {a: 0}
    for steps, token in enumerate(sentence.ancestors(a), 1):
        up[token.i] = steps
    if b in up:
        return up[b]
    for steps, token in enumerate(sentence.ancestors(b), 1):
        if token.i in up:
            return steps + up[token.i]
    return len(sentence)


def clause_of(sentence: Sentence, i: int) -> int:
    """Index of the finite or infinite verb whose clause holds token `i` (the token itself when it is one)."""
    token = sentence[i]
    if token.pos in ("VERB", "AUX"):
        return i
    for above in sentence.ancestors(i):
        if above.pos in ("VERB", "AUX"):
            return above.i
    return i


def clause_tokens(sentence: Sentence, i: int) -> Iterator[Token]:
    """Tokens below `i` that belong to its own clause (subordinate verbs and their dependents left out)."""
    yield sentence[i]
    for child in sentence.children(i):
        if child.dep in ("advcl", "ccomp", "relcl", "parataxis", "conj") and child.pos in ("VERB", "AUX"):
            continue
        yield from clause_tokens(sentence, child.i)


_UNITS = frozenset("minute hour day week month year".split())


def set_apart(sentence: Sentence) -> list[frozenset[int]]:
    """Tokens of each clause told as so long before or after: "shelled the market, a day after the troops attacked"."""
    found = []
    for token in sentence:
        if token.lower not in ("after", "before") or not token.i or sentence[token.i - 1].lemma.lower() not in _UNITS:
            continue
        top = sentence[token.head] if token.dep == "mark" else token
        below = [each.i for each in sentence.subtree(top.i)]
        found.append(frozenset(i for i in below if i >= token.i))
    return found

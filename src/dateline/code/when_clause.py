"""Whether a time mention dates a trigger of its sentence: the way between the two through the parse."""

from __future__ import annotations

from typing import Literal

from dateline.knowledge.later_acts import later_act
from dateline.knowledge.reporting import reporting_words
from dateline.model import Sentence, Timed

from .syntax import clause_of

#: 0 below the trigger itself, 1 in its clause, 2 in a clause that shares its time, 3 beside it.
Rank = Literal[0, 1, 2, 3]
_VERBAL = ("VERB", "AUX")
_INTENDING = frozenset("plan prepare intend want hope expect order aim schedule set agree decide urge call".split())
#: Verbs under which a thing begins or is held; the last ones with "into": "comes into force".
_BEGINNING = frozenset("begin start commence resume happen occur open hold".split())
_INTO = frozenset("come enter go put bring".split())
_BEING = frozenset({"is", "are", "'s", "'re", "am", "'m"})
_NOW = _BEING | {"has", "have", "'ve"}
#: Clauses that tell of the same time as the verb above them, and those with a time of their own.
_SHARING = frozenset({"xcomp", "conj", "dep", "pcomp", "acl", "advcl"})
_SIMULTANEOUS = frozenset({"as", "while", "when"})
_SPOKEN = frozenset(
    "statement report interview according conference press briefing video footage audio recording message letter tweet "
    "communique communiqué bulletin broadcast release post telegram leaflet".split()
)
#: Papers that tell of a deed: "the complaint filed on Thursday says", "released the findings on Monday".
_PAPERS = frozenset("complaint affidavit finding information autopsy indictment record name".split())
_NAMING = frozenset("call label term deem describe".split())
_PUT_OUT = frozenset("Published Posted Updated".split())
_COMING = frozenset({"respond", "call"})
_ISSUED = frozenset("release publish issue post circulate broadcast air upload distribute".split())


def says(sentence: Sentence, verb: int) -> bool:
    """Whether a verb reports: the time beside it is that of a statement ("police said on Sunday")."""
    return sentence[verb].lemma.lower() in reporting_words("verb")


def preposition(sentence: Sentence, timed: Timed) -> str:
    """The preposition that governs a mention: "since" in "since Friday", "" for a bare "Friday"."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None:
        return ""
    before = sentence[head]
    inside = sentence.within(timed.mention.start, timed.mention.end)
    first = inside[0].i if inside else head
    if first > 0 and sentence[first - 1].pos in ("ADP", "SCONJ"):
        return sentence[first - 1].lower
    above = sentence[before.head]
    return above.lower if above.pos in ("ADP", "SCONJ") and before.dep in ("pobj", "pcomp") else ""


def verb_of(sentence: Sentence, timed: Timed) -> int | None:
    """The verb to which a mention belongs; in "killed Tuesday in clashes" the verb right before it."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None:
        return None
    first = _first(sentence, timed)
    if first > 0 and sentence[first - 1].tag in ("VBD", "VBN") and sentence[first - 1].pos == "VERB":
        return first - 1
    said = _said_before(sentence, head, first)
    return clause_of(sentence, head) if said is None else said


def _first(sentence: Sentence, timed: Timed) -> int:
    return sentence.within(timed.mention.start, timed.mention.end)[0].i


def _said_before(sentence: Sentence, head: int, first: int) -> int | None:
    """The verb of saying right before a time that the parse hangs on what is said: "said on Monday its men had won"."""
    if first < 2 or sentence[first - 1].pos != "ADP" or not says(sentence, first - 2):
        return None
    verb = clause_of(sentence, head)
    return first - 2 if verb > head and sentence[verb].head == first - 2 else None


def is_statement_day(sentence: Sentence, timed: Timed) -> bool:
    """ "said on Sunday that", "in a statement on Sunday": a day of speech."""
    verb = verb_of(sentence, timed)
    if _is_of_page(sentence, timed):
        return True
    if verb is None or _comes(sentence, verb):
        return False
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is not None:
        for token in sentence.ancestors(head):
            if token.pos in _VERBAL:
                break
            if token.lemma.lower() in _SPOKEN:
                return True
    if _is_of_paper(sentence, verb) or _names(sentence, verb):
        return True
    if says(sentence, verb) and any(t.lower == "as" for t in sentence.children(verb, "mark")):
        return True  # "as the minister told parliament on Friday"
    if sentence[verb].lemma.lower() in _ISSUED:
        # "in a video released on Sunday": what came out was words
        things = [sentence[sentence[verb].head], *sentence.children(verb, "dobj", "nsubjpass")]
        return any(t.lemma.lower() in _SPOKEN | _PAPERS for t in things if t.i != verb)
    if later_act(sentence[verb].pos, sentence[verb].lemma.lower()) == "reaction":
        # "condemned on Thursday the massacre": an answer to the news of it, no time of its own
        about = sentence.children(verb, "dobj", "prep", "ccomp", "nsubjpass")
        objects = [t.i for t in about if t.dep == "dobj" or t.lower in ("for", "of")]
        # behind its object a day is rather the object's: "to protest an attack on a camp on 31 October"
        return bool(about) and not (head is not None and objects and head > objects[-1])
    return says(sentence, verb) and bool(sentence.children(verb, "ccomp", "parataxis") or _quoted(sentence, verb))


def _is_of_page(sentence: Sentence, timed: Timed) -> bool:
    """ "(Published Tuesday, 6 December)": the day of the page, or of a film in it."""
    first = _first(sentence, timed)
    return first > 0 and sentence[first - 1].text in _PUT_OUT


def _is_of_paper(sentence: Sentence, verb: int) -> bool:
    """ "The complaint filed on Thursday in the district court says": the day on which a paper was handed in."""
    if sentence[verb].dep != "acl" or sentence[verb].lemma.lower() not in ("file", "unseal"):
        return False
    return sentence[sentence[verb].head].lemma.lower() in _SPOKEN | _PAPERS


def _names(sentence: Sentence, verb: int) -> bool:
    """ "The police were not calling it a murder on Thursday": how someone speaks of it."""
    return sentence[verb].lemma.lower() in _NAMING and bool(sentence.children(verb, "oprd", "ccomp"))


def _comes(sentence: Sentence, verb: int) -> bool:
    """ "crews responded to a house", "officers were called to the scene": they came, and said nothing."""
    if sentence[verb].lemma.lower() not in _COMING or sentence.children(verb, "ccomp"):
        return False
    return any(t.lower == "to" for t in sentence.children(verb, "prep"))


def _quoted(sentence: Sentence, verb: int) -> bool:
    return sentence[verb].dep in ("parataxis", "ccomp") or any(t.text in ('"', "“", "”") for t in sentence)


def modifies(sentence: Sentence, timed: Timed, trigger: int) -> bool:
    """Whether a mention is part of a noun phrase other than the trigger's: "behind the 7 August attack"."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None or sentence[head].dep not in ("compound", "nmod", "poss", "amod"):
        return False
    first = _first(sentence, timed)
    # "On 9 February armed men looted": the parse takes a day right before a noun for a part of it
    if first > 0 and sentence[first - 1].lower == "on":
        return False
    return sentence[head].head != trigger


def rank(sentence: Sentence, timed: Timed, trigger: int, lifted: int | None = None) -> Rank | None:
    """How closely a mention dates the trigger, the lower the closer; None where it dates something else.

    `lifted` is the verb that it dates where that is not the one on which the parse hangs it.
    """
    head, verb = sentence.head_of(timed.mention.start, timed.mention.end), lifted or verb_of(sentence, timed)
    if head is None or verb is None:
        return None
    path = [head, *(t.i for t in sentence.ancestors(head))]
    if trigger in path and _said_before(sentence, head, _first(sentence, timed)) is None:
        crossed = [i for i in path[: path.index(trigger)] if sentence[i].pos in _VERBAL]
        if verb == trigger or not crossed:
            return 0
        if _is_its_clause(sentence, crossed[-1], trigger):
            return 2
        return 2 if _shared(sentence, crossed[-1], trigger) else None
    own = clause_of(sentence, trigger)
    if verb == own:
        # "confirmed today the arrest of a man on Sunday": the verb of saying takes the day beside it
        return 3 if verb != trigger and says(sentence, verb) and sentence[head].head == verb else 1
    if is_statement_day(sentence, timed):
        return None
    if own in [t.i for t in sentence.ancestors(verb)]:
        return 2 if _shared(sentence, verb, own) else None
    if verb in [t.i for t in sentence.ancestors(own)]:
        return _below(sentence, own, verb)
    return 3 if _joined(sentence, verb, own) else None


def _is_its_clause(sentence: Sentence, verb: int, noun: int) -> bool:
    """ "a siege that began in November", "the murder of the priests, which took place in May": what a clause is of."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    head = sentence[sentence[verb].head]
    comes = sentence[verb].lemma.lower() in ("happen", "occur") or any(
        each.lower == "place" and sentence[verb].lemma.lower() == "take" for each in sentence.children(verb, "dobj")
    )
    return (
        sentence[verb].dep == "relcl"
        and (head.i == noun or (comes and head.dep == "pobj" and sentence[head.head].head == noun))
        and bool(subjects)
        and subjects[0].lower in ("that", "which")
    )


def _shared(sentence: Sentence, low: int, high: int) -> bool:
    """Whether every clause from `low` up to `high` shares its time: a participle or infinitive without a subject."""
    at = low
    while at != high and sentence[at].head != at:
        token = sentence[at]
        if token.pos in _VERBAL:
            if token.dep not in _SHARING:
                return False
            if token.dep == "advcl" and sentence.children(at, "nsubj", "nsubjpass", "mark"):
                # "detained two men as it searched the valley last night": one time for both
                return any(t.lower in _SIMULTANEOUS for t in sentence.children(at, "mark", "advmod"))
        at = token.head
    return True


def _below(sentence: Sentence, own: int, verb: int) -> Rank | None:
    """A trigger in a clause below the verb that is dated: "carried out a raid on Friday, killing two"."""
    at, found = own, 2
    while at != verb:
        token = sentence[at]
        if token.pos in _VERBAL or token.dep in ("relcl", "acl"):
            if token.dep in ("ccomp", "parataxis") and says(sentence, token.head):
                return None
            if token.dep in ("relcl", "advcl", "ccomp") and sentence.children(at, "nsubj", "nsubjpass"):
                found = 3
            if token.tag == "VBN" and any(t.lower == "had" for t in sentence.children(at, "aux")):
                return None
        at = token.head
    return 3 if found == 3 else 2


def _joined(sentence: Sentence, one: int, other: int) -> bool:
    """Whether two verbs hang on one that is not a verb of saying with its own complement between them."""
    above = {t.i for t in sentence.ancestors(one)}
    return any(t.i in above and t.pos in _VERBAL for t in sentence.ancestors(other))


_TELLING = frozenset("say report tell confirm claim announce add state argue declare note write".split())


def is_pluperfect(sentence: Sentence, trigger: int) -> bool:
    """ "had shelled": told as earlier than what is reported; not "said that it had shelled", a plain past as told."""
    verb = clause_of(sentence, trigger)
    above = sentence[sentence[verb].head]
    if sentence[verb].dep == "ccomp" and above.tag == "VBD" and above.lemma.lower() in _TELLING:
        return False
    return was_earlier(sentence, verb)


def is_reported(sentence: Sentence, trigger: int) -> bool:
    """ "The rebels said they lost three men": whether the trigger's clause is what someone says."""
    clauses = (sentence[trigger], *sentence.ancestors(trigger))
    return any(t.dep in ("ccomp", "parataxis") and says(sentence, t.head) for t in clauses)


def was_earlier(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is in the pluperfect: "had shelled", "had been shelled"."""
    return sentence[verb].tag == "VBN" and any(t.lower in ("had", "'d") for t in sentence.children(verb, "aux"))


def is_present(sentence: Sentence, trigger: int) -> bool:
    """Whether the trigger's clause tells of now or up to now: "are shelling", "has shelled", "controls"."""
    verb = clause_of(sentence, trigger)
    helpers = sentence.children(verb, "aux", "auxpass")
    return any(t.lower in _NOW for t in helpers) or (not helpers and sentence[verb].tag in ("VBZ", "VBP"))


def intends(sentence: Sentence, verb: int | None) -> bool:
    """Whether a verb only says or plans what hangs on it: "threatened", "said", "is preparing"."""
    if verb is None:
        return False
    lemma = sentence[verb].lemma.lower()
    return lemma in _INTENDING or says(sentence, verb)


def intended_then(sentence: Sentence, trigger: int) -> bool:
    """Whether a plan or order is told in the past: "called for air support", "was planning more attacks"."""
    verb = clause_of(sentence, trigger)
    chain = [sentence[verb], *(t for t in sentence.ancestors(verb) if t.pos in _VERBAL)]
    for token in chain:
        helpers = sentence.children(token.i, "aux", "auxpass")
        if token.tag == "MD" or any(t.tag == "MD" or t.lower in _NOW for t in helpers):
            return False
        if token.tag == "VBD" or any(t.tag == "VBD" for t in helpers):
            return True
    return False


def is_purpose(sentence: Sentence, trigger: int) -> bool:
    """ "launched an offensive on Sunday to seize the ridge": the aim of something that has begun."""
    at = sentence[clause_of(sentence, trigger)]
    while at.tag in ("VB", "VBG") and at.head != at.i:
        above = next((t for t in sentence.ancestors(at.i) if t.pos in _VERBAL), None)
        if above is None:
            return False
        if intends(sentence, above.i) or any(t.tag == "MD" for t in sentence.children(above.i, "aux")):
            return False
        if above.tag == "VBD":
            return True
        at = above
    return False


def comes_about(sentence: Sentence, timed: Timed, trigger: int) -> bool:
    """ "A truce is to take effect on Thursday": a day still to come on which the trigger itself begins or is held."""
    verb = verb_of(sentence, timed)
    if verb is None or not _begins(sentence, verb) or not sentence.children(verb, "aux"):
        return False
    for token in (sentence[verb], *sentence.ancestors(verb)):
        if subjects := sentence.children(token.i, "nsubj", "nsubjpass"):
            return any(each.i == trigger for each in subjects)
        if token.dep not in ("xcomp", "acomp", "ROOT", "conj", "ccomp"):
            return False
    return False


def _begins(sentence: Sentence, verb: int) -> bool:
    lemma = sentence[verb].lemma.lower()
    if lemma in _INTO:
        return any(each.lower == "into" for each in sentence.children(verb, "prep"))
    if lemma == "take":
        return any(each.lower in ("effect", "place") for each in sentence.children(verb, "dobj"))
    return lemma in _BEGINNING


def is_perfect(sentence: Sentence, trigger: int) -> bool:
    """Whether the trigger's clause sums up: "has killed", "have been killed"."""
    verb = clause_of(sentence, trigger)
    return sentence[verb].tag in ("VBN", "VBD") and any(
        t.lower in ("has", "have", "'ve") for t in sentence.children(verb, "aux")
    )

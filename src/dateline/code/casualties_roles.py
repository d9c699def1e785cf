"""Who was harmed and by whom: the tokens in the roles of a harm word, by the parse and by what stands next to it.

The parse alone does not do: agency copy without commas ("6 killed 35 injured in raids") breaks it, so counted people
right beside the harm word win over what the parse says.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.numbers import HarmWord, context, harm_words
from dateline.model import Quantity, Sentence, Token

from .casualties_clause import Clause, aged, head_token, is_written
from .casualties_rows import row

_SUBJECTS = ("nsubjpass", "nsubj")
_OBJECTS = ("dobj", "obj", "dative")
#: Clauses that share the subject of the verb above them.
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "parataxis", "prep", "pobj"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Token indices of the victims' heads and of the agent's; `attributive` for "the captured men"."""

    victims: tuple[int, ...] = ()
    agent: int | None = None
    attributive: bool = False


def subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb, its own or the one it shares; a relative pronoun gives what it refers to."""
    at = verb
    for _ in range(8):
        own = sentence.children(at, *_SUBJECTS)
        token = sentence[at]
        if own:
            if own[0].lower in context("relative"):
                if token.dep == "relcl":
                    return token.head
                # "the strike and the raid that killed": a relative clause joined to another one
                above = next((up for up in sentence.ancestors(at) if up.dep == "relcl"), None)
                return above.head if above is not None else None
            return own[0].i
        if token.head == at:
            return None
        if token.dep in ("acl", "relcl"):
            return token.head
        if token.dep not in _SHARING:
            return None
        at = token.head
    return None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is passive, by its own auxiliary or by that of the verb it is joined to."""
    token = sentence[verb]
    # "The IS lost 30 men": the parser takes the group for a verb
    if any(child.text != "IS" for child in sentence.children(verb, "auxpass", "nsubjpass")):
        return True
    if token.tag not in ("VBN", "VBD") or token.dep != "conj" or token.head == verb:
        return False
    return not sentence.children(verb, *_SUBJECTS, *_OBJECTS, "aux") and is_passive(sentence, token.head)


def _by(sentence: Sentence, at: int) -> int | None:
    for child in sentence.children(at, "agent", "prep"):
        if child.lower == "by":
            objects = sentence.children(child.i, "pobj")
            if objects and objects[0].tag.startswith(("NN", "PRP")):
                return objects[0].i
    return None


def _doer(sentence: Sentence, at: int) -> int | None:
    """The subject as agent. "A combined Afghan and coalition force": the parse may stop at the first adjective."""
    found = subject(sentence, at)
    if found is not None and sentence[found].tag.startswith("JJ"):
        nouns = [child.i for child in sentence.children(found, "conj") if child.tag.startswith("NN")]
        return nouns[-1] if nouns else found
    return found


def _objects(sentence: Sentence, verb: int) -> list[int]:
    """Objects of a verb, or of the verb joined to it with which it shares them ("killed and wounded dozens")."""
    own = [child.i for child in sentence.children(verb, *_OBJECTS)]
    if own:
        return own
    for child in sentence.children(verb, "conj"):
        # "have captured and killed four": the parser may take the second for a past tense
        shares = child.i - verb <= 2 and (
            child.tag == sentence[verb].tag or {child.tag, sentence[verb].tag} == {"VBN", "VBD"}
        )
        if shares and not sentence.children(child.i, *_SUBJECTS, "auxpass"):
            return [grand.i for grand in sentence.children(child.i, *_OBJECTS)]
    return []


def _left_neighbour(clause: Clause, at: int) -> Quantity | None:
    """The counted people right before token `at`, auxiliaries and adverbs apart ("12 people were reportedly" …)."""
    i = at - 1
    while i >= 0 and at - i <= 5:
        if i in clause.last:
            found = clause.last[i]
            # "84 people including 17 children killed": the part does not stand for the whole
            return clause.before(found) or found if found.cls == "subset" else found
        token = clause.sentence[i]
        if token.lower not in context("auxiliary") and token.tag != "RB":
            return None
        i -= 1
    return None


def right_neighbour(clause: Clause, at: int) -> Quantity | None:
    """The counted people right after token `at` ("killing at least 12")."""
    for i in (at + 1, at + 2):
        found = clause.first.get(i)
        if found is not None:
            return None if found.cls == "subset" else found
        if i >= len(clause.sentence) or clause.sentence[i].tag not in ("RB", "DT"):
            return None
    return None


def belongs_elsewhere(clause: Clause, quantity: Quantity, trigger: int) -> bool:
    """Whether a harm word after the quantity claims it: "6 killed 35 injured", "killed 12 and 30 were wounded"."""
    tokens = clause.sentence.tokens
    at = clause.end(quantity) + 1
    while at < len(tokens) and (tokens[at].lower in context("auxiliary") or tokens[at].tag == "RB"):
        at += 1
    if at >= len(tokens) or at == trigger or tokens[at].tag == "VBG":
        return False
    if tokens[at].lower == "dead" and tokens[trigger].lower in ("shoot", "shoots", "shot", "shooting"):
        return False  # "a sniper shot one guard dead"
    # "50 people lost their lives and 100 others sustained injuries"
    if tokens[at].lemma in ("sustain", "suffer") and tokens[at].tag in ("VBD", "VBP", "VBZ"):
        return True
    frames = {word.frame for word in harm_words().get(tokens[at].lower, ())}
    # "held nine workers hostage": the noun takes nobody
    if frames.isdisjoint(("transitive", "intransitive", "state")):
        return False
    # "killed two wounded six": the second word has people of its own
    return right_neighbour(clause, at) is None and tokens[at].tag in ("VBN", "VBD", "VBZ", "VBP", "JJ", "NNS", "NN")


def transitive(clause: Clause, trigger: Token) -> Roles:
    """Roles of "kill", "wound", "detain" …: active, passive, participle or headline."""
    sentence, at = clause.sentence, trigger.i
    passive = is_passive(sentence, at)
    agent = _by(sentence, at)
    left = None if _is_perfect(sentence, at) else _left_neighbour(clause, at)
    if not passive and not _is_headline_passive(clause, at, left):
        objects = _objects(sentence, at)
        right = right_neighbour(clause, at)
        if right is not None and belongs_elsewhere(clause, right, at):
            objects = [i for i in objects if clause.owner.get(i) is not right]
            right = None
        if right is not None and not any(clause.owner.get(i) is right for i in objects):
            objects = [head_token(right)]
        objects = [i if sentence[i].lower not in context("relative") else _antecedent(trigger, i) for i in objects]
        own = sentence.children(at, "nsubj") if trigger.dep == "relcl" and left is None and not objects else []
        if own and own[0].lower not in context("relative"):
            # "two soldiers it had kidnapped": the object of a relative clause without a pronoun
            return Roles((trigger.head,) if trigger.head in clause.owner else (), own[0].i)
        objects = [i for i in objects if not _claimed(clause, i, at) and not _is_state(sentence[i])]
        # "four members killed fighting in the hills"
        objects = [i for i in objects if not (i in range(at, at + 2) and sentence[i].lower.endswith("ing"))]
        if objects and not (trigger.tag == "VBN" and trigger.dep == "acl" and right is None):
            doer = _doer(sentence, at)
            return Roles(tuple(objects), agent if doer in objects or doer is None else doer)
    if trigger.tag == "VBG" and not passive:
        return Roles()
    shared = subject(sentence, at)
    if at and left is None and aged(sentence, at - 1) is not None:  # "left two dead and a 3-year-old hurt"
        return Roles((at - 1,), agent)
    # "three were killed and dozens injured": what stands right before the participle is nearer than a shared subject
    if left is not None:
        return Roles(row(clause, left, shared, trigger), agent)
    if trigger.dep == "amod" and trigger.head > trigger.i:
        return Roles((trigger.head,), agent, attributive=True)
    if trigger.dep == "acl":
        return Roles((trigger.head,), agent)
    if (beside := _beside(clause, trigger)) is not None:
        return Roles((beside,), agent)
    if shared is not None and (passive or trigger.tag in ("VBN", "VBD")) and _may_be_people(clause, shared):
        return Roles((shared,), agent)
    far = _far_left(clause, at) if passive or trigger.tag in ("VBN", "VBD") else None
    return Roles((head_token(far),) if far else (), agent)


def _beside(clause: Clause, trigger: Token) -> int | None:
    """The people right before a participle that the parser hung on the verb: "the deaths of several herders, killed
    by mines that his men laid"."""
    at = trigger.i - 2 if trigger.i > 1 and clause.sentence[trigger.i - 1].text == "," else trigger.i - 1
    if trigger.dep != "advcl" or trigger.tag != "VBN" or not trigger.head < at or at not in clause.owner:
        return None
    free = not clause.sentence.children(trigger.i, *_SUBJECTS, "aux", "auxpass", "mark")
    return at if free and clause.owner[at].people and clause.sentence[at].tag.startswith("NN") else None


def _is_headline_passive(clause: Clause, at: int, left: Quantity | None) -> bool:
    """ "Medics say 19 killed near bakery": who kills has those killed right after the word, not a preposition."""
    if left is None or clause.end(left) != at - 1 or not is_written(left) or clause.sentence[at].tag == "VBG":
        return False
    follower = clause.sentence[at + 1] if at + 1 < len(clause.sentence) else None
    if follower is not None and follower.tag not in ("IN", "TO", ".", ",", ":"):
        return False
    return not any(i in clause.owner and clause.owner[i].people for i in _objects(clause.sentence, at))


def _antecedent(trigger: Token, i: int) -> int:
    """ "the men whom police arrested": the pronoun is the men."""
    return trigger.head if trigger.dep == "relcl" else i


def _may_be_people(clause: Clause, i: int) -> bool:
    token = clause.sentence[i]
    return (
        i in clause.owner
        or token.lower in ("none", "nobody", "another", "other", "others")
        or (token.lower in context("ordinal") and bool(clause.sentence.children(i, "det")))
        or token.tag in ("NNP", "NNPS", "CD", "NNS")
        or token.tag.startswith("PRP")
        or aged(clause.sentence, i) is not None
    )


def _far_left(clause: Clause, at: int) -> Quantity | None:
    """Counted people further left with no other clause between ("over 100 gunmen most of them foreign were killed")."""
    for i in range(at - 1, max(-1, at - 18), -1):
        token = clause.sentence[i]
        if (token.tag in ("VBD", "VBZ", "VBP", "MD") and token.lower not in context("auxiliary")) or (
            token.lower in harm_words() and token.tag.startswith("VB")
        ):
            return None
        found = clause.last.get(i)
        if found is not None and found.cls != "subset" and found.head != found.noun:
            return found
    return None


def _is_state(token: Token) -> bool:
    """ "25 killed 110 injured": the parser may take the second participle for the object of the first."""
    return token.tag in ("JJ", "VBN", "VBD") and token.lower in harm_words()


def _claimed(clause: Clause, i: int, trigger: int) -> bool:
    quantity = clause.owner.get(i)
    if quantity is None:
        # "2 killed others injured": the others were not killed
        after = clause.sentence[i + 1].lower if i + 1 < len(clause.sentence) else ""
        return clause.sentence[i].lower == "others" and i + 1 != trigger and after in harm_words()
    return belongs_elsewhere(clause, quantity, trigger)


def _is_perfect(sentence: Sentence, at: int) -> bool:
    """ "Troops have captured": the people before it are those who did it; "have been captured" is passive."""
    if sentence[at].tag not in ("VBN", "VBD") or sentence.children(at, "auxpass", "nsubjpass"):
        return False
    return any(child.lemma == "have" for child in sentence.children(at, "aux"))


def intransitive(clause: Clause, trigger: Token, word: HarmWord) -> Roles:
    """Roles of "die", "perish", "surrender": the subject is harmed; "surrendered the town" harms nobody."""
    if word.lemma == "surrender" and clause.sentence.children(trigger.i, *_OBJECTS):
        return Roles()
    left = _left_neighbour(clause, trigger.i)
    shared = subject(clause.sentence, trigger.i)
    if left is not None:
        return Roles(row(clause, left, shared, trigger))
    return Roles((shared,)) if shared is not None else Roles()


def state(clause: Clause, trigger: Token) -> Roles:
    """Roles of "dead", "missing", "injured": "left 12 dead", "12 were found dead", "12 dead in a raid"."""
    sentence = clause.sentence
    left = _left_neighbour(clause, trigger.i)
    if left is not None:
        # "spoke of 40 soldiers and 25 militants dead"
        first = head_token(left)
        while sentence[first].dep == "conj" and sentence[first].head in clause.owner:
            above = sentence[first].head
            if above >= first or any(token.lower in harm_words() for token in sentence.tokens[above:first]):
                break
            first = above
        return Roles((first,))
    if trigger.dep == "amod" and trigger.head > trigger.i:
        return Roles((trigger.head,), attributive=True)
    if trigger.i and aged(sentence, trigger.i - 1) is not None:  # "two dead, 3-year-old hurt"
        return Roles((trigger.i - 1,))
    # "medics pronounced Luis Mora dead"
    near = {token.lemma for token in sentence.tokens[max(0, trigger.i - 6) : trigger.i]}
    if trigger.i and sentence[trigger.i - 1].tag in ("NNP", "PRP") and near & {"pronounce", "declare"}:
        return Roles((trigger.i - 1,))
    # "leaving 23 villagers - including nine children - dead"
    for i in range(trigger.i - 1, max(-1, trigger.i - 14), -1):
        if sentence[i].lemma in ("leave", "find") and (after := right_neighbour(clause, i)) is not None:
            return Roles((head_token(after),), _doer(sentence, i))
    own = sentence.children(trigger.i, *_SUBJECTS)
    if own:
        return Roles((own[0].i,))
    head = sentence[trigger.head]
    if trigger.dep not in ("acomp", "oprd", "attr", "ccomp", "xcomp", "advmod", "advcl") or head.i == trigger.i:
        return Roles()
    objects = tuple(child.i for child in sentence.children(head.i, *_OBJECTS))
    if head.lemma in ("leave", "find") and objects and not is_passive(sentence, head.i):
        return Roles(objects, _doer(sentence, head.i))
    found = subject(sentence, head.i)
    return Roles((found,)) if found is not None else Roles()


def nominal(clause: Clause, trigger: Token) -> Roles:
    """Roles of "the killing of", "the soldier's death", "12 deaths"."""
    sentence = clause.sentence
    agent = _by(sentence, trigger.i)
    own = clause.owner.get(trigger.i)
    if own is not None and own.noun == trigger.i:
        return Roles((trigger.i,), agent)
    # "in death or capture of": the noun after "of" is nearer than the parse
    if trigger.i + 1 < len(sentence) and sentence[trigger.i + 1].lower == "of":
        after = clause.first.get(trigger.i + 2)
        if after is not None:
            return Roles((head_token(after),), agent)
        for child in sentence.children(trigger.i, "prep"):
            if child.lower == "of":
                return Roles(tuple(grand.i for grand in sentence.children(child.i, "pobj")), agent)
    return Roles(tuple(child.i for child in sentence.children(trigger.i, "poss")), agent)


def lives(clause: Clause, trigger: Token, word: HarmWord) -> Roles:
    """Roles of "lost their lives", "claimed the lives of 12", "claimed 12 lives"."""
    sentence = clause.sentence
    own = clause.owner.get(trigger.i)
    counted = (trigger.i,) if own is not None and own.noun == trigger.i else ()
    for verb in sentence.ancestors(trigger.i):
        if verb.lemma == "lose":
            return Roles(counted) if counted else intransitive(clause, verb, word)
        if verb.lemma in ("claim", "take", "cost"):
            return Roles(counted or nominal(clause, trigger).victims, _doer(sentence, verb.i))
        if verb.tag.startswith("VB"):
            break
    return Roles()


def numbered(clause: Clause, trigger: Token) -> Roles:
    """Roles of "the number of guards killed in the raid has risen to 39"."""
    tokens = clause.sentence.tokens
    before = [token.lower for token in tokens[max(0, trigger.i - 12) : trigger.i]]
    if "number" not in before:
        return Roles()
    for i in range(trigger.i + 1, len(tokens) - 1):
        found = clause.first.get(i + 1)
        if (
            found is not None
            and found.noun is None
            and tokens[i].lower in ("to", "at", "reached", "exceeded", "is", "was")
        ):
            return Roles((head_token(found),))
    return Roles()


def tolled(clause: Clause, trigger: Token) -> Roles:
    """Roles of "the death toll rose to 40": the first number written after it."""
    for i in range(trigger.i + 1, min(trigger.i + 10, len(clause.sentence))):
        found = clause.first.get(i)
        if found is not None and found.head != found.noun:
            # "the toll could rise as 12 people are missing", but "the toll of 12 dead"
            return Roles() if _otherwise_harmed(clause, found) else Roles((head_token(found),))
    return Roles()


def _otherwise_harmed(clause: Clause, quantity: Quantity) -> bool:
    at = clause.end(quantity) + 1
    while at < len(clause.sentence) and clause.sentence[at].lower in context("auxiliary"):
        at += 1
    words = harm_words().get(clause.sentence[at].lower, ()) if at < len(clause.sentence) else ()
    return bool(words) and not any("killed" in word.harms for word in words)


def taken(clause: Clause, trigger: Token) -> Roles:
    """Roles of "took 40 hostages": the hostages themselves."""
    own = clause.owner.get(trigger.i)
    verb = clause.sentence[trigger.head]
    if own is None or verb.lemma not in ("take", "seize", "hold", "capture", "grab"):
        return Roles()
    return Roles((head_token(own),), _doer(clause.sentence, verb.i))


def kept(clause: Clause, trigger: Token) -> Roles:
    """Roles of "custody" and "detention" as a state: "Two suspects remain in custody"."""
    sentence = clause.sentence
    inside, verb = sentence[trigger.head], sentence[sentence[trigger.head].head]
    if inside.lower != "in" or verb.lemma not in ("be", "remain", "stay", "languish", "hold", "keep"):
        return Roles()
    found = subject(sentence, verb.i)
    return Roles((found,)) if found is not None and verb.i > found else Roles()


def roles_of(clause: Clause, trigger: Token, word: HarmWord) -> Roles:
    """The roles of one harm word."""
    counted = numbered(clause, trigger)
    if counted.victims:
        return counted
    if word.frame == "transitive":
        return transitive(clause, trigger)
    if word.frame == "intransitive":
        return intransitive(clause, trigger, word)
    if word.frame == "state":
        return state(clause, trigger)
    if word.frame == "lives":
        return lives(clause, trigger, word)
    if word.frame == "toll":
        return tolled(clause, trigger)
    if word.frame == "taken":
        return taken(clause, trigger)
    if word.frame == "custody" or (word.lemma == "detention" and clause.sentence[trigger.head].lower == "in"):
        return kept(clause, trigger)
    return nominal(clause, trigger)

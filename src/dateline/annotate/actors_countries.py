"""Countries and capitals that stand for a government or its forces: "Moscow denied", "a raid by Uganda"."""

from __future__ import annotations

from dateline.model import Sentence, Token

from .actors_lexicon import Unit
from .actors_owner import Phrase, is_holder

#: Verbs by which a country speaks rather than acts with its forces.
_SPEAKS = frozenset(
    "say announce accuse deny condemn urge call warn claim report welcome express reject demand confirm insist argue "
    "declare state vow pledge promise denounce criticize criticise praise agree support back want believe call".split()
)
#: What a country is or stays when its government is meant: "the UK remains committed", "Turkey is a partner".
_STANDS = frozenset(
    """committed determined ready willing prepared grateful concerned steadfast responsible opposed convinced confident
    unwilling reluctant able partner member ally backer party signatory guarantor supporter player donor mediator broker
    neutral""".split()
)
#: What a government has and gives: "Iraq's commitment", "U.S. assistance".
_GIVES = frozenset(
    """commitment support effort response leadership policy decision intervention role backing stance position message
    help assistance aid request call proposal offer demand threat warning pledge contribution involvement initiative
    sanction diplomacy mediation refusal veto""".split()
)
#: Verbs whose object, and nouns and verbs with "to", "for", "by" or "with" before a country, mean its government.
_DEALT = frozenset(
    "support help thank urge back arm assist assure sanction enable accuse warn threaten pressure".split()
)
_GROUPS = frozenset("community partner ally backer country government power state member supporter".split())
_TOWARDS = {
    "to": frozenset("support commitment aid assistance help message appeal loan pledge".split()),
    "for": frozenset("support".split()),
    "by": frozenset("stand".split()),
    "with": frozenset(
        """relation tie talk negotiation agreement deal cooperation co-operation coordination partnership alliance war
        work coordinate cooperate negotiate stand ally dialogue treaty pact ceasefire truce""".split()
    ),
    "including": _GROUPS,
    "between": frozenset(
        """relation tie talk negotiation agreement deal cooperation co-operation partnership alliance dialogue treaty
        pact truce ceasefire action""".split()
    ),
}
#: What two countries have with each other: "UK-France cooperation", "the Iran-Iraq war".
_MUTUAL = frozenset(
    """relation relationship cooperation co-operation summit talk war agreement alliance conflict deal tension treaty
    negotiation dispute partnership""".split()
)
#: What a country's forces do with ground and lose: "Russia's capture of the town", "Armenia's loss of the height".
_TAKES = frozenset(
    "capture recapture seizure conquest occupation annexation loss withdrawal retreat pullout takeover advance".split()
)
#: What is done with ground to whom it passes: "handed the district over to Azerbaijan", "the town fell to Ukraine".
_PASSES = frozenset("hand cede surrender lose fall transfer return revert yield pass".split())
_DUTIES = frozenset("responsibility duty role interest right obligation policy plan".split())
_ALLIES = frozenset("ally backer partner neighbour neighbor rival".split())
_NO_ACTS = frozenset("fall be have become border lie remain seem include comprise contain face need suffer see".split())


def country_phrase(sentence: Sentence, unit: Unit) -> Phrase | None:
    """A country or its capital that acts ("Moscow denied"), and an adjective that says who holds ("Turkish-held")."""
    if is_holder(sentence, unit.last):
        iso2 = unit.adjective or unit.country
        return Phrase(unit.first, unit.last, "alias", (f"state:{iso2}",), "state_forces") if iso2 else None
    iso2 = unit.country or unit.metonym
    if not iso2:
        return None
    head = sentence[unit.last]
    if head.text.isupper() and len(head.text) > 4:
        return None  # the town of a dateline: "KABUL (12 May) - "
    top = head
    while top.dep == "conj" and top.head != top.i:
        top = sentence[top.head]
    above = sentence[top.head]
    if top.dep == "nsubj" and above.pos == "VERB" and above.lemma not in _NO_ACTS:
        verb = above.lemma
    elif _is_accused(sentence, top.i) or (unit.country and _takes_ground(sentence, top)):
        verb = ""
    elif unit.country and top.dep == "pobj" and above.lower in ("by", "against") and above.dep in ("agent", "prep"):
        verb = "" if above.dep == "agent" or above.lower == "against" else "say"
        if above.lower == "by" and above.dep == "prep" and not _deals(sentence, unit, top):
            return None
    elif unit.country and _deals(sentence, unit, top):
        verb = "say"
    else:
        return None
    prefix, kind = ("gov", "government") if verb in _SPEAKS else ("state", "state_forces")
    return Phrase(unit.first, unit.last, "alias", (f"{prefix}:{iso2}",), kind)


def _takes_ground(sentence: Sentence, top: Token) -> bool:
    """Whether a country takes, gives up or is given ground: "Russia's capture of X", "handed X over to Azerbaijan"."""
    above = sentence[top.head]
    if top.dep == "poss":
        return above.lemma.lower() in _TAKES and any(
            prep.lower in ("of", "from") for prep in sentence.children(above.i, "prep")
        )
    return (
        top.dep == "pobj"
        and above.lower == "to"
        and above.dep in ("prep", "dative")
        and sentence[above.head].pos == "VERB"
        and sentence[above.head].lemma.lower() in _PASSES
        and bool(sentence.children(above.head, "dobj", "nsubj", "nsubjpass"))
    )


def _deals(sentence: Sentence, unit: Unit, top: Token) -> bool:
    """Whether a country's name means its government by what it is, has, gives or is given."""
    above = sentence[top.head]
    lemma = above.lemma.lower()
    if top.dep == "nsubjpass" and lemma in ("commit", "determine", "oppose", "prohibit", "concern"):
        return True
    if top.dep == "nsubj" and lemma in ("be", "remain", "stay", "become"):
        return any(t.lemma.lower() in _STANDS for t in sentence.children(above.i, "acomp", "attr", "oprd"))
    if top.dep == "nsubj" and lemma == "have":
        return any(t.lemma.lower() in _DUTIES for t in sentence.children(above.i, "dobj"))
    # "its ally Uganda", but "in neighbouring Uganda"
    if unit.first and (before := sentence[unit.first - 1]).pos == "NOUN" and before.lemma.lower() in _ALLIES:
        return True
    if _is_paired(sentence, unit):
        return any(token.lemma.lower() in _MUTUAL for token in sentence.tokens[unit.last + 1 : unit.last + 5])
    if top.dep in ("poss", "compound", "nmod") and top.i == unit.last:
        return lemma in _GIVES
    if top.dep == "dobj":
        return lemma in _DEALT
    if top.dep == "pobj" and above.lower in _TOWARDS:
        return sentence[above.head].lemma.lower() in _TOWARDS[above.lower]
    return top.dep == "appos" and lemma in _ALLIES


def _is_paired(sentence: Sentence, unit: Unit) -> bool:
    """Whether a country's name is one of two with a hyphen between: "UK-France"."""
    size = len(sentence)
    after = sentence.tokens[unit.last + 1 : unit.last + 3]
    if len(after) == 2 and after[0].text in "-–" and after[1].text[:1].isupper():
        return True
    return (
        1 < unit.first < size and sentence[unit.first - 1].text in "-–" and sentence[unit.first - 2].text[:1].isupper()
    )


def _is_accused(sentence: Sentence, i: int) -> bool:
    """ "accused Russia of bombing", "blamed Russia for the attack", "blamed the attack on Russia"."""
    token = sentence[i]
    above = sentence[token.head]
    if token.dep in ("dobj", "nsubjpass") and above.lemma in ("accuse", "blame", "suspect"):
        return any(prep.lower in ("of", "for") for prep in sentence.children(above.i, "prep"))
    return (
        token.dep == "pobj"
        and above.lower == "on"
        and sentence[above.head].lemma in ("blame", "pin")
        and bool(sentence.children(above.head, "dobj", "nsubjpass"))
    )

"""Words of a sentence that tell an event: the triggers, after their conditions are checked."""

from __future__ import annotations

import functools

from dateline.knowledge.triggers import TriggerWord, event_classes, trigger_words
from dateline.model import Sentence, Token

from .figurative import is_figurative, is_natural_death, is_of_sport
from .hit import Hit
from .index import Index
from .needs import is_used, meets
from .syntax import doers, undergoers
from .things import is_crowd

NOT_AN_EVENT = {  # the word before that makes the noun something else: "hunger strike", "heart attack", "coal mine"
    "strike": frozenset("hunger general labor labour transport rail teacher doctor student nurse bus airline".split()),
    "attack": frozenset("heart panic asthma verbal media personal political cyber".split()),
    "mine": frozenset("coal gold diamond copper salt iron cobalt tin silver jade emerald zinc lithium".split()),
    "explosion": frozenset("population demographic price baby credit urban gas".split()),
    "bomb": frozenset("petrol gasoline fire stink smoke time".split()),
    "drone": frozenset(["camera", "delivery", "survey", "toy"]),
    "battle": frozenset(["legal", "court", "political", "custody", "uphill"]),
    "campaign": frozenset("election electoral political vaccination awareness media advertising presidential".split()),
    "operation": frozenset("rescue relief humanitarian aid peacekeeping business surgical evacuation".split()),
    "shell": frozenset(["sea", "egg"]),
    "march": frozenset(["long"]),
    "seizure": frozenset("land asset drug property farm cocaine ivory".split()),
    "violence": frozenset(["domestic"]),
    "execution": frozenset(["budget", "project", "contract"]),
    "conflict": frozenset(["labor", "labour"]),
}
#: What a crowd without arms does: it storms a house, burns it, beats people.
_OF_CROWDS = frozenset("attack destroy loot clash kill die injure shoot torture riot".split())
#: What is said of a mine that is a pit: where it is in, what it is of and who works there.
_PIT_PREPS = frozenset("against at near outside inside around from".split())
_OF_PITS = frozenset("worker shaft owner operator company site pit".split())
#: Arms that have "attack" or "strike" for a first name ("attack drones", "attack helicopters").
_CRAFT = frozenset("drone helicopter jet plane aircraft craft boat vehicle dog uav fighter".split())
_AIRBORNE = frozenset("jet warplane drone gunship missile rocket shell".split())
_TELLING = frozenset("tell inform brief".split())
_BODIES = frozenset("Army Front Movement Brigade Party Coalition Council Committee Battalion Forces".split())
_WATCHING = frozenset("monitor track document chronicle cover study".split())
#: Past forms that the parser takes for nouns or adjectives ("police in the western quarter shot at a car").
_PASTS = {"shot": "shoot", "struck": "strike", "blew": "blow"}
#: Nouns of which a trigger noun may be the modifier and still tell the event ("the blast site", "the attack scene").
_CARRIERS = frozenset("site scene victim spree rampage wave series attempt".split())


def find_hits(index: Index, sentence: Sentence) -> list[Hit]:
    """Triggers of a sentence in text order; where phrases overlap, the longest stands. Worked out once a document."""
    if sentence.index not in index.hits:
        index.hits[sentence.index] = _find(index, sentence)
    return list(index.hits[sentence.index])


def _find(index: Index, sentence: Sentence) -> list[Hit]:
    candidates = _candidates(sentence)
    if not candidates or is_of_sport(sentence):
        return []
    charged = index.has_force(sentence) or any(_charges(index, sentence, hit) for hit in candidates)
    crowd = not charged and index.has_crowd(sentence)
    found: list[Hit] = []
    taken = -1
    # "fired tear gas at the crowd" is of three words, "fired at" of two
    for hit in sorted(candidates, key=lambda hit: (hit.first, -len(hit.word.words), hit.first - hit.last)):
        if hit.first > taken and _holds(index, sentence, hit, charged or _by_crowd(index, sentence, hit, crowd)):
            found.append(hit)
            taken = hit.last
    return found


def _by_crowd(index: Index, sentence: Sentence, hit: Hit, crowd: bool) -> bool:
    """Whether a crowd without arms may have done it: one that is named, or people who set fire to what is no waste.

    What flies and strikes is armed too: "jets struck a depot".
    """
    if crowd and hit.cls.name in _OF_CROWDS:
        return True
    if hit.word.pos == "v" and hit.cls.name == "attack":
        return any(each.tag == "NNS" and each.lemma.lower() in _AIRBORNE for each in doers(sentence, hit.token.i))
    return hit.cls.name == "destroy" and hit.word.pos == "v" and is_crowd(index, sentence, doers(sentence, hit.token.i))


def _charges(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """Whether a trigger by itself tells of arms: "an attack", a bomb that was used; not "a heart attack"."""
    if hit.word.needs == "used":
        return is_used(sentence, hit.token)
    if hit.cls.name == "clash" and sentence[hit.token.head].lemma.lower() in ("erupt", "flare"):
        return True  # "violence erupted"
    return not hit.word.needs and (hit.word.pos == "v" or _is_event_noun(index, sentence, hit))


def _candidates(sentence: Sentence) -> list[Hit]:
    classes = event_classes()
    found = []
    for token in sentence:
        options = _options(token.lemma, token.lower, token.pos)
        if not options:
            continue
        for word in options:
            if not _fits_pos(sentence, token, word.pos):
                continue
            last = _phrase_end(sentence, token.i, word)
            if last is not None:
                main = token if word.pos == "v" else sentence[last]
                cls = "sexual" if _is_sexual(sentence, token, word) else word.cls
                cls = "disrupt" if _is_safe(sentence, token, word) else cls
                found.append(Hit(main, token.i, last, word, classes[cls]))
    return found


@functools.lru_cache(maxsize=50_000)
def _options(lemma: str, lower: str, pos: str) -> tuple[TriggerWord, ...]:
    """The trigger words and phrases that a word may begin; asked of each word of a report."""
    table = trigger_words()
    return next((tuple(table[form]) for form in _forms(lemma, lower, pos) if form in table), ())


def is_pit(sentence: Sentence, token: Token) -> bool:
    """Whether a mine is dug for ore: "a gold mine", "protested against the mine", "at a mine"."""
    if token.lemma.lower() != "mine":
        return False
    before, head = sentence[token.i - 1].lower if token.i else "", sentence[token.head]
    if before in NOT_AN_EVENT["mine"] or (token.dep == "compound" and head.lemma.lower() in _OF_PITS):
        return True
    return token.dep == "pobj" and head.lower in _PIT_PREPS


def _is_safe(sentence: Sentence, token: Token, word: TriggerWord) -> bool:
    """ "Safely detonated", "blew up a cache of old shells": sappers did it."""
    if word.cls not in ("blast", "destroy") or word.pos != "v":
        return False
    safely = any(child.lower == "safely" for child in sentence.children(token.i, "advmod"))
    return safely or any(
        thing.lemma.lower() in ("cache", "ordnance", "stockpile") for thing in undergoers(sentence, token.i)
    )


def _is_sexual(sentence: Sentence, token: Token, word: TriggerWord) -> bool:
    """ "Sexually abused"."""
    return word.pos == "v" and word.cls in ("torture", "attack") and sentence[token.i - 1].lower == "sexually"


def forms(token: Token) -> tuple[str, ...]:
    """Forms under which a word may stand in a table: its lemma, itself, and a capitalised plural without its ending.

    In "Dozens Killed in Air Raids" the parser takes "Raids" for a name and leaves it as it is.
    """
    return _forms(token.lemma, token.lower, token.pos)


@functools.lru_cache(maxsize=50_000)
def _forms(lemma: str, lower: str, pos: str) -> tuple[str, ...]:
    if pos == "PROPN" and lower.endswith("s") and len(lower) > 3:
        return lemma.lower(), lower, lower[:-1], lower[:-2]
    if lower in _PASTS and pos != "VERB":
        return _PASTS[lower], lower
    return lemma.lower(), lower


def _fits_pos(sentence: Sentence, token: Token, pos: str) -> bool:
    if pos == "v":
        if token.pos == "VERB":
            return not (token.tag in ("VBN", "VBG") and token.dep in ("amod", "compound"))
        if token.pos == "NOUN" and (sentence.children(token.i, "auxpass") or _is_headline_verb(sentence, token)):
            return True  # "the base was overrun", "Gangs loot hospital"
        # Headlines leave the auxiliary out: "Three killed in raid" is tagged an adjective or a noun at times.
        return (
            token.pos in ("ADJ", "PROPN", "NOUN")
            and (token.lower.endswith("ed") or token.lower in _PASTS)
            and token.dep in ("ROOT", "acl", "advcl")
        )
    if token.pos == "VERB" and token.i + 1 < len(sentence) and sentence[token.i + 1].text == "-":
        return True  # "Sit-in at the court"
    if token.tag == "VBN" and token.dep == "amod":
        return True  # "enforced disappearance"
    if token.tag == "VB" and token.dep in ("nsubj", "nsubjpass"):
        return True  # "Ceasefire begins in Tripoli"
    return token.pos in ("NOUN", "PROPN", "ADJ") or (
        token.pos == "VERB" and token.tag == "VBG" and token.dep in ("pobj", "compound")
    )


def _is_headline_verb(sentence: Sentence, token: Token) -> bool:
    """Whether a headline's verb was taken for a noun between two others ("Gangs loot hospital")."""
    return (
        token.dep == "compound"
        and token.lower in ("loot", "torch", "raid", "storm", "ambush", "shell", "bomb", "attack", "free", "burn")
        and token.i == 1
        and sentence[0].tag in ("NNS", "NNPS")
        and sentence[0].head == token.head
        and not any(each.pos in ("VERB", "AUX") for each in sentence)
    )


def _phrase_end(sentence: Sentence, i: int, word: TriggerWord) -> int | None:
    """Index of the last token of the phrase that begins at `i`, or None.

    Noun phrases stand together ("car bomb"); a verb's phrase may hold up to three words in between ("took full and
    immediate control of").
    """
    at, gap = i, 3 if word.pos == "v" else 0
    if word.words[-2:] == ("to", "death"):
        gap = 10  # "hacked a farmer and two of his sons to death"
    for part in word.words[1:]:
        for step in range(1, gap + 2):
            nxt = at + step
            if word.pos == "n" and nxt < len(sentence) and sentence[nxt].text == "-":
                nxt += 1
            if nxt < len(sentence) and part in forms(sentence[nxt]):
                at = nxt
                break
        else:
            return None
    return at


def _holds(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    if hit.word.pos == "n" and _is_denied(sentence, hit.first):
        return False
    if hit.token.text == "Shell" and hit.first == hit.last:
        return False  # the company
    # "Evening Update March 8": the month, also where the parser takes it for a verb
    if hit.token.lower == "march" and hit.token.text[0].isupper() and index.is_time(hit.token):
        return False
    if hit.word.pos == "n" and not _is_event_noun(index, sentence, hit):
        return False
    if is_figurative(sentence, hit.token) or (hit.cls.group == "harm" and is_natural_death(sentence, hit.token)):
        return False
    return meets(index, sentence, hit, charged)


def _is_denied(sentence: Sentence, i: int) -> bool:
    """ "An anti-coup rally", "post-war years": no coup and no war of its own."""
    return i > 1 and sentence[i - 1].text == "-" and sentence[i - 2].lower in ("anti", "post", "pre", "non")


def _is_event_noun(index: Index, sentence: Sentence, hit: Hit) -> bool:
    token = hit.token
    lemma = token.lemma.lower()
    before = sentence[hit.first - 1] if hit.first else None
    if before is not None and before.lower in NOT_AN_EVENT.get(sentence[hit.first].lemma.lower(), ()):
        return False
    if (
        token.dep == "dobj"
        and sentence[token.head].lemma.lower() in _WATCHING
        and not sentence.children(token.i, "det")
    ):
        return False  # "the observatory, which monitors violence"
    if token.pos == "PROPN" and _is_in_name(index, sentence, token):
        return False  # "the Army of Conquest"
    if is_pit(sentence, token):
        return False
    if lemma == "mission" and token.dep == "dobj" and sentence[token.head].lemma.lower() in _TELLING:
        return False  # "told the mission that ..."
    if token.dep in ("compound", "amod", "nmod", "npadvmod"):
        head = sentence[token.head]
        if lemma in ("attack", "strike") and head.lemma.lower() in _CRAFT:
            return False
        if head.i < token.i:
            return True  # "a surprise offensive", with the nouns taken the wrong way round
        heads = trigger_words()
        return (head.lemma.lower() in heads or head.lemma.lower() in _CARRIERS) and head.i > token.i
    # "strike" and "march" as verbs tagged nouns, "rally" of a currency: a bare subject of nothing violent.
    return not (lemma in ("rally", "march", "vigil") and token.pos == "PROPN")


def _is_in_name(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether the word is part of a group's name: of a registered one, or after "Army of", "Front for the"."""
    named = index.actor_at(sentence, token)
    if named is not None and named.mention.form in ("name", "alias"):
        return True
    prep = sentence[token.head]
    if token.dep != "pobj" or prep.lower not in ("of", "for"):
        return False
    return sentence[prep.head].text in _BODIES

"""The noun that a number counts, and whether it names people."""

from __future__ import annotations

import functools
import re

from dateline.knowledge.actors import registry
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.numbers import context, count_rules, harm_words, people_words
from dateline.model import Sentence, Token

from .quantities_inside import bracket_end, is_date, organisation_of

#: Endings of nouns for people ("mourners", "motorists", "trainees", "clansmen").
_PERSON = re.compile(r".{3,}(?:ers?|ors?|ists?|ees?|men|man|women|woman|ians?|isis?)", re.IGNORECASE)
#: "watchman", "henchmen", "choirboy"; the few others that end so are no persons.
_MAN = re.compile(r"(?!speci|regi|abdo|acu|hu|talis|otto).{3,}(?:man|men|woman|women|boys?|girls?)")
#: Kinds of actor whose bare name may be counted as people.
_ARMED = frozenset(
    ("rebel", "militia", "criminal", "identity_militia", "armed_group", "private_military", "state_forces")
)
_PLURAL_NAME = re.compile(r"[A-Z].{2,}(?:s|is|ese|i)")


def person_class(token: Token) -> str | None:
    """Civilian, combatant, unknown for a noun that names people, "thing" for one that does not, None if not known."""
    words = people_words()
    lower = token.lower
    who = words.get(lower)
    if who is None and token.lemma:
        who = words.get(token.lemma.lower())
    if who is None and token.tag in ("NN", "NNS") and _MAN.fullmatch(lower):
        return "unknown"
    return None if who == "title" else who


def is_person(token: Token) -> bool:
    """Whether a counted noun names people: listed, or formed like one ("mourners"), or a people's name ("Hazaras")."""
    who = person_class(token)
    if who is not None:
        return who != "thing"
    if token.tag == "NNS" and _PERSON.fullmatch(token.text):
        return True
    if token.tag not in ("NNPS", "NNP"):
        return False
    if token.text.isupper():
        return _is_armed(token.text)
    return bool(_PLURAL_NAME.fullmatch(token.text))


@functools.cache
def _is_armed(name: str) -> bool:
    """Whether a bare abbreviation is an armed group's: "two soldiers and five UPC were killed" counts its men."""
    if country_code(name) is not None:  # "two US" soldiers
        return False
    known = [registry()[each].kind for each in registry().candidates(name)]
    return bool(known) and all(kind in _ARMED for kind in known)


def is_noun(token: Token) -> bool:
    """Whether a token may be the noun that is counted."""
    # "31 IS militants": the parser takes the group for a verb
    return token.tag.startswith("NN") or token.lower in people_words() or token.text == "IS"


def phrase_end(sentence: Sentence, start: int, many: bool) -> int | None:
    """Index of the noun of the phrase that begins at `start` (after its number), None where no noun follows.

    Walks the words, not the parse: text without commas ("killed 20 soldiers Sunday a source said") breaks the parse.
    `many` says that a plural is expected, so that the walk ends there.
    """
    tokens = sentence.tokens
    noun: int | None = None
    follows = start
    while follows < min(len(tokens), start + 12):
        at = follows
        token = tokens[at]
        lower = token.lower
        follows = at + 1
        # "two explosive device (IED) makers", "three Army of Conquest fighters"
        closed = bracket_end(tokens, at)
        if closed is not None and noun is not None and _leads_to_noun(tokens, closed):
            follows = closed
            continue
        if organisation_of(tokens, at):
            continue
        if is_date(tokens, at) or (token.tag == "CD" and not _is_model(tokens, at)) or token.tag in ("TO", "MD"):
            break
        if token.tag == "CD":
            continue
        # "a dozen dead and dozens wounded": a state is no noun unless a noun follows it ("two dead soldiers")
        if lower in harm_words() and not token.tag.startswith("NN") and not _leads_to_noun(tokens, at + 1):
            break
        if lower in ("dead", "wounded", "injured", "hurt", "missing") and not _leads_to_noun(tokens, at + 1):
            break
        # "kill 10 injure scores": a harm word before a number begins its own clause
        if lower in harm_words() and at + 1 < len(tokens) and _counts(tokens[at + 1]):
            break
        listed = person_class(token)
        if is_noun(token) and lower not in context("more"):
            # "20 fighters attack" (headline): a noun after a plural of people belongs to the next phrase
            if noun is not None and many and is_person(tokens[noun]) and _plural(tokens[noun]) and not listed:
                break
            # "held nine people hostage"
            if noun is not None and lower in ("hostage", "captive", "prisoner") and is_person(tokens[noun]):
                break
            noun = at
            continue
        if lower in ("others", "other", "more") and noun is None:
            continue
        if noun is not None and lower in ("'s", "’s", "'", "’"):
            continue
        if noun is not None and lower == "-" and at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end:
            continue
        if lower in context("part"):
            break
        if token.tag.startswith("JJ") or lower in context("inside") or token.tag in ("VBN", "VBG", "PRP$"):
            # "7 Nusra Front commanders": a name goes on
            named = token.text[0].isupper() and at + 1 < len(tokens) and is_noun(tokens[at + 1])
            if noun is not None and lower not in context("inside") and not _joined(tokens, at) and not named:
                break
            if noun is not None and lower in ("of", "the", "-"):
                break
            if token.tag in ("VBN", "VBG") and noun is None and not _leads_to_noun(tokens, at + 1):
                break
            continue
        # "two Afghan and foreign soldiers": a conjunction between adjectives stays inside
        if token.tag == "CC" and noun is None and at > start and at + 1 < len(tokens) and _modifies(tokens[at + 1]):
            continue
        if token.tag == "RB" and noun is None and at + 1 < len(tokens) and tokens[at + 1].tag in ("JJ", "VBN"):
            continue
        break
    return None if noun is not None and noun > start and _tells(tokens, noun) else noun


def _counts(token: Token) -> bool:
    return token.tag == "CD" or token.lower in count_rules("alone")


def _tells(tokens: tuple[Token, ...], noun: int) -> bool:
    """ "Grenade kills four State media": who tells it, in a headline that has lost its comma."""
    first = tokens[noun - 1]
    return tokens[noun].lower in context("organisation") and first.tag.startswith("NN") and first.text[0].isupper()


def _is_model(tokens: tuple[Token, ...], at: int) -> bool:
    """ "two T-72 tanks": letters and figures before a noun name what is counted."""
    text = tokens[at].text
    return text[0].isalpha() and any(sign.isdigit() for sign in text) and _leads_to_noun(tokens, at + 1)


def _plural(token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or token.lower in ("people", "men", "women", "children", "police")


def _joined(tokens: tuple[Token, ...], at: int) -> bool:
    return at > 0 and tokens[at - 1].text in ("-", "'s", "’s", "'")


def _modifies(token: Token) -> bool:
    return token.tag.startswith(("JJ", "NN"))


def _leads_to_noun(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a noun follows at once: "two wanted men", against "two wounded in a raid"."""
    while at < len(tokens) and tokens[at].tag.startswith("JJ"):
        at += 1
    # "35 dead dozens wounded": a number begins another count
    return (
        at < len(tokens)
        and tokens[at].tag.startswith("NN")
        and not is_date(tokens, at)
        and tokens[at].lower not in count_rules("alone")
    )

"""English of what sources say: the number of a verb, and nouns as they stand inside a sentence."""

from __future__ import annotations

from dateline.knowledge.source_classes import is_source_noun
from dateline.model import Casualties

_PREPOSITIONS = frozenset({"of", "in", "at", "from", "near", "for", "with", "on", "to"})
#: Bodies of which English speaks in the plural, also in a name ("Rapid Support Forces deny").
_MANY = frozenset(
    "police people men women forces troops rebels houthis taliban guards brigades units authorities medics".split()
)
#: What only says that there were others before ("nine more soldiers").
_MORE = ("more ", "other ", "another ", "additional ")


def denies(name: str) -> str:
    """The verb that fits a source: "the army denies", "activists deny"."""
    words = name.split()
    end = next((n for n, word in enumerate(words) if n and word.lower() in _PREPOSITIONS), len(words))
    head = words[end - 1] if words else ""
    plain = head.lower()
    if plain in _MANY:
        return "deny"
    regular = plain.endswith("s") and not plain.endswith(("ss", "us", "is", "'s", "’s", "news"))
    # a capital may be that of a person or of a firm ("Reuters"), but not of a kind of people ("Officials")
    return "deny" if regular and (head.islower() or is_source_noun(plain.removesuffix("s"))) else "denies"


def noun_in(count: Casualties) -> str:
    """What the people of a count are called inside a sentence: "members" of "Members of the force were killed"."""
    noun = count.description or ""
    for word in _MORE:
        noun = noun.removeprefix(word)
    at_start = count.span is not None and bool(noun) and count.span.quote.startswith(noun)
    if at_start and " " not in noun and not noun.isupper():
        noun = noun[0].lower() + noun[1:]
    if (count.best or count.low) == 1 and count.high in (1, None) and noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return noun

"""How credible a claim is, compared with all else that is said of the same: its Admiralty digit, with the reason.

The rules are DOMAIN.md 4.1 and 4.2: 1 only where sources agree that do not depend on each other; a party that speaks
for its own side is not better than 3 by itself, one that speaks against it rises to 2; what is contradicted is 4 or 5;
where nothing can be weighed it is 6. A letter never moves a digit. Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from dateline.knowledge.actors import side_of
from dateline.knowledge.folding import fold
from dateline.knowledge.outlets import outlet
from dateline.model import Attribution
from dateline.model.grades import Digit

from .independence import OF_SOME_PARTY, is_named

#: Kinds of people who stand for their kind where they are not named: whether the residents of two reports are others,
#: nobody can tell.
_BY_KIND = frozenset({"witness", "local_activist", "medic", "analyst", "media", "ngo", "resident", "relative"})

Weight = Literal["named", "class", "unnamed", "party", "own"]
Says = Literal["supports", "denies", "doubts", "differs"]


@dataclass(frozen=True, slots=True)
class Stand:
    """How one voice stands to a claim.

    `who` tells sources apart: the registry's id or group, the side of a party, the folded name; two voices with the
    same are one. `weight` is "named" for a source of its own, "class" for people known only by what they are
    ("residents"), "party" for who speaks for a side, "own" for the report's own voice. `against` is whether a party
    speaks against its own side.
    """

    who: str
    weight: Weight
    says: Says = "supports"
    against: bool = False


#: Digit and words of each rule, in the order in which they are tried; {n} is how many sources agree.
RULES: dict[str, tuple[Digit, str]] = {
    "denied_by_independent": ("5", "denied by a source that is no party; only {whom} says so"),
    "differs_from_independent": ("5", "another number by a source that is no party; only {whom} gives this one"),
    "independents_differ": ("4", "sources that are no party contradict one another"),
    "most_agree": ("3", "{n} sources agree that do not depend on each other; another gives another number"),
    "agree_though_denied": ("2", "{n} sources agree that do not depend on each other; a party denies it"),
    "agree_though_doubted": ("2", "{n} sources agree that do not depend on each other; another source doubts it"),
    "several_though_denied": ("3", "more than one source says so, not all of them known by name; a party denies it"),
    "party_against_party": ("4", "one party says so, another contradicts it"),
    "denied_by_party": ("4", "a party denies it; not enough sources to set against that"),
    "differs_from_party": ("4", "a party gives another number; not enough sources to set against that"),
    "doubted": ("4", "a source doubts it; not enough sources to set against that"),
    "agree": ("1", "{n} sources agree that do not depend on each other"),
    "both_sides": ("1", "said by one side and admitted by the other"),
    "agree_with_admission": ("1", "a source that is no party agrees with a party that speaks against its own side"),
    "against_interest": ("2", "a party speaks against its own side"),
    "fits_others": ("2", "one source that is no party; what others say fits it"),
    "single": ("3", "one source, and nothing to compare it with"),
    "own_favour": ("3", "a party speaks for its own side, and no other source agrees"),
    "own_voice": ("3", "told by the report in its own voice; no source is named"),
    "unnamed": ("6", "the source is left unnamed"),
    "no_basis": ("6", "nobody is said to tell it"),
}


def digit(stands: Iterable[Stand]) -> tuple[Digit, str, str]:
    """Digit, rule and reason in words for a claim, from how all voices stand to it."""
    told = list(stands)
    rule = _rule(told)
    code, words = RULES[rule]
    backed = _who(told, "supports", "named") | _who(told, "supports", "class")
    count = len(backed | _admitting(told))
    whom = "a party" if _who(told, "supports", "party") else "an unnamed source"
    return code, rule, words.format(n=count, whom=whom)


def _who(stands: list[Stand], says: Says, *weights: Weight) -> set[str]:
    return {stand.who for stand in stands if stand.says == says and stand.weight in weights}


def _admitting(stands: list[Stand]) -> set[str]:
    """Parties that support the claim against their own side."""
    return {stand.who for stand in stands if stand.says == "supports" and stand.weight == "party" and stand.against}


def _rule(stands: list[Stand]) -> str:
    named, classes = _who(stands, "supports", "named"), _who(stands, "supports", "class")
    admitting = _admitting(stands)
    parties = _who(stands, "supports", "party") - admitting
    strong = len(named) + len(admitting)
    if rule := _contradicted(stands, strong, classes, parties):
        return rule
    if len(named) >= 2:
        return "agree"
    if admitting and parties:
        return "both_sides"
    if strong >= 2:
        return "agree_with_admission" if named else "both_sides"
    if admitting:
        return "against_interest"
    if len(named) + len(classes) >= 2 or ((named or classes) and parties):
        return "fits_others"
    if named or classes:
        return "single"
    if parties:
        return "own_favour"
    if _who(stands, "supports", "own"):
        return "own_voice"
    return "unnamed" if _who(stands, "supports", "unnamed") else "no_basis"


def _contradicted(stands: list[Stand], strong: int, classes: set[str], parties: set[str]) -> str | None:
    """The rule for a claim that somebody denies, doubts, or gives other numbers for; None where nobody does.

    A party that denies what would favour it is heard as if it were no party.
    """
    others: dict[Says, tuple[bool, bool]] = {}
    for says in ("denies", "differs", "doubts"):
        found = [stand for stand in stands if stand.says == says]
        free = any(stand.weight in ("named", "class", "own") or stand.against for stand in found)
        others[says] = (free, bool(found))
    rivals = {stand.who for stand in stands if stand.says == "differs"}
    most = strong + len(classes) >= 2 * max(len(rivals), 1)
    if others["differs"][0] and most and not others["denies"][1]:
        return "most_agree"  # three say "15" and one says "22"
    if others["denies"][0] or others["differs"][0]:
        if strong or classes or _who(stands, "supports", "own"):
            return "independents_differ"
        return "denied_by_independent" if others["denies"][0] else "differs_from_independent"
    if others["denies"][1] or others["differs"][1]:
        if strong >= 2:
            return "agree_though_denied"
        if strong + len(classes) >= 2:
            return "several_though_denied"
        if parties and not strong and not classes:
            return "party_against_party"
        return "denied_by_party" if others["denies"][1] else "differs_from_party"
    if others["doubts"][1]:
        return "agree_though_doubted" if strong >= 2 else "doubted"
    return None


def stand_of(voice: Attribution, *, for_party: str | None = None) -> Stand:
    """How a voice stands to what it tells.

    `for_party` is the party whose outlet published the report: whom it does not name speaks for it.
    """
    stance: Says = "denies" if voice.stance == "denies" else "doubts" if voice.stance == "doubts" else "supports"
    against = voice.interest == "against"
    # an outlet that leans to a side, and is not that side, is weighed as a party only in its favour
    if voice.aligned_with is not None or voice.interest == "favour" or _is_some_party(voice):
        return Stand(_side(voice), "party", stance, against)
    weight = _weight(voice)
    if weight == "unnamed" and (layer := next((each for each in voice.relayed_by if each.source), None)) is not None:
        # "a source told the agency": the agency answers for it
        return stand_of(replace(layer, stance=voice.stance, relayed_by=()), for_party=for_party)
    relaying = next((layer.aligned_with for layer in voice.relayed_by if layer.aligned_with), for_party)
    if weight in ("class", "unnamed") and relaying is not None:
        # "residents told state television": whom a party's outlet lets speak is no source beside it
        return Stand(side_of(relaying) or relaying, "party", stance)
    who = f"kind:{voice.kind}" if weight == "class" and voice.kind in _BY_KIND else _name(voice)
    return Stand(who, weight, stance, against)


def own_stand(publisher: Attribution) -> Stand:
    """How the report's own voice stands to what it tells: as its outlet's party, where it is a party's outlet."""
    if publisher.aligned_with is not None:
        return Stand(_side(publisher), "party")
    return Stand(_name(publisher), "own")


def _is_some_party(voice: Attribution) -> bool:
    return voice.source_id is None and voice.kind in OF_SOME_PARTY


def _weight(voice: Attribution) -> Weight:
    if voice.source is None or voice.kind == "unnamed":
        return "unnamed"
    if voice.source_id is not None:
        return "named"
    return "named" if is_named(voice.source.split()) else "class"


def _side(voice: Attribution) -> str:
    party = voice.aligned_with
    return (side_of(party) or party) if party else _name(voice)


def _name(voice: Attribution) -> str:
    known = outlet(voice.source_id) if voice.source_id else None
    if known is not None:
        return known.interest_group or known.id
    return voice.source_id or fold(voice.source or "")

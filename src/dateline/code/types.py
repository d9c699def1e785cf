"""The ACLED type of an event, once its roles, victims and weapons are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge.triggers import EventClass, event_classes

from .index import ARMED

#: How a weapon changes what a general word ("attack", "killed", "bombed") tells, most telling first.
_MEANS_ORDER = ("chemical", "suicide", "airstrike", "shelling", "blast", "grenade")
_GENERAL = frozenset({"attack", "kill", "die", "injure", "shoot", "bomb", "operation", "destroy", "torture"})
_PERSONAL = frozenset({"attack", "kill", "die", "injure", "shoot", "torture"})
_STATE = frozenset({"state_forces", "external_forces"})
#: Who arrests by law or in its place; what any other group does is an abduction.
_AUTHORITIES = _STATE | {"government", "de_facto_state", "mission", None}
_BY_LAW = re.compile(r"\b(?:arrest|detain|jail|imprison)", re.IGNORECASE)
_DISPLACING = frozenset({"displace", "clash", "offensive", "operation"})
_ARMED_GROUPS = ARMED - _STATE - {"mission"}
_REMOTE = frozenset({"airstrike", "shelling", "suicide", "blast", "grenade", "chemical"})
_UNOPPOSED = re.compile(
    r"\b(?:without (?:(?:meeting|facing|encountering) )?(?:any |a )?(?:fight|fighting|resistance|clash|battle|"
    r"(?:single )?shot)|without firing|unopposed)\b",
    re.IGNORECASE,
)
_NO_FIGHT = re.compile(
    r"\b(without (?:any |a )?(?:fight|fighting|resistance|clash|battle)|unopposed|peacefully|withdr[ae]w|pulled out|"
    r"handed over|hand-?over|evacuat|abandoned|deal|agreement|surrender)",
    re.IGNORECASE,
)
#: Who plants a device and is killed by it ("went off prematurely", "exploded while he was planting it").
_OWN_DEVICE = re.compile(
    r"\b(?:premature|(?:went off|exploded|detonated) (?:too )?(?:early|soon)|"
    r"accidental(?:ly)? (?:explo|detonat|went)|(?:while|as|who|when)\b[^.;]{0,30}\b(?:planting|laying|"
    r"making|assembling|building|emplacing|burying) (?:it|the|a|an)\b)",
    re.IGNORECASE,
)
_HIMSELF = re.compile(
    r"\b(?:blew|blow[ns]?|blowing|detonat(?:ed|ing|es)) (?:up )?(?:him|her|them)sel(?:f|ves)\b", re.IGNORECASE
)
#: Who comes in under a deal meets nobody who fights.
_BY_DEAL = re.compile(
    r"\b(?:under|following|as part of|in line with) (?:a|an|the) (?:\w+ ){0,2}(?:deal|agreement|accord|truce)\b", re.I
)
#: Arms of men who fight: beside them a grenade is one of their arms.
_FIREARMS = re.compile(r"\b(?:rifles?|guns|machine ?-?guns?|small ?-?arms|firearms)\b", re.IGNORECASE)
#: What is left of a war, and who touches it.
_LEFT_OVER = re.compile(
    r"\b(?:unexploded|left ?over|remnants?|dud|left behind|old (?:shell|bomb|rocket|mortar|grenade|munition)|"
    r"scrap metal|picked up|playing with|plough(?:ing|ed)|found an?)\b",
    re.IGNORECASE,
)
#: Bombs that come through the air without an aircraft.
_FIRED = re.compile(r"\bbombs? (?:(?:that )?(?:was|were) )?(?:fired|launched|lobbed)\b", re.IGNORECASE)
#: Bombing as an activity is done from the air, one bombing may be of a car.
_BOMBING = re.compile(
    r"(?<!\ba )(?<!\ban )\b(?:heavy|intense|intensive|indiscriminate|relentless|continuous|ongoing|massive|fierce|"
    r"sustained|regime|aerial|saturation|carpet) (?:[\w.]+ ){0,2}bombing\b(?! of)|"
    r"\b(?:killed|wounded|injured|died|hurt|dead|by|under) (?:in |by |from )?bombing\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"\bdropp(?:ed|ing)\b", re.IGNORECASE)
#: A vehicle with explosives that somebody drives at what it is to destroy.
_DRIVEN = re.compile(
    r"\b(?:dr[oi]v(?:e|es|ing)|drove|ramm?(?:ed|s|ing)?|plou?(?:gh|w)(?:ed|s)?|crash(?:ed|es))\b.*\bexplosives?\b"
    r"|\bexplosives?\b.*\b(?:drove|driven|ramm?(?:ed|s|ing)?|plou?(?:gh|w)(?:ed|s)?|crash(?:ed|es)?) (?:it )?into\b",
    re.IGNORECASE,
)
_RETAKEN = re.compile(
    r"\b(?:re-?captur|re-?tak|re-?took|regain|reclaim|liberat|recover|w[io]n back|take[sn]? back|took back)",
    re.IGNORECASE,
)
#: Those who take people away and do not say who they are.
_BY_UNKNOWN = re.compile(
    r"\bby (?:\w+ ){0,2}(?:masked|armed|hooded|unknown|unidentified) (?:gun)?(?:men|people|persons|assailants)|"
    r"\bby (?:\w+ ){0,2}gunmen\b",
    re.IGNORECASE,
)
_BARRICADES = re.compile(r"\bburning (?:tyre|tire|barricade|car|vehicle|debris|rubbish)", re.IGNORECASE)
_AMID = re.compile(
    r"\b(?:during|in|amid)(?: the| heavy| fierce| these| their)* (?:fighting|clashes|battles?|gun ?battle|firefight)\b",
    re.IGNORECASE,
)
_DRIVEN_OUT = re.compile(
    r"\b(?:drove|drive[sn]?|driving|forc(?:e|es|ed|ing)|push(?:es|ed|ing)?|chas(?:e|es|ed|ing)|expel(?:s|led|ling)?|"
    r"dislodg(?:e|es|ed|ing)|flush(?:es|ed|ing)?) (?:\S+ ){1,5}(?:out|from)\b",
    re.IGNORECASE,
)
_EXECUTED = re.compile(
    r"\b(?:in the head|point-?blank|execution-style|(?:from|out of) (?:his|her|their) (?:homes?|houses?|beds?))\b",
    re.IGNORECASE,
)
_INVADING = re.compile(r"\b(?:invad|storm|broke into|burst into)", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:after|when|as|once)\b[^.;]{0,60}\b(?:withdr[ae]w|pulled out|pulled back|fled|retreated|left)\b", re.I
)
_AIR_FORCE = re.compile(r"\bair ?force|warplane|jets?\b|aircraft|helicopter|aviation", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the type depends on.

    `classes` of the triggers in text order, `agents`/`targets` kinds of actor, `agent_words` their words as written,
    `victims` who was harmed (civilian, combatant, mixed, unknown), `means` classes of the weapons named, `words` the
    text of the sentence. `crowd` says that the doers are several people without arms ("villagers"), `civil_site` that a
    market, a school or the like was struck, `enters` that a force went into a place, `at_protest` that it was
    done to people who were protesting.
    """

    classes: tuple[EventClass, ...]
    agents: tuple[str | None, ...]
    targets: tuple[str | None, ...]
    agent_words: str
    victims: tuple[str, ...]
    means: tuple[str, ...]
    words: str
    crowd: bool = False
    civil_site: bool = False
    enters: bool = False
    at_protest: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """An ACLED event and sub-event type with PLOVER beside, and the class that decided."""

    type: str
    subtype: str | None
    plover: str | None
    cls: str


def decide(facts: Facts) -> Typed:
    """The type of an event."""
    main = min(facts.classes, key=lambda cls: cls.rank)
    names = {cls.name for cls in facts.classes} | ({"protest"} if facts.at_protest else set())
    cls = "grave" if "grave" in names and main.group == "harm" else _by_weapon(facts, main.name, names)
    if "displace" in names and names <= _DISPLACING and not facts.victims and _sides(facts) < 2:
        cls = "displace"  # "thousands fled the fighting": nobody is said to have fought whom
    if cls in ("shelling", "airstrike", "grenade") and "clash" in names and _AMID.search(facts.words):
        cls = "clash"  # "killed by shells during the fighting": one battle
    base = event_classes()[cls]
    if cls in ("capture", "fall", "lose"):
        return _capture(facts, base, names)
    crowd = _crowd(facts, names, cls)
    if crowd is not None:
        return crowd
    if names & {"protest", "intervene"} and cls not in _REMOTE:
        return _protest(facts, names)
    if cls in _PERSONAL:
        return _personal(facts, base)
    if cls == "advance" and facts.civil_site and _INVADING.search(facts.words):
        return _personal(facts, event_classes()["attack"])  # "gunmen invaded the village"
    left = is_unopposed(facts.words) or _BY_DEAL.search(facts.words) or (facts.enters and _LEFT.search(facts.words))
    if cls == "advance" and left and not names & {"kill", "injure", "attack", "shoot", "clash"}:
        return Typed("Strategic developments", "Non-violent transfer of territory", base.plover, cls)
    if cls == "arrest" and "protesters" in facts.targets:
        return _protest(facts, {"protest", "intervene"})
    if cls == "arrest" and not facts.agents and _BY_UNKNOWN.search(facts.words):
        base = event_classes()["abduct"]
    if cls == "arrest" and facts.agents and not any(kind in _AUTHORITIES for kind in facts.agents):
        soldiers = any(kind in ARMED for kind in facts.targets) or "combatant" in facts.victims
        # "rebels captured 40 soldiers" is of the fighting; "gunmen detained a judge" is an abduction
        base = event_classes()["clash" if soldiers and not _BY_LAW.search(facts.words) else "abduct"]
    if cls == "abduct" and facts.victims and all(who == "combatant" for who in facts.victims):
        return Typed("Strategic developments", "Other", base.plover, cls)
    return Typed(base.type, base.subtype, base.plover, cls)


def _sides(facts: Facts) -> int:
    return sum(kind in ARMED for kind in (*facts.agents, *facts.targets))


def _crowd(facts: Facts, names: set[str], cls: str) -> Typed | None:
    """What a crowd does: violence in a demonstration, or of a mob; None where no crowd is violent."""
    sides = {*facts.agents, *facts.targets}
    if "protesters" in sides and any(kind in _STATE for kind in facts.agents) and cls in ("kill", "shoot", "die"):
        return Typed("Protests", "Excessive force against protesters", event_classes()[cls].plover, cls)
    violent = names & {"riot", "clash", "destroy", "loot", "torture", "kill", "attack", "execute", "injure", "shoot"}
    if names & {"protest", "intervene"} and _BARRICADES.search(facts.words):
        return Typed("Riots", "Violent demonstration", "PROTEST-riot", "riot")
    marched = facts.crowd or "protesters" in sides
    if "protest" in names and names & {"destroy", "loot"} and marched and not any(k in ARMED for k in facts.agents):
        return Typed("Riots", "Violent demonstration", "PROTEST-riot", "riot")  # "burned two buses during a rally"
    if cls in _REMOTE or cls == "shoot" or not (violent or cls == "riot"):
        return None
    if "protesters" in facts.agents or ("riot" in names and "protest" in names):
        return Typed("Riots", "Violent demonstration", "PROTEST-riot", "riot")
    if "clash" in names and "protesters" in sides and not names & {"kill", "shoot", "intervene"}:
        return Typed("Riots", "Violent demonstration", "PROTEST-riot", "riot")
    people = facts.crowd and "guards" not in facts.agent_words  # guards bear arms, or are no crowd
    if "rioters" in facts.agents or (people and not any(kind in ARMED for kind in facts.agents)):
        return Typed("Riots", "Mob violence", "PROTEST-riot", "riot")
    if cls == "riot" or ("clash" in names and "rioters" in sides):
        mob = facts.targets and not names & {"protest"}
        return Typed("Riots", "Mob violence" if mob else "Violent demonstration", "PROTEST-riot", "riot")
    return None


def _by_weapon(facts: Facts, cls: str, names: set[str]) -> str:
    if cls in _GENERAL | {"airstrike", "shelling", "blast"} and ("chemical" in facts.means or "chemical" in names):
        return "chemical"
    if cls in ("blast", "bomb") and _OWN_DEVICE.search(facts.words):
        return "disrupt"
    if cls == "blast" and _HIMSELF.search(facts.words):
        return "suicide"
    if cls in ("blast", "bomb") and _FIRED.search(facts.words):
        return "shelling"
    if cls == "blast" and _DRIVEN.search(facts.words):
        return "suicide"
    if cls in ("blast", "shelling") and "blast" in names and _LEFT_OVER.search(facts.words):
        return "blast"
    if cls in ("blast", "shelling") and set(facts.means) == {"grenade"}:
        return "grenade"  # "lobbed a grenade", "a grenade went off"
    if cls == "blast" and "shelling" in facts.means and not {"blast", "airstrike", "suicide"} & set(facts.means):
        return "shelling"  # "a shell exploded in a field"
    if cls in ("blast", "bomb", "attack", "kill", "injure", "die") and ("suicide" in facts.means or "suicide" in names):
        return "suicide"
    if cls == "destroy" and facts.victims:
        return "kill"  # "destroyed over 60 militants"
    if cls == "bomb" and _BOMBING.search(facts.words) and all(kind in _STATE or kind is None for kind in facts.agents):
        return "airstrike"
    if cls == "blast" and "airstrike" in facts.means and _DROPPED.search(facts.words):
        return "airstrike"
    if cls == "bomb" and (
        "airstrike" in facts.means
        or any(kind in _STATE for kind in facts.agents)
        or _AIR_FORCE.search(facts.agent_words)
    ):
        return "airstrike"
    if (
        cls == "attack"
        and re.search(r"\bstrikes\b", facts.words, re.IGNORECASE)
        and any(k in _STATE for k in facts.agents)
    ):
        return "airstrike"
    if cls == "attack" and _AIR_FORCE.search(facts.agent_words):
        return "airstrike"
    if cls == "attack" and set(facts.means) == {"grenade"} and _FIREARMS.search(facts.words):
        return cls  # "with rifles and grenades"
    if cls in _GENERAL:
        for means in _MEANS_ORDER:
            if means in facts.means:
                return means
    return cls


def is_unopposed(words: str) -> bool:
    """Whether a sentence says that nobody fought back ("entered the town without resistance")."""
    return bool(_UNOPPOSED.search(words))


def _capture(facts: Facts, base: EventClass, names: set[str]) -> Typed:
    fought = bool(_DRIVEN_OUT.search(facts.words)) or bool(
        names & {"clash", "attack", "kill", "injure", "shoot", "airstrike", "shelling", "suicide"} or facts.victims
    )
    if not fought and _NO_FIGHT.search(facts.words):
        return Typed("Strategic developments", "Non-violent transfer of territory", base.plover, base.name)
    government = any(kind == "state_forces" for kind in facts.agents)
    if any(kind in _STATE for kind in facts.agents) and any(kind in _ARMED_GROUPS for kind in facts.targets):
        government = government or bool(_RETAKEN.search(facts.words))  # "was recaptured by its forces from rebels"
    if not facts.agents and facts.targets:  # "the last rebel pockets were cleared": from whom it was taken tells
        government = not any(kind in _STATE for kind in facts.targets)
    subtype = "Government regains territory" if government else "Non-state actor overtakes territory"
    return Typed("Battles", subtype, base.plover, base.name)


def _protest(facts: Facts, names: set[str]) -> Typed:
    if names & {"kill", "die", "shoot"} and "intervene" in names | {"intervene"}:
        return Typed("Protests", "Excessive force against protesters", "PROTEST-demo", "protest")
    if "riot" in names:
        return Typed("Riots", "Violent demonstration", "PROTEST-riot", "riot")
    by_force = "torture" in names and any(kind in _STATE for kind in facts.agents)
    if names & {"intervene", "arrest"} or by_force:
        return Typed("Protests", "Protest with intervention", "PROTEST-demo", "intervene")
    return Typed("Protests", "Peaceful protest", "PROTEST-demo", "protest")


def _personal(facts: Facts, base: EventClass) -> Typed:
    """Attacks and killings: on civilians an Attack, on those who bear arms an Armed clash."""
    targets = [kind for kind in facts.targets if kind]
    if "protesters" in targets:
        return Typed("Protests", "Excessive force against protesters", base.plover, base.name)
    armed = any(kind in ARMED for kind in targets) or "combatant" in facts.victims or "mixed" in facts.victims
    civilian = "civilians" in targets or "civilian" in facts.victims
    if civilian and not armed:
        return Typed("Violence against civilians", "Attack", base.plover, base.name)
    fought = (
        any(kind != "civilians" for kind in facts.agents)
        and not targets
        and not facts.civil_site
        and "unknown" not in facts.victims
    )
    if fought and _EXECUTED.search(facts.words):
        fought = False  # "dragged them from their homes and shot them"
    if armed or (fought and base.name in ("attack", "shoot")):
        return Typed("Battles", "Armed clash", base.plover, base.name)
    return Typed("Violence against civilians", "Attack", base.plover, base.name)

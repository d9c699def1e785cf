"""A fused incident in one line of words, no claim without its hedge."""

from __future__ import annotations

from dateline.model import FusedIncident, Tally

from .words import number_in_words, time_in_words

#: What ACLED's sub-event types are called in a headline.
_KINDS = {
    "Government regains territory": "Retaken by the government",
    "Non-state actor overtakes territory": "Taken by force",
    "Non-violent transfer of territory": "Handover",
    "Armed clash": "Armed clash",
    "Excessive force against protesters": "Force against protesters",
    "Chemical weapon": "Chemical attack",
    "Air/drone strike": "Air or drone strike",
    "Suicide bomb": "Suicide bombing",
    "Shelling/artillery/missile attack": "Shelling or missile attack",
    "Remote explosive/landmine/IED": "Bomb or mine",
    "Grenade": "Grenade attack",
    "Abduction/forced disappearance": "Abduction",
    "Change to group/activity": "Change of a group or its activity",
    "Disrupted weapons use": "Weapons seized or stopped",
    "Looting/property destruction": "Looting or destruction",
    "Headquarters or base established": "New base",
    "Other": "Development",
}
_DOUBTFUL = {"4": "doubtful", "5": "improbable"}


def headline(incident: FusedIncident) -> str:
    """What happened where and when, how many were harmed, and how many reports and sources stand behind it.

    "Air or drone strike, Harim market, Idlib, 12 March 2021: 14 to 31 killed; 3 reports, 2 independent sources".
    """
    what = _KINDS.get(incident.subtype or "", incident.subtype or incident.type)
    place = incident.place
    region = place.admin1 if place is not None and place.admin1 and place.admin1 not in place.name else None
    when = _when(incident)
    told = ", ".join(part for part in (what, place.name if place else None, region, when) if part)
    harmed = [words for words in (_harm(incident.fatalities, "killed"), _harm(incident.injured, "injured")) if words]
    harmed += [words for words in (_harm(incident.captured, "captured"),) if words]
    behind = [_many(len(incident.documents), "report"), _support(incident)]
    if any(voice.stance == "denies" for voice in incident.sources):
        behind.append("denied by one side" if incident.independent_sources else "denied")
    if incident.credibility is not None and incident.credibility.code in _DOUBTFUL:
        behind.append(_DOUBTFUL[incident.credibility.code])
    return f"{told}: " + "; ".join(filter(None, [", ".join(harmed), ", ".join(behind)]))


def _when(incident: FusedIncident) -> str | None:
    time = incident.time
    if time is None:
        return None
    words = time_in_words(time)
    # nothing in the text says when: it was known by the day of publication
    taken = words is not None and time.start is not None and (time.basis or "") == "publication day"
    return f"reported {words}" if taken else words


def _harm(tally: Tally | None, harm: str) -> str | None:
    words = number_in_words(tally) if tally is not None else None
    return f"nobody {harm}" if words == "none" else f"{words} {harm}" if words else None


def _support(incident: FusedIncident) -> str:
    number = incident.independent_sources
    return _many(number, "independent source") if number else "no independent source"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

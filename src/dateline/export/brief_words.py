"""The words of a day's brief, in whatever form it is written; another language is another such table."""

from __future__ import annotations

from dateline.export.protect import CONTROL_DELAY_DAYS, MIN_DELAY_DAYS
from dateline.model.brief import BriefArea, BriefCoverage, BriefIncident, BriefNews, Cited, DayBrief, Quoted
from dateline.model.grades import DIGITS, LETTERS

WORDS = {
    "title": "Situation brief",
    "all": "everywhere",
    "overview": "By area",
    "happened": "What happened",
    "changes": "Changes of control",
    "disputed": "What is disputed",
    "new": "What is new",
    "late": "Told now of earlier days",
    "coverage": "What this rests on",
    "limits": "How to read this",
    "area": "Area",
    "incidents": "incidents",
    "several": "told by several documents",
    "killed": "killed",
    "civilians": "civilians",
    "injured": "injured",
    "counted": "killed, in the {n} with a number",
    "before": "incidents / killed in as many days before",
    "unknown_place": "No known place",
    "elsewhere": "without a province",
    "unknown_day": "day not known",
    "no_changes": "No change of control is told.",
    "waiting": "Still being worked out from the reports: load this page again in a minute.",
    "no_disputed": "Nothing in the reports contradicts another.",
    "no_new": "No number moved, and nothing was decided.",
    "no_late": "Nothing.",
    "left_out": "Not listed here for want of room: {n} more incidents, those with the fewest dead.",
    "sources": "Sources",
    "report": "Report",
    "doubts": "Doubts",
    "credibility": "credibility",
    "probability": "probability",
    "before_state": "before",
    "day": "Day",
    "place": "Place",
    "who": "Who says so",
    "now": "After",
    "was": "Before",
    "is_disputed": "disputed",
    "public_note": (
        "Made to be published: private persons and local sources are not named, points are coarse, and what happened "
        f"in the last {MIN_DELAY_DAYS} days, or changed hands in the last {CONTROL_DELAY_DAYS}, is held back."
    ),
    "internal_note": "Internal: exact places and the names of sources. Not to be published as it is.",
    "held_back": (
        "Nothing is told of {days}: what happened after {last} is held back from a public brief for "
        f"{MIN_DELAY_DAYS} days, so that nobody is put at risk. The team's own brief is made with --internal."
    ),
    "partly_held_back": "What happened after {last} is held back from a public brief.",
    "control_note": "Changes of control are told up to {day}.",
    "empty": "No incident of {days} is told. That no report was read is not that nothing happened.",
    "reading_note": (
        "Numbers are ranges from the claims of the sources, not counts of our own; each person counts once within an "
        "incident. A state of control is worked out from claims, with its probability. All is as reported, of the "
        "past, and no advice on where it is safe."
    ),
    "dates_note": (
        "An incident stands under the day on which it began; reports of these days on earlier ones are told apart. "
        "Incidents stand with the most dead first."
    ),
    "languages_note": "Only English is read; documents in other languages are stored and counted, not read.",
    "made": "Made on {day} with Dateline.",
}  # fmt: skip


def heading(brief: DayBrief) -> str:
    """ "Situation brief, 2016-04-21, Deir ez-Zor"."""
    return f"{WORDS['title']}, {brief.days}, {brief.area or WORDS['all']}"


def note(brief: DayBrief) -> str:
    """For whom it is made."""
    return WORDS["public_note" if brief.public else "internal_note"]


def emptiness(brief: DayBrief) -> str | None:
    """Why nothing is told, or not all of it; None where all is."""
    if brief.is_held_back:
        return WORDS["held_back"].format(days=brief.days, last=brief.held_back)
    if not brief.areas:
        return WORDS["empty"].format(days=brief.days)
    if brief.held_back is not None and brief.last > brief.held_back:
        return WORDS["partly_held_back"].format(last=brief.held_back)
    return None


def area_name(area: BriefArea) -> str:
    """ "Syria · Deir ez-Zor"."""
    return f"{area.country} · {area.name or WORDS['elsewhere']}" if area.country else WORDS["unknown_place"]


def harm(incident: BriefIncident) -> str:
    """ "21+ killed (3 civilians), 40 injured"; "" where no number is told."""
    killed = f"{incident.killed} {WORDS['killed']}" if incident.killed else ""
    civilians = f"{incident.civilians} {WORDS['civilians']}" if incident.civilians else ""
    if killed and civilians:
        killed, civilians = f"{killed} ({civilians})", ""
    injured = f"{incident.injured} {WORDS['injured']}" if incident.injured else ""
    return ", ".join(filter(None, (killed, civilians and f"{civilians} {WORDS['killed']}", injured)))


def facts(incident: BriefIncident, first: str) -> str:
    """ "2016-04-20 · army → rebels · 2 documents, 1 independent source · credibility 3 (possibly true)"."""
    documents = f"{incident.documents} document{'' if incident.documents == 1 else 's'}"
    independent = f"{incident.independent} independent source{'' if incident.independent == 1 else 's'}"
    digit = f"{WORDS['credibility']} {incident.digit} ({incident.digit_label})" if incident.digit else ""
    later = ""
    if incident.told and incident.told > (incident.start or first):
        later = f"first told on {incident.told}"
    review = incident.review if incident.review in ("accepted", "corrected", "judged") else ""
    day = incident.day or WORDS["unknown_day"]
    told = (day, incident.sides, f"{documents}, {independent}", later, digit, review)
    return " · ".join(filter(None, told))


def cited(source: Cited) -> str:
    """ "local activists (F; denies)"."""
    name = "unnamed source" if source.name == "unnamed" else source.name
    about = "; ".join(filter(None, (source.letter, source.note)))
    return f"{name} ({about})" if about else name


def published(quoted: Quoted) -> str:
    """ "Harbour Gazette, 2016-04-21"."""
    return ", ".join(filter(None, (quoted.outlet, quoted.day)))


def said_by(quoted: Quoted) -> str:
    """ "residents, in: Harbour Gazette, 2016-04-21"; the outlet once where it speaks itself."""
    outlet = quoted.outlet if quoted.outlet != quoted.by else None
    where = ", ".join(filter(None, (outlet, quoted.day)))
    by = "unnamed source" if quoted.by == "unnamed" else quoted.by
    return ", ".join(filter(None, (by, f"in {where}" if outlet else where)))


def news(each: BriefNews) -> str:
    """What moved, in words."""
    return each.words if each.kind == "number" else f"{each.kind}: {each.words}"


def new_incidents(brief: DayBrief) -> str | None:
    """How many incidents of the days were first told in them, in words; None where none was."""
    told = (each for area in brief.areas for place in area.places for each in place.incidents)
    count = sum(each.told is not None and brief.first <= each.told <= brief.last for each in told)
    was = "incident of these days was" if count == 1 else "incidents of these days were"
    return f"{count} {was} first told in them." if count else None


def incidents(count: int) -> str:
    """ "1 incident", "2 incidents"."""
    return f"{count} incident" if count == 1 else f"{count} {WORDS['incidents']}"


def late_facts(incident: BriefIncident, first: str) -> str:
    """What is new of an incident of an earlier day."""
    if incident.told and incident.told >= first:
        return f"first told on {incident.told}"
    return f"first told on {incident.told}, newest report {incident.newest}" if incident.told else ""


def coverage(found: BriefCoverage) -> list[str]:
    """What was read, and what was not, a line each."""
    lines = [f"{found.documents} document{'' if found.documents == 1 else 's'} published on these days"]
    if found.documents == 0:
        lines[0] += ": no report read is not that nothing happened"
    if found.outlets:
        lines.append("outlets: " + counts(found.outlets))
    if found.languages:
        lines.append("languages: " + counts(found.languages))
    if found.unread:
        lines.append("stored and not read, for want of a reader: " + counts(found.unread))
    for number, words in (
        (found.waiting, "stored and not fused yet: they are in no brief until dateline fuse was run"),
        (found.undated, "without a day of publication, in the whole database"),
        (found.rejected, "could not be opened, in the whole database (dateline documents --rejected lists them)"),
    ):
        if number:
            lines.append(f"{number} {words}")
    return lines


def counts(pairs: tuple[tuple[str, int], ...], most: int = 15) -> str:
    """ "Harbour Gazette 3, Sample Desk 1"."""
    told = ", ".join(f"{name} {count}" for name, count in pairs[:most])
    return told + (f" and {len(pairs) - most} more" if len(pairs) > most else "")


def limits(brief: DayBrief) -> list[str]:
    """How to read it, a line each."""
    letters = ", ".join(f"{code} {label}" for code, label in LETTERS.items())
    digits = ", ".join(f"{code} {label}" for code, label in DIGITS.items())
    lines = [WORDS["reading_note"], WORDS["dates_note"], WORDS["languages_note"]]
    if brief.control_until and brief.control_until < brief.last:
        lines.append(WORDS["control_note"].format(day=brief.control_until))
    lines.append(f"Letters tell how reliable a source is held to be: {letters}.")
    lines.append(f"Digits tell how credible what is told is: {digits}.")
    lines.append(WORDS["made"].format(day=brief.made))
    return lines


def area_killed(area: BriefArea) -> str:
    """The dead of an area as the sum of the bounds that are told, "–" where none is."""
    best = [each.weight for place in area.places for each in place.incidents if each.killed]
    return f"about {sum(best)}" if len(best) > 1 else (_only(area) if best else "–")


def _only(area: BriefArea) -> str:
    return next(each.killed for place in area.places for each in place.incidents if each.killed)

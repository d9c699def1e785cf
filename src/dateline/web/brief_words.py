"""All words of the page of the day's report; another language is another such table."""

from __future__ import annotations

WORDS = {
    "title": "Brief",
    "product": "Dateline",
    "all": "everywhere",
    "desk": "Back to the desk",
    "day": "Last day",
    "days": "Days",
    "area": "Area (a place, province or country)",
    "public": "to be published",
    "go": "Show",
    "print": "To print or to save it as PDF, use the browser’s own command: this form is left out.",
    "happened": "What happened",
    "changes": "Who holds what: changes",
    "disputed": "What is disputed",
    "late": "Told only now of earlier days",
    "none": "No incident of these days is told.",
    "no_changes": "No change is told.",
    "no_disputed": "Nothing in the reports contradicts another.",
    "no_late": "Nothing.",
    "incidents": "incidents",
    "several": "told by several documents",
    "killed": "killed",
    "killed_in": "killed, in the {n} with a number",
    "earliest": "not seen coming: since {day} or later",
    "before": "incidents / killed in as many days before",
    "denied": "denied",
    "doubted": "doubted",
    "unknown_place": "No known place",
    "elsewhere": "without a province",
    "unknown_day": "no day",
    "left_out": "Not listed here for want of room: {n} more incidents, those with the fewest dead.",
    "public_note": (
        "Made to be published: private persons and local sources are not named, points are coarse, incidents of "
        "the last 14 days and changes of control of the last 30 are held back."
    ),
    "control_note": "Changes of control are told up to {day}.",
    "internal_note": "Internal: exact places and the names of sources. Not to be published as it is.",
    "reading_note": (
        "Numbers are ranges from the claims of the sources, not counts of our own; each person counts once within"
        " an incident. A state of control is worked out from claims, with its probability. Everything is as "
        "reported, of the past, and no advice on where it is safe."
    ),
    "letters": "Letters tell how reliable a source is held to be",
    "digits": "digits how credible what is told is",
    "made": "Made on {day} with Dateline.",
    "sources": "Sources",
    "told_by": "Told by",
    "numbers": "Killed, by source",
    "documents": "documents",
    "document": "document",
    "probability": "probability",
    "was": "before:",
    "nothing": "nothing known",
    "brief_loss": "lost and won back within a day",
    "said": "said by",
    "nobody": "nobody named",
    "favour": "for its own side",
    "against": "against its own side",
    "besieged": "besieged",
    "civilians": "civilians",
    "injured": "injured",
    "new_report": "newest report",
    "rose": "told as {best} on {day}",
    "credibility": "credibility",
}

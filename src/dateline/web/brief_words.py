"""The words of the form over the day's brief; those of the brief itself are `export.brief_words`."""

from __future__ import annotations

WORDS = {
    "title": "Brief",
    "product": "Dateline",
    "desk": "Back to the desk",
    "day": "Last day",
    "days": "Days",
    "area": "Area (a place, province or country)",
    "public": "to be published",
    "go": "Show",
    "print": "To print or to save it as PDF, use the browser’s own command: this form is left out.",
}

"""How a Reading shows itself in a terminal and in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .events import Incident
    from .reading import Reading
    from .records import Tally


def tally_text(tally: Tally | None) -> str:
    """ "21+" (open), "3", "20-40", "0-3+" (three told, none sure, no bound), or "" where nothing is known."""
    if tally is None or (tally.low is None and tally.best is None and tally.high is None):
        return ""
    low = tally.low if tally.low is not None else tally.best
    if tally.high is None:
        best = tally.best
        return f"{low}-{best}+" if best is not None and low is not None and best > low else f"{low}+"
    if low is None:
        return f"up to {tally.high}"
    return str(low) if low == tally.high else f"{low}-{tally.high}"


def _row(incident: Incident) -> list[str]:
    return [
        incident.id,
        incident.time.start or "" if incident.time else "",
        incident.subtype or incident.type,
        ", ".join(actor.name for actor in incident.side_a),
        ", ".join(actor.name for actor in incident.side_b),
        incident.place.name if incident.place else "",
        tally_text(incident.fatalities),
    ]


def reading_repr(reading: Reading) -> str:
    """One line: what the document is, and how much was read in it."""
    published = reading.document.published.start if reading.document.published else "undated"
    title = reading.document.title or reading.document.id
    return (
        f"<Reading {title[:60]!r} ({published}): {len(reading.incidents)} incidents, "
        f"{len(reading.events)} events, {len(reading.control)} control assertions>"
    )


def reading_html(reading: Reading) -> str:
    """A table of incidents; every value is escaped."""
    heads = ("id", "day", "type", "side A", "side B", "place", "killed")
    head = "".join(f"<th>{name}</th>" for name in heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _row(incident)) + "</tr>"
        for incident in reading.incidents
    )
    return f"<p>{escape(reading_repr(reading))}</p><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

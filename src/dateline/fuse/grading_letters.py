"""How reliable a source is for a topic and a side: its Admiralty letter, with the reason. A pure function.

Letters come from the tables of `knowledge.source_grades` alone; where these have no row for a source it is F, cannot be
judged, and the reason says why. No letter is ever given to a person: only outlets, institutions and parties have a
record (DOMAIN.md 10.3), so a named witness stays F whatever a table says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.knowledge.actors import parents
from dateline.knowledge.folding import fold
from dateline.knowledge.outlets import Outlet, outlet_called
from dateline.knowledge.source_grades import SourceGrades, Topic
from dateline.model import Attribution, Document, Grade

#: Kinds of source that are bodies: a user may grade one by its name, though the registry lacks it.
BODIES = frozenset({"wire", "media", "state_media", "party_media", "partisan_media", "monitor", "ngo", "analyst"})
#: Kinds of source that are people who saw or live there.
ON_THE_SPOT = frozenset({"local_activist", "medic", "resident", "witness", "relative"})

REASONS = {
    "unnamed": "the source is left unnamed",
    "no_record": "known, but there is no record of it in the tables",
    "party": "a party, or who speaks for one: no record of its claims in the tables",
    "on_the_spot": "people on the spot, of whom no record is kept",
    "not_known": "not in the registry of outlets and parties: no record",
    "no_outlet": "it is not known who published the report",
}


def letter(
    source: Attribution, grades: SourceGrades, *, sides: Iterable[str] = (), topic: Topic | None = None
) -> Grade:
    """The letter of a source for what it tells of the actors `sides` (ids) on a topic."""
    row = grades.find(_keys(source), sides, topic)
    if row is None:
        rule = _why_not(source)
        return Grade(code="F", rule=rule, reason=REASONS[rule], table=grades.version)
    rule = "own_table" if row.own else "table"
    return Grade(code=row.letter, rule=rule, reason=row.reason, table=grades.version)


def publisher_voice(document: Document) -> Attribution:
    """The outlet of a report as a source: whose own voice it is, and whose claim, where it is a party's."""
    known = outlet_of(document)
    if known is None:
        return Attribution(source=document.outlet, kind="media")
    day = document.published.start if document.published else None
    party = known.aligned_with(day)
    return Attribution(source=known.name, source_id=known.id, kind=known.kind, aligned_with=party)


def publisher_letter(
    document: Document, grades: SourceGrades, *, sides: Iterable[str] = (), topic: Topic | None = None
) -> Grade:
    """The letter of the outlet that published a report, for its own voice."""
    own = publisher_voice(document)
    if own.source is None:
        return Grade(code="F", rule="no_outlet", reason=REASONS["no_outlet"], table=grades.version)
    return letter(own, grades, sides=sides, topic=topic)


def outlet_of(document: Document) -> Outlet | None:
    """The outlet of the registry that published a report; None where the name is in doubt."""
    return outlet_called(document.outlet) if document.outlet else None


def _keys(source: Attribution) -> Iterator[str]:
    """Under what a table may have the source, nearest first: itself, its name, the party for which it speaks."""
    if source.source_id:
        yield source.source_id
    elif source.source and source.kind in BODIES:
        yield fold(source.source)
    if source.aligned_with:
        yield source.aligned_with
        yield from parents(source.aligned_with)


def _why_not(source: Attribution) -> str:
    if source.source is None or source.kind == "unnamed":
        return "unnamed"
    if source.aligned_with is not None:
        return "party"
    if source.kind in ON_THE_SPOT:
        return "on_the_spot"
    return "no_record" if source.source_id else "not_known"

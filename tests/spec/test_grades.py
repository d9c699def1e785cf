"""`grades.tsv`: who says what about whom, and the letters, the digit and the rule that follow.

`voices` are parted by ";": a source (an outlet's id, or its words), "@" and the actor for whom it speaks, "<" and who
relayed it, then what it does: says, claims, admits, denies, doubts; "+" speaks for its own side, "-" against it. "own"
is the report's own voice. A number behind makes it a count of dead, and the digit is that of the first one ("12..": at
least 12). `letters` are those of the voices, in order.
"""

from __future__ import annotations

import re

import pytest

from dateline.fuse.grading import graded
from dateline.fuse.grading_digits import RULES
from dateline.fuse.grading_letters import REASONS
from dateline.knowledge.outlets import outlet
from dateline.knowledge.source_classes import source_kind
from dateline.knowledge.source_grades import source_grades
from dateline.model import Actor, Attribution, Casualties, Document, Event, Incident, Span, When

from .conftest import rows

TEXT = "Shells fell on the town. "
VOICE = re.compile(
    r"(?P<source>[^@<]+?)(?:@(?P<party>\S+?))?(?: <(?P<relay>[^<]+?))?"
    r" (?P<does>says|claims|admits|denies|doubts)(?P<interest>[+-]?)(?: (?P<low>\d+)(?P<more>\.\.(?P<high>\d*))?)?"
)
STANCES = {"says": "asserts", "claims": "claims", "admits": "confirms", "denies": "denies", "doubts": "doubts"}
TABLE = rows("grades.tsv")


def source(name: str, party: str | None, day: str) -> Attribution:
    """A source by an outlet's id, or by words of which the last tells the kind."""
    known = outlet(name)
    if known is not None:
        affiliated = party or known.aligned_with(day)
        return Attribution(source=known.name, source_id=known.id, kind=known.kind, aligned_with=affiliated)
    if name == "unnamed":
        return Attribution(source=None, kind="unnamed")
    kind = source_kind([word.lower().removesuffix("s") for word in name.split()])
    return Attribution(source=name, kind=kind, aligned_with=party)


def voice(cell: str, day: str) -> tuple[Attribution | None, tuple[int, int | None] | None]:
    """A voice of the table, None for the report's own, and the dead that it counts."""
    own = re.fullmatch(r"own(?: (\d+)(\.\.(\d*))?)?", cell)
    if own:
        return None, bounds(*own.groups())
    found = VOICE.fullmatch(cell)
    assert found, cell
    told = source(found["source"], found["party"], day)
    layers = (source(found["relay"], None, day),) if found["relay"] else ()
    interest = {"+": "favour", "-": "against", "": None}[found["interest"]]
    made = Attribution(
        source=told.source,
        source_id=told.source_id,
        kind=told.kind,
        aligned_with=told.aligned_with,
        stance=STANCES[found["does"]],
        relayed_by=layers,
        interest=interest,
    )
    return made, bounds(found["low"], found["more"], found["high"])


def bounds(low: str | None, more: str | None, high: str | None) -> tuple[int, int | None] | None:
    """Low and high of "12", "12.." and "12..20"."""
    if low is None:
        return None
    return int(low), (int(high) if high else None) if more else int(low)


def event(number: int, told: Attribution | None, dead: tuple[int, int | None] | None, about: list[str]) -> Event:
    """One event that this voice tells."""
    counts = ()
    if dead is not None:
        low, high = dead
        counts = (Casualties(harm="killed", low=low, best=low, high=high, attribution=(told,) if told else ()),)
    return Event(
        id=f"e{number}",
        type="Explosions/Remote violence",
        subtype="Shelling/artillery/missile attack",
        status="occurred",
        trigger=Span.of(TEXT, 0, 6),
        side_a=tuple(Actor(name=actor, actor_id=actor) for actor in about),
        attribution=(told,) if told else (),
        casualties=counts,
        evidence=(Span.of(TEXT, 0, 24),),
        confidence=0.5,
    )


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['publisher']}: {row['voices']}"[:80])
def test_grades(row: dict[str, str]) -> None:
    day = row["day"] or "2016-04-21"
    voices = [voice(cell.strip(), day) for cell in row["voices"].split(";")]
    about = row["about"].split()
    events = tuple(event(number, *each, about) for number, each in enumerate(voices, 1))
    document = Document(
        id="spec",
        sha256="0" * 64,
        outlet=row["publisher"] or None,
        published=When(start=day, end=day, precision="day"),
        text=TEXT,
    )
    ids = tuple(each.id for each in events)
    incident = Incident(id="i1", events=ids, documents=("spec",), type=events[0].type)
    found = graded(document, events, (), (incident,), source_grades())
    letters = []
    for each in found.events:
        told = each.casualties[0].attribution if each.casualties else each.attribution
        letters.append(told[0].reliability.code if told else found.publisher.code)
    counted = next((count for each in found.events for count in each.casualties), None)
    grade = counted.credibility if counted else found.incidents[0].credibility
    assert ("; ".join(letters), grade.code, grade.rule) == (row["letters"], row["digit"], row["rule"])


def test_every_rule_has_a_row() -> None:
    assert {row["rule"] for row in TABLE} == set(RULES) - {"no_basis"}
    assert set(REASONS) >= {"unnamed", "no_record", "party", "on_the_spot", "not_known", "no_outlet"}


def test_only_sources_that_agree_are_confirmed() -> None:
    """The rule of the code itself: what one voice says, whoever it is, is never 1."""
    assert not [row for row in TABLE if row["digit"] == "1" and ";" not in row["voices"]]

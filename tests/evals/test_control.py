"""The replay of control sets: what a timeline becomes as records that the set's scorer takes."""

from __future__ import annotations

from evals.control import _records

from dateline.model import Actor, Place
from dateline.model.control import ControlClaim, PlaceControl, Spell

ARMY = Actor(name="Armed Forces of Ukraine", actor_id="ua_mil", kind="state_forces")
TOWN = {"town": "Tamra", "lat": 48.0, "lon": 37.0}


def spell(start: str, end: str | None, status: str, holder: Actor | None = None, **more: object) -> Spell:
    return Spell(
        start=start, end=end, status=status, holder=holder, probability=0.5, last_confirmed=start, **more  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_spell_is_a_record_and_what_fades_keeps_the_last_state():
    lost = ControlClaim(document="d", name="Tamra", says="lost", previous_holder=ARMY, start="2022-04-01")
    timeline = PlaceControl(
        id="p",
        place=Place(name="Tamra"),
        claims=(lost,),
        spells=(
            spell("2022-01-01", "2022-01-31", "controlled", ARMY),
            spell("2022-02-01", "2022-02-28", "partly_controlled", ARMY),
            spell("2022-03-01", "2022-03-31", "unknown", note="no report for 365 days"),
            spell("2022-04-01", None, "unknown", claims=(0,)),
        ),
    )
    found = _records(timeline, TOWN)
    assert [(each["time"]["start"], each["status"]) for each in found] == [
        ("2022-01-01", "took"),
        ("2022-02-01", "contested"),
        ("2022-04-01", "lost"),
    ]
    assert found[2]["holder"] == {"name": ARMY.name}

"""Replay a set of control claims through the control room, and score the timeline beside the raw claims.

    python -m evals.control BENCH READINGS [--set control]

BENCH is as for `python -m evals`; READINGS are the Readings of the set's documents, one a line. For each replay of the
set the room sees the documents of one town at a time, and the state of the first day, which the set gives. What it
finds is put back as one record of control a spell, and the set's own scorer judges it. A spell of which nothing is
known any more keeps the last state here: the set asks for a state on every day.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from dateline.control import Evidence, timelines
from dateline.model import Actor, Place, Reading
from dateline.model.control import ControlClaim, PlaceControl, Spell
from dateline.run.control import evidence_in, read_readings

REPLAYS = ("notes", "prose", "both")
#: Actors that stand for the states in which the set begins a town.
GIVEN = {
    "Russia": Actor(name="Russian Armed Forces", actor_id="ru_mil_ua", kind="external_forces"),
    "Ukraine": Actor(name="Armed Forces of Ukraine", actor_id="ua_mil", kind="state_forces"),
}
FIGURES = ("state_acc", "skill", "acc_changed", "n_found", "recall_told_7d")


def replay(towns: list[dict[str, Any]], readings: dict[str, Reading], which: str) -> list[dict[str, Any]]:
    """Readings with nothing but what the room makes of each town, as the scorer takes them."""
    given: dict[str, list[dict[str, Any]]] = {}
    for town in towns:
        ids = [*town["notes"], *town["prose"]] if which == "both" else town[which]
        own = [readings[each] for each in ids if each in readings]
        if not own:
            continue
        told = list(evidence_in(own))
        about = [each for each in told if _is_town(each.place, town)]
        timeline = next(iter(timelines([*_first(town), *(_moved(each, town) for each in about)])), None)
        if timeline is not None:
            given.setdefault(own[0].document.id, []).extend(_records(timeline, town))
    return [
        {"schema": "dateline.reading/1", "document": _document(readings[key]), "control": given.get(key, [])}
        for key in readings
    ]


def _is_town(place: Place, town: dict[str, Any]) -> bool:
    from common.geo import km
    from sets.control import skeleton

    if skeleton(place.name) != skeleton(town["town"]):
        return False
    far = place.lat is None or place.lon is None or town["lat"] is None
    return far or km((place.lat, place.lon), (town["lat"], town["lon"])) <= 40


def _moved(each: Evidence, town: dict[str, Any]) -> Evidence:
    """The claim at the town's own point: which places are one is not asked here."""
    import dataclasses

    return dataclasses.replace(each, place=_place(town))


def _place(town: dict[str, Any]) -> Place:
    return Place(name=town["town"], kind="town", lat=town["lat"] or 0.0, lon=town["lon"] or 0.0, candidates=1)


def _first(town: dict[str, Any]) -> list[Evidence]:
    import datetime

    from dateline.control import Voice
    from dateline.control.sides import side_of_actor

    day, _, holder = town["spans"][0]
    actor, ordinal = GIVEN.get(holder), datetime.date.fromisoformat(day).toordinal()
    says = "holds" if actor else "contested"
    claim = ControlClaim(document="", name=town["town"], says=says, holder=actor, start=day, end=day)  # type: ignore[arg-type]
    side = side_of_actor(actor, day) if actor else None
    voices = tuple(Voice(f"given:{n}", "given", own=True) for n in range(2))
    return [Evidence(claim, _place(town), "", ordinal, ordinal, 0, side, None, voices, 1.0)]


def _records(timeline: PlaceControl, town: dict[str, Any]) -> list[dict[str, Any]]:
    place = {"name": town["town"], "lat": town["lat"], "lon": town["lon"]}
    found, last = [], ("", "")
    for spell in timeline.spells:
        state = _state(spell, timeline)
        if state is not None and state != last:
            last = state
            holder = {"name": state[1]} if state[1] else None
            time = {"start": spell.start, "end": spell.start, "precision": "day"}
            found.append({"place": place, "holder": holder, "status": state[0], "time": time, "evidence": []})
    return found


def _state(spell: Spell, timeline: PlaceControl) -> tuple[str, str] | None:
    """The status and holder of a record for a spell; None where it says nothing that the set asks for."""
    if spell.status in ("contested", "partly_controlled"):
        return "contested", ""
    if spell.status == "unknown":
        told = (timeline.claims[n].previous_holder for n in spell.claims)
        loser = next((actor for actor in told if actor is not None), None)
        return ("lost", loser.name) if loser else None  # the set takes it for the other side's
    return ("took", spell.holder.name) if spell.holder else None


def _document(reading: Reading) -> dict[str, Any]:
    published = reading.document.published
    return {"id": reading.document.id, "published": {"start": published.start} if published else None}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--set", default="control")
    given = parser.parse_args(argv)
    score = given.bench.parent / "score"
    sys.path.insert(0, str(score))
    towns = [json.loads(line) for line in (given.bench / given.set / "gold.jsonl").open(encoding="utf-8")]
    towns = [town for town in towns if "spans" in town]
    readings = {reading.document.id: reading for reading in read_readings(given.readings)}
    raw = _scored(score, given.set, given.readings)
    print(f"{'replay':8}{'figure':22}{'raw claims':>12}{'timeline':>12}")
    worse = 0
    with tempfile.TemporaryDirectory() as folder:
        for which in REPLAYS:
            path = Path(folder) / f"{which}.jsonl"
            lines = [json.dumps(each, ensure_ascii=False) for each in replay(towns, readings, which)]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            figures = _scored(score, given.set, path)[which]
            for name in (*FIGURES, "transitions_7d"):
                one, other = raw[which][name], figures[name]
                if isinstance(one, dict):
                    name, one, other = "transitions_7d F1", one["f1"], other["f1"]
                worse += name in ("state_acc", "skill") and other < one
                print(f"{which:8}{name:22}{one:12.4f}{other:12.4f}")
    return 1 if worse else 0


def _scored(score: Path, name: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, str(score / "score.py"), name, str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)["figures"]
    return figures


if __name__ == "__main__":
    raise SystemExit(main())

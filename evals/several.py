"""Which reports tell one happening, and what they tell of it together, against `tests/data/several/`.

    python -m evals.several [INCIDENTS.jsonl] [--corpus FOLDER] [--errors N]

INCIDENTS.jsonl is what `dateline fuse READINGS.jsonl --json` prints; without it the corpus is read and fused here. Each
line of the gold names the reports of a happening (`tells`); of the incidents that hold such a report, the one that fits
the happening best in place, day and dead counts as that report's. B-cubed and pairwise figures are over these pairs of
report and happening, so that a report that tells two of them counts for both. A report that only comes back to a
happening, or denies it, may stand with it or alone. Facts are those of the incident that unites most of its reports.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dateline.knowledge.folding import fold

CORPUS = Path(__file__).parent.parent / "tests/data/several"
Json = dict[str, Any]
_Item = tuple[str, str]


@dataclass(slots=True)
class Score:
    """Figures by name as (right, of), the clusters' figures by name, and what is wrong in words."""

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    clusters: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """A figure as a share of 1."""
        right, of = self.counts[name]
        return right / of if of else 1.0

    def add(self, name: str, right: bool) -> None:
        """Count one case."""
        had, of = self.counts.get(name, (0, 0))
        self.counts[name] = (had + right, of + 1)


def gold(corpus: Path = CORPUS) -> list[Json]:
    """The happenings of the corpus."""
    return [json.loads(line) for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def score(incidents: Sequence[Json], happenings: Sequence[Json]) -> Score:
    """Compare incidents in the contract's shape, each with all its `documents`, with the gold."""
    found = Score()
    holding: dict[str, list[Json]] = {}
    for incident in incidents:
        for document in incident["documents"]:
            holding.setdefault(document, []).append(incident)
    given: dict[_Item, str] = {}
    for happening in happenings:
        for document in happening["tells"]:
            fits = [(_fit(each, happening), each["id"]) for each in holding.get(document, [])]
            given[document, happening["id"]] = max(fits)[1] if fits else f"none:{document}"
    _clusters(given, found)
    by_id = {incident["id"]: incident for incident in incidents}
    for happening in happenings:
        own = Counter(given[document, happening["id"]] for document in happening["tells"])
        best = max(own, key=lambda each: (own[each], _fit(by_id[each], happening) if each in by_id else (-1, 0)))
        united = len(own) == 1 and best in by_id
        if len(happening["tells"]) > 1:
            found.add("united", united)
        if not united:
            found.errors.append(f"{happening['id']}: apart: {sorted(own.items())}")
        _facts(by_id.get(best), happening, found)
    _mixed(incidents, happenings, given, found)
    return found


def _fit(incident: Json, happening: Json) -> tuple[float, int]:
    """How well an incident fits a happening; of equals the one with more documents."""
    dead = [toll[1] for toll in happening.get("tolls", [])] + [n for n in happening["killed"] or [] if n is not None]
    killed = (incident.get("fatalities") or {}).get("best")
    far = _days_off(incident, happening)
    near = 2.0 if far == 0 else 1.0 if far is not None and far <= 1 else 0.0
    kind = 0.5 * (incident["type"] == happening["type"]) + 0.5 * (incident.get("subtype") == happening["subtype"])
    return 2.0 * _placed(incident, happening) + near + (killed in dead) + kind, len(incident["documents"])


def _placed(incident: Json, happening: Json) -> bool:
    place = incident.get("place") or {}
    right = {fold(name) for name in (happening["place"], *happening.get("place_also", []))}
    names = {fold(place[key]) for key in ("name", "admin2") if place.get(key)}
    return bool(names & right) or any(one in other or other in one for one in names for other in right)


def _days_off(incident: Json, happening: Json) -> int | None:
    start = (incident.get("time") or {}).get("start")
    if start is None:
        return None
    day, first, last = (date.fromisoformat(each) for each in (start, happening["day"], happening["day_end"]))
    return max((first - day).days, (day - last).days, 0)


def _clusters(given: dict[_Item, str], found: Score) -> None:
    """B-cubed and pairwise precision, recall and F1, in percent."""
    items = sorted(given)
    precision = recall = 0.0
    same = right = linked = 0
    for item in items:
        mine = [other for other in items if given[other] == given[item]]
        true = [other for other in items if other[1] == item[1]]
        both = sum(1 for other in mine if other[1] == item[1])
        precision += both / len(mine)
        recall += both / len(true)
        same += len(true) - 1
        linked += len(mine) - 1
        right += both - 1
    figures = {
        "B-cubed": (precision / len(items), recall / len(items)),
        "pairwise": (right / linked if linked else 1.0, right / same if same else 1.0),
    }
    for name, (p, r) in figures.items():
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        found.clusters.update({f"{name} P": 100 * p, f"{name} R": 100 * r, f"{name} F1": 100 * f1})


def _facts(incident: Json | None, happening: Json, found: Score) -> None:
    name, told = happening["id"], incident or {"type": None, "documents": []}
    place, time = told.get("place") or {}, told.get("time") or {}
    off = _days_off(told, happening)
    checks: list[tuple[str, bool, Any, Any]] = [
        ("day", off == 0, time.get("start"), happening["day"]),
        ("day within 1", off is not None and off <= 1, time.get("start"), happening["day"]),
        ("place", bool(place) and _placed(told, happening), place.get("name"), happening["place"]),
        ("country", place.get("country") == happening["country"], place.get("country"), happening["country"]),
        ("type", told["type"] == happening["type"] or told.get("subtype") in happening.get("subtype_also", []),
         told["type"], happening["type"]),
        ("subtype", told.get("subtype") in (happening["subtype"], *happening.get("subtype_also", [])),
         told.get("subtype"), happening["subtype"]),
    ]  # fmt: skip
    for harm, key in (("killed", "fatalities"), ("injured", "injured"), ("captured", "captured")):
        if (true := happening.get(harm)) is None:
            continue
        tally = told.get(key) or {}
        values = [tally.get(bound) for bound in ("low", "best", "high")]
        if true[1] is not None:
            also = happening.get(f"{harm}_also", [])
            checks.append((harm, (values[1] or 0) in (true[1], *also), values, true))
        if true[0] is not None and harm != "captured":
            checks.append((f"{harm} low and high", (values[0] or 0, values[2]) == (true[0], true[2]), values, true))
    independent = told.get("independent_sources", 0)
    checks.append(("independent sources ±1", abs(independent - happening["independent_sources"]) <= 1,
                   independent, happening["independent_sources"]))  # fmt: skip
    if steps := happening.get("tolls"):
        had = {step["best"] for step in told.get("tolls", []) if step["harm"] == "killed"}
        checks.append(("toll's steps", {n for _, n in steps if n} <= had, sorted(had), steps))
    if wrong := happening.get("disagreements"):
        checks.append(("any disagreement", bool(told.get("disagreements")), told.get("disagreements"), wrong))
    for what, right, value, true in checks:
        found.add(what, right)
        if not right:
            found.errors.append(f"{name}: {what}: gold {true} | found {value}")


def _mixed(incidents: Iterable[Json], happenings: Sequence[Json], given: dict[_Item, str], found: Score) -> None:
    """Count documents that an incident of several documents should not hold."""
    may: dict[str, set[str]] = {}
    for happening in happenings:
        for document in (*happening["tells"], *happening.get("recalls", []), *happening.get("denies", [])):
            may.setdefault(document, set()).add(happening["id"])
    for incident in incidents:
        documents = incident["documents"]
        if len(documents) < 2:
            continue
        shared = [happening for happening in happenings if incident["id"] in _given(given, happening)]
        for document in documents:
            held = may.get(document, set())
            others = [other for other in documents if other != document]
            right = any(held & may.get(other, set()) for other in others)
            found.add("reports rightly joined", right)
            if not right:
                names = [happening["id"] for happening in shared]
                found.errors.append(f"{document}: joined to {others} in {incident['id']} ({', '.join(names)})")


def _given(given: dict[_Item, str], happening: Json) -> set[str]:
    return {given[document, happening["id"]] for document in happening["tells"]}


def main(argv: list[str] | None = None) -> int:
    """Print the figures; see the module's text."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.several", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("incidents", type=Path, nargs="?", help="what `dateline fuse READINGS.jsonl --json` printed")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of reports.jsonl and gold.jsonl")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    chosen = parser.parse_args(argv)
    if chosen.incidents:
        lines = chosen.incidents.read_text(encoding="utf-8").splitlines()
        incidents = [each for line in lines if "documents" in (each := json.loads(line))]
    else:
        incidents = fused(chosen.corpus)
    found = score(incidents, gold(chosen.corpus))
    for name, figure in found.clusters.items():
        print(f"{name:<24}{figure:>8.1f}")
    for name, (right, of) in found.counts.items():
        print(f"{name:<24}{100 * right / of:>8.1f}  {right} of {of}")
    for line in found.errors[: chosen.errors]:
        print(line)
    return 0


def fused(corpus: Path = CORPUS) -> list[Json]:
    """The incidents of the corpus as the program reads and fuses it."""
    import msgspec

    import dateline
    from dateline.model import FusedIncident

    readings = [each for each in dateline.read_many([corpus / "reports.jsonl"]) if isinstance(each, dateline.Reading)]
    incidents: Iterable[FusedIncident] = dateline.fuse_readings(readings)
    return [json.loads(msgspec.json.encode(incident)) for incident in incidents]


if __name__ == "__main__":
    sys.exit(main())

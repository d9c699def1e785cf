"""The fused incident: each field of it from all reports together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dateline.fuse.independence import account_of, independent
from dateline.fuse.tally import consistent
from dateline.model import FusedIncident, InvariantError, Report

from .account import accounts_of
from .counts import count_of, tolls_of
from .days import day_of
from .identity import id_of, in_order
from .kinds import kind_of
from .places import place_of
from .sides import sides_of
from .spans import bare_voice

_NONE: Mapping[str, str] = MappingProxyType({})


def join(reports: Sequence[Report], voices: Mapping[str, str] = _NONE) -> FusedIncident:
    """What several reports of one happening tell together.

    `voices` maps document ids to their groups of near-duplicate texts, which are one voice. The order of the reports
    does not matter; a report given twice counts once.

    Raises:
        InvariantError: No report is given.
    """
    ordered = in_order(reports)
    if not ordered:
        raise InvariantError("an incident rests on at least one report")
    accounts = accounts_of(ordered, voices)
    kind, subtype = kind_of(accounts)
    sides = sides_of(accounts, kind)
    support = independent([account_of(a.report.document, a.events, a.incident.sources) for a in accounts])
    killed, civilians = count_of(accounts, "killed"), count_of(accounts, "civilians_killed")
    injured, captured = count_of(accounts, "injured"), count_of(accounts, "captured")
    dead, civilian_dead = consistent(killed.tally, civilians.tally)
    sources = {(s.source, s.stance): bare_voice(s) for a in accounts for s in a.incident.sources}
    return FusedIncident(
        id=id_of(ordered[0].ref),
        events=tuple(f"{a.document}/{event}" for a in accounts for event in a.incident.events),
        documents=tuple(dict.fromkeys(a.document for a in accounts)),
        reports=tuple(report.ref for report in ordered),
        type=kind,
        subtype=subtype,
        side_a=sides.side_a,
        side_b=sides.side_b,
        place=place_of(accounts),
        time=day_of(accounts),
        fatalities=dead,
        civilian_fatalities=civilian_dead,
        injured=injured.tally,
        captured=captured.tally,
        tolls=(*tolls_of(killed, "killed"), *tolls_of(injured, "injured"), *tolls_of(captured, "captured")),
        sources=tuple(sources.values()),
        independent_sources=support.count,
        independence=support.reasons,
        disagreements=tuple(dict.fromkeys(words for a in accounts for words in a.incident.disagreements)),
        credibility=accounts[0].incident.credibility,
        side_a_credibility=accounts[0].incident.side_a_credibility,
    )

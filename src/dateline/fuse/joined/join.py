"""The fused incident: each field of it from all reports together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from dateline.fuse.tally import consistent
from dateline.model import FusedIncident, InvariantError, Report

from .account import Account, accounts_of
from .counts import Count, count_of, tolls_of
from .days import day_of
from .differ import disagreements_of
from .figures import FIELDS, Field
from .identity import id_of, in_order
from .kinds import kind_of
from .places import place_of
from .said import said_of
from .sides import sides_of
from .spans import bare_actors, bare_place, bare_time
from .support import credibility_of, doer_credibility_of, sources_of, support_of

_NONE: Mapping[str, str] = MappingProxyType({})


def join(reports: Sequence[Report], voices: Mapping[str, str] = _NONE) -> FusedIncident:
    """What several reports of one happening tell together.

    `voices` maps document ids to their groups of near-duplicate texts, which are one voice. The order of the reports
    does not matter; a report given twice counts once; one report keeps the values of its incident.

    Raises:
        InvariantError: No report is given.
    """
    ordered = in_order(reports)
    if not ordered:
        raise InvariantError("an incident rests on at least one report")
    accounts = accounts_of(ordered, voices)
    counts: dict[Field, Count] = {}
    for field in FIELDS:  # the dead before the injured, who may be told as hurt before they died
        killed = counts["killed"].tally if "killed" in counts else None
        counts[field] = count_of(accounts, field, killed.best if killed is not None else None)
    incident = _alone(accounts[0]) if len(accounts) == 1 else _together(accounts, counts)
    return replace(incident, said=said_of(incident, accounts, counts))


def _alone(account: Account) -> FusedIncident:
    """The incident of one report as that report has it."""
    told = account.incident
    return FusedIncident(
        id=id_of(account.report.ref),
        events=_events((account,)),
        documents=(account.document,),
        reports=(account.report.ref,),
        type=told.type,
        subtype=told.subtype,
        side_a=bare_actors(told.side_a),
        side_b=bare_actors(told.side_b),
        place=bare_place(told.place),
        time=bare_time(told.time),
        fatalities=told.fatalities,
        civilian_fatalities=told.civilian_fatalities,
        injured=told.injured,
        captured=told.captured,
        sources=sources_of((account,)),
        independent_sources=told.independent_sources,
        independence=told.independence,
        disagreements=told.disagreements,
        credibility=told.credibility,
        side_a_credibility=told.side_a_credibility,
    )


def _together(accounts: Sequence[Account], counts: Mapping[Field, Count]) -> FusedIncident:
    kind, subtype = kind_of(accounts)
    sides = sides_of(accounts, kind, subtype)
    support = support_of(accounts)
    killed, civilians = consistent(counts["killed"].tally, counts["civilians_killed"].tally)
    incident = FusedIncident(
        id=id_of(accounts[0].report.ref),
        events=_events(accounts),
        documents=tuple(dict.fromkeys(account.document for account in accounts)),
        reports=tuple(account.report.ref for account in accounts),
        type=kind,
        subtype=subtype,
        side_a=sides.side_a,
        side_b=sides.side_b,
        place=place_of(accounts),
        time=day_of(accounts),
        fatalities=killed,
        civilian_fatalities=civilians,
        injured=counts["injured"].tally,
        captured=counts["captured"].tally,
        sources=sources_of(accounts),
        independent_sources=support.count,
        independence=support.reasons,
        credibility=credibility_of(accounts, sides.side_a),
        side_a_credibility=doer_credibility_of(accounts, sides.charges),
        tolls=tuple(toll for field in FIELDS for toll in tolls_of(counts[field], field) if field != "civilians_killed"),
    )
    return replace(incident, disagreements=disagreements_of(incident, accounts, counts, sides.charges))


def _events(accounts: Sequence[Account]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(f"{account.document}/{event}" for account in accounts for event in account.incident.events)
    )

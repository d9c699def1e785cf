"""Who did it and to whom, by several reports."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Actor

from .account import Account
from .spans import bare_actors


def sides_of(accounts: Sequence[Account]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The two sides: those that the first report with a registered actor names."""
    first = next((a for a in accounts if any(x.actor_id for x in a.incident.side_a)), None)
    first = first or next((a for a in accounts if a.incident.side_a), accounts[0])
    side_b = next((a.incident.side_b for a in (first, *accounts) if a.incident.side_b), ())
    return bare_actors(first.incident.side_a), bare_actors(side_b)

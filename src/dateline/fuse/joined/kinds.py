"""What kind of happening it was, by several reports."""

from __future__ import annotations

from collections.abc import Sequence

from .account import Account
from .votes import votes


def kind_of(accounts: Sequence[Account]) -> tuple[str, str | None]:
    """Type and sub-event type that most voices tell, the first told where equal."""
    weight = votes(((a.incident.type, a.incident.subtype), a.voice, a.weight) for a in accounts)
    return max(weight, key=lambda kind: weight[kind])

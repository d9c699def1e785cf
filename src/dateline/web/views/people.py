"""Who may code in a round."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import InputError
from dateline.store import Accounts, Store
from dateline.web.desk import Desk
from dateline.web.who import Who


def people(desk: Desk, store: Store, who: Who) -> tuple[str, ...]:
    """Names: of the accounts that may code; without accounts of whoever judged or coded here, and of who asks."""
    if desk.settings.accounts:
        return tuple(_coders(desk))
    known = {each.by for each in store.codings()} | {name for each in store.rounds() for name in each.coders}
    return tuple(sorted({who.name, *known}))


def check_coders(desk: Desk, coders: Sequence[str]) -> None:
    """Raise InputError where accounts are needed and a name has none that may code: nobody could ever code as she."""
    if not desk.settings.accounts:
        return
    known = _coders(desk)
    if strange := [name for name in coders if name not in known]:
        raise InputError(f"no account that may code: {', '.join(strange)}; there are {', '.join(known) or 'none'}")


def _coders(desk: Desk) -> list[str]:
    with Accounts.open(desk.settings.store, create=False) as accounts:
        return sorted(user.name for user in accounts.users() if user.state == "active" and user.role != "viewer")

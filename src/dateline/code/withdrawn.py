"""Who lost a place, told as a withdrawal beside its capture: "The rebels took the town. The army had left it"."""

from __future__ import annotations

from .draft import Draft
from .parties import who


def add_losers(drafts: list[Draft]) -> None:
    """Those who withdrew in the sentence itself or beside it are the side that lost what a draft took."""
    leaving = [draft for draft in drafts if draft.main.cls.name in ("withdraw", "surrender")]
    for draft in drafts:
        if draft.main.cls.name not in ("capture", "fall") or draft.targets() or not draft.agents():
            continue
        taking = {who(named) for named in draft.agents()}
        for other in leaving:
            near = abs(other.sentence.index - draft.sentence.index) <= 1
            if near and other.status == draft.status:
                losers = [named for named in other.agents() if who(named) not in taking]
                draft.roles[0].add(draft.roles[0].targets, losers)

"""A step up the parse: from a word to its governor, and the status of the event after it."""

from __future__ import annotations

from dateline.model import Sentence, Token
from dateline.model.events import Status

from .factuality_signs import Sign
from .factuality_verb import verb_status

#: The governor from which the climb goes on (None: it ends there), and the status so far.
Step = tuple[Token | None, Status]


def strongest(inner: Status, outer: Status | None) -> Status:
    """The status that holds of both: what is not real inside stays so, else the outer word decides."""
    if outer is None or outer == "occurred":
        return inner
    if inner in ("denied", "hypothetical") and outer in ("ongoing", "planned", "attempted"):
        # "was sent to prevent an attack": the purpose is planned, the attack stays imagined
        return inner
    if inner in ("planned", "threatened", "attempted") and outer in ("ongoing", "attempted"):
        return inner
    return outer


def above_verb(sent: Sentence, head: Token, status: Status, sign: Sign) -> Step:
    """Carry on from a governing verb, with what it says of its complement and what its own helpers say."""
    affirmed, denied = sign
    own = verb_status(sent, head)
    if own == "denied":
        return head, strongest(status, denied)
    if affirmed in (None, "occurred", "ongoing"):
        if own == "ongoing":
            own = None if affirmed == "occurred" else "ongoing"
        return head, strongest(status, own or affirmed)
    if affirmed == "attempted" and own in ("planned", "hypothetical", "threatened"):
        return head, own  # "will try to take the bridge" is no attempt yet
    return head, strongest(status, affirmed)

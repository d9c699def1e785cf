"""Whether a draft says enough to be an event."""

from __future__ import annotations

from dateline.model import Sentence

from .draft import Draft
from .factuality import is_background
from .hit import Hit
from .index import Index


def is_setting(index: Index, draft: Draft) -> bool:
    """Whether the draft only describes someone ("a leader who plans attacks") and counts nobody: no event."""
    if any(statement.casualties.low for statement in draft.statements if not statement.negated):
        return False
    return all(
        is_background(index.resolved, draft.sentence.index, hit.token.i) or _is_of_cell(draft.sentence, hit)
        for hit in draft.hits
    )


def _is_of_cell(sentence: Sentence, hit: Hit) -> bool:
    """ "Commanded a cell targeting officials", "ran a network that attacks convoys": what a body is for."""
    token = hit.token
    described = token.dep == "acl" and token.tag == "VBG"
    return described and sentence[token.head].lemma.lower() in ("cell", "network", "ring", "unit")


def is_told(draft: Draft) -> bool:
    """Whether the draft says enough to be an event.

    An "operation" or a "siege" without anything done in it is a setting; a bare "die" without victims is no event.
    """
    names = {hit.cls.name for hit in draft.hits}
    if draft.status == "denied" and all(_is_absent(draft.sentence, hit) for hit in draft.hits):
        return False
    if not draft.statements and all(_is_older_series(draft.sentence, hit) for hit in draft.hits):
        return False
    if names <= {"operation"}:
        return bool(draft.statements) or bool(draft.agents() and draft.targets())
    if names <= {"die", "displace"}:
        return any(not statement.negated for statement in draft.statements)
    return True


def _is_older_series(sentence: Sentence, hit: Hit) -> bool:
    """Whether a noun only recalls others of its kind: "earlier attacks", "such raids"."""
    return hit.token.tag in ("NNS", "NNPS") and any(
        child.lower in ("earlier", "previous", "past", "similar", "such", "other", "new", "future")
        for child in sentence.children(hit.token.i, "amod")
    )


def _is_absent(sentence: Sentence, hit: Hit) -> bool:
    """Whether a word only says that nothing of the kind took place: "without a fight", "no one was hurt"."""
    if hit.word.pos == "n":
        return sentence[hit.token.head].lower == "without"
    return hit.cls.group == "harm" and any(
        token.lower in ("no", "nobody", "none") for token in sentence.tokens[max(0, hit.token.i - 5) : hit.token.i]
    )

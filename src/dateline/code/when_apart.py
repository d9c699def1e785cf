"""Two events so far apart: "the raid came two days after a bombing", "a day after a bomb went off"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Sentence, Timed, Token

from .syntax import clause_of

_AFTER = frozenset({"after", "following", "since"})
_LINKS = _AFTER | {"before"}


@dataclass(frozen=True, slots=True)
class Apart:
    """`below` is the token (of a noun or clause) behind "after" or "before", `above` what it lies apart from.

    `n` units of TIMEX3 (None where the text names no number) lie between; `after` says that `below` came first.
    """

    below: int
    above: int
    n: int | None
    unit: str
    after: bool


def apart(sentence: Sentence, times: Iterable[Timed]) -> Apart | None:
    """The first pair of a sentence that lies a length of time apart."""
    for timed in times:
        if timed.mention.kind not in ("duration", "offset"):
            continue
        args = dict(timed.mention.args)
        link = _link(sentence, timed)
        pair = _pair(sentence, link) if link is not None else None
        if link is None or pair is None:
            continue
        n = args.get("n")
        return Apart(*pair, n if isinstance(n, int) else None, str(args.get("unit")), link.lower in _AFTER)
    return None


def _link(sentence: Sentence, timed: Timed) -> Token | None:
    """The "after" behind a length of time, or the last word of a mention that takes it in."""
    inside = sentence.within(timed.mention.start, timed.mention.end)
    if not inside:
        return None
    last = inside[-1]
    if last.lower in _LINKS and len(inside) > 1:
        return last
    following = sentence[last.i + 1] if last.i + 1 < len(sentence) else None
    return following if following is not None and following.lower in _LINKS else None


def _pair(sentence: Sentence, link: Token) -> tuple[int, int] | None:
    if link.dep == "mark":
        below = link.head
        return (below, sentence[below].head) if sentence[below].head != below else None
    objects = sentence.children(link.i, "pobj", "pcomp")
    if not objects or link.head == link.i:
        return None
    above = sentence[link.head]
    if above.dep in ("npadvmod", "appos", "nsubj") and above.tag.startswith("NN") and above.head != above.i:
        # "the attack, a day after the shelling, killed two": the day stands beside the attack
        above = sentence[above.head]
    return objects[0].i, above.i


def side(sentence: Sentence, pair: Apart, trigger: int) -> str | None:
    """On which side of the pair a trigger lies: "below", "above" or None."""
    if trigger == pair.below or any(t.i == pair.below for t in sentence.ancestors(trigger)):
        return "below"
    if trigger == pair.above or clause_of(sentence, trigger) == clause_of(sentence, pair.above):
        return "above"
    return None


def lies_below(sentence: Sentence, pair: Apart, timed: Timed) -> bool:
    """Whether a mention belongs to what stands behind "after"."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    return head is not None and any(t.i == pair.below for t in sentence.ancestors(head))

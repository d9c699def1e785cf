"""How an actor mention stands to a trigger of its sentence: named features, as `roles_rank` weighs them.

Each is a word or two that a person can read: "way:by|", "left:against", "speaks", "nearer". No feature names an actor.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.reporting import reporting_words
from dateline.model import Named, Resolved, Sentence

from .hit import Hit
from .index import ARMED
from .syntax import LIGHT_VERBS, is_passive

_CLAIMS = frozenset("claim admit accept deny blame accuse attribute hold suspect condemn".split())
#: What forces and offices do when something has happened to others: "combing the area", "carried away the dead".
_ANSWERS = frozenset(
    """investigate search look comb find bury guard carry evacuate recover send offer express ask call meet arrive see
    thank urge promise visit learn check declare open order vow appeal protest mourn secure""".split()
)
_GAPS = (("1", 2), ("2", 4), ("3", 8), ("4", 14))
#: Words beside a mention that say much of it, also where the parse is wrong.
_LEFT = frozenset("by of on against with from to at between for in into among targeting and , : with under".split())
_RIGHT = frozenset("and , . : said in on who which were was have had has 's ' ) with from killed".split())
#: How many arcs a way may have to be named whole.
_LONG = 5


def features(
    resolved: Resolved, sentence: Sentence, hit: Hit, mentions: Sequence[Named], wanted: Sequence[int]
) -> list[list[str]]:
    """Features with regard to one trigger of the `wanted` ones (indices) of a sentence's actor mentions."""
    chain = [hit.token.i, *(token.i for token in sentence.ancestors(hit.token.i))]
    ways = [_way(sentence, named.mention.head, chain) for named in mentions]
    voices = [
        (voice.mention.source_start, voice.mention.source_end)
        for voice in resolved.attributions
        if voice.mention.sentence == sentence.index and voice.mention.source_start is not None
    ]
    lengths = [len(up) + len(down) if down is not None else 99 for up, down in ways]
    passive = hit.word.pos == "v" and is_passive(sentence, hit.token.i)
    form = "n" if hit.word.pos == "n" else "p" if passive else "v"
    found = []
    for at in wanted:
        named = mentions[at]
        arms = _arms(named)
        names = _standing(sentence, hit, named, form, arms)
        names += _path(sentence, hit, form, arms, *ways[at])
        names += _others(mentions, lengths, at)
        start, end = named.mention.start, named.mention.end
        if any(a is not None and b is not None and a < end and start < b for a, b in voices):
            names += ["source", f"source&{names[1]}"]
        found.append(names)
    return found


def _arms(named: Named) -> str:
    if named.actor.kind in ARMED:
        return "armed"
    return "unarmed" if named.actor.kind in ("civilians", "person", "protesters") else "-"


def _standing(sentence: Sentence, hit: Hit, named: Named, form: str, arms: str) -> list[str]:
    """What it is, on which side of the trigger, how far, and the words beside it."""
    mention, trigger = named.mention, hit.token.i
    head = mention.head
    inside = sentence.within(mention.start, mention.end)
    first, last = inside[0].i, inside[-1].i
    kind = named.actor.kind or "unknown"
    side = "after" if head > trigger else "before"
    gap = abs(head - trigger)
    size = next((name for name, most in _GAPS if gap <= most), "5")
    while (
        first > 0
        and sentence[first].dep not in ("pobj", "prep")
        and sentence[first - 1].dep
        in (
            "det",
            "amod",
            "nummod",
            "compound",
            "poss",
            "advmod",
            "quantmod",
            "case",
        )
    ):
        first -= 1
    left = sentence[first - 1].lower if first else "^"
    right = sentence[last + 1].lower if last + 1 < len(sentence) else "$"
    left = left if left in (*_LEFT, "^") else "-"
    right = right if right in _RIGHT or right == "$" else "-"
    found = [
        f"side:{side}&{form}",
        f"arms:{arms}",
        f"arms:{arms}&{hit.cls.name}",
        f"arms:{arms}&{side}&{form}",
        f"kind:{kind}",
        f"form:{mention.form}",
        f"gap:{side}:{size}",
        f"left:{left}&{side}&{form}",
        f"right:{right}&{side}&{form}",
        f"{hit.cls.name}&{side}&{form}",
    ]
    low, high = min(head, trigger) + 1, max(head, trigger)
    verbs = sum(token.pos == "VERB" for token in sentence.tokens[low:high])
    found.append(f"verbs:{min(verbs, 2)}&{side}&{form}")
    if sentence.children(head, "nummod"):
        found.append(f"counted&{side}")
    if any(child.lower in ("suspected", "alleged", "unidentified", "unknown", "masked") for child in inside):
        found.append("suspected")
    return found


def _way(sentence: Sentence, head: int, chain: list[int]) -> tuple[list[str], list[str] | None]:
    """Arcs up from the mention to what it shares with the trigger, and those down to the trigger; None: unrelated."""
    up: list[str] = []
    at = head
    while at not in chain:
        token = sentence[at]
        if token.head == at:
            return up, None
        if token.dep in ("pobj", "pcomp"):
            pass
        elif token.dep in ("prep", "agent", "dative", "mark"):
            up.append(token.lower)
        elif token.dep != "conj" or sentence[token.head].pos not in ("NOUN", "PROPN"):
            up.append(token.dep)
        at = token.head
    down = [_down(sentence, i) for i in chain[: chain.index(at)]]
    return up, [label for label in down if label]


def _down(sentence: Sentence, i: int) -> str:
    token = sentence[i]
    if token.dep in ("pobj", "pcomp"):
        return ""
    return token.lower if token.dep in ("prep", "agent") else token.dep


def _path(sentence: Sentence, hit: Hit, form: str, arms: str, up: list[str], down: list[str] | None) -> list[str]:
    if down is None:
        return ["way:none"]
    above, below = "/".join(up) or "self", "/".join(down)
    cls = hit.cls.name
    found = [f"first:{up[0] if up else 'self'}&{form}", f"top:{up[-1] if up else 'self'}|{below}&{form}"]
    if len(up) + len(down) <= _LONG:
        found += [f"way:{above}|{below}", f"way:{above}|{below}&{form}"]
    if not down:
        found += [f"own:{up[-1] if up else 'self'}&{cls}&{form}", f"own:{above}&{hit.cls.group}&{form}"]
    else:
        found += [f"down:{down[-1]}&{up[-1] if up else 'self'}"]
        steps = len(down)
        top = hit.token.i
        for token in sentence.ancestors(hit.token.i):
            top = token.i
            steps -= token.dep not in ("pobj", "pcomp")
            if steps <= 0:
                break
        lemma = sentence[top].lemma.lower()
        told = "say" if lemma in reporting_words("verb") else "light" if lemma in LIGHT_VERBS else "-"
        told = "answer" if lemma in _ANSWERS else lemma if lemma in _CLAIMS else told
        found.append(f"lca:{told}&{up[-1] if up else 'self'}&{down[-1]}")
    steps = min(len(up) + len(down), 6)
    return [*found, f"steps:{steps}", f"steps:{steps}&{arms}"]


def _others(mentions: Sequence[Named], lengths: list[int], at: int) -> list[str]:
    """How it stands to the sentence's other actors."""
    nearer = sum(length < lengths[at] for length in lengths)
    armed = sum(other.actor.kind in ARMED for i, other in enumerate(mentions) if i != at)
    found = [f"nearer:{min(nearer, 2)}", f"others:{min(len(mentions) - 1, 3)}", f"armed:{min(armed, 2)}"]
    if len(mentions) == 1:
        found.append("alone")
    return found

"""Where what is said ends: the reporter's own words after it are left out, the rest of the clause taken in."""

from __future__ import annotations

from dateline.model import Sentence, Token

from .attribution_cues import told_beside

_RELATIVES = frozenset({"who", "which", "whose", "where", "whom"})
#: Clauses with a subject of their own that go on after what was said: "said the road was open, while the army warned".
_ASIDE = frozenset({"while", "whereas"})
#: Where and how something was said: "said in an interview with Radio X", "told a rally".
_SETTINGS = frozenset(
    "interview statement conference briefing speech remark tweet post message letter report broadcast call email "
    "television radio twitter facebook telegram rally address debate meeting session hearing article column".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december year years week weeks month months day days night morning afternoon evening "
    "hour hours time yesterday today weekend past recently decade decades".split()
)


def without_asides(sent: Sentence, tokens: list[Token]) -> list[Token]:
    """The tokens of a clause that is said, less what the reporter adds at its end.

    Left out is a relative clause after a comma ("said he met the mayor, who was shot a day later") and a clause with
    "while" and a subject of its own, and what stands beside the cue ("said he was sorry and called for calm").
    """
    if not tokens:
        return tokens
    inside = {t.i for t in tokens}
    first, last = min(inside), max(t.i for t in tokens if t.pos != "PUNCT" or t is tokens[0])
    cut: set[int] = set()
    for token in tokens:
        if token.dep in ("relcl", "advcl"):
            below = sent.subtree(token.i)
            if (
                below[0].i - 1 > first
                and below[-1].i >= last
                and token.head in inside
                and _aside(sent, token, below[0])
            ):
                cut |= {t.i for t in below}
        if token.dep in ("conj", "advcl") and token.i not in cut and told_beside(sent, token):
            cut |= {t.i for t in sent.subtree(token.i)}
            cut |= {t.i for t in [c for c in sent.children(token.head, "cc") if c.i < token.i][-1:]}
    return [t for t in tokens if t.i not in cut] if cut else tokens


def _aside(sent: Sentence, verb: Token, first: Token) -> bool:
    if verb.dep == "relcl":
        return first.lower in _RELATIVES and sent[first.i - 1].text in (",", "-", "--", "—")
    return first.lower in _ASIDE and bool(sent.children(verb.i, "nsubj", "nsubjpass"))


def objects_with_tails(sent: Sentence, verb: Token, objects: list[Token]) -> list[Token]:
    """The objects of a verb with the phrases after them that say more of what is said: "praised the guards for it"."""
    tokens = {t.i: t for o in objects for t in sent.subtree(o.i)}
    for tail in sent.children(verb.i, "prep", "dative", "agent", "advcl"):
        if tail.i <= objects[-1].i or is_setting(sent, tail):
            continue
        below = sent.subtree(tail.i)
        # "defended the plan to reopen the road": a clause goes on with it only as an infinitive that follows at once
        if tail.dep != "advcl" or (below[0].lower == "to" and below[0].i - 1 in tokens):
            tokens |= {t.i: t for t in below}
    return without_asides(sent, [tokens[i] for i in sorted(tokens)])


def is_setting(sent: Sentence, prep: Token) -> bool:
    """Whether a prepositional phrase tells where or when something was said: "in an interview", "on Twitter"."""
    targets = sent.children(prep.i, "pobj")
    return any(target.lemma.lower() in _SETTINGS or is_time(target) for target in targets)


def is_time(token: Token) -> bool:
    """Whether a noun names a time: "promised on Sunday" promises nothing."""
    return token.lower in _TIMES

"""Who answers for a claim, and how much his word weighs (DOMAIN.md 4.1, 4.2).

Weights are natural logarithms of likelihood ratios: a claim of weight 1.7 is five times as likely where it is true as
where it is not. They are set by rule and not fitted to anybody: a neutral named source is right in five of six such
claims, a side that owns up to its loss in fourteen of fifteen, a side that boasts in five of eight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.model import Attribution, Document
from dateline.model.records import Interest, Stance

#: A named source without a side, or a report in its own words; a side's admission; a side's boast; a partisan whose
#: interest in this is not known; a source without a name.
NEUTRAL, ADMITS, BOASTS, PARTISAN, UNNAMED = 1.7, 2.6, 0.5, 0.85, 0.85
#: What a weight is multiplied by where the report keeps its distance ("claimed"), of one who only doubts
#: ("could not confirm it"), and by digit of credibility.
DISTANCED, DOUBTED = 0.8, 0.5
BY_CREDIBILITY = {"1": 1.1, "2": 1.0, "3": 1.0, "4": 0.6, "5": 0.4, "6": 0.9}
#: What one change or state can weigh at most on one day, however many say so.
MOST = 4.0
_SILENT = frozenset({"denies", "doubts"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who tells a claim. `key` is the same for all that are one source (an agency and those who relay it),
    `own` is true of a report's own words, `partisan` of one who speaks for a party or is ruled out as independent."""

    key: str
    label: str
    stance: Stance = "asserts"
    interest: Interest | None = None
    partisan: bool = False
    named: bool = True
    own: bool = False

    @property
    def denies(self) -> bool:
        """Whether he denies or doubts it."""
        return self.stance in _SILENT

    @property
    def weight(self) -> float:
        """What his word weighs, for the claim or (where he denies) against it."""
        if self.interest == "against":
            weight = ADMITS
        elif self.interest == "favour":
            weight = BOASTS
        elif not self.named:
            weight = UNNAMED
        else:
            weight = PARTISAN if self.partisan else NEUTRAL
        if self.stance == "doubts":
            return weight * DOUBTED
        return weight * (DISTANCED if self.stance == "claims" and self.interest is None else 1.0)


#: Gives the voices of a claim: the document, whom it cites for it, and whether it tells it in its own words.
Asked = Callable[[Document, tuple[Attribution, ...]], tuple[Voice, ...]]


def heard(told: Iterable[tuple[str, tuple[Voice, ...], float]]) -> tuple[float, int, bool]:
    """What several documents' claims of one thing weigh together, how many independent voices that are, and whether
    nobody but a party to it says so.

    `told` gives for each claim the document (or the group of its near-duplicates), its voices and a factor. Each
    source counts once, with the most that its word weighs; a report's own words do not count beside sources that it
    cites for the same.
    """
    claims = list(told)
    cites = {group for group, voices, _ in claims if any(not voice.own for voice in voices)}
    pro: dict[str, float] = {}
    con: dict[str, float] = {}
    neutral: set[str] = set()
    for group, voices, factor in claims:
        for voice in voices:
            if voice.own and group in cites:
                continue
            side = con if voice.denies else pro
            side[voice.key] = max(side.get(voice.key, 0.0), voice.weight * factor)
            if not voice.denies and not voice.partisan and voice.interest != "favour" and voice.named:
                neutral.add(voice.key)
    total = min(MOST, sum(sorted(pro.values()))) - min(MOST, sum(sorted(con.values())))
    admits = any(voice.interest == "against" and not voice.denies for _, voices, _ in claims for voice in voices)
    return total, len(neutral), not neutral and not admits

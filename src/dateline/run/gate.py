"""The gate: documents without a trace of violence, protest or control of places leave before they are parsed.

One pass over the words of a text, no parse. What counts are different words of `knowledge/gate.csv` that stand near
one another; a long text needs more of them than a sentence, since any word turns up somewhere in a thousand. Words of
sport, business, arts, weather and science make those that have two meanings ("captured the title") count for less.
`plans/2026-11-23-gate.md` says what was measured; `tests/spec/gate.tsv` shows what goes in and what stays out.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from dateline.knowledge.gate import Cue, Strength, cues
from dateline.model import READABLE, Article
from dateline.model.reading import LET_GO

#: A word, or what makes one of the word before it: "government-held".
_WORD = re.compile(r"[^\W_]+|-held|-controlled")
#: The month, which is no march: "in March", "4 March", "March 8".
_MONTH = re.compile(r"\bMarch(?= \d)|(?:\d|\b(?:in|In|by|since|Since|until|from|of|last|early|late|next))[ -]March\b")
_COUNTS: dict[Strength, float] = {"telling": 1.0, "likely": 0.5, "fair": 0.3, "weak": 0.15}
#: Words that stand further apart than this do not count together: about two sentences.
_NEAR = 60
#: What weak words count together at most: "entered", "took" and "fell" stand in every text.
_WEAK_AT_MOST = 0.3
#: What a short and a long text need, and how many words these have; between them with the logarithm of the length.
_SHORT, _LONG = (50, 0.3), (250, 1.1)
#: A word of another matter more in a hundred words takes so much of what words with two meanings count.
_DAMPING = 0.25
#: A text of fewer words than this is too short for a share of words of another matter.
_SHARE_FROM = 60
_STRETCH = 100
#: Sums of tenths: a word that counts just what is needed is not to fail for the last bit.
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate found: `score` of the best stretch of text, what a text of this length `needs`, and its `words`.

    `words` are those of the best stretch, as they stand in the table.
    """

    score: float
    needs: float
    words: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether the text is to be read."""
        return self.score >= self.needs

    @property
    def note(self) -> str:
        """The warning of a Reading that is let go, for a person."""
        heard = f"only {', '.join(word.rstrip('*') for word in self.words)}" if self.words else "nothing"
        return (
            f"{LET_GO}{heard} that speaks of violence, protest or control of places (score {self.score:.2f}, a text of "
            f"this length needs {self.needs:.2f}): its times, places and events were not looked for; --no-gate reads it"
        )


def gate(text: str) -> Gate:
    """How much a text speaks of violence, protest or control of places; English, in any case of letters."""
    look_up = cues().of
    words = _WORD.findall(_MONTH.sub(" ", text).lower().replace("front line", "frontline"))
    found = [(i, cue) for i, word in enumerate(words) if (cue := look_up(word)) is not None]
    others = len({(cue.word, i // _STRETCH) for i, cue in found if cue.strength == "other"})
    share = max(0, others - 1) / max(len(words), _SHARE_FROM) * 100  # the first one is free: "was shot in a market"
    damping = 1 / (1 + max(0.0, share - 1) * _DAMPING)
    score, best = _best([(i, cue) for i, cue in found if cue.strength not in ("silent", "other")], damping)
    return Gate(round(score, _DECIMALS), round(_needs(len(words)), _DECIMALS), best)


def gate_of(article: Article) -> Gate:
    """The gate's finding for the sections of an article that are read: no captions, no readers' comments."""
    text = article.document.text
    return gate("\n".join(text[each.start : each.end] for each in article.sections if each.kind in READABLE))


def _best(found: list[tuple[int, Cue]], damping: float) -> tuple[float, tuple[str, ...]]:
    """The score of the stretch that counts most, and its different words in text order."""
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for at, (first, _) in enumerate(found):
        sure = doubtful = weak = 0.0
        seen: dict[str, None] = {}
        for i, cue in found[at:]:
            if i - first >= _NEAR:
                break
            if cue.word in seen:
                continue
            seen[cue.word] = None
            if cue.strength == "telling":
                sure += _COUNTS["telling"]
            elif cue.strength == "weak":
                weak += _COUNTS["weak"]
            else:
                doubtful += _COUNTS[cue.strength]
        score = sure + damping * (doubtful + min(weak, _WEAK_AT_MOST))
        if score > best[0]:
            best = score, tuple(seen)
    return best


def _needs(words: int) -> float:
    (few, low), (many, high) = _SHORT, _LONG
    way = math.log(max(words, few) / few) / math.log(many / few)
    return low + (high - low) * min(1.0, way)

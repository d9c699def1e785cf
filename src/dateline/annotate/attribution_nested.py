"""Voices inside what another voice says: which of them stand for themselves."""

from __future__ import annotations

from bisect import bisect_right

from dateline.model import Sentence

from .attribution_cues import Voice, holds
from .attribution_quotes import Quotation

#: Classes of words that give an account of their own, also inside another's: "activists said the army denied it".
_ACCOUNTS = frozenset({"neutral", "claim", "confirm", "admit", "deny", "accuse", "relay", "hedge", "rumour", "doubt"})
#: Those, and the threats and demands of a party.
_OWN = _ACCOUNTS | {"vow", "request"}
#: What binds a party whoever passes it on: "“the army denied the raid,” the envoy said".
_PARTYS = _ACCOUNTS - {"neutral"}
_PRONOUNS = frozenset("he she it they who which that him her them his their".split())


def without_inner(
    text: str, sentences: tuple[Sentence, ...], voices: list[Voice], quotations: tuple[Quotation, ...]
) -> list[Voice]:
    """The voices without those inside another's content that add nothing to it.

    "She said she thought the mill was hit": "thought" is part of what she said. In a quotation, "the army told us to
    leave" is the speaker's to answer for; what a party there admits, denies or claims is kept beside it.
    """
    starts = [quotation.start for quotation in quotations]
    spans: dict[int, list[Voice]] = {}
    for voice in voices:
        if voice.content:
            spans.setdefault(voice.sentence, []).append(voice)

    def stands(voice: Voice) -> bool:
        if voice.source is None:
            return True
        at = bisect_right(starts, voice.cue[0]) - 1
        quoted = at >= 0 and voice.cue[1] <= quotations[at].end
        if quoted and (voice.word.cls not in _ACCOUNTS or text[slice(*voice.source)].lower() in _PRONOUNS):
            return False
        if voice.word.cls in (_PARTYS if quoted else _OWN):
            return True
        return not any(
            other.cue != voice.cue and other.content and holds(other.content, voice.cue)
            for other in spans.get(voice.sentence, ())
        )

    return [voice for voice in voices if stands(voice)]

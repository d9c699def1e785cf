"""Voices inside what another voice says: which of them stand for themselves."""

from __future__ import annotations

from bisect import bisect_right

from dateline.model import Sentence

from .attribution_cues import Voice
from .attribution_quotes import Quotation

#: Classes of words that give an account of their own, also inside another's: "activists said the army denied it".
_ACCOUNTS = frozenset({"neutral", "claim", "confirm", "admit", "deny", "accuse", "relay", "hedge", "rumour", "doubt"})
#: Those, and the threats and demands of a party.
_OWN = _ACCOUNTS | {"vow", "request"}
_PRONOUNS = frozenset("he she it they who which that him her them his their".split())


def without_inner(
    text: str, sentences: tuple[Sentence, ...], voices: list[Voice], quotations: tuple[Quotation, ...]
) -> list[Voice]:
    """The voices without those inside another's content that add nothing to it.

    "She said she thought the mill was hit": "thought" is part of what she said. In a quotation, "they told us to
    leave" of the speaker's is no voice of the report's; "the army said it would fire" is one, passed on by the speaker.
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
        if at >= 0 and voice.cue[1] <= quotations[at].end:
            return voice.word.cls in _ACCOUNTS and text[slice(*voice.source)].lower() not in _PRONOUNS
        if voice.word.cls in _OWN:
            return True
        return not any(
            other.cue != voice.cue and other.content and _holds(other.content, voice.cue)
            for other in spans.get(voice.sentence, ())
        )

    return [voice for voice in voices if stands(voice)]


def _holds(content: tuple[int, int], cue: tuple[int, int]) -> bool:
    return content[0] <= cue[0] and cue[1] <= content[1]

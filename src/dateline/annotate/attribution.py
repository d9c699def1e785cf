from __future__ import annotations

from dateline.model import AttributionMention, Sentence


def find_attributions(text: str, sentences: tuple[Sentence, ...]) -> tuple[AttributionMention, ...]:
    return ()

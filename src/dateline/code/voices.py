"""Who says an event or a count: the attributions whose content holds it."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from dateline.knowledge.reporting import word_class
from dateline.model import Attribution, Casualties, Event, Resolved, Sentence, Span, Voiced

#: Cues that hold a wish, a demand or a threat of their subject, and give no account of what happened: the threat
#: "vowing to kill them" is told by whoever tells of the vow.
_NO_ACCOUNT = frozenset({"vow", "request", "label", "judge", "refuse"})

#: How many sentences back a voice may still be behind one in the report's own voice.
_REACH = 2


def event_voices(resolved: Resolved, sentence_index: int, trigger_token_index: int) -> tuple[Voiced, ...]:
    """The voices that tell the event of a trigger, the nearest first; empty where the report tells it itself.

    A voice tells it when the trigger stands in what it says; the shorter its content, the nearer. A perpetrator who
    reports something else in the same sentence is no voice of this event.
    Example: "Rebels said the army shelled the town, and the army denied striking it." -> shelled: rebels.
    """
    sentence = resolved.sentences[sentence_index]
    token = sentence[trigger_token_index]
    found: list[tuple[int, int, Voiced]] = []
    for n, voiced in enumerate(resolved.attributions):
        mention = voiced.mention
        if mention.mode == "attitude":
            continue  # "the council wants the road reopened": no account of anything
        if not (mention.content_start <= token.start and token.end <= mention.content_end):
            continue
        if mention.cue_start < token.end and token.start < mention.cue_end:
            continue
        if (
            mention.source_start is not None
            and mention.source_end is not None
            and mention.source_start <= token.start < mention.source_end
        ):
            continue
        if _cue_class(resolved, mention.cue_start, mention.cue_end) in _NO_ACCOUNT:
            continue
        if mention.stance == "doubts" and _asks(resolved, mention.content_start):
            continue  # "did not say how many were killed": no account of the killing, and no doubt of it
        found.append((mention.content_end - mention.content_start, n, voiced))
    found.sort(key=lambda item: item[:2])
    voices = tuple(voiced for _, _, voiced in found)
    relays = {relay.source_span for voiced in voices for relay in voiced.attribution.relayed_by}
    # "the army said rebels claimed …": the rebels claim it, the army stands behind them as the layer that relays it
    return tuple(
        voiced
        for voiced in voices
        if voiced.attribution.source_span is None or voiced.attribution.source_span not in relays
    )


def with_count_voices(resolved: Resolved, event: Event) -> Event:
    """The event with the voices of those counts that others give than those who tell it.

    Example: "The army said five people died; medics put the number at nine." -> 5 the army's, 9 the medics'.
    """
    counts = tuple(_count_voices(resolved, event, count) for count in event.casualties)
    return msgspec.structs.replace(event, casualties=counts) if counts != event.casualties else event


def _count_voices(resolved: Resolved, event: Event, count: Casualties) -> Casualties:
    if count.span is None:
        return count
    index = _sentence_at(resolved, count.span.start)
    token = resolved.sentences[index].at(count.span.start)
    if token is None:
        return count
    said = tuple(dict.fromkeys(voiced.attribution for voiced in event_voices(resolved, index, token.i)))
    if {_who(voice) for voice in said} == {_who(voice) for voice in event.attribution}:
        return count
    return msgspec.structs.replace(count, attribution=said)


def _who(voice: Attribution) -> tuple[str | None, str, Span | None]:
    return voice.source, voice.stance, voice.source_span


def possible_source(resolved: Resolved, sentence_index: int) -> Attribution | None:
    """The voice told just before a sentence in the report's own voice, which the sentence may only go on.

    It covers nothing (DOMAIN.md 5.1, rule 2): "Amaq reported that the town fell. The posts on the hill fell after it."
    Looked for in the two sentences before; a hedge without a source is nobody's.
    """
    sentence = resolved.sentences[sentence_index]
    for voiced in reversed(resolved.attributions):
        mention = voiced.mention
        near = sentence_index - _REACH <= mention.sentence < sentence_index and mention.content_end <= sentence.start
        if not near or mention.mode == "attitude":
            continue
        attribution = voiced.attribution
        if attribution.source is not None and attribution.stance not in ("denies", "doubts"):
            return attribution
    return None


def _sentence_at(resolved: Resolved, offset: int) -> int:
    return max(bisect_right(resolved.sentences, offset, key=lambda sentence: sentence.start) - 1, 0)


def _asks(resolved: Resolved, start: int) -> bool:
    words = resolved.text[start : start + 8].lower().split()
    return bool(words) and words[0] in ("who", "whose", "which", "what", "when", "where", "how", "why")


def _cue_class(resolved: Resolved, start: int, end: int) -> str | None:
    for sentence in resolved.sentences:
        if sentence.start <= start < sentence.end:
            return _class_in(sentence, start, end)
    return None


def _class_in(sentence: Sentence, start: int, end: int) -> str | None:
    classes = [word_class(token.pos, token.lemma.lower()) for token in sentence.within(start, end)]
    return next((cls for cls in reversed(classes) if cls), None)

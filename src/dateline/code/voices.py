"""Who says an event: the attributions whose content holds its trigger."""

from __future__ import annotations

from dateline.knowledge.reporting import word_class
from dateline.model import Resolved, Sentence, Voiced

#: Cues that hold a wish, a demand or a threat of their subject, and give no account of what happened: the threat
#: "vowing to kill them" is told by whoever tells of the vow.
_NO_ACCOUNT = frozenset({"vow", "request", "label", "judge", "refuse"})


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
    return tuple(voiced for _, _, voiced in found)


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

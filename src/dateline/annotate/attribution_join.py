"""Quotations given to their speakers: within a sentence, before the cue, and on through the sentences that follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from dateline.model import Sentence

from .attribution_beside import beside_quotation
from .attribution_counts import GIVEN
from .attribution_cues import Range, Voice
from .attribution_deeds import deeds
from .attribution_quotes import MIN_WORDS, Quotation

_WORD = re.compile(r"\w+")
#: So many sentences back may lie what is denied, and an accusation that is.
_NEAR, _FAR = 2, 4
#: Words before a denial that stands in the sentence of what it denies.
_BUT = frozenset({"although", "though", "but", "while", "whereas", "however"})
#: Classes of words that can carry a quotation; "X hopes" cannot.
_QUOTING = frozenset({"neutral", "claim", "vow", "confirm", "admit", "accuse", "deny", "judge", "label", "request"})


def join_quotations(
    text: str, sentences: tuple[Sentence, ...], voices: list[Voice], found: tuple[Quotation, ...]
) -> list[Voice]:
    """The voices with their quotations: contents widened to the quotation's part in their sentence, and a voice added
    for every other sentence that stands inside a quotation of a known speaker."""
    _refer_back(voices, sentences)
    quotations = [q for q in found if q.words(text) >= MIN_WORDS or _is_answer(text, q, voices)]
    if not quotations:
        return voices
    starts = [s.start for s in sentences]
    by_sentence: dict[int, list[Voice]] = {}
    for voice in voices:
        by_sentence.setdefault(voice.sentence, []).append(voice)
    owners: list[Voice | None] = []
    added: list[Voice] = []
    for n, quote in enumerate(quotations):
        inner = next((at for at in range(quote.start, quote.end) if text[at].isalnum()), quote.start)
        first = bisect_right(starts, inner) - 1
        last = bisect_right(starts, quote.end - 1) - 1
        first = max(first, 0)
        owner = _owner(text, quote, sentences, by_sentence, first, last)
        if owner is None and (owner := beside_quotation(sentences[last], quote.end)):
            added.append(owner)
            by_sentence.setdefault(last, []).append(owner)
        if owner is None and not any(c.isalnum() for c in text[sentences[first].start : quote.start]):
            if n:
                owner = _continued(text, quotations[n - 1], quote, owners[n - 1], sentences, first)
            owner = owner or _just_told(sentences, by_sentence, first)
        owners.append(owner)
        if owner is None:
            continue
        for index in range(first, last + 1):
            sent = sentences[index]
            part = (max(sent.start, quote.start), min(sent.end, quote.end))
            if index == owner.sentence:
                for voice in by_sentence[index]:
                    if voice.cue == owner.cue:
                        voice.content = _union(voice.content, part)
            else:
                added += [
                    Voice(index, voice.source, voice.cue, part, voice.word, voice.stance, voice.chain)
                    for voice in by_sentence[owner.sentence]
                    if voice.cue == owner.cue
                ]
    return voices + added


def _is_answer(text: str, quote: Quotation, voices: list[Voice]) -> bool:
    """Whether a quotation of a word or two is all that someone says: `"Fear," said the baker.`."""
    return any(
        voice.content is None and voice.source and voice.word.cls in _QUOTING and 0 <= _gap(voice, quote) <= 2
        for voice in voices
    )


def _refer_back(voices: list[Voice], sentences: tuple[Sentence, ...]) -> None:
    """Give "the army denied it" the content that was said last, in its sentence or the two before it.

    An accusation that is denied is one that accused. Where nobody near said what "denied the report" means, it is what
    the document opened with. "Denied the killings" denies them here and what was said of them.
    """
    for n, voice in enumerate(tuple(voices)):
        if voice.refers_back is None:
            continue
        if (told := _told_beside(voice, voices, sentences[voice.sentence])) and not _of_blame(voice):
            voice.content = told
            continue
        before = [
            earlier
            for earlier in reversed(voices[:n])
            if earlier.content
            and earlier.word is not GIVEN
            and not earlier.refers_back
            and earlier.content[1] <= voice.cue[0]
            and voice.sentence - earlier.sentence <= _FAR
        ]
        blaming = [each for each in before if each.word.cls in ("accuse", "claim")] if _of_blame(voice) else []
        if not blaming and voice.refers_back in ("report", "blame"):
            # "They hit the school, residents said. Two bodies were found, a guard said. The army denied the report."
            blaming = [each for each in before if _tells_a_deed(sentences[each.sentence], each.content)]
        meant = [each for each in blaming or before[:1] if blaming or voice.sentence - each.sentence <= _NEAR]
        content = meant[0].content if meant else None
        if content is None and voice.refers_back in ("report", "blame"):
            content = _opening(sentences, voice.sentence)
        if voice.refers_back == "deed" and content:
            voices.append(replace(voice, content=content))
        elif content:
            voice.content = content


def _told_beside(voice: Voice, voices: list[Voice], sentence: Sentence) -> Range | None:
    """What another says in the same sentence up to the denial: "they claimed to hold the road, though he denied it"."""
    starts = min(voice.cue[0], voice.source[0] if voice.source else voice.cue[0])
    for other in voices:
        if other.sentence == voice.sentence and other.content and other.word is not GIVEN and not other.refers_back:
            start, end = other.content
            words = [token for token in sentence.tokens if start <= token.start < starts]
            if end > starts and any(token.lower in _BUT for token in words[-4:]):
                at = max(token.start for token in words[-4:] if token.lower in _BUT)
                if any(token.pos == "VERB" for token in words if token.start < at):
                    return start, at
    return None


def _tells_a_deed(sentence: Sentence, content: Range | None) -> bool:
    """Whether what was said holds a word for a deed, and not only for the dead that it left."""
    return content is not None and any(t.lemma.lower() in deeds() for t in sentence.within(*content))


def _of_blame(voice: Voice) -> bool:
    return voice.refers_back in ("blame", "deed")


def _opening(sentences: tuple[Sentence, ...], at: int) -> Range | None:
    """The first sentence of the text, where a sentence is near enough to it to mean it by "the report"."""
    first = next((sentence for sentence in sentences if sentence.section == "body"), sentences[0])
    return (first.start, first.end) if first.index < at <= first.index + 2 * _FAR else None


def _union(content: Range | None, part: Range) -> Range:
    return (min(content[0], part[0]), max(content[1], part[1])) if content else part


def _inside(voice: Voice, quote: Quotation) -> bool:
    return quote.start <= voice.cue[0] and voice.cue[1] <= quote.end


def _owner(
    text: str,
    quote: Quotation,
    sentences: tuple[Sentence, ...],
    by_sentence: dict[int, list[Voice]],
    first: int,
    last: int,
) -> Voice | None:
    """Who says a quotation: the cue whose content it overlaps, else the one that stands right before or after it."""
    nearby = [
        voice
        for index in range(first, min(last + 2, len(sentences)))
        for voice in by_sentence.get(index, ())
        if not _inside(voice, quote) and voice.source and voice.word.cls in _QUOTING
    ]
    paragraph = sentences[first].paragraph
    nearby = [voice for voice in nearby if sentences[voice.sentence].paragraph == paragraph]
    holding = [v for v in nearby if v.content and v.content[0] < quote.end and quote.start < v.content[1]]
    if holding:
        return min(holding, key=lambda v: (_gap(v, quote), v.cue))
    inner = {
        id(v) for v in nearby for o in nearby if o.content and o.content[0] <= v.cue[0] and v.cue[1] <= o.content[1]
    }
    nearby = [v for v in nearby if id(v) not in inner]
    ended = [v for v in nearby if v.content and v.sentence == first and _goes_on(text, v, quote)]
    if ended:
        return min(ended, key=lambda v: (_gap(v, quote), v.cue))
    beside = [v for v in nearby if v.content is None and _gap(v, quote) <= 120]
    return min(beside, key=lambda v: (_gap(v, quote), v.cue)) if beside else None


def _goes_on(text: str, voice: Voice, quote: Quotation) -> bool:
    """Whether a quotation goes on with what was said: `"The road is mined," he wrote, "but we will clear it."`."""
    end = max(voice.cue[1], voice.content[1] if voice.content else 0, voice.source[1] if voice.source else 0)
    between = text[end : quote.start]
    # "he wrote in a letter, “but we will …”": a small letter goes on with something
    longest = 8 if text[quote.start : quote.end].lstrip("\"“'`‘«")[:1].islower() else 2
    return end <= quote.start and "." not in between and len(_WORD.findall(between)) <= longest


def _gap(voice: Voice, quote: Quotation) -> int:
    return max(quote.start - voice.cue[1], voice.cue[0] - quote.end, 0)


def _continued(
    text: str, before: Quotation, quote: Quotation, owner: Voice | None, sentences: tuple[Sentence, ...], first: int
) -> Voice | None:
    """The speaker of the quotation before, where this one only goes on: `"One," he said. "Two."` or a new paragraph."""
    if owner is None:
        return None
    gap = text[before.end : quote.start]
    if before.unclosed or not gap.strip():
        return owner
    same_paragraph = sentences[owner.sentence].paragraph == sentences[first].paragraph
    between = before.end <= owner.cue[0] and owner.cue[1] <= quote.start
    # only the cue's own clause may stand between the two
    return owner if between and (same_paragraph or gap.count(".") <= 1) and len(gap) < 200 else None


def _just_told(sentences: tuple[Sentence, ...], by_sentence: dict[int, list[Voice]], first: int) -> Voice | None:
    """The speaker of the sentence before, where it ended with the cue: `They fled, he said. "We saw them."`."""
    if first == 0:
        return None
    told = [v for v in by_sentence.get(first - 1, ()) if v.source and v.word.cls in _QUOTING]
    if sentences[first - 1].tokens[-1].text == ":":
        # `The mayor told the paper:`, and the quotation in a paragraph of its own
        return max(told, key=lambda v: v.cue, default=None)
    if sentences[first - 1].paragraph != sentences[first].paragraph:
        return None
    last = [v for v in told if v.content]
    if told and not last:
        return told[-1]  # `The baker disagreed. "We never saw them."`
    closing = [v for v in last if v.content and v.content[1] <= v.cue[0] and v.sentence == first - 1]
    return closing[0] if closing else None

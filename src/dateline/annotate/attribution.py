"""Attributions: who says what, with which words, in each sentence of a report."""

from __future__ import annotations

from dateline.knowledge.reporting import reporting_words
from dateline.model import AttributionMention, Sentence, Token
from dateline.model.records import VoiceMode

from .attribution_attitudes import own_attitudes
from .attribution_counts import counting_voices, owning_voices
from .attribution_cues import UNSAID, Voice
from .attribution_join import join_quotations
from .attribution_labels import labelled_voices
from .attribution_nested import without_inner
from .attribution_phrases import (
    BY_WORDS,
    according_voices,
    adverb_voices,
    cited_at_head,
    cited_sources,
    citing,
    label_voices,
    noun_voices,
    words_voices,
)
from .attribution_pieces import pieces_of
from .attribution_quotes import find_quotations
from .attribution_semicolons import parted
from .attribution_verbs import verb_voices

#: What a noun is in its clause, and a verb never.
_NOUNS_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def find_attributions(text: str, sentences: tuple[Sentence, ...]) -> tuple[AttributionMention, ...]:
    """The voices of a report in text order: one mention for each source of each content.

    A quotation that runs over several sentences has one mention for each of them, with the same source and cue.
    Example: "Ten died, a doctor told Radio X." -> source "a doctor", chain "Radio X", content "Ten died".
    """
    quotations = find_quotations(text, sentences)
    voices = [voice for sent in sentences for voice in _in_sentence(sent)]
    voices += labelled_voices(text, sentences, voices)
    joined = [voice for voice in join_quotations(text, sentences, voices, quotations) if voice.content]
    joined = without_inner(text, sentences, parted(text, sentences, joined, quotations), quotations)
    mentions = [_mention(text, voice, "attitude" if voice.word.cls == UNSAID else "statement") for voice in joined]
    for voice in own_attitudes(sentences, joined, quotations):
        mentions.append(_mention(text, voice, "statement" if voice.word.cls == "tell" else "attitude"))
    mentions.sort(key=lambda m: (m.content_start, m.cue_start, m.source_start or -1, m.content_end))
    return tuple(dict.fromkeys(mentions))


def _in_sentence(sent: Sentence) -> list[Voice]:
    verbs, raising = reporting_words("verb"), reporting_words("raising")
    nouns, adverbs = reporting_words("noun"), reporting_words("adverb")
    found: list[Voice] = label_voices(sent)
    relays: list[Token] = []
    for token in sent.tokens:
        lemma = token.lemma.lower()
        if (
            token.pos in ("VERB", "AUX")
            and token.dep in _NOUNS_PARTS
            and lemma in nouns
            and sent.children(token.i, "prep")
        ):
            found += noun_voices(sent, token, nouns[lemma])  # "Witness accounts of the raid", taken for a verb
        elif token.pos in ("VERB", "AUX"):
            if lemma == "accord" and token.lower == "according":
                found += according_voices(sent, token)
                continue
            word, raised = verbs.get(lemma), raising.get(lemma)
            if word and word.cls == "relay" and token.tag == "VBG":
                relays.append(token)
            elif word or raised:
                found += verb_voices(sent, token, word, raised)
            else:
                found += counting_voices(sent, token) + owning_voices(sent, token)
        elif token.pos == "NOUN" and lemma in BY_WORDS and (by_words := words_voices(sent, token)):
            found += by_words
        elif token.pos == "NOUN" and lemma in nouns:
            found += noun_voices(sent, token, nouns[lemma])
        elif token.lower == "according":
            found += according_voices(sent, token)
        elif token.pos == "ADV" and token.lower in adverbs and adverbs[token.lower].cls != "inference":
            found += adverb_voices(sent, token, adverbs[token.lower])
    for token in relays:
        found = _relayed(sent, token, found)
    return found + cited_at_head(sent, found) if relays else found


def _relayed(sent: Sentence, token: Token, found: list[Voice]) -> list[Voice]:
    """ "X, citing Y, said …": what X said is Y's, through X."""
    relay = citing(sent, token)
    if relay is None:
        return found
    head, cited = relay
    sources = cited_sources(sent, cited)
    result: list[Voice] = []
    for voice in found:
        if sources and voice.cue[0] <= head.start < voice.cue[1]:
            chain = (*voice.chain, voice.source) if voice.source else voice.chain
            result += [
                Voice(voice.sentence, source, voice.cue, voice.content, voice.word, voice.stance, chain)
                for source in sources
            ]
        else:
            result.append(voice)
    return result


def _mention(text: str, voice: Voice, mode: VoiceMode) -> AttributionMention:
    assert voice.content is not None
    return AttributionMention(
        sentence=voice.sentence,
        source_start=voice.source[0] if voice.source else None,
        source_end=voice.source[1] if voice.source else None,
        cue_start=voice.cue[0],
        cue_end=voice.cue[1],
        content_start=voice.content[0],
        content_end=voice.content[1],
        stance=voice.stance,
        kind=None if voice.source else "unnamed",
        chain=voice.chain,
        mode=mode,
        pieces=pieces_of(text, voice.content, voice.source, voice.cue),
    )


__all__ = ["find_attributions"]

"""Who each voice is: the outlet, party, person or kind of person, and whose claim it makes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import msgspec

from dateline.knowledge.reporting import word_class
from dateline.model import Annotated, Attribution, AttributionMention, Named, Sentence, Span, Token, Voiced
from dateline.model.records import Stance

from .attribution_names import SourceWords
from .attribution_sources import UNNAMED, Source, antecedent, chain_source, source_of

_PRONOUNS = frozenset({"he", "she", "it", "they"})
_RELATIVES = frozenset({"who", "which", "that"})
_SPEAKERS = frozenset({"i", "we"})


def resolve_attributions(annotated: Annotated, named: tuple[Named, ...]) -> tuple[Voiced, ...]:
    """One Voiced for each attribution mention, in the same order.

    A name spelled in two ways, a pronoun and "the source" take the name that stood first. A party's assertion gets
    the stance "claims" ("the army said"), also through its media; what it admits stays "confirms".
    """
    resolver = _Resolver(annotated, named)
    return tuple(resolver.voiced(mention) for mention in annotated.attributions)


class _Resolver:
    """Resolves each source span once, in text order, so that later spans find their antecedents."""

    def __init__(self, annotated: Annotated, named: tuple[Named, ...]) -> None:
        self.text = annotated.article.document.text
        self.document = annotated.article.document
        self.sentences = annotated.sentences
        self.named = named
        self.starts = [s.start for s in annotated.sentences]
        self.mentions = annotated.attributions
        self.sources: dict[tuple[int, int], Source] = {}
        self.order: list[Source] = []
        spans = {
            (m.source_start, m.source_end): m
            for m in annotated.attributions
            if m.source_start is not None and m.source_end is not None
        }
        for start, end in sorted((s, e) for s, e in spans if s is not None and e is not None):
            source = self._settle(start, end)
            self.sources[start, end] = source
            if source.name:
                self.order.append(source)

    def sentence(self, offset: int) -> Sentence:
        return self.sentences[max(bisect_right(self.starts, offset) - 1, 0)]

    def _settle(self, start: int, end: int) -> Source:
        sent = self.sentence(start)
        lower = self.text[start:end].lower()
        if lower in _RELATIVES:
            noun = _antecedent_noun(sent, start)
            if noun is None:
                return Source(None, None, None, None)
            return self._from_words(sent, noun.start, noun.end, "")
        if lower in _SPEAKERS:
            return self._speaker_around(start, end)
        return self._from_words(sent, start, end, lower)

    def _from_words(self, sent: Sentence, start: int, end: int, pronoun: str) -> Source:
        source, words = source_of(self.text, sent, start, end, self.document, self._near(sent))
        if words is None:
            return UNNAMED
        if source.id is not None and pronoun not in _PRONOUNS:
            return self._as_actor(source, words, start, end)
        earlier = antecedent(words, self.text[start:end], self.order)
        if earlier is not None:
            return earlier
        if pronoun in _PRONOUNS:
            return self._subject_before(sent, start, pronoun)
        return source

    def _as_actor(self, source: Source, words: SourceWords, start: int, end: int) -> Source:
        """ "The group said": an epithet that the registry of actors has resolved is given its name."""
        if source.person:
            earlier = antecedent(words, self.text[start:end], self.order)
            return earlier or source
        if any(t.pos == "PROPN" for t in words.core):
            return source
        for item in self.named:
            if item.mention.start <= words.head.start < item.mention.end and item.mention.form in (
                "epithet",
                "pronoun",
            ):
                return replace(source, name=item.actor.name)
        return source

    def _near(self, sent: Sentence) -> tuple[Named, ...]:
        return tuple(item for item in self.named if item.mention.sentence == sent.index)

    def _subject_before(self, sent: Sentence, start: int, pronoun: str) -> Source:
        """A pronoun without a source before it: the last main subject with a fitting name, else open."""
        for index in (sent.index, sent.index - 1, sent.index - 2):
            if not 0 <= index < len(self.sentences):
                continue
            for token in reversed(self.sentences[index].tokens):
                if token.end > start or token.dep not in ("nsubj", "nsubjpass") or token.pos not in ("PROPN", "NOUN"):
                    continue
                if self.sentences[index][token.head].dep != "ROOT":
                    continue
                tokens = self.sentences[index].subtree(token.i)
                source, words = source_of(
                    self.text, self.sentences[index], tokens[0].start, tokens[-1].end, self.document, self.named
                )
                fits = words is not None and (
                    (pronoun in ("he", "she") and bool(source.person))
                    or (pronoun == "it" and source.body)
                    or (pronoun == "they" and (source.plural or source.body))
                )
                if fits:
                    return source
        return Source(None, None, None, None)

    def _speaker_around(self, start: int, end: int) -> Source:
        """ "We said" inside a quotation: whoever is quoted."""
        for mention in self.mentions:
            key = (mention.source_start, mention.source_end)
            if mention.content_start <= start and end <= mention.content_end and key != (start, end):
                if key[0] is not None and key[1] is not None and (key[0], key[1]) in self.sources:
                    return self.sources[key[0], key[1]]
                if key[0] is not None and key[1] is not None and self.text[key[0] : key[1]].lower() not in _SPEAKERS:
                    return self._settle(key[0], key[1])
        return Source(None, None, None, None)

    def voiced(self, mention: AttributionMention) -> Voiced:
        source = UNNAMED
        if mention.source_start is not None and mention.source_end is not None:
            source = self.sources[mention.source_start, mention.source_end]
        relays = tuple(relay for span in reversed(mention.chain) if (relay := self._relay(*span)))
        return Voiced(mention, msgspec.structs.replace(self._attribution(mention, source), relayed_by=relays))

    def _relay(self, start: int, end: int) -> Attribution | None:
        link = chain_source(self.text, start, end, self.document)
        if link is None:
            return None
        return Attribution(
            source=link.name,
            source_id=link.id,
            kind=link.kind,
            aligned_with=link.aligned_with,
            source_span=Span.of(self.text, start, end),
        )

    def _attribution(self, mention: AttributionMention, source: Source) -> Attribution:
        span = None
        if mention.source_start is not None and mention.source_end is not None:
            span = Span.of(self.text, mention.source_start, mention.source_end)
        return Attribution(
            source=source.name,
            source_id=source.id,
            kind=source.kind,
            aligned_with=source.aligned_with,
            stance=self._stance(mention, source),
            source_span=span,
            cue_span=Span.of(self.text, mention.cue_start, mention.cue_end),
            content_span=Span.of(self.text, mention.content_start, mention.content_end),
            content_spans=tuple(Span.of(self.text, *piece) for piece in mention.pieces) or None,
            mode=mention.mode,
        )

    def _stance(self, mention: AttributionMention, source: Source) -> Stance:
        if source.aligned_with is None or mention.stance not in ("asserts", "confirms"):
            return mention.stance
        sent = self.sentence(mention.cue_start)
        classes = [word_class(t.pos, t.lemma.lower()) for t in sent.within(mention.cue_start, mention.cue_end)]
        return mention.stance if "admit" in classes else "claims"


def _antecedent_noun(sent: Sentence, start: int) -> Token | None:
    """The noun to which "who" belongs: the head of its relative clause."""
    token = sent.at(start)
    if token is None:
        return None
    for verb in sent.ancestors(token.i):
        if verb.dep == "relcl":
            return sent[verb.head]
    return None

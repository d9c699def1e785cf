"""Who each voice is: the outlet, party, person or kind of person, through whom it came, and whose claim it makes."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from dateline.knowledge.reporting import word_class
from dateline.model import Annotated, Attribution, AttributionMention, Named, Sentence, Span, Token, Voiced
from dateline.model.records import Stance

from .attribution_anaphora import PRONOUNS, Said, antecedent, called_by, issuer_of, short_for
from .attribution_cited import readdressed
from .attribution_layers import Range, is_speaker, layers_of, sentence_at
from .attribution_names import SourceWords, is_title, read_source
from .attribution_people import one_name_each
from .attribution_sources import FORCES, PARTIES, SPEAKING, UNNAMED, Source, chain_source, source_of, speaks_through

_RELATIVES = frozenset({"who", "which", "that"})
_SPEAKERS = frozenset({"i", "we"})
_NOBODY = Source(None, None, None, None)


def resolve_attributions(annotated: Annotated, named: tuple[Named, ...]) -> tuple[Voiced, ...]:
    """The voices of a report in the order of its attribution mentions, one for each source.

    Names spelled in several ways, pronouns, "the source", "the statement" take the name of whom they mean. A party's
    assertion gets the stance "claims" ("the army said"), also through its media; what it admits stays "confirms".
    """
    mentions = tuple(
        each
        for mention in annotated.attributions
        for each in readdressed(mention, sentence_at(annotated.sentences, mention.cue_start))
    )
    resolver = _Resolver(annotated, mentions, named)
    return tuple(resolver.voiced(mention) for mention in mentions)


class _Resolver:
    """Resolves each span of a source or layer once, in text order, so that later spans find their antecedents."""

    def __init__(
        self, annotated: Annotated, mentions: tuple[AttributionMention, ...], named: tuple[Named, ...]
    ) -> None:
        self.text = annotated.article.document.text
        self.document = annotated.article.document
        self.sentences = annotated.sentences
        self.named: dict[int, list[Named]] = {}
        for item in named:
            self.named.setdefault(item.mention.sentence, []).append(item)
        self.mentions = mentions
        self.beside: dict[int, list[AttributionMention]] = {}
        spoken: dict[Range, None] = {}
        told: dict[Range, None] = {}
        for mention in mentions:
            self.beside.setdefault(mention.sentence, []).append(mention)
            if mention.source_start is not None and mention.source_end is not None:
                spoken[mention.source_start, mention.source_end] = None
            told |= dict.fromkeys(mention.chain)
        self.sources: dict[Range, Source] = {}
        self.layers: dict[Range, Source | None] = {}
        #: For a span that means a voice told of before, the span of that one.
        self.meant: dict[Range, Range] = {}
        self.order: list[Said] = []
        self.called = called_by(self.text)
        #: For a person told of by an office only, the source that has his name.
        self.named_later: dict[Source, Source] = {}
        for span in sorted({**spoken, **told}):
            if span in spoken:
                source = self.sources[span] = self._settle(*span)
                if source.name:
                    self.order.append(Said(source, *span))
            if span in told:
                self._settle_layer(span, spoke=span in spoken)
        self.people = one_name_each([said.source for said in self.order if said.spoke])

    def _settle_layer(self, span: Range, spoke: bool) -> None:
        if spoke:
            self.layers[span] = self.sources[span]
            return
        sent = sentence_at(self.sentences, span[0])
        speaks = is_speaker(sent, *span)
        layer = self._settle(*span) if speaks else chain_source(self.text, *span, self.document)
        self.layers[span] = layer if layer is not None and layer.name else None
        if layer is not None and layer.name:
            self.order.append(Said(layer, *span, spoke=speaks))

    def _settle(self, start: int, end: int) -> Source:
        sent = sentence_at(self.sentences, start)
        lower = self.text[start:end].lower()
        if lower in _RELATIVES:
            noun = _antecedent_noun(sent, start)
            return self._from_words(sent, noun.start, noun.end, "") if noun is not None else _NOBODY
        if lower in _SPEAKERS:
            return self._speaker_around(start, end)
        return self._from_words(sent, start, end, lower)

    def _from_words(self, sent: Sentence, start: int, end: int, pronoun: str) -> Source:
        near = tuple(self.named.get(sent.index, ()))
        source, words = source_of(self.text, sent, start, end, self.document, near)
        if words is None:
            return UNNAMED
        issuer = issuer_of(sent, words.head)
        if issuer is not None:
            issued = self._from_words(sent, *issuer, "")
            if issued.name:
                return issued
        short = short_for(words, self.order)
        if short is not None:
            self.meant[start, end] = (short.start, short.end)
            return short.source
        if source.id is not None and pronoun not in PRONOUNS:
            return self._as_actor(source, words, near)
        earlier = antecedent(words, self.text[start:end], self.order, self.called)
        if earlier is not None and words.person and not earlier.source.person:
            self.named_later[earlier.source] = source  # "the governor said", then "the governor, Karim Saleh, wrote"
            return source
        if earlier is not None:
            self.meant[start, end] = (earlier.start, earlier.end)
            return earlier.source
        if pronoun in PRONOUNS:
            return self._subject_before(sent, start, pronoun)
        return self._of_a_body(sent, self._of_a_force(sent, source, words), words)

    def _of_a_force(self, sent: Sentence, source: Source, words: SourceWords) -> Source:
        """ "A military spokesman": of the one military told of so far; open where there were two, or none."""
        if source.kind not in ("official", "fighter") or source.aligned_with is not None or source.id is not None:
            return source
        said = [t for t in words.core if t.i < words.head.i]
        force = next((t.lower for t in (*said, *words.about) if t.lower in FORCES), None)
        if force is None or any(
            t.pos == "PROPN" for t in words.core if not is_title(t) and t.text not in source.person
        ):
            return source
        told = {
            item.actor.actor_id
            for index in range(sent.index + 1)
            for item in self.named.get(index, ())
            if item.mention.start < words.head.start
            and item.actor.kind in PARTIES
            and self.text[item.mention.start : item.mention.end].lower().split()[-1] == force
        }
        return replace(source, aligned_with=told.pop()) if len(told) == 1 else source

    def _of_a_body(self, sent: Sentence, source: Source, words: SourceWords) -> Source:
        """ "The group's director Rami Haddad", "its spokesman": who speaks for the monitor or group told of before."""
        own = [t.i for t in words.core if t.i <= words.head.i]
        for owner in [t for i in own for t in sent.children(i, "poss")]:
            phrase = [t for t in sent.subtree(owner.i) if t.tag != "POS"]
            start, end = phrase[0].start, phrase[-1].end
            if owner.lower == "its":
                body = antecedent(words, "it", self.order, self.called)
            else:
                owning = read_source(self.text, sent, start, end)
                body = antecedent(owning, self.text[start:end], self.order, self.called) if owning is not None else None
            if body is None or not body.source.body:
                continue
            whole = body.source
            outlet = whole.kind in SPEAKING
            return replace(
                source,
                id=whole.id if outlet else None,
                kind=whole.kind if outlet else source.kind,
                aligned_with=whole.aligned_with,
            )
        return source

    def _as_actor(self, source: Source, words: SourceWords, near: tuple[Named, ...]) -> Source:
        """ "The group said": an epithet that the registry of actors has resolved is given its name."""
        if source.person or any(t.pos == "PROPN" for t in words.core):
            return source
        for item in near:
            mention = item.mention
            if mention.start <= words.head.start < mention.end and mention.form in ("epithet", "pronoun"):
                return replace(source, name=item.actor.name)
        return source

    def _subject_before(self, sent: Sentence, start: int, pronoun: str) -> Source:
        """A pronoun without a source before it: the last main subject with a fitting name, else open."""
        for index in (sent.index, sent.index - 1, sent.index - 2):
            if not 0 <= index < len(self.sentences):
                continue
            here, near = self.sentences[index], tuple(self.named.get(index, ()))
            for token in reversed(here.tokens):
                if token.end > start or token.dep not in ("nsubj", "nsubjpass") or token.pos not in ("PROPN", "NOUN"):
                    continue
                if here[token.head].dep != "ROOT":
                    continue
                tokens = here.subtree(token.i)
                source, words = source_of(self.text, here, tokens[0].start, tokens[-1].end, self.document, near)
                fits = words is not None and (
                    (pronoun in ("he", "she") and bool(source.person))
                    or (pronoun == "it" and source.body)
                    or (pronoun == "they" and (source.plural or source.body))
                )
                if fits:
                    return source
        return _NOBODY

    def _speaker_around(self, start: int, end: int) -> Source:
        """ "We said" inside a quotation: whoever is quoted."""
        for mention in self.mentions:
            key = (mention.source_start, mention.source_end)
            if mention.content_start <= start and end <= mention.content_end and key != (start, end):
                if key[0] is not None and key[1] is not None and (key[0], key[1]) in self.sources:
                    return self.sources[key[0], key[1]]
                if key[0] is not None and key[1] is not None and self.text[key[0] : key[1]].lower() not in _SPEAKERS:
                    return self._settle(key[0], key[1])
        return _NOBODY

    def voiced(self, mention: AttributionMention) -> Voiced:
        source, relays = UNNAMED, self._relays(mention)
        if mention.source_start is not None and mention.source_end is not None:
            source = self._in_full(self.sources[mention.source_start, mention.source_end])
        # "he said when he was reached": nobody relays himself
        relays = tuple(relay for relay in relays if relay.source != source.name)
        for relay in relays:
            if speaks_through(source, relay.kind):
                source = replace(source, aligned_with=relay.aligned_with)
        return Voiced(mention, msgspec.structs.replace(self._attribution(mention, source), relayed_by=relays))

    def _in_full(self, source: Source) -> Source:
        source = self.named_later.get(source, source)
        return self.people.get(source, source)

    def _relays(self, mention: AttributionMention) -> tuple[Attribution, ...]:
        """The layers of a voice; one that only goes on ("He added …") has those of whom it means."""
        sent = sentence_at(self.sentences, mention.cue_start)
        spans = layers_of(mention, tuple(self.beside.get(mention.sentence, ())), sent)
        if not spans and mention.source_start is not None and mention.source_end is not None:
            meant = self.meant.get((mention.source_start, mention.source_end))
            first = next((m for m in self.mentions if (m.source_start, m.source_end) == meant), None) if meant else None
            return self._relays(first) if first is not None else ()
        return tuple(relay for span in spans if (relay := self._relay(span)) is not None)

    def _relay(self, span: Range) -> Attribution | None:
        layer = self.layers[span] if span in self.layers else self.sources.get(span)
        if layer is None or not layer.name:
            return None
        layer = self._in_full(layer)
        return Attribution(
            source=layer.name,
            source_id=layer.id,
            kind=layer.kind,
            aligned_with=layer.aligned_with,
            source_span=Span.of(self.text, *span),
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
        sent = sentence_at(self.sentences, mention.cue_start)
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

from __future__ import annotations

import pytest

from dateline.annotate.attribution import find_attributions
from dateline.annotate.sentences import parse
from dateline.model import (
    Actor,
    ActorMention,
    Annotated,
    Article,
    Document,
    Named,
    Section,
    Voiced,
    When,
)
from dateline.resolve.attribution import resolve_attributions


def _resolve(
    text: str, *actors: tuple[str, str, str], outlet: str | None = None, day: str = "2016-04-20"
) -> list[Voiced]:
    document = Document(
        id="t", sha256="", outlet=outlet, published=When(start=day, end=day, precision="day"), text=text
    )
    article = Article(document, (Section("body", 0, len(text)),))
    sentences = parse(article)
    named = []
    for words, actor_id, kind in actors:
        start = text.index(words)
        sentence = next(s for s in sentences if s.start <= start < s.end)
        head = sentence.head_of(start, start + len(words)) or 0
        mention = ActorMention(start=start, end=start + len(words), sentence=sentence.index, head=head, form="epithet")
        named.append(Named(mention, Actor(name=actor_id.upper(), actor_id=actor_id, kind=kind)))
    annotated = Annotated(article, sentences, attributions=find_attributions(text, sentences))
    return list(resolve_attributions(annotated, tuple(named)))


def test_one_voice_for_each_mention_in_order() -> None:
    text = "Residents said the mill burned. A medic said nine had died."
    voices = _resolve(text)
    assert [v.attribution.source for v in voices] == ["Residents", "medic"]
    assert all(v.attribution.cue_span and v.attribution.cue_span.quote == "said" for v in voices)


def test_a_party_claims_what_it_says_and_confirms_what_it_admits() -> None:
    party = ("The group", "g1", "rebel")
    assert [v.attribution.stance for v in _resolve("The group said the post fell.", party)] == ["claims"]
    assert [v.attribution.stance for v in _resolve("The group admitted that it fled.", party)] == ["confirms"]
    assert [v.attribution.stance for v in _resolve("The group denied that it fled.", party)] == ["denies"]


def test_an_epithet_takes_the_name_of_the_actor() -> None:
    [voice] = _resolve("The group said the post fell.", ("The group", "g1", "rebel"))
    assert (voice.attribution.source, voice.attribution.source_id, voice.attribution.aligned_with) == ("G1", "g1", "g1")


def test_a_place_held_by_a_party_is_not_the_party() -> None:
    [voice] = _resolve("Officials in rebel-held Homs said bread had run out.", ("rebel", "g1", "rebel"))
    assert voice.attribution.aligned_with is None


def test_residents_speak_for_no_party() -> None:
    [voice] = _resolve("Residents near the army post said the mill burned.", ("army", "a1", "state_forces"))
    assert (voice.attribution.kind, voice.attribution.aligned_with) == ("witness", None)


def test_a_report_that_names_its_own_outlet_reports_itself() -> None:
    [voice] = _resolve("ARA News has learned that the mill burned.", outlet="ARA News")
    assert voice.attribution.kind == "own_reporting"


@pytest.mark.parametrize(("day", "actor"), [("2016-04-20", "sy_saa"), ("2025-02-01", "sy_govt_new")])
def test_affiliations_are_dated(day: str, actor: str) -> None:
    [voice] = _resolve("SANA said the road was open.", day=day)
    assert voice.attribution.aligned_with == actor


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Karim Haddad, an activist, said it burned. Hadad added that two fled.", ["Karim Haddad", "Karim Haddad"]),
        ("Karim Haddad, an activist, said it burned. Medic Omar Hadid said two fled.", ["Karim Haddad", "Omar Hadid"]),
        ("A source said it burned. The source said two fled.", ["source", "source"]),
        ("Nadia Omar, a medic, said it burned. She added that two fled.", ["Nadia Omar", "Nadia Omar"]),
        ("The mayor, who said it burned, left.", ["mayor"]),
        ("She said it burned.", [None]),
    ],
)
def test_antecedents(text: str, sources: list[str | None]) -> None:
    assert [v.attribution.source for v in _resolve(text)] == sources


def test_the_hearer_is_in_the_chain_only_where_it_is_an_outlet() -> None:
    [voice] = _resolve("A medic told Radio Valley that nine had died.")
    assert [relay.source for relay in voice.attribution.relayed_by] == ["Radio Valley"]
    [voice] = _resolve("A medic told Omar that nine had died.")
    assert voice.attribution.relayed_by == ()

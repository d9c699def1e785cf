"""One incident of a brief: its numbers with who says them, its sources, a few words of its reports, its doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.export.pseudonyms import Pseudonyms
from dateline.knowledge.codebooks import country_codes
from dateline.model import Document, FusedIncident, words
from dateline.model.brief import BriefIncident, Cited, Number, NumberOf, Quoted
from dateline.model.display import tally_text
from dateline.model.dossier import Dossier
from dateline.model.fused import SaidField
from dateline.run.claims import Against, Claim, Evidence, GradeShown, Voice, claims_of
from dateline.run.outside import public_dossier
from dateline.store import Store, StoredFused

#: Sources that are named, words that are quoted, titles that are shown, and characters of a quote.
_SOURCES, _QUOTES, _TITLES, _LONGEST = 8, 2, 2, 220
_NUMBERS: tuple[tuple[SaidField, NumberOf], ...] = (
    ("killed", "killed"), ("civilians_killed", "civilians killed"), ("injured", "injured"), ("captured", "captured"),
)  # fmt: skip
_STANCES = {"denies": "denied by", "doubts": "doubted by"}


def told(
    store: Store, row: StoredFused, last: str | None, pseudonyms: Pseudonyms | None = None
) -> tuple[FusedIncident, BriefIncident] | None:
    """An incident for the team, or, masked, for those outside, who hear of days up to `last`; None where they do not.

    With it comes the incident that it was made of.
    """
    if row.verdict == "reject":
        return None
    readings = [store.reading(own) for own in row.incident.documents]
    if last is None:
        evidence = Evidence.of_readings(row.incident, readings)
        return row.incident, _incident(row.incident, evidence, [each.document for each in readings], row.review)
    dossier: Dossier | None = public_dossier(row, readings, last, pseudonyms)
    if dossier is None:
        return None
    incident = dossier.incidents[0]
    assert isinstance(incident, FusedIncident)
    return incident, _incident(incident, Evidence.of_dossier(dossier), dossier.documents, "open")


def _incident(incident: FusedIncident, evidence: Evidence, documents: Sequence[Document], review: str) -> BriefIncident:
    claims = {name: claims_of([s for s in incident.said if s.field == name], evidence) for name, _ in _NUMBERS}
    place, grade = incident.place, GradeShown.of(incident.credibility)
    days = sorted(day for each in documents if (day := _day(each)))
    fatalities = incident.fatalities
    return BriefIncident(
        id=incident.id,
        day=words.days(incident.time),
        start=(incident.time.start or incident.time.end) if incident.time else None,
        kind=words.kind(incident),
        type=incident.type,
        country=country_name(place.country) if place else None,
        admin1=(place.admin1 or "") if place else "",
        place=words.place_name(place),
        sides=words.sides(incident),
        killed=tally_text(fatalities),
        civilians=tally_text(incident.civilian_fatalities),
        injured=tally_text(incident.injured),
        weight=(fatalities.best or fatalities.low or 0) if fatalities else 0,
        numbers=tuple(_numbers(claims)),
        sources=_cited(evidence.voice(each) for each in incident.sources[:_SOURCES]),
        digit=grade.code if grade else None,
        digit_label=grade.label if grade else "",
        digit_reason=grade.reason if grade else "",
        quotes=tuple(_quotes(incident, claims, evidence, documents))[:_QUOTES],
        titles=tuple(_titles(documents))[:_TITLES],
        documents=len(incident.documents),
        independent=incident.independent_sources,
        against=tuple(dict.fromkeys(map(_against, evidence.against()))),
        disagreements=incident.disagreements,
        told=days[0] if days else None,
        newest=days[-1] if days else None,
        review=review,
    )


def _numbers(claims: dict[SaidField, tuple[Claim, ...]]) -> Iterator[Number]:
    for name, of in _NUMBERS:
        for claim in claims[name]:
            voices = [voice for telling in claim.tellings for voice in telling.voices]
            by = (Cited(name="a person of this desk"),) if claim.person else _cited(voices)
            yield Number(of=of, value=claim.value, by=by or _named(claim.by), chosen=claim.chosen)


def _named(names: Iterable[str]) -> tuple[Cited, ...]:
    return tuple(Cited(name=name) for name in names)


def _cited(voices: Iterable[Voice]) -> tuple[Cited, ...]:
    found: dict[str, Cited] = {}
    for voice in voices:
        note = "; ".join(filter(None, (voice.stance if voice.stance != "asserts" else "", voice.interest)))
        letter = voice.letter
        found.setdefault(
            voice.name,
            Cited(
                name=voice.name,
                letter=letter.code if letter else None,
                label=letter.label if letter else None,
                note=note if note not in voice.name else "",
            ),
        )
    return tuple(found.values())


def _quotes(
    incident: FusedIncident,
    claims: dict[SaidField, tuple[Claim, ...]],
    evidence: Evidence,
    documents: Sequence[Document],
) -> Iterator[Quoted]:
    """The words that bear the number, else those that tell what happened; one quote a document."""
    kinds = claims_of([said for said in incident.said if said.field == "type"], evidence)
    ordered = sorted((*claims["killed"], *claims["injured"]), key=lambda claim: not claim.chosen)
    urls = {each.id: each.url for each in documents}
    seen: set[str] = set()
    for claim in (*ordered, *kinds):
        for telling in claim.tellings:
            if not telling.quotes or telling.document in seen:
                continue
            first = telling.quotes[0]
            said = " ".join(f"{first.before}{first.words}{first.after}".split())
            if said and said not in seen:
                seen |= {telling.document, said}
                by = ", ".join(dict.fromkeys(voice.name for voice in telling.voices))
                yield Quoted(
                    words=_short(said), by=by, outlet=telling.outlet, day=telling.day, url=urls.get(telling.document)
                )


def _short(said: str) -> str:
    if len(said) <= _LONGEST:
        return said
    return said[:_LONGEST].rpartition(" ")[0].rstrip(" ,;") + " …"


def _titles(documents: Sequence[Document]) -> Iterator[Quoted]:
    for each in sorted(documents, key=lambda each: (_day(each) or "9999", each.id)):
        if each.title:
            yield Quoted(words=each.title, by="", outlet=each.outlet, day=_day(each), url=each.url)


def _against(against: Against) -> Quoted:
    voices = ", ".join(dict.fromkeys(voice.name for voice in against.telling.voices))
    quoted = next(iter(against.telling.quotes), None)
    said = _short(" ".join(f"{quoted.before}{quoted.words}{quoted.after}".split())) if quoted else ""
    telling, by = against.telling, f"{_STANCES.get(against.stance, against.stance)} {voices}"
    return Quoted(words=said, by=by, outlet=telling.outlet, day=telling.day)


def _day(document: Document) -> str | None:
    return document.published.start if document.published else None


def country_name(code: str | None) -> str | None:
    """The name of a country by its two letters; the letters where they are not known."""
    known = country_codes().get(code or "")
    return known.name if known else code

"""What became known in some days of what was known before: numbers that moved, and what persons decided."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import FusedIncident, InputError, Judgement, MissingError, Said, words
from dateline.model.brief import BriefNews, NewsKind
from dateline.model.fused import SaidField
from dateline.store import Filters, Store

from .asked import Asked

_HARMS: tuple[tuple[SaidField, str], ...] = (("killed", "killed"), ("injured", "injured"), ("captured", "captured"))
_DECIDED: dict[str, NewsKind] = {
    "correct": "corrected", "reject": "rejected", "merge": "merged", "split": "split", "accept": "accepted",
}  # fmt: skip


def title_of(incident: FusedIncident) -> str:
    """ "2016-04-20, Shelling/artillery/missile attack, Harasta"."""
    return ", ".join(filter(None, (words.days(incident.time), words.kind(incident), words.place_name(incident.place))))


def numbers_moved(incident: FusedIncident, first: str, last: str) -> Iterator[BriefNews]:
    """Numbers that were first given in these days and differ from all that was given before."""
    for field, word in _HARMS:
        said = [each for each in incident.said if each.field == field and each.day and _figure(each) is not None]
        before = sorted((each for each in said if (each.day or "") < first), key=lambda each: each.day or "")
        known = {_figure(each) for each in before}
        for each in sorted(said, key=lambda each: (each.day or "", each.value)):
            figure = _figure(each)
            if not before or figure in known or figure is None or not first <= (each.day or "") <= last:
                continue
            known.add(figure)
            latest = before[-1]
            old = _figure(latest) or 0
            by = ", ".join(each.by)
            way = "rose" if figure > old else "fell"
            yield BriefNews(
                kind="number",
                day=each.day or last,
                id=incident.id,
                title=title_of(incident),
                words=f"{word} {way} from {latest.value} ({latest.day}) to {each.value}{f' by {by}' if by else ''}",
            )


def _figure(said: Said) -> int | None:
    return said.best if said.best is not None else said.low


def decided(store: Store, asked: Asked) -> Iterator[BriefNews]:
    """What persons of the desk decided in these days (UTC), and did not take back; in the brief's area."""
    first, last = asked.days
    undone = {each.undoes for each in store.undoings()}
    for judgement in store.judgements_on(first, last):
        kind = _DECIDED.get(judgement.verdict)
        if kind is None or judgement.number in undone:
            continue
        try:
            row = store.fused_of(judgement.subject)
        except (MissingError, InputError):
            title, own = "an incident that is no more", judgement.subject
        else:
            if asked.filters and row.id not in _ids_of(store, row.incident, asked):
                continue
            title, own = title_of(row.incident), row.id
        yield BriefNews(kind=kind, day=judgement.at[:10], id=own, title=title, words=_words(judgement))


def withdrawn(store: Store, asked: Asked) -> Iterator[BriefNews]:
    """What was once published and was withdrawn in these days; where it lay is not told: no area's brief has it."""
    if asked.filters:
        return
    for own, day, reason, successor in store.withdrawn_on(*asked.days):
        words = reason + (f"; its reports are now in {successor}" if successor else "")
        yield BriefNews(kind="withdrawn", day=day, id=own, title=f"incident {own}, once published", words=words)


def _ids_of(store: Store, incident: FusedIncident, asked: Asked) -> set[str]:
    """The incidents in the brief's area that the first document of this one tells."""
    filters: Filters = {**asked.filters, "document": incident.documents[0]}
    return {row.id for row in store.fused(**filters)}


def _words(judgement: Judgement) -> str:
    told = [f"{each.field.replace('_', ' ')}: {each.given or 'unknown'}" for each in judgement.corrections]
    return "; ".join([*told, *([judgement.note] if judgement.note else []), f"by {judgement.by}"])

"""One name for one person: the spellings and short forms of a person in one report become the fullest of them."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.person_names import name_parts, same_person

from .attribution_sources import Source


def one_name_each(sources: list[Source]) -> dict[Source, Source]:
    """For each source that is a person's, that person as the report names him most fully.

    `sources` are in text order. "Abdulrahman", "Rami Abdel Rahman, head of the Observatory" and "Mr. Abdul-Rahman" are
    one, by the second name and with its kind and id. A short name that two persons bear stays by itself.
    """
    people: list[list[Source]] = []
    for source in sorted(dict.fromkeys(s for s in sources if s.person), key=_shortness):
        fitting = [group for group in people if _same(source, group[0])]
        if len(fitting) == 1:
            fitting[0].append(source)
        elif not fitting:
            people.append([source])
    found: dict[Source, Source] = {}
    for group in people:
        whole = _merged(sorted(group, key=sources.index))
        found |= dict.fromkeys(group, whole)
    return found


def _shortness(source: Source) -> int:
    return -len(name_parts(" ".join(source.person)))


def _same(source: Source, other: Source) -> bool:
    if not same_person(source.person, other.person):
        return False
    if source.kind is None or other.kind is None or source.kind == other.kind:
        return True
    # "the medic Omar" is not Karim Omar the activist; two full names alike are one, whatever he is called
    return min(len(name_parts(" ".join(each.person))) for each in (source, other)) > 1


def _merged(group: list[Source]) -> Source:
    """The person of a group in text order: the fullest name, and what the first that tells it tells of him."""
    fullest = min(group, key=_shortness)
    known = next((source for source in group if source.id or source.aligned_with), fullest)
    kind = known.kind or next((source.kind for source in group if source.kind), None)
    return replace(fullest, id=known.id, aligned_with=known.aligned_with, kind=kind)

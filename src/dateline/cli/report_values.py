"""Incidents, events and control assertions for the terminal: each value, its words, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from dateline.model import ControlAssertion, Event, Incident, Reading, Span, Tally, words
from dateline.model.display import tally_text
from dateline.run import Value, control_values, event_values, incident_values, voices_against

from .report_counts import count_lines
from .report_rows import Line, head, row
from .report_sources import Sources, grade_words
from .text import one_line

#: Quotes that a line gives at most: all of them stand in the sentences below, and in --json.
MOST_QUOTES = 4
_HARMS = ("killed", "injured", "captured", "missing", "displaced")


def incident_lines(incident: Incident, reading: Reading, sources: Sources, *, full: bool = False) -> Iterator[Line]:
    """One incident: its values, each with its quotes and who says so; with `full` also the sentences."""
    events = [event for event in reading.events if event.id in incident.events]
    values = incident_values(reading, incident)
    yield head(incident.id, one_line(words.kind(incident)))
    kinds = [value for value in values if value.what == "type"]
    yield _line("what", "", _picked(kinds, words.kind(incident)), sources)
    yield from _sides(incident, values, sources)
    when = [value for value in values if value.what == "time"]
    yield from _value("when", words.days(incident.time), _picked(when, words.days(incident.time)), sources)
    where = [value for value in values if value.what == "place"]
    name = incident.place.name if incident.place else ""
    yield from _value("where", words.where(incident.place), _picked(where, name), sources)
    tallies = {"killed": incident.fatalities, "injured": incident.injured, "captured": incident.captured}
    for harm in _HARMS:
        yield from _counts(harm, [value for value in values if value.what == harm], tallies.get(harm), sources)
    yield from _value("civilians", _bounds(incident.civilian_fatalities), (), sources)
    yield from _weapons(values, sources)
    for disagreement in incident.disagreements:
        yield row("differs", one_line(disagreement))
    if against := voices_against(reading, incident):
        yield row("against", _refs_alone(sources.refs(against)))
    yield from _perhaps(events)
    if incident.credibility:
        yield row("credible", one_line(grade_words(incident.credibility)))
    doer = incident.side_a_credibility
    if doer and incident.credibility and doer.code != incident.credibility.code:
        yield row("by whom", one_line(grade_words(doer)))
    if full:
        for event in events:
            yield from evidence_lines(event)


def event_lines(event: Event, reading: Reading, sources: Sources, *, full: bool = False) -> Iterator[Line]:
    """One event: its values, each with its quote and who says so; with `full` also its sentences."""
    values = event_values(reading, event)
    yield head(event.id, one_line(f"{words.kind(event)} ({event.status})"))
    yield _line("what", "", [value for value in values if value.what == "type"], sources)
    yield from _sides(event, values, sources)
    victims = [value for value in values if value.what == "victim"]
    yield from _value("victims", words.names(event.victims), victims, sources)
    yield from _value("when", words.days(event.time), [v for v in values if v.what == "time"], sources)
    yield from _value("where", words.where(event.place), [v for v in values if v.what == "place"], sources)
    for harm in _HARMS:
        yield from _counts(harm, [value for value in values if value.what == harm], None, sources)
    yield from _weapons(values, sources)
    yield from _perhaps([event])
    if full:
        yield from evidence_lines(event)


def control_lines(items: Iterable[ControlAssertion], reading: Reading, sources: Sources) -> Iterator[Line]:
    """Each control assertion in a line, with who says so; what is said twice by the same stands once."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        holder = item.holder.name if item.holder else "?"
        before = f" from {item.previous_holder.name}" if item.previous_holder else ""
        when = f" ({words.days(item.time)})" if words.days(item.time) else ""
        told = one_line(f"{holder} {item.status} {item.place.name}{before}{when}")
        refs = sources.ref(control_values(reading, item)[0].said_by, item.evidence[0])
        if (told, refs) in seen:
            continue
        seen.add((told, refs))
        line = Text(f"{told}  ").append_text(_refs_alone(refs))
        if item.credibility:
            line.append(f", credibility {item.credibility.code}", style="magenta")
        yield row("", line, width=0)


def evidence_lines(event: Event) -> Iterator[Line]:
    """The sentences that an event rests on."""
    for span in event.evidence:
        yield row(event.id, _sentence(span))


def _sides(record: Event | Incident, values: Iterable[Value], sources: Sources) -> Iterator[Line]:
    """Both sides in a row where the same sources name them, else a row each."""
    told = {
        side: [value for value in values if value.what == side and value.value in {a.name for a in actors}]
        for side, actors in (("side_a", record.side_a), ("side_b", record.side_b))
    }
    both = [*told["side_a"], *told["side_b"]]
    refs = {sources.refs(each) for each in told.values() if each}
    if len(refs) < 2:
        yield from _value("who", words.sides(record), both, sources)
        return
    yield from _value("side A", words.names(record.side_a), told["side_a"], sources)
    yield from _value("side B", words.names(record.side_b), told["side_b"], sources)


def _counts(harm: str, values: list[Value], tally: Tally | None, sources: Sources) -> Iterator[Line]:
    """What each source counts; above it the tally, where it is not the one count that was told."""
    bounds = _bounds(tally)
    told = {value.value for value in values if value.role != "subset"}
    whole = Text(bounds).append(" in all", style="dim") if bounds and {bounds} != told else None
    yield from count_lines(harm, values, whole, sources)


def _weapons(values: Iterable[Value], sources: Sources) -> Iterator[Line]:
    weapons = [value for value in values if value.what == "weapon"]
    yield from _value(
        "with", ", ".join(dict.fromkeys(value.value for value in weapons)), weapons, sources, quotes=False
    )


def _perhaps(events: Iterable[Event]) -> Iterator[Line]:
    """Whose words the report's own voice may go on; nothing rests on it."""
    told = [event.possible_source for event in events if event.possible_source]
    names = dict.fromkeys(voice.source or "the unnamed source" for voice in told)
    if names:
        yield row("perhaps", one_line(f"in the words of {' or '.join(names)}, told just before"))


def _picked(values: list[Value], chosen: str) -> list[Value]:
    """The values that say the one that was chosen; all where none does."""
    return [value for value in values if value.value == chosen] or values


def _value(name: str, value: str, said: Iterable[Value], sources: Sources, *, quotes: bool = True) -> Iterator[Line]:
    if value:
        yield _line(name, value, list(said), sources, quotes=quotes)


def _line(name: str, value: str, said: list[Value], sources: Sources, *, quotes: bool = True) -> Line:
    line = Text(one_line(value))
    told = list(dict.fromkeys(one_line(each.span.quote) for each in said if each.span))
    if told and quotes:
        more = " …" if len(told) > MOST_QUOTES else ""
        line.append("  " if value else "")
        line.append(" ".join(f"“{quote}”" for quote in told[:MOST_QUOTES]) + more, style="dim")
    elif basis := next((each.basis for each in said if each.basis), None):
        line.append(f"  ({one_line(basis)})", style="dim")
    if refs := sources.refs(said):
        line.append("  ").append_text(_refs_alone(refs))
    return row(name, line)


def _refs_alone(refs: str) -> Text:
    return Text(refs, style="magenta")


def _sentence(span: Span) -> Text:
    return Text(f"“{one_line(span.quote)}”").append(f" ({span.start}-{span.end})", style="dim")


def _bounds(tally: Tally | None) -> str:
    """ "21+ (low 21, best 24, high unknown)"; the bounds only where they say more."""
    brief = tally_text(tally)
    if tally is None or not brief or brief == str(tally.best) or tally.best in (None, tally.low):
        return brief
    low, high = ("unknown" if bound is None else str(bound) for bound in (tally.low, tally.high))
    return f"{brief} (low {low}, best {tally.best}, high {high})"

"""A Reading for the terminal: the text with its evidence highlighted, then each value with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from dateline.model import Attribution, ControlAssertion, Event, Incident, Place, Reading, Span, Tally
from dateline.model.display import tally_text

from . import words
from .text import clean, one_line

#: A line as rich prints it.
Line = Text | Table

#: How the text shows what rests where, from the widest to the narrowest; underline and bold also without colour.
EVIDENCE, COUNT, PLACE, TIME, ACTOR, VOICE, TRIGGER = (
    "on grey19",
    "bold red",
    "underline green",
    "underline yellow",
    "underline cyan",
    "italic magenta",
    "bold",
)
_LEGEND = (("count", COUNT), ("place", PLACE), ("time", TIME), ("actor", ACTOR), ("source", VOICE), ("act", TRIGGER))
_NOT_READ = ("comment", "caption", "boilerplate", "byline")


def report_lines(reading: Reading) -> Iterator[Line]:
    """The whole report."""
    document = reading.document
    yield Text(one_line(document.title or document.id), style="bold")
    published = document.published
    day = f"published {words.days(published)} ({published.basis or published.precision})" if published else "undated"
    about = [document.outlet, day, document.url, f"id {document.id}"]
    yield Text(one_line(" · ".join(part for part in about if part)), style="dim")
    yield Text()
    yield highlighted(reading)
    yield Text()
    legend = Text("highlighted: ", style="dim")
    for name, style in _LEGEND:
        legend.append(name, style=style).append("  ")
    yield legend
    grouped = {event_id for incident in reading.incidents for event_id in incident.events}
    for incident in reading.incidents:
        yield Text()
        yield from incident_lines(incident, reading)
    for event in reading.events:
        if event.id not in grouped:
            yield Text()
            yield from text_of_event(event)
    if reading.control:
        yield Text()
        yield Text("control", style="bold")
        for item in reading.control:
            yield from _control_lines(item)
    if reading.warnings:
        yield Text()
        yield Text("warnings", style="bold")
        for warning in reading.warnings:
            yield Text(f"  {one_line(warning)}")


def highlighted(reading: Reading) -> Text:
    """The document's text with the spans that values rest on; what is not read (comments, captions) is dim."""
    text = Text(clean(reading.document.text))
    for section in reading.sections:
        if section.kind in _NOT_READ:
            text.stylize("dim", section.start, section.end)
    for style, spans in _spans(reading):
        for span in spans:
            text.stylize(style, span.start, span.end)
    return text


def incident_lines(incident: Incident, reading: Reading) -> Iterator[Line]:
    """One incident: its values, each with its quotes, and who says so."""
    events = [event for event in reading.events if event.id in incident.events]
    yield _head(incident.id, words.kind(incident))
    yield from _value("who", words.sides(incident), _actor_spans(events))
    yield from _value("when", words.days(incident.time), (e.time.span for e in events if e.time))
    yield from _value("where", _where(incident.place), (e.place.span for e in events if e.place))
    for harm, tally in (
        ("killed", incident.fatalities),
        ("injured", incident.injured),
        ("captured", incident.captured),
    ):
        spans = [c.span for event in events for c in event.casualties if c.harm == harm]
        yield from _value(harm, _bounds(tally), spans)
    yield from _value("civilians", _bounds(incident.civilian_fatalities), ())
    yield from _value("with", ", ".join(dict.fromkeys(w.name for e in events for w in e.weapons)), ())
    yield from _source_lines(incident.sources or tuple(a for event in events for a in event.attribution))
    for disagreement in incident.disagreements:
        yield _row("differs", one_line(disagreement))
    for event in events:
        yield from _evidence_lines(event)


def text_of_event(event: Event) -> Iterator[Line]:
    """One event: its values, each with its quote, and who says so."""
    yield _head(event.id, f"{words.kind(event)} ({event.status})")
    yield from _value("who", words.sides(event), _actor_spans([event]))
    yield from _value("victims", words.names(event.victims), (actor.span for actor in event.victims))
    yield from _value("when", words.days(event.time), (event.time.span,) if event.time else ())
    yield from _value("where", _where(event.place), (event.place.span,) if event.place else ())
    for casualties in event.casualties:
        yield from _value(casualties.harm, words.count(casualties), (casualties.span,))
    yield from _value("with", ", ".join(weapon.name for weapon in event.weapons), ())
    yield from _source_lines(event.attribution)
    yield from _evidence_lines(event)


def _spans(reading: Reading) -> Iterator[tuple[str, list[Span]]]:
    events = reading.events
    records: list[Event | ControlAssertion] = [*events, *reading.control]
    yield EVIDENCE, [span for record in records for span in record.evidence]
    voices = [a for record in records for a in record.attribution]
    yield VOICE, _known(a.source_span for a in voices)
    yield ACTOR, _known(_actor_spans(events))
    yield PLACE, _known(record.place.span for record in records if record.place)
    yield TIME, _known(record.time.span for record in records if record.time)
    yield COUNT, _known(c.span for event in events for c in event.casualties)
    yield TRIGGER, [event.word for event in events]


def _actor_spans(events: Iterable[Event]) -> Iterator[Span | None]:
    for event in events:
        for actor in (*event.side_a, *event.side_b, *event.victims):
            yield actor.span


def _known(spans: Iterable[Span | None]) -> list[Span]:
    return [span for span in spans if span is not None]


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    area = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part and part != place.name)
    point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else "not located"
    radius = f" ±{place.uncertainty_km:g} km" if place.uncertainty_km is not None else ""
    return f"{words.place_name(place)}{f' ({area})' if area else ''}: {point}{radius}"


def _head(own: str, what: str) -> Text:
    return Text(f"{own}  ", style="bold").append(one_line(what), style="bold")


def _row(name: str, value: str | Text) -> Table:
    row = Table.grid(padding=(0, 1))
    row.add_column(width=1)
    row.add_column(width=9, no_wrap=True)
    row.add_column()
    row.add_row("", name, Text(value) if isinstance(value, str) else value)
    return row


def _value(name: str, value: str, spans: Iterable[Span | None]) -> Iterator[Table]:
    if not value:
        return
    line = Text(one_line(value))
    quotes = dict.fromkeys(one_line(span.quote) for span in _known(spans))
    if quotes:
        line.append("  ").append("  ".join(f"“{quote}”" for quote in quotes), style="dim")
    yield _row(name, line)


def _bounds(tally: Tally | None) -> str:
    """ "21+ (low 21, best 24, high unknown)"; the bounds only where they say more."""
    brief = tally_text(tally)
    if tally is None or not brief or brief == str(tally.best) or tally.best in (None, tally.low):
        return brief
    low, high = ("unknown" if bound is None else str(bound) for bound in (tally.low, tally.high))
    return f"{brief} (low {low}, best {tally.best}, high {high})"


def _source_lines(sources: Iterable[Attribution]) -> Iterator[Line]:
    told = list(sources)
    if not told:
        yield _row("says", "the report, in its own voice")
    for line in dict.fromkeys(_source(source) for source in told):
        yield _row("says", one_line(line))


def _source(source: Attribution) -> str:
    kind = f", {source.kind.replace('_', ' ')}" if source.kind else ""
    side = f", of {source.aligned_with}: no independent source" if source.aligned_with else ""
    cue = f"  “{source.cue_span.quote}”" if source.cue_span else ""
    return f"{words.voice(source)}{kind}{side}{cue}"


def _evidence_lines(event: Event) -> Iterator[Line]:
    for span in event.evidence:
        yield _row(event.id, f"“{one_line(span.quote)}” ({span.start}-{span.end})")


def _control_lines(item: ControlAssertion) -> Iterator[Line]:
    holder = item.holder.name if item.holder else "?"
    before = f" from {item.previous_holder.name}" if item.previous_holder else ""
    when = words.days(item.time)
    yield Text(f"  {one_line(f'{holder} {item.status} {item.place.name}{before}')}{f' ({when})' if when else ''}")
    yield from _source_lines(item.attribution)
    for span in item.evidence:
        yield _row("", f"“{one_line(span.quote)}” ({span.start}-{span.end})")

"""A Reading for the terminal: the text with its evidence highlighted, then each value with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from dateline.model import ControlAssertion, Event, Reading, Span, words

from .report_rows import Line
from .report_sources import Sources
from .report_values import control_lines, event_lines, incident_lines
from .text import clean, one_line

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


def report_lines(reading: Reading, *, full: bool = False) -> Iterator[Line]:
    """The whole report; with `full` why each source has its letter, and its sentences."""
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
    sources = Sources(reading)
    grouped = {event_id for incident in reading.incidents for event_id in incident.events}
    for incident in reading.incidents:
        yield Text()
        yield from incident_lines(incident, reading, sources)
    for event in reading.events:
        if event.id not in grouped:
            yield Text()
            yield from event_lines(event, reading, sources)
    if reading.control:
        yield Text()
        yield Text("control", style="bold")
        yield from control_lines(reading.control, reading, sources)
    if reading.incidents or reading.events or reading.control:
        yield Text()
        yield from sources.lines(full=full)
    if reading.warnings:
        yield Text()
        yield Text("warnings", style="bold")
        for warning in reading.warnings:
            yield Text(f"  {one_line(warning)}")


def part_lines(reading: Reading, part: str, *, full: bool = False) -> Iterator[Line]:
    """One incident or event of a report, by its id; raises KeyError where there is none.

    With `full` the sentences stand under the sources that say them, else under the incident or event.
    """
    sources = Sources(reading)
    incident = next((each for each in reading.incidents if each.id == part), None)
    if incident is not None:
        yield from incident_lines(incident, reading, sources, full=not full)
    else:
        yield from event_lines(reading.event(part), reading, sources, full=not full)
    yield from sources.lines(full=full)


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


def _spans(reading: Reading) -> Iterator[tuple[str, list[Span]]]:
    events = reading.events
    records: list[Event | ControlAssertion] = [*events, *reading.control]
    yield EVIDENCE, [span for record in records for span in record.evidence]
    voices = [a for record in records for a in record.attribution]
    yield VOICE, _known(a.source_span for a in voices)
    yield ACTOR, _known(actor.span for e in events for actor in (*e.side_a, *e.side_b, *e.victims))
    yield PLACE, _known(record.place.span for record in records if record.place)
    yield TIME, _known(record.time.span for record in records if record.time)
    yield COUNT, _known(c.span for event in events for c in event.casualties)
    yield TRIGGER, [event.word for event in events]


def _known(spans: Iterable[Span | None]) -> list[Span]:
    return [span for span in spans if span is not None]

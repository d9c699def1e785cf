"""The parts of the report page: every string of a report passes through `escape` on its way into HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dateline.model import (
    UNREAL,
    Attribution,
    Casualties,
    ControlAssertion,
    Document,
    Event,
    Place,
    Reading,
    Span,
    Tally,
    When,
)
from dateline.model.grades import DIGITS

from ._highlight import evidence_html
from ._items import Item, short
from ._text import join_names, place_words, source_words, sources_words
from .markup import escape

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CONTROL_WORDS = {"holds": "held by", "took": "taken by", "lost": "lost by", "contested": "contested by"}
_CONTROL_WORDS |= {"besieged": "besieged; held by", "advancing": "advance of"}
UNKNOWN = '<span class="unknown" title="not known">–</span>'


def day_words(when: When | None) -> str:
    """A time for a reader: "2 Mar 2021", "1 – 7 Mar 2021 (week)", "Mar 2021", "by 3 Mar 2021"; "" where unknown."""
    if when is None or not (when.start or when.end):
        return ""
    first, last = (dt.date.fromisoformat(day) if day else None for day in (when.start, when.end))
    if first is None or last is None:
        begins = "after" if when.precision == "unknown" else "since"  # a plan that names no day lies after it
        return f"{begins} {_day(first)}" if first else f"by {_day(last)}"
    if first == last:
        return _day(first)
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1 and when.precision in ("month", "year"):
        if (first.year, first.month) == (last.year, last.month):
            return _day(first).split(" ", 1)[1]
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return str(first.year)
    shared = 2 if first.year != last.year else 1 if first.month != last.month else 0
    begin = " ".join(_day(first).split()[: shared + 1])
    precision = "" if when.precision in ("time", "day", "unknown") else f" ({when.precision})"
    return f"{begin} – {_day(last)}{precision}"


def _day(day: dt.date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def id_words(identifier: str) -> str:
    """An id for a reader: a hash is cut to the length that the command line takes as well."""
    head, slash, tail = identifier.partition("/")
    return (head[:10] if len(head) == 64 else head) + slash + tail


def place_html(place: Place | None) -> str:
    """A place with what is known of how exact it is."""
    if place is None:
        return UNKNOWN
    within = ", ".join(dict.fromkeys(part for part in (place.admin2, place.admin1, place.country) if part))
    if place.lat is None:
        exact = "not located"
    else:
        radius = "" if place.uncertainty_km is None else f" ±{place.uncertainty_km:g} km"
        exact = f"{place.lat:g}, {place.lon:g}{radius}"
    notes = "; ".join(filter(None, ((place.kind or "").replace("_", " "), within, exact)))
    return f'{escape(place_words(place))} <span class="meta">{escape(notes)}</span>'


def bounds_html(tally: Tally | None) -> str:
    """Three cells: low, best, high; unknown is a dash, never 0."""
    values = (tally.low, tally.best, tally.high) if tally else (None, None, None)
    cells = (UNKNOWN if value is None else str(value) for value in values)
    return "".join(
        f'<td class="number {name}">{cell}</td>' for name, cell in zip(("low", "best", "high"), cells, strict=True)
    )


def summary_row(number: int, item: Item) -> str:
    """The incident's line in the table at the top."""
    incident = item.incident
    place = escape(place_words(incident.place)) or UNKNOWN
    told = "" if item.happened else "".join(f' <span class="tag unreal">{escape(s)}</span>' for s in item.statuses)
    return (
        f'<tr><td class="day"><a href="#i{number}">{escape(day_words(incident.time)) or "no day"}</a></td>'
        f"<td>{escape(incident.subtype or incident.type)}{told}</td>"
        f"<td>{_sides(item)}</td><td>{place}<br><span class='meta'>{escape(_precision(incident.place))}</span></td>"
        f"{bounds_html(incident.fatalities)}<td>{escape(_says(item))}</td></tr>"
    )


def _sides(item: Item) -> str:
    sides = [escape(join_names(side)) for side in (item.incident.side_a, item.incident.side_b)]
    return " → ".join(side or UNKNOWN for side in sides) if any(sides) else UNKNOWN


def _precision(place: Place | None) -> str:
    if place is None:
        return ""
    if place.lat is None:
        return "not located"
    kind = (place.kind or "place").replace("_", " ")
    return kind if place.uncertainty_km is None else f"{kind}, ±{place.uncertainty_km:g} km"


def _says(item: Item) -> str:
    return sources_words(item.sources) or item.cited("outlet") or "the report"


def incident_html(number: int, item: Item, *, public: bool) -> Iterator[str]:
    """An incident: what is known, who says each value, where they disagree, and the words of the report."""
    incident = item.incident
    statuses = "".join(
        f' <span class="tag{" unreal" if s in UNREAL else ""}">{escape(s)}</span>' for s in item.statuses
    )
    yield f'<article class="incident" id="i{number}"><h3>{escape(incident.subtype or incident.type)}{statuses}</h3>'
    day = escape(day_words(incident.time)) or "No day known"
    yield f"<p>{_sides(item)}</p><p>{day} · {place_html(incident.place)}</p>"
    sources = f"{incident.independent_sources} independent source{'' if incident.independent_sources == 1 else 's'}"
    sure = "" if item.confidence is None else f" · confidence {item.confidence:.2f}"
    titles = "; ".join(f"“{escape(each.title or id_words(each.id))}”" for each in item.documents)
    yield f'<p class="meta">{escape(id_words(item.id))} · from {titles} · {sources}{sure}</p>'
    if grade := incident.credibility:
        yield f'<p class="meta">Credibility {grade.code} of 6 ({DIGITS[grade.code]}): {escape(grade.reason)}</p>'
    yield from evidence_html(item, public=public)
    if incident.disagreements:
        points = "".join(f"<li>{escape(point)}</li>" for point in incident.disagreements)
        yield f'<div class="disputed"><span class="meta">Accounts differ</span><ul>{points}</ul></div>'
    yield _claims(item)
    yield _values(item)
    yield "</article>"


def _claims(item: Item) -> str:
    rows = []
    for event in item.events:
        for claim in event.casualties:
            whose, bounds = claim.description or claim.who, Tally(low=claim.low, best=claim.best, high=claim.high)
            part = f' <span class="tag">{claim.role}</span>' if claim.role != "count" else ""
            rows.append(
                f"<tr><td>{claim.harm}{part}</td>{bounds_html(bounds)}<td>{escape(whose)}</td>"
                f"<td>{_quoted(claim.span)}</td><td>{escape(_counted_by(item, event, claim))}</td>"
                f'<td class="number">{claim.credibility.code if claim.credibility else UNKNOWN}</td></tr>'
            )
    if not rows:
        return ""
    head = _head("Harm", "#Low", "#Best", "#High", "Whom", "In the report’s words", "According to", "#Credibility")
    return f'<div class="scroll"><table>{head}<tbody>{"".join(rows)}</tbody></table></div>'


def _values(item: Item) -> str:
    rows: list[str] = []
    seen: set[tuple[str, str, str]] = set()

    def add(what: str, value: str, span: Span | None, event: Event, basis: str | None = None) -> None:
        said = _quoted(span) or (f'<span class="soft">{escape(basis)}</span>' if basis else "")
        key = (what, value, said)
        if value and key not in seen:
            seen.add(key)
            voice = escape(_voice(item, event, span))
            rows.append(f"<tr><td>{what}</td><td>{escape(value)}</td><td>{said}</td><td>{voice}</td></tr>")

    for event in item.events:
        add("What", event.subtype or event.type, event.trigger, event)
        for actor in event.side_a:
            add("Side A", actor.name, actor.span, event)
        for actor in event.side_b:
            add("Side B", actor.name, actor.span, event)
        if event.place:
            add("Where", place_words(event.place), event.place.span, event)
        if event.time:
            add("When", day_words(event.time), event.time.span, event, event.time.basis)
        for weapon in event.weapons:
            add("Weapon", weapon.name, weapon.span, event)
    head = _head("Value", "As read", "In the report’s words", "According to")
    return f'<div class="scroll"><table>{head}<tbody>{"".join(rows)}</tbody></table></div>'


def _voice(item: Item, event: Event, span: Span | None) -> str:
    """Who says a value: the sources whose words hold it, else the report in its own voice."""
    own = item.outlet_of(event)
    if span is None:
        return own
    said = [v for v in event.attribution if v.content_span and v.content_span.overlaps(span.start, span.end)]
    if not said:  # "…, residents said": a source whose content is not told apart speaks for its sentence
        sentence = next((e for e in event.evidence if e.overlaps(span.start, span.end)), None)
        said = [v for v in event.attribution if v.content_span is None and sentence and _within(v, sentence)]
    return "; ".join(dict.fromkeys(_graded(source) for source in said)) or own


def _counted_by(item: Item, event: Event, claim: Casualties) -> str:
    """Who gives a count: its own voices where it has them."""
    if claim.attribution is None:
        return _voice(item, event, claim.span)
    return "; ".join(dict.fromkeys(map(_graded, claim.attribution))) or item.outlet_of(event)


def _graded(source: Attribution) -> str:
    """ "Amaq News Agency (claims), reliability C"; F, which all have of whom no record is kept, is not said."""
    grade = source.reliability
    return source_words(source) + (f", reliability {grade.code}" if grade and grade.code != "F" else "")


def _within(voice: Attribution, sentence: Span) -> bool:
    place = voice.cue_span or voice.source_span
    return place is not None and sentence.overlaps(place.start, place.end)


def _quoted(span: Span | None) -> str:
    return f'<span class="said">“{escape(short(span.quote))}”</span>' if span else ""


def control_html(readings: Iterable[Reading]) -> str:
    """The table of who is said to hold which place; "" where nobody says anything."""
    rows = [_control_row(reading.document, assertion) for reading in readings for assertion in reading.control]
    if not rows:
        return ""
    head = _head("Place", "Status", "When", "According to", "In the report’s words", "Report")
    return f'<div class="scroll"><table>{head}<tbody>{"".join(rows)}</tbody></table></div>'


def _control_row(document: Document, said: ControlAssertion) -> str:
    holder = escape(said.holder.name) if said.holder else UNKNOWN
    before = (
        f'<br><span class="meta">before: {escape(said.previous_holder.name)}</span>' if said.previous_holder else ""
    )
    voice = "; ".join(source_words(source) for source in said.attribution) or document.outlet or "the report itself"
    quotes = "<br>".join(_quoted(span) for span in said.evidence[:2])
    return (
        f"<tr><td>{place_html(said.place)}</td><td>{_CONTROL_WORDS[said.status]} {holder}{before}</td>"
        f'<td class="day">{escape(day_words(said.time)) or UNKNOWN}</td><td>{escape(voice)}</td><td>{quotes}</td>'
        f"<td>{escape(document.title or id_words(document.id))}</td></tr>"
    )


def document_html(reading: Reading) -> str:
    """A document's entry in the list of reports, with what was odd about it."""
    document = reading.document
    facts = (
        document.outlet,
        day_words(document.published),
        id_words(document.id),
        f"{len(reading.incidents)} incidents",
    )
    title, url = escape(document.title or "Untitled"), document.url
    linked = f'<a href="{escape(url)}" rel="noreferrer noopener">{title}</a>' if url and _is_web(url) else title
    shown = f'<div class="meta">{escape(url)}</div>' if url else ""
    warnings = "".join(f"<li>{escape(warning)}</li>" for warning in reading.warnings)
    return (
        f'<li>{linked}<div class="meta">{escape(" · ".join(fact for fact in facts if fact))}</div>{shown}'
        + (f'<ul class="warnings">{warnings}</ul>' if warnings else "")
        + "</li>"
    )


def _is_web(url: str) -> bool:
    """Whether an address may become a link: "javascript:…" may not."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _head(*names: str) -> str:
    """A table's head; names that begin with "#" stand over numbers."""
    cells = (f'<th class="number">{n[1:]}</th>' if n.startswith("#") else f"<th>{n}</th>" for n in names)
    return f"<thead><tr>{''.join(cells)}</tr></thead>"

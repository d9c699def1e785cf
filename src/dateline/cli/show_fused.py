"""`dateline show` of a fused incident: each value and who gives it, tolls, disagreements, reports, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from dateline.model import FusedIncident, Incident, Report, Said, words
from dateline.model.display import tally_text
from dateline.run.why import alike
from dateline.store import Store, StoredFused

from .fused import plain
from .jsonl import print_json
from .listing import console
from .report_rows import Line, head, print_lines, row
from .report_sources import grade_words
from .text import one_line, short_id

#: The fields in the order in which they are shown, with the name that a line has room for.
_FIELDS = {
    "type": "what", "side_a": "side A", "side_b": "side B", "day": "when", "place": "where", "killed": "killed",
    "civilians_killed": "civilians", "injured": "injured", "captured": "captured",
}  # fmt: skip
#: So many documents are named behind a value.
_NAMED = 4


def show(store: Store, found: StoredFused, *, as_json: bool) -> None:
    """Print a fused incident; as JSON with its reports beside it as "told" (outlet, day, title, likest report)."""
    reports = store.reports(found.incident.reports)
    by_ref = {report.ref: report for report in reports}
    ordered = [by_ref[ref] for ref in found.incident.reports if ref in by_ref]
    likest = alike(store, ordered)
    if as_json:
        told = [_told(report, likest) for report in ordered]
        print_json({**plain(found), "told": told})
        return
    print_lines(console(), _lines(found, ordered, likest))


def _told(report: Report, likest: Mapping[str, tuple[str, float]]) -> dict[str, object]:
    document = report.document
    other, bits = likest.get(report.ref, (None, None))
    return {
        "report": report.ref, "outlet": document.outlet, "title": document.title, "url": document.url,
        "published": document.published.start if document.published else None, "likest": other, "bits": bits,
    }  # fmt: skip


def _lines(found: StoredFused, reports: Sequence[Report], likest: Mapping[str, tuple[str, float]]) -> Iterator[Line]:
    incident = found.incident
    yield head(incident.id, one_line(words.kind(incident)))
    documents = len(incident.documents)
    about = [f"{documents} document{'' if documents == 1 else 's'}", f"{len(reports)} reports" if reports[1:] else ""]
    about.append(f"{incident.independent_sources} independent")
    about.append(found.state)
    yield Text("  " + " · ".join(part for part in about if part), style="dim")
    for name, label in _FIELDS.items():
        yield from _field(label, _best(incident, name), [each for each in incident.said if each.field == name])
        if found.machine and _best(found.machine, name) != _best(incident, name):
            yield row("", f"the machine has: {_best(found.machine, name) or 'unknown'}")
    yield from _tolls(incident)
    for disagreement in incident.disagreements:
        yield row("differs", one_line(disagreement))
    for reason in incident.independence:
        yield row("sources", one_line(reason))
    if incident.credibility:
        yield row("credible", one_line(grade_words(incident.credibility)))
    yield Text()
    yield Text("reports", style="bold")
    for report in reports:
        yield from _report(report, likest)
    if incident.judged:
        yield Text()
        yield Text("judgements", style="bold")
        for judged in incident.judged:
            yield row("", one_line(judged), width=0)


def _best(incident: Incident, name: str) -> str:
    match name:
        case "type":
            return words.kind(incident)
        case "side_a" | "side_b":
            return words.names(getattr(incident, name))
        case "day":
            return words.days(incident.time)
        case "place":
            return words.where(incident.place)
    tallies = {
        "killed": incident.fatalities, "civilians_killed": incident.civilian_fatalities, "injured": incident.injured,
        "captured": incident.captured,
    }  # fmt: skip
    return tally_text(tallies[name])


def _field(label: str, best: str, said: Sequence[Said]) -> Iterator[Line]:
    """A field's value; under it who gives which, where it is not all reports the same."""
    if not best and not said:
        return
    value = Text(one_line(best) or "unknown", style="bold")
    if len(said) == 1 and said[0].value == best:
        told = Text("  ").append(one_line(", ".join(said[0].by))).append("  ").append(_where_told(said[0]), style="dim")
        yield row(label, value.append_text(told))
        return
    yield row(label, value)
    for each in said:
        line = Text("* " if each.chosen else "  ").append(one_line(each.value))
        if by := ", ".join(each.by):
            line.append("  ").append(one_line(by))
        line.append("  ").append(_where_told(each), style="dim")
        yield row("", line)


def _where_told(said: Said) -> str:
    documents = [short_id(each) for each in said.documents]
    named = ", ".join(documents[:_NAMED]) + (f" and {len(documents) - _NAMED} more" if documents[_NAMED:] else "")
    told = ", ".join(part for part in (said.day or "", named) if part)
    return one_line(f"({told})") if told else ""


def _tolls(incident: FusedIncident) -> Iterator[Line]:
    """A toll that rose or was corrected, in one line."""
    for harm in dict.fromkeys(toll.harm for toll in incident.tolls):
        steps = (
            f"{toll.best} ({', '.join(filter(None, (toll.day, *map(short_id, toll.documents[:2]))))})"
            for toll in incident.tolls
            if toll.harm == harm
        )
        yield row("toll", one_line(f"{harm}: " + " → ".join(steps)))


def _report(report: Report, likest: Mapping[str, tuple[str, float]]) -> Iterable[Line]:
    document = report.document
    published = document.published.start if document.published else None
    line = Text(one_line(f"{short_id(document.id)}/{report.incident.id}"), style="bold")
    about = (published, document.outlet, document.title)
    line.append("  ").append(one_line(" · ".join(part for part in about if part)))
    if (near := likest.get(report.ref)) is not None:
        other, _, part = near[0].rpartition("/")
        line.append("  ").append(one_line(f"(likest {short_id(other)}/{part}, {near[1]:+.1f} bits)"), style="dim")
    yield row("", line, width=0)

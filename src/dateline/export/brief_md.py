"""The day's brief as Markdown: headings, lists, tables as GitHub and Pandoc read them; plain enough for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model.brief import BriefChange, BriefIncident, DayBrief, Number, Quoted

from . import brief_words as told
from .brief_words import WORDS
from .markup import printed

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_OPENS = re.compile(r"^(\s*)([-+>]|\d+[.)])(?=\s)")


def markdown(brief: DayBrief) -> str:
    """The brief, ending in a line feed."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def plain(words: str) -> str:
    """Words as they stand: nothing in them is taken for a mark of Markdown."""
    return _OPENS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(printed(words).split())))


def _lines(brief: DayBrief) -> Iterator[str]:
    yield f"# {plain(told.heading(brief))}"
    yield ""
    yield f"> {plain(told.note(brief))}"
    yield ""
    if why := told.emptiness(brief):
        yield f"**{plain(why)}**"
        yield ""
    yield from _totals(brief)
    yield from _happened(brief)
    yield f"## {WORDS['changes']}"
    yield ""
    if not brief.control_known:
        yield WORDS["waiting"]
    yield from [line for change in brief.changes for line in _change(change)] or [WORDS["no_changes"]]
    yield ""
    yield f"## {WORDS['disputed']}"
    yield ""
    for dispute in brief.disputes:
        yield f"- **{plain(dispute.about)}**: {plain(dispute.title)}"
        yield from (f"  - {plain(words)}" for words in dispute.words)
    if not brief.disputes:
        yield WORDS["no_disputed"]
    yield ""
    yield from _news(brief)
    yield f"## {WORDS['coverage']}"
    yield ""
    yield from (f"- {plain(line)}" for line in told.coverage(brief.coverage))
    yield ""
    yield f"## {WORDS['limits']}"
    yield ""
    yield from (f"- {plain(line)}" for line in told.limits(brief))


def _totals(brief: DayBrief) -> Iterator[str]:
    now, before = brief.total, brief.before
    yield f"- {told.incidents(now.incidents)}, {now.several} {WORDS['several']}"
    yield f"- {now.killed} {WORDS['counted'].format(n=now.counted)}"
    yield f"- {WORDS['before']}: {before.incidents} / {before.killed}"
    yield ""
    if len(brief.areas) > 1:
        yield f"| {WORDS['area']} | {WORDS['incidents']} | {WORDS['killed']} |"
        yield "|---|--:|--:|"
        for area in brief.areas:
            yield f"| {plain(told.area_name(area))} | {area.count} | {plain(told.area_killed(area))} |"
        yield ""


def _happened(brief: DayBrief) -> Iterator[str]:
    yield f"## {WORDS['happened']}"
    yield ""
    if not brief.areas:
        yield WORDS["empty"].format(days=brief.days) if not brief.is_held_back else "–"
        yield ""
    for area in brief.areas:
        yield f"### {plain(told.area_name(area))}"
        yield ""
        for place in area.places:
            if place.name:
                yield f"#### {plain(place.name)}"
                yield ""
            for incident in place.incidents:
                yield from _incident(incident, brief.first)
            yield ""
    if brief.left_out:
        yield WORDS["left_out"].format(n=brief.left_out)
        yield ""


def _incident(incident: BriefIncident, first: str) -> Iterator[str]:
    harm = told.harm(incident)
    yield f"- **{plain(incident.kind)}**{f': **{plain(harm)}**' if harm else ''} ({incident.id})"
    yield f"  - {plain(told.facts(incident, first))}"
    yield from (f"  - {_number(number)}" for number in incident.numbers)
    if incident.sources:
        yield f"  - {WORDS['sources']}: {plain('; '.join(map(told.cited, incident.sources)))}"
    yield from (f"  - “{plain(each.words)}” — {_named(told.said_by(each), each.url)}" for each in incident.quotes)
    if incident.against:
        yield f"  - {WORDS['doubts']}: {plain('; '.join(each.by for each in incident.against))}"
    for title in incident.titles:
        yield f"  - {WORDS['report']}: {plain(title.words)} ({_named(told.published(title), title.url)})"


def _number(number: Number) -> str:
    by = "; ".join(map(told.cited, number.by))
    return f"{number.of}: **{plain(number.value)}**{f' — {plain(by)}' if by else ''}"


def _named(words: str, url: str | None) -> str:
    if not url or not url.startswith(("http://", "https://")):
        return plain(words)
    safe = re.sub(r"[\s()<>\\]", lambda match: f"%{ord(match.group()):02X}", url)
    return f"[{plain(words)}]({safe})"


def _change(change: BriefChange) -> Iterator[str]:
    where = f" ({plain(change.where)})" if change.where else ""
    disputed = f"; {WORDS['is_disputed']}" if change.disputed else ""
    yield (
        f"- {change.day} **{plain(change.place)}**{where}: {WORDS['before_state']} {plain(change.before)}; now "
        f"**{plain(change.after)}** ({WORDS['probability']} {change.probability:.2f}{disputed})"
    )
    yield from (f"  - {_claim(each)}" for each in change.claims)


def _claim(each: Quoted) -> str:
    return (f"“{plain(each.words)}” — " if each.words else "") + plain(told.said_by(each))


def _news(brief: DayBrief) -> Iterator[str]:
    yield f"## {WORDS['new']}"
    yield ""
    if new := told.new_incidents(brief):
        yield f"- {new}"
    yield from (f"- {each.day}: {plain(each.title)}: {plain(told.news(each))}" for each in brief.news)
    if not brief.news:
        yield f"- {WORDS['no_new']}"
    yield ""
    yield f"### {WORDS['late']}"
    yield ""
    for each in brief.late:
        harm = f": **{plain(told.harm(each))}**" if told.harm(each) else ""
        yield f"- {plain(each.day)}, **{plain(each.kind)}**, {plain(each.place)}{harm}"
        yield f"  - {plain(told.late_facts(each, brief.first))}"
        if each.sources:
            yield f"  - {WORDS['sources']}: {plain('; '.join(map(told.cited, each.sources)))}"
    if not brief.late:
        yield WORDS["no_late"]
    if brief.late_left_out:
        yield WORDS["left_out"].format(n=brief.late_left_out)
    yield ""

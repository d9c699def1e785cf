"""Our own annotated sentences and reports (`data/*.txt`, one file a conflict): reading them and checking them.

    python -m training.roles.corpus

prints what the corpus holds and every fault found in it; it fails where there is one. The notation stands in README.md.
"""

from __future__ import annotations

import collections
import dataclasses
import re
from pathlib import Path

from dateline.knowledge.codebooks import subtypes

DATA = Path(__file__).parent / "data"
#: Of the conflicts in alphabetical order, each fifth (beginning with this one) is held out whole.
FIRST, EVERY = 2, 5
STYLES = frozenset({"wire", "monitor", "headline", "statement", "ngo", "military", "radio"})
#: Short names of the sub-event types, as the files have them.
TYPES = {
    "clash": "Armed clash",
    "regain": "Government regains territory",
    "overtake": "Non-state actor overtakes territory",
    "air": "Air/drone strike",
    "shell": "Shelling/artillery/missile attack",
    "ied": "Remote explosive/landmine/IED",
    "suicide": "Suicide bomb",
    "grenade": "Grenade",
    "chem": "Chemical weapon",
    "attack": "Attack",
    "abduct": "Abduction/forced disappearance",
    "sexual": "Sexual violence",
    "protest": "Peaceful protest",
    "interv": "Protest with intervention",
    "force": "Excessive force against protesters",
    "demo": "Violent demonstration",
    "mob": "Mob violence",
    "arrest": "Arrests",
    "agree": "Agreement",
    "change": "Change to group/activity",
    "disrupt": "Disrupted weapons use",
    "base": "Headquarters or base established",
    "loot": "Looting/property destruction",
    "transfer": "Non-violent transfer of territory",
    "other": "Other",
}
_TAG = re.compile(r"(?:(?P<role>[DVTIP])(?P<of>\d?)|(?P<bare>[SB])|E(?P<event>\d?)(?::(?P<type>[a-z]+))?)\Z")


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """Words with one part in one event: `start`/`end` are offsets of the document's plain text.

    `kind` is E (what tells the event), D (doer), V (person or party it was done to), T (thing or site it was done to),
    I (instrument), P (place), S (who tells it), B (named without any part). `event` is 0 for S and B.
    """

    start: int
    end: int
    kind: str
    event: int


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """A sentence or a whole report; `types` are the sub-event types of its events by their numbers."""

    id: str
    conflict: str
    style: str
    day: str
    text: str
    report: bool
    marks: tuple[Mark, ...]
    types: dict[int, str]

    def of(self, kind: str, event: int) -> list[Mark]:
        """The marks of one kind in one event."""
        return [mark for mark in self.marks if mark.kind == kind and mark.event == event]


class NotationError(ValueError):
    """A line that breaks the notation."""


def conflicts() -> list[str]:
    """Names of the files, in alphabetical order."""
    return sorted(path.stem for path in DATA.glob("*.txt"))


def held_out() -> frozenset[str]:
    """The conflicts that no weight is fitted on."""
    return frozenset(conflicts()[FIRST::EVERY])


def documents() -> list[Document]:
    """All documents. Raises NotationError at the first line that cannot be read."""
    return [each for name in conflicts() for each in read(name, (DATA / f"{name}.txt").read_text(encoding="utf-8"))]


def read(conflict: str, content: str) -> list[Document]:
    """The documents of one file: a line each under "@ style", whole reports under "@@ style day name"."""
    found: list[Document] = []
    day, style = "", ""
    report: list[str] = []
    heading: tuple[str, str, str] | None = None

    def close() -> None:
        if heading is not None:
            text = "\n\n".join(report)
            found.append(_document(f"{conflict}/{heading[2]}", conflict, heading[0], heading[1], text, True))

    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("@@ "):
            close()
            parts = line.split()
            if len(parts) != 4:
                raise NotationError(f"{conflict}:{number}: a report's heading has a style, a day and a name")
            heading, report = (parts[1], parts[2], parts[3]), []
        elif line.startswith("@ "):
            close()
            heading, style = None, line[2:].strip()
        elif line.startswith("day "):
            day = line[4:].strip()
        elif line and not line.startswith("#"):
            if heading is not None:
                report.append(line)
            else:
                found.append(_document(f"{conflict}/{number}", conflict, style, day, line, False))
    close()
    return found


def _document(identifier: str, conflict: str, style: str, day: str, line: str, report: bool) -> Document:
    text, spans = _plain(identifier, line)
    marks: list[Mark] = []
    types: dict[int, str] = {}
    for start, end, tags in spans:
        for tag in tags.split():
            match = _TAG.match(tag)
            if match is None:
                raise NotationError(f"{identifier}: no such tag: {tag}")
            if match["role"]:
                marks.append(Mark(start, end, match["role"], int(match["of"] or 1)))
            elif match["bare"]:
                marks.append(Mark(start, end, match["bare"], 0))
            else:
                event = int(match["event"] or 1)
                marks.append(Mark(start, end, "E", event))
                if match["type"]:
                    if event in types or match["type"] not in TYPES:
                        raise NotationError(f"{identifier}: type of event {event}: {match['type']}")
                    types[event] = TYPES[match["type"]]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind, mark.event))
    return Document(identifier, conflict, style, day, text, report, tuple(marks), types)


def _plain(identifier: str, line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and (start, end, tags) of each mark; marks may stand inside one another."""
    text, spans, opened = "", [], []
    at = 0
    while at < len(line):
        if line[at] == "[":
            opened.append(len(text))
        elif line[at] == "|":
            close = line.find("]", at)
            if not opened or close < 0:
                raise NotationError(f"{identifier}: brackets do not match")
            spans.append((opened.pop(), len(text), line[at + 1 : close]))
            at = close
        elif line[at] == "]":
            raise NotationError(f"{identifier}: a bracket without a tag")
        else:
            text += line[at]
        at += 1
    if opened:
        raise NotationError(f"{identifier}: brackets do not match")
    return text, spans


def faults(sample: list[Document]) -> list[str]:
    """What is wrong in a corpus that can be read, a line each; an empty list where nothing is."""
    found = []
    known = set(subtypes())
    found += [f"type {name} is no sub-event type" for name in TYPES.values() if name not in known]
    texts = collections.Counter(each.text for each in sample)
    found += [f"told twice: {text[:60]}" for text, count in texts.items() if count > 1]
    for each in sample:
        if each.style not in STYLES:
            found.append(f"{each.id}: style {each.style}")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", each.day) is None:
            found.append(f"{each.id}: day {each.day}")
        told = {mark.event for mark in each.marks if mark.kind == "E"}
        for event in sorted(told | {mark.event for mark in each.marks} - {0}):
            if event not in told or event not in each.types:
                found.append(f"{each.id}: event {event} has no trigger or no type")
            doers = {(mark.start, mark.end) for mark in each.of("D", event)}
            if doers & {(m.start, m.end) for m in each.of("V", event)} and each.types.get(event) not in (
                "Armed clash",
                "Shelling/artillery/missile attack",
            ):
                found.append(f"{each.id}: event {event} is done to its doer")
        for mark in each.marks:
            words = each.text[mark.start : mark.end]
            if not words or words != words.strip():
                found.append(f"{each.id}: mark {words!r}")
            if mark.start and each.text[mark.start - 1].isalnum() and words[:1].isalnum():
                found.append(f"{each.id}: mark begins within a word: {words!r}")
            if each.text[mark.end : mark.end + 1].isalnum() and words[-1:].isalnum():
                found.append(f"{each.id}: mark ends within a word: {words!r}")
        empty = [event for event in told if not any(m.event == event and m.kind in "DVTIP" for m in each.marks)]
        if not any(mark.kind in "SB" for mark in each.marks):  # "Fighting went on, the bishop said": nobody has a part
            found += [f"{each.id}: nobody and nothing has a part in event {event}" for event in empty]
    return found


def main() -> int:
    sample = documents()
    wrong = faults(sample)
    for line in wrong:
        print(line)
    kinds = collections.Counter(mark.kind for each in sample for mark in each.marks)
    types = collections.Counter(name for each in sample for name in each.types.values())
    sentences = sum(each.text.count("\n\n") + 1 for each in sample)
    print(f"{len(conflicts())} conflicts, held out: {', '.join(sorted(held_out()))}")
    print(f"{sum(not e.report for e in sample)} sentences, {sum(e.report for e in sample)} reports, {sentences} in all")
    print(f"{sum(types.values())} events; marks: {dict(sorted(kinds.items()))}")
    print(f"styles: {dict(sorted(collections.Counter(each.style for each in sample).items()))}")
    print(f"types: {dict(sorted(types.items()))}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The counts of `dateline show`: what each source counts, the parts of a count under it, each number once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.text import Text

from dateline.run import Value

from .report_rows import Line, row
from .report_sources import Sources
from .text import one_line

#: The column of names of a line, and of a part of the count above it.
_WIDTH, _PART_WIDTH = 9, 11


@dataclass(slots=True)
class Count:
    """A number and all who say it: the one told first, with its words, and those that only repeat it."""

    told: list[Value]
    parts: list[Count] = field(default_factory=list)

    @property
    def digit(self) -> str | None:
        """The digit of the first of them that has one."""
        return next((value.credibility.code for value in self.told if value.credibility), None)


def count_lines(harm: str, values: Iterable[Value], tally: Text | None, sources: Sources) -> Iterator[Line]:
    """Each count of one harm with its words and sources; above them `tally`, where it is none of them.

    A digit that all share stands once, behind the first; a part has its own only where it is another than the whole's.
    """
    counts = _folded(values)
    digits = {each.digit for count in counts for each in (count, *count.parts)}
    shared = next(iter(digits)) if len(digits) == 1 and (len(counts) > 1 or tally is not None) else None
    name = harm
    if tally is not None:
        yield row(name, tally.append_text(_digit(shared)))
        name = ""
    for number, count in enumerate(counts):
        first = number == 0 and tally is None
        yield row(name, _line("", count, sources, count.digit if shared is None or first else None), width=_WIDTH)
        for part in count.parts:
            own = part.digit if part.digit != count.digit else None
            yield row("", _line("of them ", part, sources, own), width=_PART_WIDTH)
        name = ""


def _folded(values: Iterable[Value]) -> list[Count]:
    """The counts in the order of the text, each number once; parts under the whole of their event."""
    found: list[Count] = []
    for value in values:
        if value.role == "subset" and found:
            whole = next((each for each in reversed(found) if _events(each) & {value.event}), found[-1])
            _put(whole.parts, value)
        else:
            _put(found, value)
    return found


def _put(counts: list[Count], value: Value) -> None:
    adds = value.role == "increment"
    for count in counts:
        first = count.told[0]
        same = first.value == value.value and (first.role == "increment") == adds
        parts = value.role == "subset" and first.people != value.people
        apart = adds and first.event == value.event
        if same and not parts and not apart and "toll" not in {first.role, value.role} - {first.role}:
            count.told.append(value)
            return
    counts.append(Count([value]))


def _events(count: Count) -> set[str | None]:
    return {value.event for value in count.told}


def _line(start: str, count: Count, sources: Sources, digit: str | None) -> Text:
    first = count.told[0]
    number = f"another {first.value}" if first.role == "increment" else first.value
    people = f" {first.people}" if start and first.people else ""
    line = Text(one_line(f"{start}{number}{people}"))
    if first.span:
        line.append(f"  “{one_line(first.span.quote)}”", style="dim")
    if refs := sources.refs(count.told):
        line.append("  ").append(refs, style="magenta")
    others = dict.fromkeys(value.event for value in count.told if value.event and value.event != first.event)
    if others:
        line.append(f", also {' '.join(others)}", style="dim")
    return line.append_text(_digit(digit))


def _digit(code: str | None) -> Text:
    return Text(f", credibility {code}", style="magenta") if code else Text("")

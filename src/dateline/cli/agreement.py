"""What `dateline evaluate` prints: events, fields, confusions, worst cases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.agree import detail, difference, grid, in_words, interval, off_diagonal, percent, with_fragment, worst

from .listing import console
from .text import one_line, short_id

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.agree import Agreement, Case, PairAgreement, Source

#: Tables of types are shown whole up to so many types, of others the confusions alone.
_MOST_TYPES = 7
_CONFUSIONS = 8
_SHORT = {
    "Explosions/Remote violence": "Explosions",
    "Violence against civilians": "Civilians",
    "Strategic developments": "Strategic",
    "1 with a state": "state",
    "2 between groups": "groups",
    "3 against civilians": "civilians",
}


def href(source: Source) -> str | None:
    """Where a document can be opened: its file on this computer, else its web address."""
    if source.path:
        try:
            path = Path(re.sub(r":\d+$", "", source.path)).resolve()  # "reports.jsonl:12" is a line of a file
            if path.is_file():
                return path.as_uri()
        except (OSError, ValueError):
            pass
    return source.url if source.url and source.url.startswith(("http://", "https://")) else None


def print_agreement(agreement: Agreement, most: int) -> None:
    """Print it all to standard output, as wide as the terminal."""
    screen = console()
    _events(screen, agreement)
    _fields(screen, agreement)
    for name in dict.fromkeys(each.field for each in agreement.confusion):
        _confusion(screen, agreement, name)
    _worst(screen, agreement, most)
    if agreement.not_compared:
        reasons: dict[str, list[str]] = {}
        for column, why in agreement.not_compared.items():
            reasons.setdefault(why, []).append(column)
        for why, columns in reasons.items():
            _print(screen, f"Not compared: {', '.join(columns)} ({why})", style="dim")


def _events(screen: Console, agreement: Agreement) -> None:
    events = agreement.events
    books = {"acled": "columns of ACLED", "ucdp": "columns of UCDP GED", "readings": "Readings"}
    count = len(agreement.documents)
    if agreement.pairs is not None:
        _judged(screen, agreement, agreement.pairs)
        return
    documents = "1 document" if count == 1 else f"{count} documents"
    _print(screen, f"{agreement.gold}: {events.gold} events in {documents}, {books[agreement.codebook]}", style="bold")
    _print(
        screen,
        f"{events.matched} of {events.gold} found (recall {_two(events.recall)}); {events.found} found in all "
        f"(precision {_two(events.precision)}); F1 {_two(events.f1)}",
    )
    if events.ignored:
        told = "; ".join(f"{number} {reason}" for reason, number in events.ignored.items())
        _print(screen, f"Found and not counted: {told}", style="dim")


def _judged(screen: Console, agreement: Agreement, pairs: PairAgreement) -> None:
    """Of judged incidents no recall: nobody judges what was not found."""
    events = agreement.events
    count = len(agreement.documents)
    _print(screen, f"{agreement.gold}: {'1 incident' if count == 1 else f'{count} incidents'}", style="bold")
    _print(screen, f"{events.matched} of {events.found} are incidents (precision {_two(events.precision)})")
    if events.ignored:
        told = "; ".join(f"{number} {reason}" for reason, number in events.ignored.items())
        _print(screen, f"Found and not counted: {told}", style="dim")
    _print(
        screen,
        f"Pairs of reports that persons judged: {pairs.both} joined by both, {pairs.machine} by the machine alone, "
        f"{pairs.persons} by persons alone, {pairs.neither} by neither (precision {_two(pairs.precision)}, recall "
        f"{_two(pairs.recall)}, F1 {_two(pairs.f1)})",
    )


def _fields(screen: Console, agreement: Agreement) -> None:
    from rich.table import Table
    from rich.text import Text

    if not agreement.fields:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("field", width=18, overflow="fold")
    for name in ("n", "same", "95 %", "F1", "alpha", "untold"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("", overflow="fold")
    for each in agreement.fields:
        cells = (
            each.field,
            str(each.n),
            percent(each.share) if each.share is not None else "",
            interval(each),
            _two(each.f1) if each.f1 is not None else "",
            _two(each.alpha) if each.metric else "",
            str(each.untold or ""),
            detail(each),
        )
        table.add_row(*(Text(cell) for cell in cells))
    screen.print()
    screen.print(table)


def _confusion(screen: Console, agreement: Agreement, name: str) -> None:
    from rich.table import Table
    from rich.text import Text

    counted = grid(agreement, name)
    if max(len(counted.rows), len(counted.columns)) > _MOST_TYPES:
        wrong = off_diagonal(agreement, name)
        if wrong:
            _print(screen, f"\n{name}: by hand → found", style="bold")
        for gold, found, count in wrong[:_CONFUSIONS]:
            _print(screen, f"{count:4}  {gold} → {found}")
        if len(wrong) > _CONFUSIONS:
            _print(screen, f"      and {len(wrong) - _CONFUSIONS} more pairs", style="dim")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(f"{name}: by hand ↓ found →", min_width=18, max_width=26, overflow="fold")
    for column in counted.columns:
        table.add_column(_SHORT.get(column, column.split("/")[0]), justify="right", overflow="fold")
    for row, counts in zip(counted.rows, counted.counts, strict=True):
        table.add_row(
            Text(row),
            *(
                Text(str(count or "·"), style="bold" if column == row else "")
                for column, count in zip(counted.columns, counts, strict=True)
            ),
        )
    screen.print()
    screen.print(table)


def _worst(screen: Console, agreement: Agreement, most: int) -> None:
    sources = {each.id: each for each in agreement.documents}
    for group in worst(agreement, most):
        _print(screen, f"\n{group.head}", style="bold")
        for case in group.cases:
            _case(screen, case, sources[case.document], agreement.gold)
        if group.left:
            _print(screen, f"  and {group.left} more (--worst, --html, --cases)", style="dim")


def _case(screen: Console, case: Case, source: Source, gold: str) -> None:
    from rich.style import Style
    from rich.text import Text

    quote = case.found.quotes[0] if case.found and case.found.quotes else None
    link = href(source)
    words = one_line(source.path or source.url or short_id(source.id))
    style = Style(link=one_line(with_fragment(link, quote))) if link else Style()
    line = f"{gold}:{case.gold.line}" if case.gold and case.gold.line else ""
    screen.print(Text("  ").append(words, style=style).append("  ").append(one_line(line), style="dim"), soft_wrap=True)
    if case.gold:
        _print(screen, in_words(case.gold), label="by hand ")
    if case.found:
        _print(screen, in_words(case.found), label="found   ")
    if differs := [told for name in case.differs if (told := difference(case, name))]:
        _print(screen, "; ".join(differs), label="differs ")
    if quote:
        _print(screen, f"“{quote}”", style="italic", label="        ")


def _print(screen: Console, words: str, style: str = "", label: str | None = None) -> None:
    """Plain text, wrapped under its own beginning; a label stands before it."""
    from rich.table import Table
    from rich.text import Text

    if words.startswith("\n"):
        screen.print()
    plain = words.lstrip("\n")
    if label is None:
        screen.print(Text(plain[: len(plain) - len(plain.lstrip())] + one_line(plain), style=style))
        return
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row(Text("    " + label, style="dim"), Text(one_line(words), style=style))
    screen.print(table)


def _two(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"

"""The agreement as one HTML page that needs nothing else; whatever a table or a report says passes `escape`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import quote

from .agreement import Agreement, FieldAgreement, Source, shown
from .cases import Worst, difference, in_words, worst
from .confusion import NOTHING, grid
from .words import detail, interval, percent

Href = Callable[[Source], str | None]

CSS = """
:root { color-scheme: light dark; --soft: #667; --line: #8884; --mark: #2a7; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
table { border-collapse: collapse; }
th, td { padding: .25rem .5rem .25rem .2rem; text-align: left; vertical-align: top; }
thead th { border-bottom: 1px solid var(--line); font-weight: 600; } .scroll { overflow-x: auto; }
.number, .near { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; } .soft { color: var(--soft); }
.right { background: color-mix(in srgb, var(--mark) 22%, transparent); }
thead .number { white-space: normal; }
article { border-top: 1px solid var(--line); padding: .6rem 0; } article p { margin: .15rem 0; }
blockquote { margin: .3rem 0 .3rem .2rem; padding-left: .7rem; border-left: 3px solid var(--mark); }
"""
_CSS_HASH = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
#: Nothing is loaded, nothing runs.
POLICY = f"default-src 'none'; style-src 'sha256-{_CSS_HASH}'; base-uri 'none'; form-action 'none'"
#: A link leads to so many words of the evidence, where a browser can look for them.
_FRAGMENT_WORDS = 8


def page(agreement: Agreement, *, most: int = 50, href: Href) -> Iterator[str]:
    """The page, in chunks; `href` gives the link to a document, None where there is none."""
    name = escape(agreement.gold)
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>Dateline beside {name}</title><style>{CSS}</style></head><body>"
    )
    events = agreement.events
    yield f"<header><h1>Dateline beside {name}</h1>"
    yield f'<p class="soft">{len(agreement.documents)} documents. {escape(agreement.coder or "Readings made before")}. '
    yield "For the team: quotes and sources are not masked.</p></header>\n<main><h2>Events</h2>"
    yield f"<p>{events.matched} of {events.gold} hand-coded events were found; {events.found} were found in all. "
    yield f"Precision {shown(events.precision)}, recall {shown(events.recall)}, F1 {shown(events.f1)}.</p>"
    if events.ignored:
        told = "; ".join(f"{count} {reason}" for reason, count in events.ignored.items())
        yield f'<p class="soft">Found and not counted: {escape(told)}.</p>'
    yield "<h2>Fields of the matched events</h2>" + _fields(agreement.fields)
    yield from _confusions(agreement)
    sources = {each.id: each for each in agreement.documents}
    for group in worst(agreement, most):
        yield from _group(group, sources, href)
    yield from _documents(agreement, href)
    yield from _troubles(agreement)
    yield (
        "</main><footer><p class='soft'>Alpha is Krippendorff's: 1 is full agreement, 0 what chance gives. "
        "A dash is not known. Made with Dateline.</p></footer></body></html>\n"
    )


def _fields(fields: tuple[FieldAgreement, ...]) -> str:
    head = _head("Field", "#n", "#The same", "95 %", "#F1", "#Alpha", "#Untold", "")
    rows = "".join(
        f"<tr><td>{escape(each.field)}</td><td class='number'>{each.n}</td>"
        f"<td class='number'>{percent(each.share)}</td>"
        f"<td class='near'>{interval(each)}</td><td class='number'>{shown(each.f1)}</td>"
        f"<td class='number'>{shown(each.alpha)}</td>"
        f"<td class='number'>{each.untold}</td><td class='soft'>{escape(detail(each))}</td></tr>"
        for each in fields
    )
    return f'<div class="scroll"><table>{head}<tbody>{rows}</tbody></table></div>'


def _confusions(agreement: Agreement) -> Iterator[str]:
    for name in dict.fromkeys(each.field for each in agreement.confusion):
        counted = grid(agreement, name)
        yield f'<h2>{escape(name)}: by hand (rows), found (columns)</h2><div class="scroll"><table>'
        yield _head("", *(f"#{each}" for each in counted.columns)) + "<tbody>"
        for row, counts in zip(counted.rows, counted.counts, strict=True):
            cells = "".join(
                f'<td class="number{" right" if column == row else ""}">{count or ""}</td>'
                for column, count in zip(counted.columns, counts, strict=True)
            )
            yield f"<tr><td>{escape(row)}</td>{cells}</tr>"
        yield "</tbody></table></div>"
        if NOTHING in counted.columns:
            yield f'<p class="soft">“{NOTHING}”: of the matched event no value was found.</p>'


def _group(group: Worst, sources: dict[str, Source], href: Href) -> Iterator[str]:
    yield f"<h2>{group.head}</h2>"
    for case in group.cases:
        source = sources[case.document]
        quotes = case.found.quotes if case.found else ()
        link = href(source)
        at = _linked(escape(source.title or source.id), link, quotes[0] if quotes else None)
        line = f" · line {case.gold.line}" if case.gold and case.gold.line else ""
        yield f"<article><p>{at}<span class='soft'>{line}</span></p>"
        if case.gold:
            yield f"<p>By hand: {escape(in_words(case.gold))}</p>"
        if case.found:
            yield f"<p>Found: {escape(in_words(case.found))}</p>"
        if differs := [told for name in case.differs if (told := difference(case, name))]:
            yield f'<p class="soft">Differs: {escape("; ".join(differs))}</p>'
        yield "".join(f"<blockquote>{escape(each)}</blockquote>" for each in quotes) + "</article>\n"
    if group.left:
        yield f'<p class="soft">and {group.left} more</p>'


def _linked(words: str, link: str | None, evidence: str | None) -> str:
    if link is None:
        return words
    return f'<a href="{escape(with_fragment(link, evidence))}">{words}</a>'


def with_fragment(link: str, evidence: str | None) -> str:
    """The link to a page with the words to look for (URL Fragment Text Directives); other files as they are."""
    is_page = link.startswith(("http://", "https://")) or link.lower().endswith((".html", ".htm", ".xhtml"))
    if not evidence or not is_page or "#" in link:
        return link
    return f"{link}#:~:text=" + quote(" ".join(evidence.split()[:_FRAGMENT_WORDS]), safe="").replace("-", "%2D")


def _documents(agreement: Agreement, href: Href) -> Iterator[str]:
    head = _head("Document", "#By hand", "#Found", "#Matched")
    yield f'<h2>Documents</h2><div class="scroll"><table>{head}<tbody>'
    for each in agreement.documents:
        at = _linked(escape(each.title or each.id), href(each), None)
        cells = "".join(f"<td class='number'>{count}</td>" for count in (each.gold, each.found, each.matched))
        yield f"<tr><td>{at}</td>{cells}</tr>"
    yield "</tbody></table></div>"


def _troubles(agreement: Agreement) -> Iterator[str]:
    if agreement.troubles:
        yield "<h2>What was wrong with the table</h2><ul>"
        yield "".join(f"<li>{escape(str(each))}</li>" for each in agreement.troubles) + "</ul>"
    if agreement.not_compared:
        told = "; ".join(f"{column}: {why}" for column, why in agreement.not_compared.items())
        yield f'<p class="soft">Not compared: {escape(told)}.</p>'


def _head(*names: str) -> str:
    cells = "".join(
        f'<th class="number">{escape(each[1:])}</th>' if each.startswith("#") else f"<th>{escape(each)}</th>"
        for each in names
    )
    return f"<thead><tr>{cells}</tr></thead>"

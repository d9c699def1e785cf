"""The day's brief as HTML: one page that needs no script, no network and nothing beside it, on a screen and on paper.

`report` is the same for a page that stands elsewhere, as on the desk: each string is escaped (see `markup`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import resources

from dateline.model.brief import BriefArea, BriefChange, BriefIncident, BriefTotal, DayBrief, Number, Quoted

from . import brief_words as told
from . import markup
from .brief_words import WORDS
from .markup import Markup, Part, el, many

#: The address of the page of an incident, or of a place on a day; None where there is none.
Link = Callable[[str, str, str | None], str | None]


def page(brief: DayBrief) -> str:
    """The whole page, its style inside."""
    title = f"{told.heading(brief)} · Dateline"
    return markup.page(title, report(brief), looks=[el("style", Markup(style()))])


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of a brief."""
    return resources.files(__package__).joinpath("brief.css").read_text(encoding="utf-8")


def report(brief: DayBrief, link: Link = lambda kind, own, day: None) -> Iterator[Part]:
    """The parts of the report."""
    yield el(
        "header",
        el("p", f"Dateline · {WORDS['title']}", class_="product"),
        el("h1", brief.days, " ", el("small", brief.area or WORDS["all"], dir="auto")),
        el("p", told.note(brief), class_="note" if brief.public else "note warn"),
        _totals(brief.total, brief.before),
    )
    if why := told.emptiness(brief):
        yield el("p", why, class_="empty", role="note")
    if len(brief.areas) > 1:
        yield _overview(brief)
    yield el("h2", WORDS["happened"])
    if not brief.areas:
        yield el("p", "–", class_="quiet")
    for area in brief.areas:
        yield _area(area, brief.first, link)
    if brief.left_out:
        yield el("p", WORDS["left_out"].format(n=brief.left_out), class_="small")
    yield el("h2", WORDS["changes"])
    yield _changes(brief, link)
    yield el("h2", WORDS["disputed"])
    disputes = [
        el(
            "li",
            el("p", el("b", each.about), " · ", el("span", each.title, dir="auto")),
            *(el("p", words, class_="title", dir="auto") for words in each.words),
        )
        for each in brief.disputes
    ]
    yield _list(disputes, WORDS["no_disputed"])
    yield from _news(brief, link)
    yield el("h2", WORDS["coverage"])
    yield el("ul", *(el("li", line) for line in told.coverage(brief.coverage)), class_="plain")
    yield el(
        "footer",
        el("h2", WORDS["limits"]),
        *(el("p", line) for line in told.limits(brief)),
    )


def _list(items: list[Markup], nothing: str) -> Markup:
    return el("ul", *items) if items else el("p", nothing, class_="quiet")


def _totals(now: BriefTotal, before: BriefTotal) -> Markup:
    def figure(value: str, word: str) -> Markup:
        return el("div", el("dt", word), el("dd", value))

    return el(
        "dl",
        figure(str(now.incidents), WORDS["incidents"]),
        figure(str(now.several), WORDS["several"]),
        figure(now.killed, WORDS["counted"].format(n=now.counted)),
        figure(f"{before.incidents} / {before.killed}", WORDS["before"]),
        class_="totals",
    )


def _overview(brief: DayBrief) -> Markup:
    rows = (
        el(
            "tr",
            el("th", told.area_name(area), scope="row", dir="auto"),
            el("td", area.count),
            el("td", told.area_killed(area)),
        )
        for area in brief.areas
    )
    heads = (WORDS["area"], WORDS["incidents"], WORDS["killed"])
    return el(
        "table",
        el("caption", WORDS["overview"]),
        el("thead", el("tr", *(el("th", head, scope="col") for head in heads))),
        el("tbody", *rows),
        class_="numbers",
    )


def _area(area: BriefArea, first: str, link: Link) -> Markup:
    return el(
        "section",
        el("h3", told.area_name(area), " ", el("small", f"{area.count}"), dir="auto"),
        *(_incident(each, first, link) for place in area.places for each in place.incidents),
    )


def _incident(incident: BriefIncident, first: str, link: Link) -> Markup:
    harm = told.harm(incident)
    address = link("incident", incident.id, None)
    kind = el("a", incident.kind, href=address) if address else incident.kind
    place = many([", ", el("bdi", incident.place)]) if incident.place else None
    doubts = "; ".join(each.by for each in incident.against)
    return el(
        "article",
        el("h4", el("span", kind, place), el("span", harm, class_="harm") if harm else None),
        el("p", told.facts(incident, first), class_="facts"),
        _numbers(incident.numbers) if incident.numbers else None,
        _keyed("sources", "; ".join(map(told.cited, incident.sources))),
        _keyed("doubts", doubts),
        *(_quote(each) for each in incident.quotes),
        *(_quote(each, titled=True) for each in incident.titles),
        id=incident.id,
    )


def _numbers(numbers: Iterable[Number]) -> Markup:
    rows = (
        el(
            "tr",
            el("th", each.of, scope="row"),
            el("td", el("b", each.value) if each.chosen else each.value),
            el("td", "; ".join(map(told.cited, each.by)), dir="auto"),
        )
        for each in numbers
    )
    heads = el("tr", *(el("th", head, scope="col") for head in ("People", "How many", WORDS["who"])))
    return el("table", el("thead", heads), el("tbody", *rows), class_="claims")


def _keyed(word: str, words: str) -> Markup | None:
    return el("p", el("span", f"{WORDS[word]}: ", class_="key"), el("bdi", words), class_="sources") if words else None


def _quote(quoted: Quoted, *, titled: bool = False) -> Markup:
    where = told.published(quoted) if titled else told.said_by(quoted)
    web = quoted.url if quoted.url and quoted.url.startswith(("http://", "https://")) else None
    named = el("a", where or web or "", href=web, rel="noreferrer noopener") if web else el("bdi", where)
    head = el("span", f"{WORDS['report']}: ", class_="key") if titled else None
    words = el("q", quoted.words, dir="auto") if quoted.words else None
    return el("p", head, words, " — " if words else None, named, class_="title")


def _changes(brief: DayBrief, link: Link) -> Markup:
    if not brief.control_known:
        return el("p", WORDS["waiting"], class_="quiet")
    if not brief.changes:
        return el("p", WORDS["no_changes"], class_="quiet")
    heads = (WORDS["day"], WORDS["place"], WORDS["was"], WORDS["now"], WORDS["probability"], WORDS["who"])
    return el(
        "table",
        el("thead", el("tr", *(el("th", head.capitalize(), scope="col") for head in heads))),
        el("tbody", *(_change(each, link) for each in brief.changes)),
        class_="changes",
    )


def _change(change: BriefChange, link: Link) -> Markup:
    address = link("place", change.id, change.day)
    name = el("a", change.place, href=address, dir="auto") if address else el("bdi", change.place)
    disputed = el("span", f" {WORDS['is_disputed']}", class_="warn") if change.disputed else None
    return el(
        "tr",
        el("td", change.day),
        el("th", name, el("small", change.where) if change.where else None, scope="row"),
        el("td", change.before),
        el("td", el("b", change.after)),
        el("td", f"{change.probability:.2f}", disputed),
        el("td", *(_quote(each) for each in change.claims)),
    )


def _news(brief: DayBrief, link: Link) -> Iterator[Part]:
    yield el("h2", WORDS["new"])
    items = [el("li", new)] if (new := told.new_incidents(brief)) else []
    items += [
        el("li", el("p", el("b", each.day), " ", el("span", each.title, dir="auto"), ": ", told.news(each)))
        for each in brief.news
    ]
    yield _list(items, WORDS["no_new"])
    yield el("h3", WORDS["late"])
    yield _list([_late(each, brief.first, link) for each in brief.late], WORDS["no_late"])
    if brief.late_left_out:
        yield el("p", WORDS["left_out"].format(n=brief.late_left_out), class_="small")


def _late(each: BriefIncident, first: str, link: Link) -> Markup:
    title = ", ".join(filter(None, (each.day, each.kind, each.place)))
    address = link("incident", each.id, None)
    named = el("a", title, href=address, dir="auto") if address else el("bdi", title)
    facts = " · ".join(filter(None, (told.harm(each), told.late_facts(each, first))))
    return el(
        "li",
        el("p", named, f" · {facts}" if facts else None),
        _keyed("sources", "; ".join(map(told.cited, each.sources))),
    )

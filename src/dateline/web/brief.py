"""The page of the day's brief: the report as it is exported, under a form that asks for another."""

from __future__ import annotations

from urllib.parse import quote

from dateline.export.brief_html import report
from dateline.export.markup import Markup, Part, el
from dateline.model.brief import DayBrief
from dateline.run.brief import LONGEST

from .brief_words import WORDS
from .page import page as whole


def page(found: DayBrief | None, *, asked: dict[str, str], error: str = "") -> str:
    """The page; `asked` are the values of the form (day, days, area, public), `error` why there is no report."""
    title = f"{WORDS['title']} {asked.get('date', '')}".strip()
    parts: list[Part] = [_form(asked, found), el("p", error, role="alert", class_="bad") if error else None]
    if found is not None:
        parts += report(found, _address)
    return whole(f"{title} · {WORDS['product']}", "/brief.css", *parts)


def _address(kind: str, own: str, day: str | None) -> str:
    return f"/{kind}/{quote(own, safe='')}" + (f"?day={day}" if day else "")


def _form(asked: dict[str, str], found: DayBrief | None) -> Markup:
    def field(name: str, word: str, **more: str | int | bool | None) -> Markup:
        return el("label", el("span", WORDS[word]), el("input", name=name, value=asked.get(name, ""), **more))

    until = (found.held_back or found.made) if found else None
    return el(
        "form",
        el("a", WORDS["desk"], href="/", class_="back"),
        field("date", "day", type="date", max=until),
        field("days", "days", type="number", min=1, max=LONGEST),
        field("area", "area", maxlength=200, dir="auto"),
        el("label", el("input", type="checkbox", name="public", value="1", checked=bool(asked.get("public"))),
           el("span", WORDS["public"]), class_="check") if asked.get("may") else None,
        el("button", WORDS["go"]),
        el("p", WORDS["print"], class_="small"),
        method="get",
        action="/brief",
        class_="asked",
    )  # fmt: skip

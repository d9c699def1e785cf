"""The page of the day's report, ready to print: HTML without a script, each string escaped (see `markup`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dateline.export.markup import Markup, Part, el, many
from dateline.knowledge.codebooks import country_codes
from dateline.model.control import ControlClaim, Spell
from dateline.model.grades import DIGITS, LETTERS
from dateline.run.claims import Voice

from .brief_words import WORDS
from .page import page as whole
from .views.brief import LONGEST, Area, Change, DayBrief, Total
from .views.incident import IncidentPage

#: Claims that are shown of a change, and sources of an incident.
_FEW, _MANY = 3, 8


def page(found: DayBrief | None, *, asked: dict[str, str], error: str = "") -> str:
    """The page; `asked` are the values of the form (day, days, area, public), `error` why there is no report."""
    title = f"{WORDS['title']} {asked.get('date', '')}".strip()
    parts: list[Part] = [_form(asked, found), el("p", error, role="alert", class_="bad") if error else None]
    if found is not None:
        parts += _report(found)
    return whole(f"{title} · {WORDS['product']}", "/brief.css", *parts)


def _form(asked: dict[str, str], found: DayBrief | None) -> Markup:
    def field(name: str, word: str, **more: str | int | bool | None) -> Markup:
        return el("label", el("span", WORDS[word]), el("input", name=name, value=asked.get(name, ""), **more))

    return el(
        "form",
        el("a", WORDS["desk"], href="/", class_="back"),
        field("date", "day", type="date", max=found.until if found else None),
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


def _report(found: DayBrief) -> Iterator[Part]:
    days = found.last if found.first == found.last else f"{found.first} – {found.last}"
    yield el(
        "header",
        el("p", WORDS["product"], class_="product"),
        el("h1", days, el("small", found.area or WORDS["all"], dir="auto")),
        el(
            "p",
            WORDS["public_note" if found.public else "internal_note"],
            class_="note" if found.public else "note warn",
        ),
        _totals(found),
    )
    yield el("h2", WORDS["happened"])
    if not found.areas:
        yield el("p", WORDS["none"])
    for area in found.areas:
        yield _area(area)
    if found.left_out:
        yield el("p", WORDS["left_out"].format(n=found.left_out), class_="small")
    yield el("h2", WORDS["changes"])
    if found.control_until and found.control_until < found.last:
        yield el("p", WORDS["control_note"].format(day=found.control_until), class_="small")
    yield _list(map(_change, found.changes), "waiting" if found.waiting else "no_changes", "changes")
    yield el("h2", WORDS["disputed"])
    yield _list(_disputes(found), "no_disputed", "disputes")
    yield el("h2", WORDS["late"])
    yield _list(map(_late, found.late), "no_late", "late")
    letters = ", ".join(f"{code} {label}" for code, label in LETTERS.items())
    digits = ", ".join(f"{code} {label}" for code, label in DIGITS.items())
    yield el(
        "footer",
        el("p", WORDS["reading_note"]),
        el("p", f"{WORDS['letters']}: {letters}; {WORDS['digits']}: {digits}."),
        el("p", WORDS["made"].format(day=found.made)),
    )


def _list(parts: Iterable[Markup], nothing: str, class_: str) -> Markup:
    told = list(parts)
    return el("ul", *told, class_=class_) if told else el("p", WORDS[nothing], class_="quiet")


def _totals(found: DayBrief) -> Markup:
    def figure(value: str, word: str) -> Markup:
        return el("div", el("dt", word), el("dd", value))

    now, before = found.total, found.before
    return el(
        "dl",
        figure(str(now.incidents), WORDS["incidents"]),
        figure(str(now.several), WORDS["several"]),
        figure(_people(now), WORDS["killed_in"].format(n=now.counted)),
        figure(f"{before.incidents} / {_people(before)}", WORDS["before"]),
        class_="totals",
    )


def _people(total: Total) -> str:
    if not total.counted:
        return "–"
    if total.high is None:
        return f"{total.low}+" if total.best == total.low else f"{total.low}–{total.best}+"
    return str(total.low) if total.low == total.high else f"{total.low}–{total.high}"


def _area(area: Area) -> Markup:
    told = (_country(area.country), area.name or WORDS["elsewhere"])
    name = " · ".join(filter(None, told)) if area.country else WORDS["unknown_place"]
    return el("section", el("h3", name, el("small", str(len(area.incidents)))), *map(_incident, area.incidents))


def _incident(page: IncidentPage) -> Markup:
    harm = [f"{page.killed.words} {WORDS['killed']}" if page.killed.words else ""]
    harm += [f"{page.civilians_killed.words} {WORDS['civilians']}" if page.civilians_killed.words else ""]
    harm += [f"{page.injured.words} {WORDS['injured']}" if page.injured.words else ""]
    grade = page.credibility
    return el(
        "article",
        el(
            "h4",
            el(
                "span",
                el("a", page.subtype or page.type, href=f"/incident/{quote(page.id, safe='')}"),
                many([", ", el("bdi", page.place.name)]) if page.place else None,
            ),
            el("span", ", ".join(filter(None, harm)), class_="harm") if any(harm) else None,
        ),
        el(
            "p",
            page.day or WORDS["unknown_day"],
            many([" · ", el("bdi", _sides(page))]) if _sides(page) else None,
            f" · {page.documents} {WORDS['document' if page.documents == 1 else 'documents']}",
            many([" · ", el("abbr", f"{WORDS['credibility']} {grade.code}", title=f"{grade.label}: {grade.reason}")])
            if grade
            else None,
            class_="facts",
        ),
        _numbers(page),
        _sources(page),
        *(_title(each.title, each.outlet, each.day) for each in page.reports[:2] if each.title),
    )


def _sides(page: IncidentPage) -> str:
    one, other = ", ".join(page.side_a), ", ".join(page.side_b)
    return f"{one or '?'} → {other or '?'}" if one or other else ""


def _title(title: str | None, outlet: str | None, day: str | None) -> Markup:
    return el("p", el("q", title or "", dir="auto"), " ", _published(outlet, day), class_="title")


def _published(outlet: str | None, day: str | None) -> Markup:
    """Who published it and when. A name is isolated: an Arabic one would turn the day around, "20-04-2016"."""
    return many([el("bdi", outlet) if outlet else None, ", " if outlet and day else None, day])


def _numbers(page: IncidentPage) -> Markup | None:
    """The claims of the dead, where there is more than one."""
    claims = next((field.claims for field in page.fields if field.name == "killed"), ())
    if len(claims) < 2:
        return None
    told = [many([el("b", each.value), " ", el("bdi", ", ".join(each.by))]) for each in claims]
    return el("p", el("span", f"{WORDS['numbers']}: ", class_="key"), *_between(told, "; "), class_="sources")


def _sources(page: IncidentPage) -> Markup | None:
    told = [_voice(each) for each in page.sources[:_MANY]]
    if not told:
        return None
    more = f" +{len(page.sources) - _MANY}" if len(page.sources) > _MANY else None
    return el("p", el("span", f"{WORDS['sources']}: ", class_="key"), *_between(told, ", "), more, class_="sources")


def _voice(voice: Voice) -> Markup:
    letter = voice.letter
    return many([
        el("bdi", voice.name),
        el("abbr", f" {letter.code}", title=f"{letter.label}: {letter.reason}", class_="letter") if letter else None,
        f" ({'; '.join(filter(None, (voice.stance if voice.stance != 'asserts' else '', voice.interest)))})"
        if voice.interest or voice.stance != "asserts" else None,
    ])  # fmt: skip


def _between(parts: Iterable[Markup], between: str) -> Iterator[Part]:
    for n, part in enumerate(parts):
        if n:
            yield between
        yield part


def _change(change: Change) -> Markup:
    spell, found = change.spell, change.found
    where = ", ".join(filter(None, (found.place.admin1, _country(found.place.country))))
    claims = [found.claims[n] for n in spell.claims[:_FEW]]
    told = WORDS["brief_loss"] if change.brief else None
    before = _state(change.before) if change.before else WORDS["nothing"]
    facts = [f"{WORDS['probability']} {spell.probability:.2f}", f"{WORDS['was']} {before}"]
    facts += [WORDS["earliest"].format(day=spell.earliest)] if spell.earliest else []
    return el(
        "li",
        el("p",
           el("b", spell.start), " ",
           el("a", found.place.name, href=f"/place/{quote(found.id, safe='')}?day={spell.start}", dir="auto"),
           el("span", f" ({where})") if where else None, ": ",
           el("b", _state(spell)), f"; {told}" if told else None,
           el("span", f" ({'; '.join(facts)})", class_="quiet")),
        *map(_claim, claims),
    )  # fmt: skip


def _state(spell: Spell) -> str:
    status = spell.status.replace("_", " ") + (f", {WORDS['besieged']}" if spell.besieged else "")
    return f"{spell.holder.name}, {status}" if spell.holder else status


def _claim(claim: ControlClaim) -> Markup:
    by = ", ".join(
        f"{name} ({WORDS[interest]})" if interest else name
        for name, interest in zip(claim.by, claim.interests, strict=True)
    )
    words = claim.quote.quote if claim.quote else None
    outlet = claim.outlet if claim.outlet not in claim.by else None
    return el(
        "p", el("q", words, dir="auto") if words else None, f" {WORDS['said']} ", el("bdi", by or WORDS["nobody"]),
        ", ", _published(outlet, claim.published), class_="title",
    )  # fmt: skip


def _disputes(found: DayBrief) -> Iterator[Markup]:
    pages = [each for area in found.areas for each in area.incidents]
    for page in (*pages, *found.late):
        against = [_against(each.stance, each.telling.voices) for each in page.against]
        if page.disagreements or against:
            yield el(
                "li", el("p", _named(page)), *(el("p", each, class_="title") for each in page.disagreements), *against
            )


def _against(stance: str, voices: Iterable[Voice]) -> Markup:
    word = WORDS["doubted" if stance == "doubts" else "denied"]
    return el("p", f"{word}: ", *_between(map(_voice, voices), ", "), class_="title")


def _named(page: IncidentPage) -> Markup:
    words = [page.day, page.subtype or page.type, page.place.name if page.place else ""]
    return el("a", ", ".join(filter(None, words)), href=f"/incident/{quote(page.id, safe='')}", dir="auto")


def _late(page: IncidentPage) -> Markup:
    newest = max((each.day for each in page.reports if each.day), default="")
    steps = [WORDS["rose"].format(best=step.best, day=step.day) for step in page.steps if step.harm == "killed"]
    killed = f"{page.killed.words} {WORDS['killed']}" if page.killed.words else ""
    facts = [killed, f"{WORDS['new_report']} {newest}" if newest else "", "; ".join(steps)]
    return el("li", el("p", _named(page), el("span", " · " + " · ".join(filter(None, facts)))))


def _country(code: str | None) -> str | None:
    known = country_codes().get(code or "")
    return known.name if known else code

"""The day's brief as a PDF to print and to send: A4, a running head, numbered pages, an outline.

The letters are those of `fonts/`: Latin, Greek, Cyrillic, and Arabic, joined and right to left. What they lack (Hebrew,
Chinese …) stands as "\N{REPLACEMENT CHARACTER}", and the page says so: the HTML shows it.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from fpdf import FPDF
from fpdf.enums import TableCellFillMode, XPos, YPos
from fpdf.fonts import FontFace

from dateline.model.brief import BriefArea, BriefChange, BriefIncident, DayBrief, Number, Quoted

from . import brief_words as told
from .brief_words import WORDS

_FONTS = Path(__file__).parent / "fonts"
_INK, _GREY, _LINE, _WARN = (22, 32, 42), (69, 82, 93), (190, 198, 204), (125, 82, 0)
_MARGIN, _BOTTOM, _WIDTH = 17.0, 18.0, 210 - 2 * 17.0
#: Room in millimetres that a heading, and the head of an incident, need below them to stay on the page.
_HEADING, _BLOCK = 34.0, 26.0
_LACKING = (
    "Some letters of other scripts are not in this file's fonts and stand as \N{REPLACEMENT CHARACTER}: see the HTML."
)
#: From here on letters are joined or run from right to left.
_FIRST_JOINED = 0x590


def pdf(brief: DayBrief) -> bytes:
    """The file. The same brief gives the same bytes."""
    # Subsetting fonts tells the log of every table that it leaves out.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    paper = _Paper(brief)
    paper.add_page()
    paper.report()
    return bytes(paper.output())


class _Paper(FPDF):
    """The pages of one brief."""

    def __init__(self, brief: DayBrief) -> None:
        super().__init__(format="A4")
        self.brief = brief
        self.lacks = False
        #: A paragraph that begins with an Arabic quote is still one of the brief, from left to right.
        self.opens = ""
        for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
            self.add_font("text", style, _FONTS / f"NotoSans-{name}.ttf")
            self.add_font("arabic", style, _FONTS / f"NotoSansArabic-{'Bold' if style == 'B' else 'Regular'}.ttf")
            self.add_font("signs", style, _FONTS / "NotoSansMath-Regular.ttf")
        self.set_fallback_fonts(["arabic", "signs"], exact_match=True)
        if any(ord(letter) >= _FIRST_JOINED and not 0x1E00 <= ord(letter) < 0x2C00 for letter in _letters(brief)):
            self.set_text_shaping(use_shaping_engine=True)
            self.opens = "\N{LEFT-TO-RIGHT MARK}"
        self.set_margins(_MARGIN, 22, _MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, _BOTTOM)
        self.set_title(told.heading(brief))
        self.set_lang("en")
        self.set_creator("Dateline")
        made = dt.datetime.fromisoformat(brief.made).replace(tzinfo=dt.UTC)
        self.set_creation_date(made)
        # as wide as a number, so that it ends where the line ends
        self.alias_nb_pages("{}")

    # -- what every page has

    def header(self) -> None:
        """The running head."""
        self.set_y(10)
        self.look(8, _GREY)
        self.cell(_WIDTH * 0.75, 5, self.safe(f"Dateline · {told.heading(self.brief)}"))
        self.look(8, _GREY if self.brief.public else _WARN, "B")
        self.cell(_WIDTH * 0.25, 5, "For publication" if self.brief.public else "INTERNAL", align="R")
        self.rule(15.5)
        self.set_y(22)

    def footer(self) -> None:
        """The number of the page."""
        self.set_y(-13)
        self.look(8, _GREY)
        self.cell(_WIDTH / 2, 5, WORDS["made"].format(day=self.brief.made))
        self.cell(_WIDTH / 2, 5, f"{self.page_no()} / {{}}", align="R")

    # -- pieces

    def look(self, size: float, colour: tuple[int, int, int] = _INK, style: str = "") -> None:
        """The letters from here on."""
        self.set_font("text", style, size)
        self.set_text_color(*colour)

    def rule(self, y: float, colour: tuple[int, int, int] = _LINE, width: float = 0.2) -> None:
        """A line across the page."""
        self.set_draw_color(*colour)
        self.set_line_width(width)
        self.line(_MARGIN, y, _MARGIN + _WIDTH, y)

    def safe(self, words: str) -> str:
        """The words with what no font has replaced."""
        known = _known()
        if all(ord(letter) in known for letter in words):
            return words
        self.lacks = self.lacks or any(ord(letter) not in known and not letter.isspace() for letter in words)
        return "".join(
            each if ord(each) in known else " " if each.isspace() else "\N{REPLACEMENT CHARACTER}" for each in words
        )

    def say(self, words: str, size: float = 9, colour: tuple[int, int, int] = _INK, style: str = "") -> None:
        """A paragraph."""
        self.look(size, colour, style)
        self.multi_cell(
            _WIDTH, size * 0.47, self.opens + self.safe(words), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def need(self, room: float) -> None:
        """A new page where less than so many millimetres are left."""
        if self.get_y() + room > self.h - _BOTTOM:
            self.add_page()

    def section(self, words: str, room: float = _HEADING) -> None:
        """A heading of the first rank, which stands in the outline."""
        self.need(room)
        self.ln(5)
        self.start_section(words)
        self.say(words, 12, style="B")
        self.rule(self.get_y() + 0.6, _INK, 0.5)
        self.ln(2.4)

    # -- the report

    def report(self) -> None:
        """All of it."""
        brief = self.brief
        self.say(f"DATELINE · {WORDS['title'].upper()}", 8.5, _GREY)
        self.say(brief.days, 20, style="B")
        self.say(brief.area or WORDS["all"], 12, _GREY)
        self.ln(1.5)
        self.say(told.note(brief), 8.5, _GREY if brief.public else _WARN, "" if brief.public else "B")
        self._totals()
        if why := told.emptiness(brief):
            self.say(why, 10, _WARN, "B")
            self.ln(1)
        if len(brief.areas) > 1:
            self._overview(brief.areas)
        self.section(WORDS["happened"])
        if not brief.areas:
            self.say("–", 9, _GREY)
        for area in brief.areas:
            self._area(area)
        if brief.left_out:
            self.say(WORDS["left_out"].format(n=brief.left_out), 8.5, _GREY)
        self.section(WORDS["changes"])
        self._changes(brief.changes)
        self.section(WORDS["disputed"])
        for dispute in brief.disputes:
            self.need(14)
            self.say(f"{dispute.about} · {dispute.title}", 9, style="B")
            for words in dispute.words:
                self.say(words, 8.5, _GREY)
            self.ln(1.2)
        if not brief.disputes:
            self.say(WORDS["no_disputed"], 9, _GREY)
        self._news()
        self.section(WORDS["coverage"])
        for line in told.coverage(brief.coverage):
            self.say(f"• {line}", 8.5)
        self.section(WORDS["limits"])
        for line in told.limits(brief):
            self.say(line, 8, _GREY)
        if self.lacks:
            self.say(_LACKING, 8, _GREY)

    def _totals(self) -> None:
        now, before = self.brief.total, self.brief.before
        figures = (
            (str(now.incidents), WORDS["incidents"]),
            (str(now.several), WORDS["several"]),
            (now.killed, WORDS["counted"].format(n=now.counted)),
            (f"{before.incidents} / {before.killed}", WORDS["before"]),
        )
        self.ln(2)
        top = self.get_y()
        self.rule(top)
        lowest = top
        for n, (value, words) in enumerate(figures):
            self.set_xy(_MARGIN + n * _WIDTH / 4, top + 1.5)
            self.look(13, style="B")
            self.cell(_WIDTH / 4, 6.5, value)
            self.set_xy(_MARGIN + n * _WIDTH / 4, top + 8)
            self.look(7.5, _GREY)
            self.multi_cell(_WIDTH / 4 - 3, 3.5, words, align="L")
            lowest = max(lowest, self.get_y())
        self.rule(lowest + 1.5)
        self.set_xy(_MARGIN, lowest + 3.5)

    def _overview(self, areas: Sequence[BriefArea]) -> None:
        heads = (WORDS["area"], WORDS["incidents"].capitalize(), WORDS["killed"].capitalize())
        rows = [(told.area_name(area), str(area.count), told.area_killed(area)) for area in areas]
        self._table(heads, rows, (60, 20, 20), align=("LEFT", "RIGHT", "RIGHT"))

    def _table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: tuple[int, ...], **more: Any) -> None:
        self.look(8.5)
        self.set_draw_color(*_LINE)
        self.set_line_width(0.2)
        with self.table(
            col_widths=widths,
            borders_layout="HORIZONTAL_LINES",
            headings_style=FontFace(emphasis="", color=_GREY, size_pt=7.5),
            cell_fill_mode=TableCellFillMode.NONE,
            line_height=4,
            v_align="TOP",
            padding=(0.8, 2, 0.8, 0),
            text_align=more.get("align", "LEFT"),
            width=_WIDTH,
        ) as table:
            for row in (heads, *rows):
                table.row([self.safe(cell) for cell in row])
        self.ln(1)

    def _area(self, area: BriefArea) -> None:
        self.need(_HEADING)
        self.ln(1.5)
        self.start_section(self.safe(told.area_name(area)), level=1)
        self.say(f"{told.area_name(area)}  ({area.count})", 10.5, style="B")
        self.ln(0.8)
        for place in area.places:
            for incident in place.incidents:
                self._incident(incident)

    def _incident(self, incident: BriefIncident) -> None:
        self.need(_BLOCK)
        harm = self.safe(told.harm(incident))
        self.look(9.5, style="B")
        room = self.get_string_width(harm) + 2 if harm else 0
        title = self.safe(", ".join(filter(None, (incident.kind, incident.place))))
        if room > _WIDTH * 0.55 or self.get_string_width(title) > _WIDTH - room:
            self.say(title, 9.5, style="B")
            if harm:
                self.say(harm, 9.5, style="B")
        else:
            self.cell(_WIDTH - room, 4.6, title)
            self.cell(room, 4.6, harm, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.say(told.facts(incident, self.brief.first), 8.3, _GREY)
        for number in incident.numbers:
            self._number(number)
        if incident.sources:
            self.say(f"{WORDS['sources']}: {'; '.join(map(told.cited, incident.sources))}", 8.3)
        if incident.against:
            self.say(f"{WORDS['doubts']}: {'; '.join(each.by for each in incident.against)}", 8.3, _WARN)
        for each in incident.quotes:
            self._quote(each)
        for each in incident.titles:
            self.say(f"{WORDS['report']}: “{each.words}” — {told.published(each)}", 8.3, _GREY)
        self.rule(self.get_y() + 1)
        self.ln(2.4)

    def _number(self, number: Number) -> None:
        """A line of three columns: whom, how many, who says so."""
        widths = (26.0, 52.0, _WIDTH - 78)
        cells = (number.of, number.value, "; ".join(map(told.cited, number.by)))
        top = lowest = self.get_y()
        page = self.page
        for n, words in enumerate(cells):
            self.set_xy(_MARGIN + sum(widths[:n]), top)
            self.look(8.5, _GREY if n == 0 else _INK, "B" if n == 1 and number.chosen else "")
            self.multi_cell(widths[n] - 2, 4, self.safe(words), align="L", new_x=XPos.RIGHT, new_y=YPos.NEXT)
            if self.page != page:
                page, top, lowest = self.page, self.t_margin, self.get_y()
            lowest = max(lowest, self.get_y())
        self.set_xy(_MARGIN, lowest)

    def _quote(self, each: Quoted) -> None:
        if each.words:
            self.say(f"“{each.words}”{self.opens} — {self.opens}{told.said_by(each)}", 8.3, _INK, "I")

    def _changes(self, changes: Sequence[BriefChange]) -> None:
        if not changes:
            self.say(WORDS["no_changes"] if self.brief.control_known else WORDS["waiting"], 9, _GREY)
            return
        names = ("day", "place", "was", "now", "probability", "who")
        rows = [
            (
                change.day,
                "\n".join(filter(None, (change.place, change.where))),
                change.before,
                change.after,
                f"{change.probability:.2f}" + (f"\n{WORDS['is_disputed']}" if change.disputed else ""),
                "\n".join((f"“{each.words}” — " if each.words else "") + told.said_by(each) for each in change.claims),
            )
            for change in changes
        ]
        self._table([WORDS[name].capitalize() for name in names], rows, (20, 32, 28, 32, 20, 44))

    def _news(self) -> None:
        brief = self.brief
        self.section(WORDS["new"])
        if new := told.new_incidents(brief):
            self.say(f"• {new}")
        for news in brief.news:
            self.say(f"• {news.day} {news.title}: {told.news(news)}")
        if not brief.news:
            self.say(f"• {WORDS['no_new']}")
        self.need(16)
        self.ln(2)
        self.say(WORDS["late"], 10.5, style="B")
        for each in brief.late:
            self.need(12)
            self.say(", ".join(filter(None, (each.day, each.kind, each.place, told.harm(each)))), 9, style="B")
            self.say(told.late_facts(each, brief.first), 8.3, _GREY)
            if each.sources:
                self.say(f"{WORDS['sources']}: {'; '.join(map(told.cited, each.sources))}", 8.3)
        if not brief.late:
            self.say(WORDS["no_late"], 9, _GREY)
        if brief.late_left_out:
            self.say(WORDS["left_out"].format(n=brief.late_left_out), 8.5, _GREY)


def _letters(brief: DayBrief) -> set[str]:
    return set(msgspec.json.encode(brief).decode())


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    """Every letter that one of the fonts has in its upright form."""
    from fontTools.ttLib import TTFont

    names = ("NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansMath-Regular")
    return frozenset(code for name in names for code in TTFont(_FONTS / f"{name}.ttf").getBestCmap()) | {0x0A}

"""The day's brief as a PDF to print and to send."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from fpdf.enums import XPos, YPos

from dateline.model.brief import BriefArea, BriefChange, BriefIncident, DayBrief, Number, Quoted

from . import brief_words as told
from ._paper import GREY, HEADING, INK, MARGIN, WARN, WIDTH, Paper
from .brief_words import WORDS

#: Room in millimetres that the head of an incident needs below it to stay on the page.
_BLOCK = 26.0
_LACKING = (
    "Some letters of other scripts are not in this file's fonts and stand as \N{REPLACEMENT CHARACTER}: see the HTML."
)


def pdf(brief: DayBrief) -> bytes:
    """The file. The same brief gives the same bytes."""
    # Subsetting fonts tells the log of every table that it leaves out.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    paper = _Report(brief)
    paper.add_page()
    paper.report()
    return bytes(paper.output())


class _Report(Paper):
    """The pages of one brief, filled."""

    def report(self) -> None:
        """All of it."""
        brief = self.brief
        self.say(f"DATELINE · {WORDS['title'].upper()}", 8.5, GREY)
        self.say(brief.days, 20, style="B")
        self.say(brief.area or WORDS["all"], 12, GREY)
        self.ln(1.5)
        self.say(told.note(brief), 8.5, GREY if brief.public else WARN, "" if brief.public else "B")
        self._totals()
        if why := told.emptiness(brief):
            self.say(why, 10, WARN, "B")
            self.ln(1)
        if len(brief.areas) > 1:
            self._overview(brief.areas)
        self.section(WORDS["happened"])
        if not brief.areas:
            self.say("–", 9, GREY)
        for area in brief.areas:
            self._area(area)
        if brief.left_out:
            self.say(WORDS["left_out"].format(n=brief.left_out), 8.5, GREY)
        self.section(WORDS["changes"])
        self._changes(brief.changes)
        self.section(WORDS["disputed"])
        for dispute in brief.disputes:
            self.need(14)
            self.say(f"{dispute.about} · {dispute.title}", 9, style="B")
            for words in dispute.words:
                self.say(words, 8.5, GREY)
            self.ln(1.2)
        if not brief.disputes:
            self.say(WORDS["no_disputed"], 9, GREY)
        self._news()
        self.section(WORDS["coverage"])
        for line in told.coverage(brief.coverage):
            self.say(f"• {line}", 8.5)
        self.section(WORDS["limits"])
        for line in told.limits(brief):
            self.say(line, 8, GREY)
        if self.lacks:
            self.say(_LACKING, 8, GREY)

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
            self.set_xy(MARGIN + n * WIDTH / 4, top + 1.5)
            self.look(13, style="B")
            self.cell(WIDTH / 4, 6.5, value)
            self.set_xy(MARGIN + n * WIDTH / 4, top + 8)
            self.look(7.5, GREY)
            self.multi_cell(WIDTH / 4 - 3, 3.5, words, align="L")
            lowest = max(lowest, self.get_y())
        self.rule(lowest + 1.5)
        self.set_xy(MARGIN, lowest + 3.5)

    def _overview(self, areas: Sequence[BriefArea]) -> None:
        heads = (WORDS["area"], WORDS["incidents"].capitalize(), WORDS["killed"].capitalize())
        rows = [(told.area_name(area), str(area.count), told.area_killed(area)) for area in areas]
        self.rows(heads, rows, (60, 20, 20), align=("LEFT", "RIGHT", "RIGHT"))

    def _area(self, area: BriefArea) -> None:
        self.need(HEADING)
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
        if room > WIDTH * 0.55 or self.get_string_width(title) > WIDTH - room:
            self.say(title, 9.5, style="B")
            if harm:
                self.say(harm, 9.5, style="B")
        else:
            self.cell(WIDTH - room, 4.6, title)
            self.cell(room, 4.6, harm, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.say(told.facts(incident, self.brief.first), 8.3, GREY)
        for number in incident.numbers:
            self._number(number)
        if incident.sources:
            self.say(f"{WORDS['sources']}: {'; '.join(map(told.cited, incident.sources))}", 8.3)
        if incident.against:
            self.say(f"{WORDS['doubts']}: {'; '.join(each.by for each in incident.against)}", 8.3, WARN)
        for each in incident.quotes:
            self._quote(each)
        for each in incident.titles:
            self.say(f"{WORDS['report']}: “{each.words}” — {told.published(each)}", 8.3, GREY)
        self.rule(self.get_y() + 1)
        self.ln(2.4)

    def _number(self, number: Number) -> None:
        """A line of three columns: whom, how many, who says so."""
        widths = (26.0, 52.0, WIDTH - 78)
        cells = (number.of, number.value, "; ".join(map(told.cited, number.by)))
        top = lowest = self.get_y()
        page = self.page
        for n, words in enumerate(cells):
            self.set_xy(MARGIN + sum(widths[:n]), top)
            self.look(8.5, GREY if n == 0 else INK, "B" if n == 1 and number.chosen else "")
            self.multi_cell(widths[n] - 2, 4, self.safe(words), align="L", new_x=XPos.RIGHT, new_y=YPos.NEXT)
            if self.page != page:
                page, top, lowest = self.page, self.t_margin, self.get_y()
            lowest = max(lowest, self.get_y())
        self.set_xy(MARGIN, lowest)

    def _quote(self, each: Quoted) -> None:
        if each.words:
            self.say(f"“{each.words}”{self.opens} — {self.opens}{told.said_by(each)}", 8.3, INK, "I")

    def _changes(self, changes: Sequence[BriefChange]) -> None:
        if not changes:
            self.say(WORDS["no_changes"] if self.brief.control_known else WORDS["waiting"], 9, GREY)
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
        self.rows([WORDS[name].capitalize() for name in names], rows, (20, 32, 28, 32, 20, 44))

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
            self.say(told.late_facts(each, brief.first), 8.3, GREY)
            if each.sources:
                self.say(f"{WORDS['sources']}: {'; '.join(map(told.cited, each.sources))}", 8.3)
        if not brief.late:
            self.say(WORDS["no_late"], 9, GREY)
        if brief.late_left_out:
            self.say(WORDS["left_out"].format(n=brief.late_left_out), 8.5, GREY)

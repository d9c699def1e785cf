"""Paper of the day's brief: A4, a running head, numbered pages, an outline.

The letters are those of `fonts/`: Latin, Greek, Cyrillic, and Arabic, joined and right to left. What they lack (Hebrew,
Chinese …) stands as "\N{REPLACEMENT CHARACTER}", and the page says so: the HTML shows it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from fpdf import FPDF
from fpdf.enums import TableCellFillMode, XPos, YPos
from fpdf.fonts import FontFace

from dateline.model.brief import DayBrief

from . import brief_words as told
from .brief_words import WORDS

_FONTS = Path(__file__).parent / "fonts"
INK, GREY, _LINE, WARN = (22, 32, 42), (69, 82, 93), (190, 198, 204), (125, 82, 0)
#: Millimetres.
MARGIN, _BOTTOM, WIDTH = 17.0, 18.0, 210 - 2 * 17.0
#: Room in millimetres that a heading needs below it to stay on the page.
HEADING = 34.0
#: From here on letters are joined or run from right to left.
_FIRST_JOINED = 0x590
Align = str | tuple[str, ...]


class Paper(FPDF):
    """Pages for one brief, and the pieces that it is made of."""

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
        self.set_margins(MARGIN, 22, MARGIN)
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
        self.look(8, GREY)
        self.cell(WIDTH * 0.75, 5, self.safe(f"Dateline · {told.heading(self.brief)}"))
        self.look(8, GREY if self.brief.public else WARN, "B")
        self.cell(WIDTH * 0.25, 5, "For publication" if self.brief.public else "INTERNAL", align="R")
        self.rule(15.5)
        self.set_y(22)

    def footer(self) -> None:
        """The number of the page."""
        self.set_y(-13)
        self.look(8, GREY)
        self.cell(WIDTH / 2, 5, WORDS["made"].format(day=self.brief.made))
        self.cell(WIDTH / 2, 5, f"{self.page_no()} / {{}}", align="R")

    # -- pieces

    def look(self, size: float, colour: tuple[int, int, int] = INK, style: str = "") -> None:
        """The letters from here on."""
        self.set_font("text", style, size)
        self.set_text_color(*colour)

    def rule(self, y: float, colour: tuple[int, int, int] = _LINE, width: float = 0.2) -> None:
        """A line across the page."""
        self.set_draw_color(*colour)
        self.set_line_width(width)
        self.line(MARGIN, y, MARGIN + WIDTH, y)

    def safe(self, words: str) -> str:
        """The words with what no font has replaced."""
        known = _known()
        if all(ord(letter) in known for letter in words):
            return words
        self.lacks = self.lacks or any(ord(letter) not in known and not letter.isspace() for letter in words)
        return "".join(
            each if ord(each) in known else " " if each.isspace() else "\N{REPLACEMENT CHARACTER}" for each in words
        )

    def say(self, words: str, size: float = 9, colour: tuple[int, int, int] = INK, style: str = "") -> None:
        """A paragraph."""
        self.look(size, colour, style)
        self.multi_cell(
            WIDTH, size * 0.47, self.opens + self.safe(words), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def need(self, room: float) -> None:
        """A new page where less than so many millimetres are left."""
        if self.get_y() + room > self.h - _BOTTOM:
            self.add_page()

    def section(self, words: str, room: float = HEADING) -> None:
        """A heading of the first rank, which stands in the outline."""
        self.need(room)
        self.ln(5)
        self.start_section(words)
        self.say(words, 12, style="B")
        self.rule(self.get_y() + 0.6, INK, 0.5)
        self.ln(2.4)

    def rows(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: tuple[int, ...], align: Align = "LEFT"
    ) -> None:
        """A table; widths are shares of the page's."""
        self.look(8.5)
        self.set_draw_color(*_LINE)
        self.set_line_width(0.2)
        with self.table(
            col_widths=widths,
            borders_layout="HORIZONTAL_LINES",
            headings_style=FontFace(emphasis="", color=GREY, size_pt=7.5),
            cell_fill_mode=TableCellFillMode.NONE,
            line_height=4,
            v_align="TOP",
            padding=(0.8, 2, 0.8, 0),
            text_align=align,
            width=WIDTH,
        ) as table:
            for row in (heads, *rows):
                table.row([self.safe(cell) for cell in row])
        self.ln(1)


def _letters(brief: DayBrief) -> set[str]:
    return set(msgspec.json.encode(brief).decode())


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    """Every letter that one of the fonts has in its upright form."""
    from fontTools.ttLib import TTFont

    names = ("NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansMath-Regular")
    return frozenset(code for name in names for code in TTFont(_FONTS / f"{name}.ttf").getBestCmap()) | {0x0A}

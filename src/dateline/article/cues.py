"""What one paragraph is by its own words: a caption, a byline, a button. Only what is surely not the report."""

from __future__ import annotations

import re

from dateline.knowledge import page_words
from dateline.knowledge.page_words import fold
from dateline.model.document import SectionKind

from .dates import find_day, names_a_day
from .paragraphs import Paragraph

#: A caption, a byline and a widget are short; a longer paragraph is the report, whatever it begins with.
_CAPTION_LENGTH, _BYLINE_LENGTH, _WIDGET_LENGTH, _SOURCE_LENGTH = 450, 160, 200, 90
#: How far before the end of a paragraph its closing credits may begin.
_TAIL_LENGTH = 300
#: A sentence of at most so many words may be a widget that ends as a sentence does ("Sign up for our letter.").
_SHORT = 12

_BULLET = re.compile(r"^[\s•·*▪►»>|#–-]+|[\s:•·|»>…]+$")
_BY = re.compile(r"by\s*:?\s+(?P<names>.+)$", re.I)
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*|(?:al|el|bin|ibn|abu|de|van|von|la|le|der)[\s-])(?:[\s-]+(?:[A-ZÀ-Þ][\w.'’-]*|al|el|bin|ibn|abu|de|van|von|la|le|der))*"
)
_JUNIOR = re.compile(r",?\s+(?:Jr|Sr)\.?$")
_JOIN = re.compile(r"\s*(?:,|;|\band\b|&|\|)\s*")
_CREDIT = re.compile(
    r"(?:additional\s+)?(?:reporting|writing|editing|compiled|translated|written|edited|reported)\s+by\b", re.I
)
_SOURCE_TAIL = re.compile(r"\(Source: [^()]{2,60}\)(?:\s*[A-Z][a-z]+)?$")
#: "2011-11-S-034", "Release No. 20110404-02": the number of a press release.
_RELEASE = re.compile(
    r"\d{2,4}-\d{2}-[A-Z]{1,3}-\d{2,4}\b|(?:press |news )?release\s+(?:no|number|#)[.:]?\s*[\w/-]+", re.I
)
_CAPTCHA = re.compile(r"[\w-]+\s*[+×x*÷−–-]\s*[\w-]+\s*=\s*\??$", re.I)
_AP_CAPTION = re.compile(r"in this (?:[\w.,\s-]{0,60})?\b(?:photo|image|picture|frame grab|photograph)\b", re.I)
#: "The damaged house. (Photo: A. Name)", "Jane Doe, August 10, 2016 (County Jail)".
_PHOTO_CREDIT = re.compile(r"\((?:file )?(?:photo|image|picture|courtesy)\b[^()]{0,80}\)\s*(?:buy photo)?\W*$", re.I)
_PORTRAIT = re.compile(r"[A-Z][^.()]{3,60},\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4}\.?\s+\([^()]{3,80}\)$")
_PLATFORM = re.compile(r"(?:follow|find|like|join) us\b.{0,20}?\b(?:on|at|via)\b")
_STAMP = re.compile(
    r"(?:(?:first |last |story |originally )?"
    r"(?:published|posted|updated|modified|created|issued|dated|date|time|on|at|last update)\b[:\s]*)+",
    re.I,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?\b"
    r"|\b[A-Z]{2,4}[+-]\d{1,2}(?::?\d{2})?|\b(?:GMT|UTC|[ECMP][SD]T|CET|EET|local time)\b",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.I)
_TINY = frozenset(
    {
        "by",
        "at",
        "on",
        "the",
        "and",
        "|",
        "-",
        "–",
        "—",
        "•",
        "·",
        ",",
        ".",
        ":",
        "(",
        ")",
        "last",
        "updated",
        "published",
        "posted",
    }
)


def kind_by_words(paragraph: Paragraph) -> SectionKind | None:
    """caption, byline or boilerplate where the paragraph says so itself; None where it may be the report."""
    if len(paragraph.text) > _CAPTION_LENGTH:
        return None
    words = _BULLET.sub("", fold(paragraph.text))
    if not words or is_form_line(paragraph):
        return "boilerplate"
    if _is_caption(paragraph, words):
        return "caption"
    if bylines(paragraph.text):
        return "byline"
    if _is_widget(paragraph, words) or source_of(paragraph.text) or is_stamp(paragraph.text):
        return "boilerplate"
    if is_release_line(paragraph.text):
        return "boilerplate"
    return None


def _is_caption(paragraph: Paragraph, words: str) -> bool:
    if page_words.pattern("caption_start").match(words):
        return True
    if _AP_CAPTION.match(words) or _PHOTO_CREDIT.search(words) or _PORTRAIT.match(paragraph.text):
        return True
    ends = words.rstrip(".")
    # "…at a checkpoint. File photo": the credit follows a sentence or a bracket; "…he showed a file photo" does not.
    for phrase in page_words.phrases("caption_end"):
        if ends.endswith(phrase):
            before = ends[: -len(phrase)].rstrip()
            return not before or before[-1] in ".!?)]”\"'|/:;–—-" or phrase[0] in "(["
    return False


def _is_widget(paragraph: Paragraph, words: str) -> bool:
    if words in page_words.phrases("boilerplate_line") or words in page_words.phrases("related_line"):
        return True
    if len(words) > _WIDGET_LENGTH:
        return False
    if (follow := _PLATFORM.search(words)) and page_words.pattern("follow_platform").search(words, follow.end()):
        return True
    start = page_words.pattern("boilerplate_start").match(words)
    if not start:
        return False
    # "Press release in hand, the minister went on to say that …." is a sentence; "Tags: Homs, Hama" is none.
    return not paragraph.ends_sentence or start.group()[-1] == ":" or paragraph.words <= _SHORT


def is_form_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs to the form in which readers write: "Leave a comment", "15 + six ="."""
    words = _BULLET.sub("", fold(paragraph.text))
    if _CAPTCHA.match(paragraph.text):
        return True
    return len(words) <= _WIDGET_LENGTH and bool(page_words.pattern("comment_form").match(words))


def is_related_heading(paragraph: Paragraph) -> bool:
    """Whether it is a heading over a list of other articles."""
    return _BULLET.sub("", fold(paragraph.text)) in page_words.phrases("related_line")


def bylines(words: str) -> tuple[str, ...]:
    """The names in a byline or credit line; () where it is none. "By Friday the army" and "By then" are none."""
    if len(words) > _BYLINE_LENGTH or "\n" in words.strip():
        return ()
    credit = page_words.pattern("byline_start").match(fold(words))
    if credit:
        names = _credited(words)
        return names or (("",) if len(words.split()) <= 8 and not words.rstrip().endswith(".") else ())
    # "By Rima Haddad, Jr." ends a name, not a sentence.
    words = _JUNIOR.sub("", words.strip())
    by = _BY.match(words)
    if not by or words.endswith((".", "!", "?")):
        return ()
    names = _names(by.group("names"))
    return names if names and not names_a_day(words) and not _WEEKDAY.search(by.group("names")) else ()


def _credited(words: str) -> tuple[str, ...]:
    """Names of "Reporting by: A and B; Editing by C"."""
    found: list[str] = []
    for part in re.split(r"[;|]", words):
        rest = re.sub(
            r"^\s*(?:[A-Za-z]+\s+)*?(?:by|authors?|reporter|editor)\b[\s:]*", "", part, count=1, flags=re.I
        ).strip(" .")
        found += _names(rest)
    return tuple(found)


def _names(words: str) -> tuple[str, ...]:
    """The names in "Rima Haddad and Omar Said in Beirut"; () unless every part is a name."""
    words = re.sub(
        r"\s+in\s+[A-ZÀ-Þ][\w\s-]{1,30}$|\s*,\s*(?:staff writer|correspondent|staff|associated press|ap|afp|reuters)$",
        "",
        words,
        flags=re.I,
    )
    parts = [part.strip(" .") for part in _JOIN.split(words) if part.strip(" .")]
    if not 1 <= len(parts) <= 6 or any(len(part.split()) > 7 or not _NAME.fullmatch(part) for part in parts):
        return ()
    return tuple(parts)


def source_of(words: str) -> str | None:
    """The outlet that a line "Source: Sample Desk" or "(Source: Sample Desk)" names."""
    bare = words.strip(" ()[]\t•*")
    bare = bare.partition(")")[0] if bare.lower().startswith("source:") else bare
    found = page_words.pattern("source_start").match(bare.lower())
    if not found or len(bare) > _SOURCE_LENGTH or bare.endswith((".", "!", "?")):
        return None
    return bare[found.end() :].strip(" :-–") or None


def is_stamp(words: str) -> bool:
    """Whether a line is a date and little else: "Posted April 21, 2016 at 7:52 am"."""
    if len(words) > 100:
        return False
    rest = words
    days = 0
    while day := find_day(rest, year=2000):
        rest = rest[: day.start] + " " + rest[day.end :]
        days += 1
    if not days:
        return False
    rest = _WEEKDAY.sub(" ", _CLOCK.sub(" ", rest))
    rest = _STAMP.sub(" ", rest)
    return all(word.lower().strip(".,:()|") in _TINY or not word.strip(".,:()|-–—") for word in rest.split())


def is_bare_day(words: str) -> bool:
    """Whether a line is one day and nothing else, as over an entry of a chronology: "15 April 2023", "15 April:"."""
    day = find_day(words, year=2000)
    if day is None or len(words) > 40:
        return False
    rest = _WEEKDAY.sub(" ", words[: day.start] + " " + words[day.end :])
    return not rest.strip(" ,.:–—-")


def stamp_head(words: str) -> int:
    """How many characters of a paragraph are an agency's stamp before the report: "Reuters Tuesday 6 May 2014 About…".

    0 where it does not open with an agency, a full date and a capital; "On Tuesday 6 May 2014 rebels…" is a sentence.
    """
    agency = page_words.pattern("agencies").match(fold(words[:20]))
    day = find_day(words[:80])
    if not agency or not day or _WEEKDAY.sub("", words[agency.end() : day.start]).strip(" ,.-–—|"):
        return 0
    rest = re.match(r"[\s,.:|–—-]*", words[day.end :])
    end = day.end + (rest.end() if rest else 0)
    return end if words[end : end + 1].isupper() else 0


def has_clock(words: str) -> bool:
    """Whether a time of day stands in it."""
    return bool(_CLOCK.search(words))


def is_release_line(words: str) -> bool:
    """Whether a line is the number of a press release, or opens with it and says "For Immediate Release"."""
    number = _RELEASE.match(words)
    if not number:
        return False
    rest = _BULLET.sub("", fold(words[number.end() :]))
    return (
        not rest
        or bool(page_words.pattern("boilerplate_start").match(rest))
        or rest in page_words.phrases("boilerplate_line")
    )


def release_year(words: str) -> int | None:
    """The year in the number of a press release ("2010-12-S-098")."""
    found = re.match(r"(20\d\d)-\d{2}-[A-Z]{1,3}-\d{2,4}\b", words)
    return int(found.group(1)) if found else None


def is_letterhead(words: str) -> bool:
    """Whether a line is the name of an issuing body: "Joint Command - Samplestan", "Ministry of Defence"."""
    body = re.split(r"\s*-\s+", words.strip(), maxsplit=1)[0]
    tokens = body.split()
    if (
        not 1 <= len(tokens) <= 8
        or len(words.split()) > 10
        or names_a_day(words)
        or words.rstrip().endswith((".", "!", "?"))
    ):
        return False
    if any(token[0].islower() and token not in ("of", "the", "for", "and", "de") for token in tokens):
        return False
    folded = fold(body)
    return any(folded.endswith(word) or folded.startswith(word + " of") for word in page_words.phrases("letterhead"))


def credit_tail(words: str) -> int | None:
    """Where the credits begin that close a paragraph: "…he said. Reporting by A; Editing by B"; else None."""
    # "…he added. (Source: Sample Desk)": the bracket at the end names the outlet.
    if (bracket := _SOURCE_TAIL.search(words)) and words[: bracket.start()].rstrip()[-1:] in tuple('.!?”"’'):
        return len(words[: bracket.start()].rstrip())
    for match in _CREDIT.finditer(words, max(0, len(words) - _TAIL_LENGTH)):
        before = words[: match.start()].rstrip().rstrip("(")
        if before.rstrip() and before.rstrip()[-1] in '.!?”"’)' and _is_tail(words[match.start() :]):
            return len(before.rstrip())
    return None


def _is_tail(words: str) -> bool:
    """Whether only credits follow: a name after each "by", and perhaps a line of rights."""
    rights = page_words.pattern("boilerplate_start").search(fold(words))
    rest = fold(words)[: rights.start()] if rights else fold(words)
    parts = [part for part in re.split(r"[;,]|(?<=[a-z]{3})\.(?:\s|$)|\band\b", rest) if part.strip(" .)")]
    return all(len(part.split()) <= 9 for part in parts)

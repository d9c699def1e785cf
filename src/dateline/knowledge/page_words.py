"""The words of page_words.toml: what a page, wire or press release prints around a report. Data, loaded once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from dateline.model import KnowledgeError


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    source = files(__package__).joinpath("page_words.toml").read_text("utf-8")
    tables: dict[str, tuple[str, ...]] = {}
    for name, table in tomllib.loads(source).items():
        if not table.get("basis") or not table.get("phrases"):
            raise KnowledgeError(f"page_words.toml: [{name}] needs basis and phrases")
        tables[name] = tuple(fold(phrase) for phrase in table["phrases"])
    return tables


def fold(words: str) -> str:
    """Words as they are compared: lower case, one space between them, straight apostrophes."""
    return " ".join(words.replace("’", "'").replace("‘", "'").lower().split())


def phrases(table: str) -> frozenset[str]:
    """The folded phrases of one table; raises KeyError."""
    return frozenset(_tables()[table])


@cache
def pattern(table: str) -> re.Pattern[str]:
    """A pattern that meets any phrase of one table in folded text, whole words only, the longest first."""
    ordered = sorted(_tables()[table], key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(_bounded(phrase) for phrase in ordered))


def _bounded(phrase: str) -> str:
    left = r"(?<!\w)" if phrase[0].isalnum() else ""
    right = r"(?!\w)" if phrase[-1].isalnum() else ""
    return left + re.escape(phrase) + right

"""The codebooks that records are written to: ACLED's types and columns, UCDP GED's columns, PLOVER, country codes.

Tables (each row with its `basis`): `acled_types.csv`, `interaction_codes.csv`, `actor_kinds.csv`, `acled_columns.csv`,
`ucdp_columns.csv`, `plover.csv`, `plover_codebook.csv`, `countries.csv`; the ACLED column of `casualty_words.csv`.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from .numbers import number_words

UcdpRole = Literal["state", "group", "mission", "crowd", "civilians"]

#: What "several" or "many" is coded: 3 or 10 by the scale of the attack (ACLED codebook); without a scale, the lower.
FEW = 3


@dataclass(frozen=True, slots=True)
class Subtype:
    """One of ACLED's 25 sub-event types. `rank` orders all: of several in one episode the lowest rank is coded."""

    event_type: str
    name: str
    rank: tuple[int, int]
    disorder_type: str
    political_violence: bool
    demonstration: bool
    changes_territory: bool
    one_sided: bool
    meaning: str
    rules: str
    basis: str


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country in the codes of ISO 3166-1, ACLED's and UCDP's regions, and Gleditsch and Ward (`gw`)."""

    iso2: str
    iso3: str
    number: int | None
    name: str
    acled_region: str
    ucdp_region: str | None
    gw: int | None
    basis: str


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("dateline.knowledge").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@functools.cache
def subtypes() -> dict[str, Subtype]:
    """ACLED's sub-event types by name, highest in its hierarchy first."""
    found = [
        Subtype(
            row["event_type"],
            row["sub_event_type"],
            (int(row["type_rank"]), int(row["subtype_rank"])),
            row["disorder_type"],
            row["political_violence"] == "1",
            row["demonstration"] == "1",
            row["changes_territory"] == "1",
            row["one_sided"] == "1",
            row["meaning"],
            row["rules"],
            row["basis"],
        )
        for row in _rows("acled_types.csv")
    ]
    return {subtype.name: subtype for subtype in sorted(found, key=lambda subtype: subtype.rank)}


def disorder_type(event_type: str, subtype: str | None) -> str | None:
    """ACLED's disorder type; without a sub-event type it is known only where the event type has but one."""
    if subtype in subtypes():
        return subtypes()[subtype].disorder_type
    kinds = {row.disorder_type for row in subtypes().values() if row.event_type == event_type}
    return next(iter(kinds)) if len(kinds) == 1 else None


@functools.cache
def inter_codes() -> dict[int, str]:
    """ACLED's actor types in words by their number, 1 "State forces" to 8 "External/Other forces"."""
    rows = _rows("interaction_codes.csv")
    return {int(row["inter_a"]): row["interaction"].removesuffix(" only") for row in rows if not row["inter_b"]}


@functools.cache
def interaction_codes() -> dict[int, str]:
    """ACLED's `interaction` in words by the number that older files have: 27 is "Rebel group-Civilians"."""
    return {int(row["code"]): row["interaction"] for row in _rows("interaction_codes.csv")}


@functools.cache
def _interactions() -> dict[frozenset[str], str]:
    rows = _rows("interaction_codes.csv")
    names = {str(code): name for code, name in inter_codes().items()}
    return {
        frozenset(names[code] for code in (row["inter_a"], row["inter_b"]) if code): row["interaction"] for row in rows
    }


def interaction(inter1: str | None, inter2: str | None) -> str | None:
    """ACLED's `interaction` of two actor types, in whichever order; one type alone is "Rebel group only".

    Two of one type are a pair ("Rebel group-Rebel group"), not that type alone. None where no type is known, or only
    the second.
    """
    if inter1 is None:
        return None
    if inter2 is None:
        return f"{inter1} only" if frozenset([inter1]) in _interactions() else None
    if inter1 == inter2:
        return f"{inter1}-{inter2}" if frozenset([inter1]) in _interactions() else None
    return _interactions().get(frozenset((inter1, inter2)))


@functools.cache
def _kinds() -> dict[str, dict[str, str]]:
    return {row["kind"]: row for row in _rows("actor_kinds.csv")}


def actor_kinds() -> tuple[str, ...]:
    """The kinds of actor that there are."""
    return tuple(_kinds())


def inter(kind: str | None) -> str | None:
    """ACLED's actor type, in words, of a kind of actor ("rebel" is "Rebel group"); None where the kind is unknown."""
    row = _kinds().get(kind or "")
    return (row["inter"] or None) if row else None


def ucdp_role(kind: str | None) -> UcdpRole | None:
    """What a kind of actor is to UCDP: a state, an organised group, a mission, a crowd, civilians; None: unknown."""
    row = _kinds().get(kind or "")
    return (row["ucdp_role"] or None) if row else None  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a codebook: `kind` in the codebook's words ("integer 1-3"), and why it may be empty here.

    `required` is what the codebook says of it, whoever made the rows.
    """

    name: str
    kind: str
    required: bool
    meaning: str
    empty: str
    basis: str


@functools.cache
def column_rules(codebook: Literal["acled", "ucdp"]) -> dict[str, Column]:
    """The columns of a codebook by name, in order."""
    rows = sorted(_rows(f"{codebook}_columns.csv"), key=lambda row: int(row["position"]))
    return {
        row["column"]: Column(
            row["column"], row["type"], row["nullable"] == "no", row["meaning"], row["empty"], row["basis"]
        )
        for row in rows
    }


@functools.cache
def columns(codebook: Literal["acled", "ucdp"]) -> tuple[str, ...]:
    """Column names of a codebook in order: 31 of ACLED's, 49 of UCDP GED's."""
    return tuple(column_rules(codebook))


@functools.cache
def country_codes() -> dict[str, CountryCode]:
    """Countries by ISO 3166-1 alpha-2."""
    return {
        row["iso2"]: CountryCode(
            row["iso2"],
            row["iso3"],
            int(row["number"]) if row["number"] else None,
            row["name"],
            row["acled_region"],
            row["ucdp_region"] or None,
            int(row["gw"]) if row["gw"] else None,
            row["basis"],
        )
        for row in _rows("countries.csv")
    }


@functools.cache
def plover_codes() -> dict[str, tuple[str, ...]]:
    """PLOVER's type[-mode] codes for conflict reporting, each with the sub-event types that it may be in ACLED."""
    return {row["code"]: tuple(filter(None, row["sub_event_types"].split("|"))) for row in _rows("plover.csv")}


@dataclass(frozen=True, slots=True)
class PloverCodes:
    """PLOVER's vocabulary: of each event its quad (1-4) and score, the scores of its modes, contexts, sectors."""

    events: dict[str, tuple[int, float]]
    modes: dict[tuple[str, str], float | None]
    contexts: frozenset[str]
    sectors: frozenset[str]


@functools.cache
def plover_codebook() -> PloverCodes:
    """All of PLOVER's codes, also those that conflict reporting never needs (manual 2.0 draft)."""
    rows = _rows("plover_codebook.csv")
    return PloverCodes(
        {row["code"]: (int(row["quad"]), float(row["score"])) for row in rows if row["record"] == "event"},
        {
            (row["parent"], row["code"]): float(row["score"]) if row["score"] else None
            for row in rows
            if row["record"] == "mode"
        },
        frozenset(row["code"] for row in rows if row["record"] == "context"),
        frozenset(row["code"] for row in rows if row["record"] == "sector"),
    )


def plover_sector(kind: str | None) -> str | None:
    """PLOVER's sector of a kind of actor ("rebel" is "REB"); None where the kind tells none."""
    row = _kinds().get(kind or "")
    return (row["plover_sector"] or None) if row else None


def plover_of_subtype(subtype: str | None) -> str | None:
    """The PLOVER code that a sub-event type has: with a mode where only one fits, the event alone where several do.

    "Suicide bomb" is ASSAULT-suicide-attack, "Air/drone strike" ASSAULT. None where the codes are of several events.
    """
    codes = [code for code, subtypes_ in plover_codes().items() if subtype in subtypes_]
    events = {code.partition("-")[0] for code in codes}
    return codes[0] if len(codes) == 1 else events.pop() if len(events) == 1 else None


@functools.cache
def _count_words() -> tuple[dict[str, str], ...]:
    """Hedges before a number and words in the place of one, longest first."""
    rows = [row for row in _rows("casualty_words.csv") if row["position"] in ("before", "alone")]
    return tuple(sorted(rows, key=lambda row: -len(row["phrase"].split())))


@functools.lru_cache(maxsize=65536)
def acled_figure(words: str, low: int) -> int:
    """The number that ACLED codes for a count said in `words` whose lowest reading is `low`.

    "more than 20 soldiers" reads as 21 or more and is coded 20; "dozens" reads as 24 or more and is coded 12; "nearly
    40" reads as 36 or more and is coded 40. Words without a rule keep `low`.
    """
    said = words.casefold().replace(",", "").split()
    for row in _count_words():
        phrase = row["phrase"].split()
        at = next((i + len(phrase) for i in range(len(said)) if said[i : i + len(phrase)] == phrase), None)
        number = said[at] if at is not None and at < len(said) else ""
        counted = number.isdigit() or number in number_words()
        if at is None or counted != (row["position"] == "before"):
            continue
        if row["position"] == "alone":
            return FEW if row["acled"] == "3 or 10" else int(row["acled"]) if row["acled"].isdigit() else low
        if row["acled"] != "N":
            return low
        return int(number) if number.isdigit() else low - 1 if row["low"] == "N+1" else low
    return low

"""A place's timeline in lines: each spell, and under it the claims that bear it out and those against it."""

from __future__ import annotations

import datetime
import shutil
import sys
import textwrap

import click

from dateline.model.control import ControlClaim, PlaceControl, Spell

from .text import clean, one_line, short_id

_SAYS = {
    "took": "took it",
    "holds": "holds it",
    "lost": "lost it",
    "contested": "contested",
    "besieged": "besieged",
    "advancing": "advances",
    "absent": "fires on it",
    "present": "is there",
    "clash": "fighting",
    "relieved": "siege broken",
}
_KINDS = {"admin1": "province", "admin2": "district"}
_EXTENT = {"whole": "", "most": " (most of it)", "part": " (a part)", "around": " (around it)"}


def last_known(found: PlaceControl, whole: PlaceControl, on: str | None = None) -> tuple[str, str, str, str, str]:
    """Holder, status, since, last confirmed and probability of the last spell in which something was known.

    `found` may be a part of the `whole` timeline; with `on` (an ISO day) as of that day.
    """
    known = [spell for spell in found.spells if spell.status != "unknown"]
    if not known:
        return "", "unknown", "", "", ""
    spell = known[-1]
    holder = spell.holder.name if spell.holder else ""
    confirmed, probability = spell.last_confirmed, spell.probability
    if on is not None:
        confirmed, probability = spell.confirmed_by(on) or "only later", spell.probability_on(on)
    return holder, _status(spell), whole.since(spell), confirmed, f"{probability:.2f}"


def print_place(found: PlaceControl, on: str | None, *, blank: bool, kind: bool = False) -> None:
    """Print one place; with `on` (an ISO day) also how old what is known was on that day, with `kind` what it is."""
    place = found.place
    where = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    where += f" ({_KINDS.get(place.kind, place.kind.replace('_', ' '))})" if kind and place.kind else ""
    others = sorted(name for name in found.names if name != place.name)
    if blank:
        click.echo("")
    _print(where + (f"  (also {', '.join(others)})" if others else ""), 0)
    if not found.spells:
        _print("nothing known" + (f" on {on}" if on else ""), 2)
    for spell in found.spells:
        _print(_line(spell, on), 2)
        _print_claims(found, spell)
    for spell in found.brief:
        held = spell.holder.name if spell.holder else "?"
        _print(f"{spell.start}  brief loss to {held}, no change: {spell.note}", 2)
        _print_claims(found, spell)


def _print(line: str, indent: int) -> None:
    """Print a line, in a terminal wrapped under its own beginning; in a pipe it stays whole."""
    told, before = clean(line), " " * indent
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns
        told = textwrap.fill(told, width, initial_indent=before, subsequent_indent=before + "  ")
    else:
        told = before + told
    click.echo(told)


def _line(spell: Spell, on: str | None) -> str:
    until = "…" if spell.end is None else spell.end
    days = spell.start if spell.start == until else f"{spell.start} to {until}"
    if spell.status == "unknown":
        return f"{days}  unknown: {spell.note or 'nobody is told to hold it'}"
    said = f"{spell.holder.name}, {_status(spell)}" if spell.holder else _status(spell)
    told = [f"probability {spell.probability:.2f}", f"last confirmed {spell.last_confirmed}"]
    if on is not None:
        before = spell.confirmed_by(on)
        told = [f"probability {spell.probability_on(on):.2f} on that day"]
        told.append(f"last confirmed {before}, {_days(before, on)} days before" if before else "confirmed only later")
        after = next((day for day in spell.confirmed if day > on), None)
        told += [f"next on {after}"] if after else []
    if spell.earliest:
        told.append(f"not seen coming, since {spell.earliest} or later")
    if spell.note:
        told.append(spell.note)
    return f"{days}  {said}  ({'; '.join(told)})"


def _status(spell: Spell) -> str:
    words = spell.status.replace("_", " ")
    return f"{words}, besieged" if spell.besieged else words


def _days(one: str, other: str) -> int:
    return (datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days


def _print_claims(found: PlaceControl, spell: Spell) -> None:
    for mark, numbers in (("+", spell.claims), ("-", spell.against)):
        for number in numbers:
            _print(f"{mark} {_claim(found.claims[number])}", 4)


def _claim(claim: ControlClaim) -> str:
    days = claim.start if claim.start == claim.end else f"{claim.start} to {claim.end}"
    who = claim.holder or claim.previous_holder
    said = f"{who.name if who else ''} {_SAYS[claim.says]}{_EXTENT[claim.extent]}".strip()
    whole = "" if claim.says == "relieved" else "the whole of "
    said += f" (told of {whole}{claim.said_of})" if claim.said_of else ""
    by = ", ".join(
        f"{label} ({'against' if interest == 'against' else 'for'} its own side)" if interest else label
        for label, interest in zip(claim.by, claim.interests, strict=True)
    )
    denied = f"; denied by {', '.join(claim.denied_by)}" if claim.denied_by else ""
    quote = f' "{one_line(claim.quote.quote)}"' if claim.quote else ""
    return f"{days}  {said}: {by or 'nobody named'}{denied}{quote}  [{short_id(claim.document)}]"

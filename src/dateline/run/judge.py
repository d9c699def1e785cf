"""A person's judgements on a store: each is kept with user and time, and what it affects is fused again at once."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.model import Anchor, Correction, InputError, Judgement, Quote, Verdict
from dateline.model.clock import stamp
from dateline.review import anchor_of, undone
from dateline.store import Store, StoredFused

from .corrections import UNKNOWN, correction_of
from .fuse import Changed, fuse_judged
from .held import held_by
from .quoted import with_quotes


@dataclass(frozen=True, slots=True)
class Ruled:
    """A judgement as it was kept, and what the run of fusion behind it changed."""

    judgement: Judgement
    fused: Changed


def user_name() -> str:
    """The login name, for judgements of which nobody says whose they are."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


class Judge:
    """Merges, splits, accepts, rejects and corrects the fused incidents of a store in the name of a user.

    An incident is named by its id, an id that it once had, the beginning of one, or a report ("document/i1"). Nothing
    is ever changed or deleted: a judgement is added, and can be undone. All methods raise InputError where nothing, or
    more than one thing, fits, and StoreError.

    >>> judge = dateline.Judge(store, by="amira")
    >>> judge.merge("f3fa9c1d2aa01", "f77be10c2d4f0", note="one market, one hour")
    >>> judge.undo()
    """

    def __init__(self, store: Store, *, by: str | None = None) -> None:
        self._store = store
        self.by = " ".join((user_name() if by is None else by).split())
        if not self.by:
            raise InputError("a judgement has a user: give a name")

    def merge(self, one: str, other: str, *, note: str | None = None) -> Ruled:
        """Hold two incidents to be one."""
        with self._store.together():
            a, b = self._store.fused_of(one), self._store.fused_of(other)
            if a.id == b.id:
                raise InputError(f"{one} and {other} are one incident already ({a.id})")
            reports, rest = self._anchors(a), self._anchors(b)
            judgement = self._add("merge", a.id, note, object=b.id, reports=reports, rest=rest)
        return self.ruled(judgement)

    def split(self, incident: str, reports: Iterable[str], *, note: str | None = None) -> Ruled:
        """Hold reports to tell another happening than the rest of their incident; together they make one of their own.

        A report is "document/i1", or the id of its document (the beginning is enough).
        """
        with self._store.together():
            found = self._store.fused_of(incident)
            out = {self._report_in(found, each) for each in reports}
            if not out:
                raise InputError("name the reports that are to be split from the incident")
            if len(out) == len(found.incident.reports):
                raise InputError(f"these are all reports of {found.id}: one at least must stay")
            anchors = self._anchors(found)
            judgement = self._add(
                "split", found.id, note,
                reports=tuple(each for each in anchors if each.ref in out),
                rest=tuple(each for each in anchors if each.ref not in out),
            )  # fmt: skip
        return self.ruled(judgement)

    def accept(self, incident: str, *, note: str | None = None) -> Ruled:
        """Hold an incident to be right as it is: its reports stay together."""
        return self._on_one("accept", incident, note)

    def reject(self, incident: str, *, note: str | None = None) -> Ruled:
        """Hold an incident to be none: it stays in the store and is left out of exports."""
        return self._on_one("reject", incident, note)

    def withdraw(self, incident: str, reason: str) -> Ruled:
        """Reject an incident and say in public why: exports that told it tell, as it stands, that it is retracted."""
        told = " ".join(reason.split())
        if not told:
            raise InputError("who withdraws what was published says why: give a reason")
        with self._store.together():
            found = self._store.fused_of(incident)
            judgement = self._add("reject", found.id, told, reports=self._anchors(found))
            self._store.note_retraction(judgement.number, told)
        return self.ruled(judgement)

    def correct(
        self,
        incident: str,
        values: Mapping[str, str],
        *,
        quotes: Mapping[str, Quote] | None = None,
        note: str | None = None,
    ) -> Ruled:
        """Give fields another value; the machine's stays beside it. "unknown" takes a value away, and needs a note.

        Fields and how they are written: killed, civilians_killed, injured, captured (12, 10-20, 20+), day (2016-04-20,
        2016-04, 2016-04-20..2016-04-22), place (a name or id of the gazetteer, or Name@latitude,longitude), type,
        subtype, side_a, side_b (names or ids of the registry, ";" between).

        `quotes` gives fields the words of a stored document that bear their values out: the text at its offsets, and
        not of a comment, caption or boilerplate.
        """
        if not values:
            raise InputError('name a field and its value: "killed=12"')
        if unasked := [field for field in quotes or {} if field not in values]:
            raise InputError(f"there are words for {', '.join(unasked)}, and no value")
        if not note and any(value.strip().lower() in UNKNOWN for value in values.values()):
            raise InputError("to make a value unknown, say why in a note")
        with self._store.together():
            found = self._store.fused_of(incident)
            place = found.incident.place
            country = place.country if place else None
            told = [
                with_quotes(self._store, correction_of(field, value, country), (quotes or {}).get(field))
                for field, value in values.items()
            ]
            corrections = tuple({each.field: each for some in told for each in some}.values())
            anchors = self._anchors(found)
            judgement = self._add("correct", found.id, note, reports=anchors, corrections=corrections)
        return self.ruled(judgement)

    def undo(self, number: int | None = None, *, note: str | None = None) -> Ruled:
        """Take a judgement back, the last one that stands where no number is given; of an undoing, do it again."""
        with self._store.together():
            taken_back = undone(self._store.undoings())
            if number is None:
                number = self._store.last_judgement(taken_back)
            if number is None:
                raise InputError("there is no judgement to undo")
            taken = next(iter(self._store.judgements_of([number])), None)
            if taken is None:
                raise InputError(f'there is no judgement {number}: "dateline judgements" lists them')
            if number in taken_back:
                raise InputError(f"judgement {number} is undone already")
            self._check_free((*taken.reports, *taken.rest))
            judgement = self._add("undo", taken.subject, note, object=taken.object, undoes=number)
        return self.ruled(judgement)

    def of_codings(self, incident: str, verdict: Verdict, corrections: tuple[Correction, ...], note: str) -> Judgement:
        """Keep what was decided of the codings of a round (see `Rounds`); what follows of it is for `ruled`."""
        found = self._store.fused_of(incident)
        return self._put(verdict, found.id, note, reports=self._anchors(found), corrections=corrections)

    def ruled(self, judgement: Judgement) -> Ruled:
        """The judgement, with what it changed once it is applied."""
        return Ruled(judgement, fuse_judged(self._store))

    def _on_one(self, verdict: Verdict, incident: str, note: str | None) -> Ruled:
        with self._store.together():
            found = self._store.fused_of(incident)
            judgement = self._add(verdict, found.id, note, reports=self._anchors(found))
        return self.ruled(judgement)

    def _add(
        self,
        verdict: Verdict,
        subject: str,
        note: str | None,
        *,
        reports: tuple[Anchor, ...] = (),
        rest: tuple[Anchor, ...] = (),
        **more: Any,
    ) -> Judgement:
        self._check_free((*reports, *rest))
        return self._put(verdict, subject, note, reports=reports, rest=rest, **more)

    def _check_free(self, reports: tuple[Anchor, ...]) -> None:
        if item := held_by(self._store, reports):
            name = self._store.round(item.round).name
            raise InputError(
                f"{item.incident} is being coded in round {name!r}, by each coder apart from the others: it is judged "
                "there, or when the round is closed"
            )

    def _put(
        self,
        verdict: Verdict,
        subject: str,
        note: str | None,
        *,
        object: str | None = None,
        reports: tuple[Anchor, ...] = (),
        rest: tuple[Anchor, ...] = (),
        corrections: tuple[Correction, ...] = (),
        undoes: int | None = None,
    ) -> Judgement:
        now = stamp()
        judgement = Judgement(
            number=0, verdict=verdict, by=self.by, at=now, subject=subject, object=object, note=note or None,
            reports=reports, rest=rest, corrections=corrections, undoes=undoes,
        )  # fmt: skip
        return self._store.add_judgement(judgement)

    def _anchors(self, found: StoredFused) -> tuple[Anchor, ...]:
        by_ref = {report.ref: report for report in self._store.reports(found.incident.reports)}
        return tuple(anchor_of(by_ref[ref]) for ref in found.incident.reports)

    def _report_in(self, found: StoredFused, name: str) -> str:
        """The ref of the report of this incident that a person means."""
        refs = found.incident.reports
        if name in refs:
            return name
        fits = [ref for ref in refs if name and ref.startswith(name)]
        exact = [ref for ref in fits if ref.rpartition("/")[0] == name]
        meant = exact or fits
        if len(meant) == 1:
            return meant[0]
        how = "is no report" if not meant else "fits more than one report"
        raise InputError(f"{name!r} {how} of {found.id}: its reports are {', '.join(refs[:12])}")

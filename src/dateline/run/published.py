"""Which version of each incident is told, and what is told no more: the ledger of a public export."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence

from dateline.model import InputError
from dateline.model.published import Gone, Series, Tombstone
from dateline.review import undone
from dateline.store import Store

_AT_ONCE = 5_000
#: `changed`: to be noted in another version; `told`: known to be told by this publication.
_ASIDE = """
CREATE TABLE now (incident TEXT PRIMARY KEY, version INTEGER, digest BLOB, changed INTEGER, told INTEGER) WITHOUT ROWID
"""

#: Why, in words that are published.
WORDS: dict[Gone, str] = {
    "rejected": "rejected: a person judged it to be none",
    "retracted": "retracted: {}",
    "merged": "merged: it is told as part of {}",
    "split": "split: its reports are told as several incidents, among them {}",
    "removed": "removed: the reports that told it are no longer kept",
    "outside": "no longer told here: as it is known now, it is none of what this file holds",
}


class StoreLedger:
    """The ledger of one export of a store: see `export.ledger.Ledger`. Nothing is noted before `note`.

    With `reports` incidents are those of single documents ("report-7/i2"), though the store is fused.
    `whole` says that the export tells all that fits its filters (no --limit), so that what it does not tell is gone.
    What is told is kept aside in a file of its own meanwhile: a million incidents take no memory, and nobody who
    writes to the store waits.
    """

    def __init__(
        self, store: Store, series: Series, asked: str, *, today: dt.date, whole: bool = True, reports: bool = False
    ) -> None:
        self._store, self._series, self._asked = store, series, asked
        self._whole, self._reports = whole, reports
        self._today = today.isoformat()
        self._aside = sqlite3.connect("", isolation_level=None)
        self._aside.execute("PRAGMA journal_mode = OFF")
        self._aside.execute(_ASIDE)
        self._number = store.publication(series, asked)
        self._seen = 0
        self._gone: list[Tombstone] | None = None
        self._new: list[Tombstone] = []

    def versions(self, told: Sequence[tuple[str, bytes]]) -> list[int]:
        """The versions of incidents, by id and digest; see `export.ledger.Ledger`."""
        last = self._store.tellings(self._series, (own for own, _ in told), self._number)
        rows, found = [], []
        for own, digest in told:
            version, old, is_told = last.get(own, (0, None, False))
            changed = digest != old
            found.append(version + changed)
            rows.append((own, version + changed, digest, changed, is_told))
            self._seen += is_told
        self._aside.execute("BEGIN")
        self._aside.executemany("INSERT INTO now VALUES (?, ?, ?, ?, ?) ON CONFLICT (incident) DO NOTHING", rows)
        self._aside.execute("COMMIT")
        return found

    def withdrawn(self) -> list[Tombstone]:
        """What this publication told once and tells no more, by id; those of earlier exports too."""
        if self._gone is None:
            if self._number is None:
                return []
            # where all that it told is told now, there is nothing to look for
            is_all = self._seen == self._store.count_told_in(self._number)
            self._new = [] if is_all else list(self._news(self._number))
            old = {each.id: each for each in self._store.tombstones(self._number)}
            back = self._told_now(list(old))
            kept = [each for own, each in old.items() if own not in back]
            self._gone = sorted((*kept, *self._new), key=lambda each: each.id)
        return self._gone

    def note(self) -> int:
        """Note all of it in the store; the number of the publication."""
        self.withdrawn()
        changed = self._aside.execute("SELECT incident, version, digest FROM now WHERE changed ORDER BY incident")
        told = self._aside.execute("SELECT incident FROM now WHERE NOT told ORDER BY incident")
        with self._store.together():
            number = self._store.add_publication(self._series, self._asked)
            self._store.note_told(self._series, number, changed, (own for (own,) in told))
            self._store.note_withdrawn(self._series, number, self._new)
        return number

    def close(self) -> None:
        """Forget what was kept aside."""
        self._aside.close()

    def _told_now(self, ids: Sequence[str]) -> set[str]:
        ask = "SELECT 1 FROM now WHERE incident = ?"
        return {own for own in ids if self._aside.execute(ask, (own,)).fetchone()}

    def _news(self, number: int) -> Iterator[Tombstone]:
        """What is told no more since this export."""
        after, why = "", Whereabouts(self._store, reports=self._reports)
        while ids := self._store.told_in(number, after, _AT_ONCE):
            after = ids[-1]
            now = self._told_now(ids)
            lost = [own for own in ids if own not in now]
            last = self._store.tellings(self._series, lost)
            for own in lost:
                gone, reason, successor = why.of(own)
                if gone == "outside" and not self._whole:
                    continue
                version, digest, _ = last.get(own, (0, b"", True))
                # withdrawn from another publication before: the same version
                version += digest is not None
                yield Tombstone(
                    id=own, version=version, withdrawn=self._today, gone=gone, reason=reason, successor=successor
                )


class Whereabouts:
    """What became of incidents that a publication tells no more."""

    def __init__(self, store: Store, *, reports: bool = False) -> None:
        self._store, self._reports = store, reports
        self._known: tuple[dict[str, str], frozenset[str]] | None = None

    def of(self, own: str) -> tuple[Gone, str, str | None]:
        """Why, in a word and in words that are published, and the incident that holds its reports now."""
        if self._reports:
            return self._of_report(own)
        try:
            row = self._store.fused_of(own)
        except InputError:
            return "removed", WORDS["removed"], None
        retracted, split = self._judged()
        if row.verdict == "reject":
            reason = retracted.get(row.id)
            gone: Gone = "retracted" if reason else "rejected"
            return gone, WORDS[gone].format(reason), None
        if row.id == own:
            return "outside", WORDS["outside"], None
        gone = "split" if own in split else "merged"
        return gone, WORDS[gone].format(row.id), row.id

    def _of_report(self, own: str) -> tuple[Gone, str, str | None]:
        try:
            self._store.find(own)
        except InputError:
            return "removed", WORDS["removed"], None
        return "outside", WORDS["outside"], None

    def _judged(self) -> tuple[dict[str, str], frozenset[str]]:
        """By incident the public reason for which it is withdrawn, and the incidents that persons split."""
        if self._known is None:
            taken_back = undone(self._store.undoings())
            reasons = {n: reason for n, reason in self._store.retractions().items() if n not in taken_back}
            retracted: dict[str, str] = {}
            for judgement in self._store.judgements_of(reasons):
                for own in _homes(self._store, judgement.subject):
                    retracted[own] = reasons[judgement.number]
            split = [n for n, verdict, _, _ in self._store.judgement_days() if verdict == "split"]
            standing = self._store.judgements_of(n for n in split if n not in taken_back)
            self._known = retracted, frozenset(each.subject for each in standing)
        return self._known


def _homes(store: Store, own: str) -> Iterator[str]:
    try:
        yield store.fused_of(own).id
    except InputError:
        return

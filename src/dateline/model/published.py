"""What was told in public, so that it can be accounted for: versions, withdrawals, and the exports that told it."""

from __future__ import annotations

from typing import Literal

import msgspec

#: Why an incident is told no more.
Gone = Literal["retracted", "rejected", "merged", "split", "removed", "outside"]

#: Formats made of the same rows count their versions together; the codebooks' rows differ, and count their own.
Series = Literal["incidents", "acled", "ucdp", "plover"]


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that was once published and is told no more.

    `version` is one beyond the last one that was told, `withdrawn` the ISO day on which that was noticed, `reason` in
    words, `successor` the incident that holds its reports now.
    """

    id: str
    version: int
    withdrawn: str
    gone: Gone
    reason: str
    successor: str | None = None


class ExportRun(msgspec.Struct, frozen=True, kw_only=True):
    """An export as it was noted. `at` is UTC, `asked` the filters by name, `file` the name without its folder.

    `sha256` is that of the file, None of what went to standard output or is a folder. `key` is the fingerprint of the
    key of the pseudonyms, None where there were none; `linked` says whether they are the same in all incidents.
    """

    number: int
    at: str
    by: str
    format: str
    public: bool
    asked: dict[str, str]
    delay_days: int | None
    file: str | None
    sha256: str | None
    rows: int
    withdrawn: int
    key: str | None
    linked: bool
    coder: str

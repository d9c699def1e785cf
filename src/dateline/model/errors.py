"""What can go wrong, and what a user can do about it.

DatelineError                 base of all; its message is meant for a person, without a traceback
├── InputError                a file, URL or line cannot be read
│   ├── TooLargeError         beyond the size limit (raise it with --max-bytes)
│   ├── FetchError            an address cannot be fetched (ingest/fetch; says whether to try again)
│   └── MissingError          what is named is not in the database
├── InvariantError            a record breaks a promise of the contract (a bug: please report it)
├── KnowledgeError            a packaged or user-supplied table is malformed
├── StoreError                a database cannot be opened or written
│   └── StoreVersionError     it was written by a newer version of Dateline (upgrade Dateline)
└── ExportError               an export was asked for that the records cannot give
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base class. `str(error)` says what is wrong and what to do; `exit_code` is what the command line returns."""

    exit_code = 1


class InputError(DatelineError):
    """A document cannot be read."""

    exit_code = 2


class TooLargeError(InputError):
    """A document is beyond the size limit."""


class MissingError(InputError):
    """Nothing in the database has that name."""


class InvariantError(DatelineError):
    """A record breaks a promise of the contract."""

    exit_code = 70


class KnowledgeError(DatelineError):
    """A table of facts is malformed."""


class StoreError(DatelineError):
    """A database cannot be opened or written."""

    exit_code = 3


class StoreVersionError(StoreError):
    """A database was written by a newer version of Dateline."""


class ExportError(DatelineError):
    """An export cannot be made."""

    exit_code = 2

"""What is wrong with a server, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from dateline.model import StoreError

from ..address import Address

#: By SQLSTATE, or the beginning of one.
_ADVICE = {
    "28P01": "the password is wrong: give it in the address, in PGPASSWORD or in ~/.pgpass",
    "28": "the server does not let this user in: check the name, and pg_hba.conf on the server",
    "3D000": 'there is no such database: whoever runs the server makes one with "createdb NAME"',
    "42501": "this user may not do that: ask whoever runs the database for the rights (docs: a team's database)",
    "25006": "it can only be read: this is a copy that follows another server, or the user may only read",
    "53100": "the server's disk is full: free some space there and run again; what was stored before is kept",
    "53300": "the server has no connection left: wait, or raise max_connections",
    "53": "the server has not enough memory or disk: see its log",
    "55P03": "another program is writing to it: wait until that one is done, and run again",
    "57014": "the server broke the question off (statement_timeout): ask for less, or raise the limit",
    "57P": "the server is shutting down or starting: run again in a moment",
    "40": "another program wrote at the same moment: run again",
    "54000": "a document is too large to be stored",
    "XX001": "it is damaged: restore it from a copy (pg_restore)",
}
_CONNECTING = (
    ("password authentication failed", _ADVICE["28P01"]),
    ("no password supplied", "a password is asked for: give it in the address, in PGPASSWORD or in ~/.pgpass"),
    ("does not exist", _ADVICE["3D000"]),
    ("no pg_hba.conf entry", _ADVICE["28"]),
    ("authentication failed", _ADVICE["28"]),
    ("refused", "nothing answers there: check the host and port, and that the server runs"),
    ("No such file or directory", "nothing answers there: check the host and port, and that the server runs"),
    ("translate host name", "there is no host of this name"),
    ("resolve host", "there is no host of this name"),
    ("timeout", "the server does not answer: check the host, the port and firewalls"),
    ("too many clients", _ADVICE["53300"]),
    ("starting up", _ADVICE["57P"]),
)


@contextmanager
def plain(address: Address) -> Iterator[None]:
    """Turn the server's errors into a StoreError that names the database and what a person can do."""
    try:
        yield
    except psycopg.Error as error:
        raise StoreError(f"{address}: {advice(error)}") from error


def advice(error: psycopg.Error) -> str:
    """What a person can do about an error; no word of it holds a password."""
    state = error.sqlstate or ""
    if state == "P0001":  # our own triggers say why
        return error.diag.message_primary or "the database refused"
    for prefix, told in _ADVICE.items():
        if state.startswith(prefix):
            return told
    said = (error.diag.message_primary or str(error)).strip()
    if not state:
        for words, told in _CONNECTING:
            if words in said:
                return told
        if isinstance(error, psycopg.OperationalError) and "connection" in said.lower():
            return "the connection to the server was lost: run again; what was stored before is kept"
    return f"the database refused: {said.splitlines()[0] if said else type(error).__name__}"

"""Where a database is: a file, or a server's address, which never shows its password."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from dateline.model import InputError

_SERVER = re.compile(r"(?i)postgres(?:ql)?:/")
_PASSWORD = re.compile(r"(?<=:)[^@/]*(?=@)")
_SECRET = ("password", "passfile", "sslpassword")
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class Address:
    """A database on a PostgreSQL server.

    `str` is for persons and has no password, `os.fspath` is the whole address. `schema` is the part of the database
    that holds Dateline's tables ("?schema=…"), so that they live beside others.
    """

    url: str = field(repr=False)
    shown: str
    schema: str = "dateline"

    @property
    def name(self) -> str:
        """The database's name, as a file has one."""
        return unquote(urlsplit(self.shown).path.lstrip("/")) or "postgresql"

    @property
    def conninfo(self) -> str:
        """What the server's client library is told."""
        parts = urlsplit(self.url)
        return _joined(parts, parts.netloc, [each for each in parse_qsl(parts.query) if each[0] != "schema"])

    def __str__(self) -> str:
        return self.shown

    def __fspath__(self) -> str:
        return self.url


#: Where a store is; it can be opened with it.
Where = Path | Address


def located(where: str | os.PathLike[str]) -> Where:
    """The file or the server that a person names; raises InputError where the address is none."""
    if isinstance(where, Address):
        return where
    text = os.fspath(where)
    if not (begins := _SERVER.match(text)):
        return Path(text)
    # a path that was made of an address has one slash where two were
    url = "postgresql://" + text[begins.end() :].removeprefix("/")
    try:
        parts = urlsplit(url)
        asked = parse_qsl(parts.query)
    except ValueError:
        raise InputError("this is no address of a database: write postgresql://user@host/database") from None
    schema = dict(asked).get("schema", "dateline")
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise InputError(f"schema={schema}: small letters, digits and _ only, as in ?schema=dateline")
    shown = _joined(
        parts,
        _PASSWORD.sub("", parts.netloc).replace(":@", "@"),
        [(key, value) for key, value in asked if key not in _SECRET],
    )
    return Address(url, shown, schema)


def _joined(parts: SplitResult, netloc: str, asked: list[tuple[str, str]]) -> str:
    query = urlencode(asked, quote_via=quote, safe="/")
    return f"postgresql://{netloc}{parts.path}" + (f"?{query}" if query else "")

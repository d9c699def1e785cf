"""Who may sign in at a desk that several share, who is signed in, and what was seen and done."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.model import InputError
from dateline.model.clock import stamp

from . import passwords
from .filters import first_day, last_day
from .opened import Opened

Role = Literal["viewer", "coder", "adjudicator", "admin"]
#: From the least rights to the most; each has those of the ones before it.
ROLES: tuple[Role, ...] = ("viewer", "coder", "adjudicator", "admin")
What = Literal["access", "sign_in", "sign_in_failed", "sign_out", "account"]

#: Seconds after which a session ends: with nobody at the desk, and in any case.
IDLE_S, ABSOLUTE_S = 2 * 3600, 12 * 3600
#: Seconds between two notes of when a session was last used: not every request writes.
_TOUCH_S = 60
#: Letters, digits and a few signs; no mark that turns the direction of writing, nothing that cannot be seen.
_NAME = re.compile(r"[^\W_](?:[\w .@'’-]{0,62}[\w.])?")

_USER = "SELECT name, role, made_at, password_at, locked_at, removed_at FROM users"
_SESSION = """
SELECT u.name, u.role, u.made_at, u.password_at, u.locked_at, u.removed_at, s.seen_at, s.made_at
FROM sessions s JOIN users u ON u.pk = s."user" WHERE s.token = ?
"""
_NOTE = """
INSERT INTO audit (at, "user", what, method, path, status, address, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_AUDIT = """
SELECT pk, at, "user", what, method, path, status, address, note FROM audit
WHERE (CAST(?1 AS TEXT) IS NULL OR at >= ?1) AND (CAST(?2 AS TEXT) IS NULL OR at < ?2)
  AND (CAST(?3 AS TEXT) IS NULL OR "user" = ?3) ORDER BY pk
"""


@dataclass(frozen=True, slots=True)
class User:
    """An account. Times are UTC; `locked_at` and `removed_at` are None while it may be used."""

    name: str
    role: Role
    made_at: str
    password_at: str
    locked_at: str | None
    removed_at: str | None

    @property
    def state(self) -> str:
        """ "active", "locked" or "removed"."""
        return "removed" if self.removed_at else "locked" if self.locked_at else "active"


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the audit. `user` is None where the name that was given is nobody's."""

    number: int
    at: str
    user: str | None
    what: What
    method: str | None
    path: str | None
    status: int | None
    address: str | None
    note: str | None


class Accounts(Opened):
    """The accounts, sessions and audit of a database. Use `open(path, create=False)`, in a `with` statement."""

    # -- accounts; `by` is who changes them, for the audit

    def add(self, name: str, role: Role, password: str, *, by: str) -> User:
        """A new account; raises InputError where the name is taken or none, or the password easy to guess."""
        name = _checked(name)
        kept, now = passwords.hashed(password, name=name), stamp()
        with self.together():
            if row := self._one("SELECT name FROM users WHERE name_key = ?", (account_key(name),)):
                raise InputError(f"there is an account {row[0]} already: names differ in more than their case")
            self._connection.execute(
                "INSERT INTO users (name, name_key, role, password, made_at, password_at) VALUES (?, ?, ?, ?, ?, ?)",
                (name, account_key(name), role, kept, now, now),
            )
            self.note("account", by, note=f"added {name} as {role}")
        return self.user(name)

    def users(self) -> list[User]:
        """All accounts, removed ones too, by name."""
        return [User(*row) for row in self._rows(_USER + " ORDER BY name_key")]

    def user(self, name: str) -> User:
        """The account of this name, in any case; raises InputError."""
        row = self._one(_USER + " WHERE name_key = ?", (account_key(name),))
        if row is None:
            raise InputError(f'there is no account {name!r}: "dateline users list" lists them')
        return User(*row)

    def set_role(self, name: str, role: Role, *, by: str) -> User:
        """Give an account another role; it holds from its next request on."""
        return self._change(name, "role = ?", role, by=by, note=f"{{name}} is {role}")

    def set_password(self, name: str, password: str, *, by: str) -> User:
        """Give an account another password; all its sessions end."""
        kept = passwords.hashed(password, name=self.user(name).name)
        with self.together():
            self._change(name, "password_at = ?", stamp(), by=by, note="{name} has a new password", end=True)
            return self._change(name, "password = ?", kept)

    def lock(self, name: str, *, by: str) -> User:
        """Let nobody in with an account until it is unlocked; all its sessions end."""
        return self._change(name, "locked_at = coalesce(locked_at, ?)", stamp(), by=by, note="locked {name}", end=True)

    def unlock(self, name: str, *, by: str) -> User:
        """Let an account in again, a removed one too."""
        with self.together():
            self._change(name, "removed_at = ?", None)
            return self._change(name, "locked_at = ?", None, by=by, note="unlocked {name}")

    def remove(self, name: str, *, by: str) -> User:
        """Lock an account and mark it as gone. It is not deleted: judgements bear its name."""
        with self.together():
            self._change(name, "locked_at = coalesce(locked_at, ?)", stamp(), end=True)
            return self._change(name, "removed_at = ?", stamp(), by=by, note="removed {name}")

    def any_active(self) -> bool:
        """Whether anybody can sign in."""
        return self._one("SELECT 1 FROM users WHERE locked_at IS NULL") is not None

    # -- sessions

    def sign_in(self, name: str, password: str, *, address: str | None = None) -> str | None:
        """A token for a new session; None where name and password do not fit, whichever it is, in the same time."""
        row = self._one("SELECT pk, name, password, locked_at FROM users WHERE name_key = ?", (account_key(name),))
        fits = passwords.fits(password, row[2] if row else None)
        if row is None or not fits or row[3]:
            why = "no such account" if row is None else "wrong password" if not fits else "locked"
            self.note("sign_in_failed", row[1] if row else None, address=address, note=why)
            return None
        token, now = secrets.token_urlsafe(32), int(time.time())
        with self.together():
            if passwords.is_dated(row[2]):
                self._connection.execute(
                    "UPDATE users SET password = ? WHERE pk = ?", (passwords.again(password), row[0])
                )
            self._connection.execute("DELETE FROM sessions WHERE made_at < ?", (now - ABSOLUTE_S,))
            self._connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_kept(token), row[0], now, now))
            self.note("sign_in", row[1], address=address)
        return token

    def session(self, token: str) -> User | None:
        """Whose session this is; None where it is nobody's, or has ended."""
        row = self._one(_SESSION, (_kept(token),))
        if row is None:
            return None
        user, now = User(*row[:6]), int(time.time())
        seen, made = row[6:]
        if user.locked_at or now - seen > IDLE_S or now - made > ABSOLUTE_S:
            return None
        if now - seen > _TOUCH_S:
            self._touch(token, now)
        return user

    def sign_out(self, token: str, *, address: str | None = None) -> None:
        """End a session."""
        row = self._one(_SESSION, (_kept(token),))
        if row is not None:
            with self.together():
                self._connection.execute("DELETE FROM sessions WHERE token = ?", (_kept(token),))
                self.note("sign_out", row[0], address=address)

    # -- audit

    def note(
        self,
        what: What,
        user: str | None,
        *,
        method: str | None = None,
        path: str | None = None,
        status: int | None = None,
        address: str | None = None,
        note: str | None = None,
    ) -> None:
        """Add a line to the audit. None is ever changed or deleted."""
        with self.together():
            self._connection.execute(_NOTE, (stamp(), user, what, method, path, status, address, note))

    def audit(self, *, since: str | None = None, until: str | None = None, user: str | None = None) -> Iterator[Noted]:
        """The audit, oldest first; `since` and `until` are ISO days, months or years, inclusive.

        `user` is an account, or who changed accounts on the command line.
        """
        first = first_day(since) if since else None
        last = last_day(until) + "T99" if until else None
        known = self._one("SELECT name FROM users WHERE name_key = ?", (account_key(user or ""),))
        for row in self._rows(_AUDIT, (first, last, known[0] if known else user)):
            yield Noted(*row)

    # -- inside

    def _change(
        self, name: str, change: str, value: object, *, by: str | None = None, note: str = "", end: bool = False
    ) -> User:
        user = self.user(name)
        with self.together():
            self._connection.execute(_CHANGES[change], (value, user.name))
            if end:
                self._connection.execute(
                    'DELETE FROM sessions WHERE "user" = (SELECT pk FROM users WHERE name = ?)', (user.name,)
                )
            if by is not None:
                self.note("account", by, note=note.format(name=user.name))
        return self.user(name)

    def _touch(self, token: str, now: int) -> None:
        # where another program writes just now, the next request notes it
        self._connection.at_once("UPDATE sessions SET seen_at = ? WHERE token = ?", (now, _kept(token)))


#: The changes of accounts, each a statement of its own: no SQL is put together from values.
_CHANGES = {
    change: f"UPDATE users SET {change} WHERE name = ?"
    for change in (
        "role = ?", "password = ?", "password_at = ?", "locked_at = ?", "removed_at = ?",
        "locked_at = coalesce(locked_at, ?)",
    )
}  # fmt: skip


def _checked(name: str) -> str:
    plain = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(plain):
        raise InputError(f"{name!r} is no name for an account: 1 to 64 letters, digits, spaces and . @ ' -")
    return plain


def account_key(name: str) -> str:
    """What two names have in common that mean one account: "Amira" and "amira"."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _kept(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()

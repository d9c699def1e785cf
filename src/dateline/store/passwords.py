"""Passwords: what is asked of them, and the argon2id hash that is kept of them."""

from __future__ import annotations

import functools
import secrets
import unicodedata
from typing import TYPE_CHECKING

from dateline.model import InputError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: Characters: fewer can be guessed, more only make the hash slow.
SHORTEST, LONGEST = 12, 1024
#: "aaaaaaaaaaaa" and "121212121212" have twelve characters too.
_DIFFERENT = 5


def hashed(password: str, *, name: str) -> str:
    """The hash to keep, with its salt and cost; raises InputError where the password is easy to guess."""
    plain = _normal(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise InputError(f"a password has at least {SHORTEST} characters, and at most {LONGEST}")
    if len(set(plain)) < _DIFFERENT:
        raise InputError(f"a password has at least {_DIFFERENT} different characters")
    if len(name) > 3 and name.casefold() in plain.casefold() and len(plain) < len(name) + SHORTEST:
        raise InputError("a password does not lean on the name of its account")
    return _hasher().hash(plain)


def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one of the hash. Without a hash it is none, and finding that out takes as long."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(kept or _nobodys(), _normal(password)[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_dated(kept: str) -> bool:
    """Whether the hash was made with a lower cost than is asked for today."""
    return _hasher().check_needs_rehash(kept)


def again(password: str) -> str:
    """The hash of a password that fits already, at today's cost."""
    return _hasher().hash(_normal(password))


def _normal(password: str) -> str:
    """The same characters whatever keyboard wrote them: "é" is one code point on some, two on others."""
    return unicodedata.normalize("NFKC", password)


@functools.cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@functools.cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_hex(16))

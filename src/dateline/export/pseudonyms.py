"""Stable names for persons who must not be named: "a medic p-4k7q2x9d". Reasons and risks: docs/harm.md.

A pseudonym is a keyed hash (HMAC-SHA256) of a name and the class of its bearer. With the key of a database the same
name, in the spellings that `_names` knows for one, has the same pseudonym in all of its public exports; without it
nobody can try names. It says that the same name was told of the same class of person, not that it was one person.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable

from ._names import name_key

#: Bytes of a key.
KEY_BYTES = 32
#: No vowels, so that no pseudonym spells a word, and no sign that is taken for another; lower case, so that none is
#: taken for a name where a text is masked again.
_SIGNS = "123456789bcdfghjkmnpqrstvwxyz"
#: 29^8 is 5e11: among 100,000 persons of one database two share a pseudonym with a chance of 1 %.
_LENGTH = 8
#: What a pseudonym looks like.
PSEUDONYM = re.compile(rf"\bp-[{_SIGNS}]{{{_LENGTH}}}\b")


class Pseudonyms:
    """Makes pseudonyms with a key. Unless `linked`, a person has another one in each incident, or lone report."""

    def __init__(self, key: bytes, *, linked: bool = True) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
        self.linked = linked
        self._key = key
        self._started = hmac.new(key, digestmod=hashlib.sha256)
        self._kept: dict[tuple[str, ...], str] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """For another process of this machine."""
        return _again, (self._key, self.linked)

    def of(self, words: Iterable[str], label: str, scope: str = "") -> str:
        """The pseudonym of who is called by these words of a name, in their order, and is a `label` ("a medic").

        `scope` is the id of the incident, or of the lone report, that tells of her.
        """
        asked = (label, "" if self.linked else scope, *map(name_key, words))
        if asked not in self._kept:
            if len(self._kept) > 100_000:
                self._kept.clear()
            self._kept[asked] = f"p-{self._signs('person', asked)}"
        return self._kept[asked]

    @property
    def version(self) -> str:
        """Another one for another key, and for linked and unlinked pseudonyms; it does not tell the key."""
        return self.fingerprint + ("" if self.linked else "-unlinked")

    @property
    def fingerprint(self) -> str:
        """By which a key is known again, though nobody learns it from that."""
        return self._signs("key", ())

    def _signs(self, what: str, parts: tuple[str, ...]) -> str:
        made = self._started.copy()
        made.update("\x1f".join(("dateline", what, *parts)).encode())
        number, signs = int.from_bytes(made.digest(), "big"), ""
        for _ in range(_LENGTH):
            number, rest = divmod(number, len(_SIGNS))
            signs += _SIGNS[rest]
        return signs


def _again(key: bytes, linked: bool) -> Pseudonyms:
    return Pseudonyms(key, linked=linked)

"""What the words for one person tell: a name, a sex, that it is one or all of those told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge.numbers import number_words, people_words
from dateline.model import Casualties

_MALE = frozenset("man boy male father son brother husband uncle nephew boyfriend he him his himself dad".split())
_FEMALE = frozenset(
    "woman girl female mother daughter sister wife aunt niece girlfriend she her hers herself mom ex-wife".split()
)
_NAME = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*\.?|[A-Z]\.|(?:de|la|del|al|el|bin|ibn|van|von|da|dos)\b")
#: Words with a capital that are no part of a name; those of `people_words` are none either.
_NO_NAMES = frozenset(
    "sgt cpl det supt insp jr sr police he she him her his another other others they them their the a an".split()
)
_ALL = re.compile(
    r"^(?:both(?! of (?:his|her|their|my))|(?:double|triple|quadruple|quintuple) "
    r"|all (?:two|three|four|five|six|seven|eight|nine|ten|\d+))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:at least )?(?:\w+|\d+) of (?:the|those|them|these|his|her|their|its|whom)\b", re.IGNORECASE)


def name_in(quote: str) -> frozenset[str]:
    """The words, in lower case, of the name that a person's words end with ("Deputy Ana Ruiz", not "a Toledo girl")."""
    found: list[str] = []
    for word in reversed(quote.split()):
        word = word.strip(',;()"“”')
        plain = word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")
        if not _NAME.fullmatch(word) or plain in people_words() or plain in _NO_NAMES or plain in number_words():
            break
        found.append(plain)
    return frozenset(word for word in found if len(word) > 2)


def sex_of(words: Sequence[str]) -> str | None:
    """ "m" or "f" by a person's words in lower case; of "his wife" the last one tells."""
    own = words[-1:] if len(words) > 1 and words[0] in ("his", "her") else [*words[:1], *words[-1:]]
    sexes = {"m" if word in _MALE else "f" for word in own if word in _MALE | _FEMALE}
    return sexes.pop() if len(sexes) == 1 else None


def is_all(count: Casualties) -> bool:
    """Whether a count is of all those told of one by one ("both were pronounced dead", "a triple murder")."""
    return count.span is not None and count.role != "subset" and _ALL.match(count.span.quote) is not None


def is_of(count: Casualties) -> bool:
    """Whether a count is of some of the people told of before ("one of the students")."""
    return count.span is not None and _OF.match(count.span.quote) is not None

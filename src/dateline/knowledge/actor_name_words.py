"""Words that capitalised names are made of: "Brigade", "Ministry", "Colonel" (table `actor_name_words.csv`).

Classes: "armed" makes a capitalised run the name of a group or organisation (with its kind), "silent" the name of
something that is no actor, "generic" says nothing of whose name it is; "title" may stand before a person's name and
"head" is a title that a name may follow directly; "figure" is the surname of a head of state or war leader whom
reports name without more; "particle" and "inside" may be lower case inside a name; "unarmed"
before "group" says that it is no armed one.
"""

from __future__ import annotations

import functools

from .actor_tables import rows


@functools.lru_cache(maxsize=1)
def name_words() -> dict[str, dict[str, str | None]]:
    """For each class, its words (lower case) and the kind of actor each gives."""
    found: dict[str, dict[str, str | None]] = {}
    for row in rows("actor_name_words.csv", "word", "cls", "basis"):
        found.setdefault(row["cls"], {})[row["word"]] = row["kind"] or None
    return found

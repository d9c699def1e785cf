"""Who came under fire, and from whom: the subject is whom it befell."""

from __future__ import annotations

from dateline.model import Sentence

from .hit import Hit
from .index import Index
from .roles import Roles
from .syntax import grammatical_subjects, prep_objects


def is_under(hit: Hit) -> bool:
    """Whether the trigger is of the kind "came under attack"."""
    return hit.word.words[1:2] == ("under",)


def under_roles(index: Index, sentence: Sentence, hit: Hit) -> Roles:
    """Sides of "a convoy came under attack from gunmen": the gunmen against the convoy's owners."""
    by = [*prep_objects(sentence, hit.token.i, "from", "by"), *prep_objects(sentence, hit.last, "from", "by")]
    found = Roles()
    found.add(found.agents, [named for token in by for named in index.actors_of(sentence, token)])
    subjects = grammatical_subjects(sentence, hit.token.i)
    found.add(found.targets, [named for token in subjects for named in index.actors_of(sentence, token)])
    return found

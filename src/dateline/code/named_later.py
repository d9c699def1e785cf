"""Who those harmed were, told after the deed: "the victim was identified as Ana Ruiz", "the dead were two nurses"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Actor, Named, Sentence, Token

from .draft import Draft
from .index import ARMED, Index
from .people import SUFFERED, people_at
from .series import listed_after
from .spelled import spelled
from .syntax import conjuncts, prep_objects, undergoers

_NAMES = frozenset("identify name".split())
_HARMED = frozenset("victim dead deceased wounded injured fatality hostage slain killed missing corpse body".split())
_HARMING = frozenset(
    "kill murder die dead injure wound kidnap abduct slay shoot assassinate execute deceased slain disappear "
    "massacre hurt injured wounded late".split()
)
#: How many sentences after the deed its victims may be named.
_REACH = 5


def people_after(index: Index, drafts: list[Draft]) -> dict[int, list[Actor]]:
    """Victims that a sentence names by telling who they were, by the place in `drafts` of the deed they suffered."""
    harming = [n for n, draft in enumerate(drafts) if _harms(draft)]
    found: dict[int, list[Actor]] = {}
    for sentence in index.resolved.sentences if harming else ():
        before = [n for n in harming if 0 <= sentence.index - drafts[n].sentence.index <= _REACH]
        if not before:
            continue
        people = [spelled(index, named) for token in _named(sentence) for named in _people(index, sentence, token)]
        if people:
            last = max(before, key=lambda n: (drafts[n].sentence.index, n))
            found.setdefault(last, []).extend(people)
    return found


def _harms(draft: Draft) -> bool:
    return any(hit.cls.name in SUFFERED for hit in draft.hits) or bool(draft.statements)


def _named(sentence: Sentence) -> Iterator[Token]:
    """The nouns by which a sentence names those harmed."""
    for verb in sentence:
        lemma = verb.lemma.lower()
        if lemma in ("body", "corpse") and verb.pos == "NOUN":  # "the body of Deputy Ana Ruiz lay in state"
            for name in prep_objects(sentence, verb.i, "of"):
                yield from (each for each in (name, *listed_after(sentence, name)) if each.pos == "PROPN")
        if verb.pos == "VERB" and lemma in _NAMES:
            if any(_is_harmed(sentence, each) for each in undergoers(sentence, verb.i)):
                names = [*prep_objects(sentence, verb.i, "as"), *sentence.children(verb.i, "oprd")]
                yield from (each for name in names for each in (name, *listed_after(sentence, name)))
        elif lemma == "be":
            subjects = sentence.children(verb.i, "nsubj")
            if any(_is_harmed(sentence, each) for each in subjects):
                for name in sentence.children(verb.i, "attr"):
                    yield from _with_apposition(sentence, name)
            elif any(_is_harmed(sentence, each) for each in prep_objects(sentence, verb.i, "among")):
                for name in [*subjects, *sentence.children(verb.i, "attr")]:  # "among the dead was a nurse"
                    yield from _with_apposition(sentence, name)


def _with_apposition(sentence: Sentence, token: Token) -> list[Token]:
    """The name beside a noun ("a nurse, Ana Ruiz"), else those joined with it."""
    near = [each for each in sentence.children(token.i, "appos") if each.pos == "PROPN"]
    named = near or conjuncts(sentence, token)
    return [*named, *(each for name in named[-1:] for each in listed_after(sentence, name))]


def _is_harmed(sentence: Sentence, token: Token) -> bool:
    """Whether a noun means those harmed: "the victims", "one of the wounded", "the murdered woman"."""
    if token.lower in _HARMED or token.lemma.lower() in _HARMED:
        return True
    if any(each.lower in _HARMED for each in prep_objects(sentence, token.i, "of")):
        return True
    return any(each.lemma.lower() in _HARMING for each in sentence.children(token.i, "amod", "acl", "relcl"))


def _people(index: Index, sentence: Sentence, token: Token) -> list[Named]:
    """The person or people at a noun; those who bear arms only by their name."""
    named = index.actor_at(sentence, token) or people_at(index, sentence, token, suffers=True)
    if named is None or named.mention.form == "pronoun" or (named.actor.kind in ARMED and token.pos != "PROPN"):
        return []
    return [named] if named.actor.kind in ("person", "civilians") else []

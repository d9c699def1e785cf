"""Which voice told of before a pronoun, a definite noun or "the statement" means: the last that fits, else nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Sentence, Token

from .attribution_names import SourceWords
from .attribution_sources import Source

PRONOUNS = frozenset({"he", "she", "it", "they"})
_MEDIA = frozenset({"media", "wire", "state_media", "party_media", "partisan_media", "own_reporting"})
_WATCHERS = frozenset({"monitor", "ngo", "analyst", "local_activist"})
#: What a body or its spokesman puts out; its words are theirs.
_PAPERS = frozenset(
    {"statement", "communique", "communiqué", "declaration", "announcement", "message", "post", "tweet"}
)
_STUDIES = frozenset({"report", "study", "bulletin", "review", "assessment"})
#: Other things that somebody gives out: "information provided by a police source", "a video posted by activists".
_FINDINGS = frozenset(
    "information figure data tally count estimate account testimony video footage photo picture post".split()
)
#: "Monday's statement", "last year's report" are nobody's.
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday week month year day".split()
)
_OUTLETS = frozenset(
    "agency newspaper paper channel station network outlet website broadcaster radio daily magazine".split()
)
_GROUPS = frozenset({"group", "organisation", "organization", "movement", "network", "body"})
_WATCHDOGS = frozenset({"monitor", "watchdog", "observatory", "charity"})
#: Nouns that may mean any one person told of.
_ANYONE = frozenset({"man", "woman", "boy", "girl", "father", "mother"})
_WOMEN = frozenset({"woman", "girl", "mother", "sister", "daughter", "wife", "widow", "nun", "aunt"})
_MEN = frozenset({"man", "boy", "father", "brother", "son", "husband", "uncle", "priest", "imam"})
_TITLED = re.compile(r"\b(Mr|Ms|Mrs|Miss)\.? (?:[A-Z][\w'’-]+ )?([A-Z][\w'’-]+)")
#: Nouns that may mean a person of that kind who was called by name and by another word.
_GENERIC = {"official": "official", "activist": "local_activist", "medic": "medic", "witness": "witness"}
_GENERIC |= {"commander": "fighter", "officer": "fighter", "fighter": "fighter", "spokesman": "official"}
_GENERIC |= {"spokeswoman": "official", "spokesperson": "official", "journalist": "media", "analyst": "analyst"}


@dataclass(frozen=True, slots=True)
class Said:
    """A source as it stands in the text; `spoke` is False for an outlet that was only told ("told Radio Valley")."""

    source: Source
    start: int
    end: int
    spoke: bool = True


def called_by(text: str) -> dict[str, str]:
    """The pronoun of each last name that the text puts after "Mr" or "Ms": "Ms. Haddad" gives haddad: she."""
    return {name.lower(): "he" if title == "Mr" else "she" for title, name in reversed(_TITLED.findall(text))}


def antecedent(words: SourceWords, text_name: str, before: list[Said], called: dict[str, str]) -> Said | None:
    """The voice told of before that some words mean; None where the words name someone, or where nobody fits.

    `called` has the pronoun of persons by last name, as far as known; one of whom "she" is said is no "he" after it.
    `before` is in text order. "He added", "the source said", "the same official", "the statement", "the agency".
    """
    lower = text_name.lower()
    if lower in PRONOUNS:
        return _of_pronoun(lower, before, called)
    if not words.definite or len(words.core) > 2 or any(t.pos == "PROPN" for t in words.core):
        return None
    return next(_fitting(words.head.lemma.lower(), words.plural, before), None)


def short_for(words: SourceWords, before: list[Said]) -> Said | None:
    """The body told of before that a part of its name or its home means: "the Coalition", "the London-based group"."""
    if not words.definite:
        return None
    lemma = words.head.lemma.lower()
    if any(t.lower == "based" for t in words.core):
        return next(_fitting(lemma, words.plural, before), None) if lemma in _WATCHDOGS | _GROUPS else None
    if len(words.core) > 1 or words.head.pos != "PROPN":
        return None
    for said in reversed(before):
        name = (said.source.name or "").split()
        if said.spoke and said.source.body and len(name) > 1 and name[-1].lower() == words.head.lower:
            return said
    return None


def issuer_of(sent: Sentence, head: Token) -> tuple[int, int] | None:
    """The span of those who put out a statement or report: "a statement by the ministry", "the group's statement"."""
    if head.pos != "NOUN" or head.lemma.lower() not in _PAPERS | _STUDIES | _FINDINGS:
        return None
    owners = sent.children(head.i, "poss")
    for prep in sent.children(head.i, "prep", "agent"):
        if prep.lower in ("by", "from"):
            owners += sent.children(prep.i, "pobj")
    for verb in sent.children(head.i, "acl"):  # "a report published by the monitor"
        for by in sent.children(verb.i, "agent"):
            owners += sent.children(by.i, "pobj")
    for owner in owners:
        phrase = [t for t in sent.subtree(owner.i) if t.tag != "POS"]
        if owner.pos in ("NOUN", "PROPN") and owner.lower not in _TIMES:
            return phrase[0].start, phrase[-1].end
    return None


def _of_pronoun(pronoun: str, before: list[Said], called: dict[str, str]) -> Said | None:
    for said in reversed(before):
        source = said.source
        if not said.spoke:
            continue
        if pronoun in ("he", "she"):
            last = source.person[-1].lower() if source.person else ""
            fits = not source.plural and not source.body and bool(source.person or source.kind)
            fits = fits and called.get(last, _by_noun(source) or pronoun) == pronoun
            if fits and last:
                called.setdefault(last, pronoun)
        elif pronoun == "it":
            fits = source.body or source.lemma in ("source", *_PAPERS, *_STUDIES)
        else:
            fits = source.plural or source.body
        if fits:
            return said
    return None


def _by_noun(source: Source) -> str | None:
    """The pronoun that the nouns on a person tell ("a spokeswoman"); None where they tell none."""
    for noun in source.nouns:
        if noun in _WOMEN or noun.endswith("woman"):
            return "she"
        if noun in _MEN or (noun.endswith("man") and noun not in ("human", "woman")):
            return "he"
    return None


def _fitting(lemma: str, plural: bool, before: list[Said]) -> Iterator[Said]:
    """The voices, last first, that a definite noun ("the activist", "the same source") can mean."""
    for said in reversed(before):
        source = said.source
        if not said.spoke:
            if lemma in _OUTLETS and source.kind in _MEDIA:
                yield said
            continue
        same_noun = source.lemma == lemma or lemma in source.nouns
        if (
            (same_noun and source.plural == plural)
            or (lemma == "source" and source.kind == "unnamed" and source.name and source.plural == plural)
            or (lemma in _PAPERS and (source.body or source.kind in ("official", "fighter")))
            or (lemma in _STUDIES and (source.body or source.kind in _WATCHERS))
            or (lemma in _OUTLETS and source.kind in _MEDIA)
            or (lemma in _GROUPS and source.body and source.kind not in _MEDIA and source.kind != "official")
            or (lemma in _WATCHDOGS and source.body and source.kind in _WATCHERS)
            or (lemma in _ANYONE and not plural and not source.plural and not source.body)
            or (not plural and source.person and source.kind is not None and _GENERIC.get(lemma) == source.kind)
        ):
            yield said

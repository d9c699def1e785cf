"""Persons and people whose group stands beside them: "the commander X", "X, a leader of", "suspects linked to".

They are told as that group's, as a "Taliban commander" without a name is. A group that is only linked to another, "a
group tied to al-Qaeda", is a group of its own and stays so.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.folding import fold
from dateline.model import Actor, ActorMention, Sentence, Token

#: How surely someone is of the group that is said to be theirs, and of one that they are only tied to.
STATED, TIED = 0.8, 0.6

_GROUPS = frozenset({"rebel", "militia", "armed_group", "identity_militia", "criminal", "private_military"})
_PEOPLE = frozenset({"unidentified", "rebel", "armed_group", "criminal"})
_TIES = frozenset("tie link connection affiliation allegiance loyalty".split())
_TIED = frozenset("link tie affiliate associate connect belong".split())
_IS = frozenset({"be", "become", "remain"})


def with_groups(
    sentences: Sequence[Sentence], mentions: Sequence[ActorMention], named: list[Actor | None]
) -> list[Actor | None]:
    """The actors with persons and people given to the group that the text says is theirs, also where named again."""
    found = list(named)
    heads = {(mention.sentence, mention.head): n for n, mention in enumerate(mentions)}
    bearers: dict[str, Actor] = {}
    for n, mention in enumerate(mentions):
        actor = found[n]
        if actor is None or actor.actor_id or mention.form not in ("person", "class", "epithet"):
            continue
        sentence = sentences[mention.sentence]
        if mention.form == "person":
            surname = fold(sentence[mention.head].text)
            at = _of_person(sentence, mention, n, mentions, heads, found)
            group = found[at] if at is not None else bearers.get(surname)
            if group is not None:
                bearers[surname] = group
                found[n] = replace(group, span=actor.span, confidence=STATED)
        elif actor.kind in _PEOPLE and _are_people(sentence[mention.head]):
            at = _tied(sentence, mention.head, heads)
            sure = TIED
            if at is None:
                at, sure = _said_of(sentence, sentence[mention.head], mentions, heads, found), STATED
            group = found[at] if at is not None else None
            if group is not None and _is_group(group):
                found[n] = replace(group, span=actor.span, confidence=sure)
    return found


def _are_people(token: Token) -> bool:
    """Whether a noun means people rather than a body of them: "militants", not "militia"."""
    cls = actor_classes().get(fold(token.text))
    return cls is not None and cls.role in ("member", "leader", "civil")


def _is_group(actor: Actor | None) -> bool:
    return (
        actor is not None
        and actor.kind in _GROUPS
        and bool(actor.actor_id)
        and not (actor.actor_id or "").startswith("g_")
    )


def _of_person(
    sentence: Sentence,
    mention: ActorMention,
    n: int,
    mentions: Sequence[ActorMention],
    heads: dict[tuple[int, int], int],
    named: Sequence[Actor | None],
) -> int | None:
    """The mention that names a person's group: right before the name, in apposition to it, or said of it."""
    head = sentence[mention.head]
    if n and mentions[n - 1].sentence == mention.sentence and _is_group(named[n - 1]):
        before = mentions[n - 1]
        # "the Taliban commander X": the group's name hangs on the person's
        between = [token for token in sentence if before.end <= token.start < mention.start]
        if len(between) <= 2 and all(token.pos in ("NOUN", "PROPN") for token in between):
            hung = sentence[sentence[before.head].head]
            if before.form == "person" or before.end < hung.start < mention.end:
                return n - 1
    return _said_of(sentence, head, mentions, heads, named)


def _said_of(
    sentence: Sentence,
    head: Token,
    mentions: Sequence[ActorMention],
    heads: dict[tuple[int, int], int],
    named: Sequence[Actor | None],
) -> int | None:
    """The mention of a group's people in apposition to a noun, or said of it: "X, a leader of", "two were its men"."""
    beside: list[Token] = [*sentence.children(head.i, "appos")]
    if head.dep in ("appos", "nmod"):
        beside.append(sentence[head.head])
    if head.dep == "pobj" and sentence[head.head].lower == "of" and sentence[sentence[head.head].head].tag == "CD":
        head = sentence[sentence[head.head].head]  # "five of the dead rebels were its commanders"
    verb = sentence[head.head]
    if head.dep == "nsubj" and verb.lemma in _IS:
        beside += sentence.children(verb.i, "attr")
    elif head.dep == "dobj":  # "confirmed two of the dead were its commanders"
        copulas = [each for each in sentence.children(verb.i, "ccomp") if each.lemma in _IS]
        bare = [each for each in copulas if not sentence.children(each.i, "nsubj")]
        beside += [t for each in bare for t in sentence.children(each.i, "attr")]
    elif head.dep == "nsubj" and verb.lemma == "serve":
        beside += [t for p in sentence.children(verb.i, "prep") if p.lower == "as" for t in sentence.children(p.i)]
    for token in beside:
        at = heads.get((sentence.index, token.i))
        if at is not None and mentions[at].form == "person" and _is_group(named[at]):
            return at
    return None


def _tied(sentence: Sentence, i: int, heads: dict[tuple[int, int], int]) -> int | None:
    """The mention of the group that people are tied to: "men with ties to", "suspects linked to", "affiliated with"."""
    tied: list[Token] = [t for t in sentence.children(i, "acl") if t.lemma.lower() in _TIED]
    for prep in sentence.children(i, "prep"):
        if prep.lower == "with":
            tied += [t for t in sentence.children(prep.i, "pobj") if t.lemma.lower() in _TIES]
    for tie in tied:
        for prep in sentence.children(tie.i, "prep"):
            for thing in sentence.children(prep.i, "pobj") if prep.lower in ("to", "with") else ():
                for token in (thing, *sentence.children(thing.i, "compound", "amod", "poss")):
                    if (at := heads.get((sentence.index, token.i))) is not None:
                        return at
    return None

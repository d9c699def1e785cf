"""Whether an event of a trigger happened: tense, aspect, modals, negation and the words that govern it.

The trigger's status starts as "occurred". From the trigger upward through the parse, every governor may change it:
"failed to capture" leaves an attempt, "denied that it shelled" a denial, "launched an offensive to capture" a plan.
"""

from __future__ import annotations

from dateline.model import Resolved, Sentence, Token
from dateline.model.events import Status

from . import factuality_words as words
from .background import is_background
from .factuality_clauses import from_verb
from .factuality_nouns import from_noun, noun_status
from .factuality_steps import Step
from .factuality_verb import verb_status

__all__ = ["event_status", "is_background", "token_status"]

_MAX_CLIMB = 14
_REAL = ("occurred", "ongoing")
_HARM = frozenset("kill die wound injure hurt murder".split())


def event_status(resolved: Resolved, sentence_index: int, trigger_token_index: int) -> Status:
    """The status of the event that a token tells.

    Examples: "they took the town" occurred; "they tried to take it" attempted; "they will take it" planned; "or they
    would be shot" after "warned" threatened; "did not shell" denied; "if they take it" hypothetical.
    """
    sentence = resolved.sentences[sentence_index]
    return token_status(sentence, sentence[trigger_token_index])


def token_status(sent: Sentence, trigger: Token) -> Status:
    """`event_status` for a token of a parsed sentence."""
    # "would not be encircled": a participle in a passive that is tagged an adjective
    verbal = trigger.pos in words.VERBAL or bool(sent.children(trigger.i, "auxpass"))
    at = trigger
    result: Status = (verb_status(sent, trigger) if verbal else noun_status(sent, trigger)) or "occurred"
    for _ in range(_MAX_CLIMB):
        step = _climb(sent, at, result)
        if step is None:
            break
        above, result = step
        if above is None:
            break
        at = above
    if result in _REAL and ((_asked(sent) and _in_main_clause(sent, trigger)) or _is_drill(sent, trigger)):
        return "hypothetical"
    return result


def _asked(sent: Sentence) -> bool:
    """A yes-or-no question; "who shelled the market?" takes the shelling for granted."""
    first = next((t for t in sent if t.pos != "PUNCT"), None)
    return sent.tokens[-1].text.endswith("?") and first is not None and (first.pos == "AUX" or first.tag == "MD")


def _in_main_clause(sent: Sentence, token: Token) -> bool:
    return not any(t.dep in ("ccomp", "parataxis") for t in (token, *sent.ancestors(token.i)))


def _is_drill(sent: Sentence, trigger: Token) -> bool:
    """Whether troops only train: "in the exercise the marines stormed a beach", "during a drill with mock bombs".

    Not an attack on people who train: "gunmen killed two soldiers during an exercise".
    """
    lemmas = sent.lemmas
    if lemmas.isdisjoint(words.DRILL) or trigger.lemma.lower() in _HARM:
        return False
    drills = [t for t in sent if t.lemma.lower() in words.DRILL and t.pos == "NOUN"]
    if not any(t.dep == "pobj" and sent[t.head].lower in ("in", "during", "of", "at") for t in drills):
        return False
    if not lemmas.isdisjoint(words.ACTED):
        return True
    subjects = [t for t in sent.children(trigger.i, "nsubj") if t.lemma.lower() in words.TRAINEES]
    return bool(subjects) and lemmas.isdisjoint(_HARM)


def _climb(sent: Sentence, at: Token, status: Status) -> Step | None:
    """The governor of `at` and the status after it; None where nothing above can change it."""
    if at.head == at.i or _taken_for_granted(sent, at):
        return None
    return (from_verb if at.pos in words.VERBAL else from_noun)(sent, at, sent[at.head], status)


_ASKS = frozenset("who whom whose which what when where how why".split())


def _taken_for_granted(sent: Sentence, at: Token) -> bool:
    """Whether a clause asks for a part of what it takes for granted: "it was not clear who shelled the camp", "did not
    say how many were killed"; not "it was not clear whether they shelled it"."""
    if at.pos not in words.VERBAL or at.dep not in ("ccomp", "pcomp", "csubj", "csubjpass", "acl", "advcl", "dobj"):
        return False
    if any(t.lower in ("whether", "if") for t in sent.children(at.i, "mark")) and at.dep in ("ccomp", "pcomp"):
        return True  # open whether, and no more denied by "not clear"
    before = [t for t in sent.subtree(at.i) if t.i < at.i]
    opened = next((t for t in before if t.pos not in ("PUNCT", "ADP", "CCONJ")), None)
    return opened is not None and opened.lower in _ASKS and not (opened.lower == "when" and at.dep == "advcl")

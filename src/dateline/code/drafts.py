"""Triggers of one sentence that tell one thing become one draft; what contradicts stays apart."""

from __future__ import annotations

from dateline.knowledge.triggers import TriggerWord, event_classes
from dateline.model import Sentence, Token
from dateline.model.events import Status

from .casualties import CasualtyStatement
from .draft import Draft
from .figurative import is_figurative, is_natural_death, is_of_sport
from .hit import Hit, nearest
from .hits import find_hits
from .index import Index
from .instruments import is_part_of_thing
from .roles import Roles, find_roles
from .same import is_aside, is_same
from .syntax import distance, doers, governor
from .things import armed_of
from .told import is_of_another, is_setting, is_told, only_describes
from .under import is_under, under_roles
from .weapons import find_weapons

_HARM_CLASS = {
    "killed": "kill",
    "injured": "injure",
    "captured": "arrest",
    "displaced": "displace",
}


def drafts_of(index: Index, sentence: Sentence, statements: list[CasualtyStatement]) -> list[Draft]:
    """The drafts of a sentence in text order."""
    hits = find_hits(index, sentence)
    statements = [statement for statement in statements if not only_describes(sentence, statement)]
    hits += _hits_of_statements(sentence, hits, statements)
    if not hits:
        return []
    resolved = index.resolved
    drafts: list[Draft] = []
    for hit in sorted(hits, key=lambda hit: (hit.cls.group == "harm", hit.token.i)):
        roles = under_roles(index, sentence, hit) if is_under(hit) else find_roles(index, sentence, hit, statements)
        status = _status(index, sentence, hit)
        home = _home(index, sentence, hit, roles, status, drafts)
        if home is None:
            drafts.append(Draft(sentence, [hit], [roles], status))
        else:
            if home.status == "attempted" and status == "occurred" and _met_harm(sentence, hit, home):
                home.status = status
            home.hits.append(hit)
            home.roles.append(roles)
    _share_statements(sentence, drafts, statements)
    for last, word, weapon in find_weapons(resolved, sentence):
        if is_part_of_thing(sentence, last):
            continue
        hit = nearest(sentence, last, [hit for draft in drafts for hit in draft.hits])
        next(draft for draft in drafts if hit in draft.hits).weapons.append((last, word, weapon))
    told = [draft for draft in drafts if is_told(draft) and not is_setting(index, draft)]
    told = [draft for draft in told if draft.statements or not _is_beside(index, draft, told)]
    told = [draft for draft in told if draft.statements or not is_of_another(draft, told)]
    return sorted(told, key=lambda draft: draft.main.token.i)


def _met_harm(sentence: Sentence, hit: Hit, draft: Draft) -> bool:
    """Whether harm came to those who tried: "were killed as they tried to enter the town"; they were killed."""
    path = [draft.main.token, *sentence.ancestors(draft.main.token.i)]
    if hit.cls.group != "harm" or hit.token not in path[1:]:
        return False
    return any(each.dep == "advcl" and each.pos == "VERB" for each in path[: path.index(hit.token)])


def _is_beside(index: Index, draft: Draft, told: list[Draft]) -> bool:
    """Whether the draft only describes someone or some place that another draft of the sentence names."""
    others = [other for other in told if other is not draft]
    return any(all(is_aside(index, draft.sentence, hit, other.main) for hit in draft.hits) for other in others)


#: What people do who have come to protest.
_COMING = frozenset(
    "gather assemble march rally turn take converge come congregate demonstrate walk block pour".split()
)
#: What announces a protest to come: "called a strike to protest the law"; others protest by what they do.
_CALLING = frozenset("call announce plan vow give prepare declare threaten urge decide hold".split())


def _status(index: Index, sentence: Sentence, hit: Hit) -> Status:
    """The status of a trigger; "gathered in the square to protest" is no plan, they did."""
    token = hit.token
    above = sentence[token.head]
    if hit.cls.name in ("airstrike", "shelling") and _is_called_in(index, sentence, token):
        return "occurred"
    if hit.cls.name == "protest" and token.dep in ("advcl", "xcomp"):
        came = above.lemma.lower() in _COMING
        if came or (token.dep == "advcl" and token.lemma == "protest" and above.lemma.lower() not in _CALLING):
            return index.status(sentence, above.i)
    return index.status(sentence, token.i)


def _is_called_in(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether a force in a fight asked for the fire ("the patrol called for an air strike"); a minister only talks."""
    verb = governor(sentence, token.i)
    if verb is None or verb.lemma.lower() not in ("call", "request") or sentence.children(verb.i, "neg", "aux"):
        return False
    return bool(armed_of(index, sentence, doers(sentence, verb.i)))


#: Verbs of death whose subject is the one who died.
_DIES = frozenset("die perish succumb drown".split())


def _hits_of_statements(sentence: Sentence, hits: list[Hit], statements: list[CasualtyStatement]) -> list[Hit]:
    """Harm words that only the casualty part knows ("left 12 dead") as triggers."""
    known = {i for hit in hits for i in range(hit.first, hit.last + 1)} | {hit.token.i for hit in hits}
    found = []
    for statement in statements:
        i = statement.trigger
        if (
            i in known
            or statement.negated
            or statement.toll
            or statement.state
            or statement.casualties.harm == "missing"
        ):
            continue  # people who are missing may be anywhere; "abducted" is a trigger of its own
        if not hits and (is_natural_death(sentence, sentence[i]) or is_of_sport(sentence)):
            continue  # "died of a heart attack", "was injured in the match"
        if is_figurative(sentence, sentence[i]):
            continue  # "the hero kills three guards" of a film
        known.add(i)
        token = sentence[i]
        dies = token.lemma.lower() in _DIES and statement.casualties.harm == "killed"
        cls = event_classes()["die" if dies else _HARM_CLASS[statement.casualties.harm]]
        pos = "n" if token.pos in ("NOUN", "PROPN") else "v"
        found.append(
            Hit(token, i, i, TriggerWord((token.lemma.lower(),), "n" if pos == "n" else "v", cls.name, ""), cls)
        )
    return found


def _home(
    index: Index, sentence: Sentence, hit: Hit, roles: Roles, status: Status, drafts: list[Draft]
) -> Draft | None:
    """The draft of the same sentence that the hit tells of too, None where it tells something else."""
    fitting = [draft for draft in drafts if is_same(index, sentence, hit, roles, status, draft)]
    if not fitting:
        return None
    return min(fitting, key=lambda draft: min(distance(sentence, hit.token.i, other.token.i) for other in draft.hits))


def _share_statements(sentence: Sentence, drafts: list[Draft], statements: list[CasualtyStatement]) -> None:
    hits = [hit for draft in drafts for hit in draft.hits]
    for statement in statements:
        if not hits:
            continue
        hit = nearest(sentence, statement.trigger, hits)
        draft = next(draft for draft in drafts if hit in draft.hits)
        (draft.tolls if statement.toll else draft.statements).append(statement)

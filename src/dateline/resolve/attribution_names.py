"""How a source is named: the words of a noun phrase that are its name, and what kind of source they describe."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.source_classes import is_source_noun, source_kind
from dateline.model import Sentence, Token

_ARTICLES = frozenset({"the", "a", "an", "some", "many", "several", "one", "another", "this", "that", "these", "other"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sheikh", "sheik", "haji", "gen", "general", "col", "colonel", "maj", "major", "capt"}
    | {"captain", "lt", "lieutenant", "sgt", "sergeant", "brig", "brigadier", "adm", "admiral", "president", "minister"}
    | {"prime", "foreign", "defence", "defense", "secretary", "gov", "governor", "sen", "senator", "rep", "ambassador"}
    | {"archbishop", "bishop", "father", "rev", "reverend", "cardinal", "patriarch", "rabbi", "prof", "professor"}
    | {"judge", "justice", "premier", "chancellor", "chairman", "spokesperson", "lawyer", "deputy"}
    | {"commander", "king", "prince", "mayor", "chief", "spokesman", "spokeswoman", "mullah", "ayatollah", "imam"}
)
_PARTICLES = frozenset({"al", "el", "abu", "bin", "ibn", "van", "de", "von"})
_MEDIA = frozenset({"media", "state_media"})
_STATE = frozenset({"state", "state-run", "state-owned", "state-controlled", "government-run"})
_POSTS = frozenset("head director founder chief spokesman spokeswoman leader chairman member commander".split())
_OF = frozenset({"of", "for", "in", "at"})
_DESCRIBING = ("relcl", "acl", "appos", "advcl", "parataxis")
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source's noun phrase: `name` cleaned, `person` its name's words where it is a person's (else empty).

    `kind` is what its nouns say it is; `head` the head token; `core` the tokens of the name's own phrase, `about`
    those of its descriptions ("Ali Omar, head of a rights group": the part after the comma).
    """

    name: str
    person: tuple[str, ...]
    kind: str | None
    head: Token
    core: tuple[Token, ...]
    about: tuple[Token, ...]
    plural: bool
    definite: bool


def read_source(text: str, sent: Sentence, start: int, end: int) -> SourceWords | None:
    """The words of a source that stands from `start` to `end`; None where no token stands there."""
    inside = sent.within(start, end)
    at = sent.head_of(start, end)
    if at is None:
        return None
    head = sent[at]
    indices = {t.i for t in inside}
    about = sorted(
        {t.i for kid in sent.children(at, *_DESCRIBING) if kid.i > at for t in sent.subtree(kid.i)} & indices
    )
    core = [t for t in inside if t.i not in set(about)]
    core = core[: next((n for n, t in enumerate(core) if t.i > at and _parts(text, t)), len(core))]
    while core and core[0].i != at and (core[0].lower in _ARTICLES or _before_article(core)):
        core = core[1:]
    while core and core[-1].pos in ("PUNCT", "CCONJ"):
        core = core[:-1]
    if not core:
        core = [head]
    called = _called_first(core)
    if called:
        # "Rami Haddad head of the monitoring group said": no comma parts the name from what he is
        head, about, core = core[called - 1], [*(t.i for t in core[called:]), *about], core[:called]
    person = _person(sent, head, core)
    kept = list(person) if person else core[:_LONGEST]
    name = " ".join(text[kept[0].start : kept[-1].end].split()).strip(" ,;:'\"“”’")
    return SourceWords(
        name=name.removesuffix("'s").removesuffix("’s"),
        person=tuple(t.text for t in person),
        kind=_kind(sent, head, core, [sent[i] for i in about], bool(person)),
        head=head,
        core=tuple(core),
        about=tuple(sent[i] for i in about),
        plural=head.tag in ("NNS", "NNPS") or head.lower in ("they", "we", "people", "police", "some", "many"),
        definite=(first := next((t for t in inside if t.pos != "ADV"), None)) is not None
        and first.lower in ("the", "this", "that", "these", "his", "her", "their"),
    )


def _before_article(core: list[Token]) -> bool:
    """ "Earlier the source said": an adverb of the sentence that the parse put into the phrase."""
    return core[0].pos == "ADV" and len(core) > 1 and core[1].lower in _ARTICLES


def _called_first(core: list[Token]) -> int:
    """How many tokens of a phrase are a person's name before what he is; 0 where it does not begin so."""
    n = next((n for n, t in enumerate(core) if t.pos != "PROPN" or not t.text[:1].isupper()), len(core))
    after = core[n : n + 2]
    if n > 1 and len(after) == 2 and after[0].pos == "NOUN" and after[0].lower in _POSTS and after[1].lower in _OF:
        return n
    return 0


def _of_others(sent: Sentence, token: Token) -> bool:
    """Whether a noun in a description is someone else: "attorney for the father", "a man quoted by the newspaper"."""
    for above in (token, *sent.ancestors(token.i)):
        if above.dep in ("agent", "appos", "relcl"):
            return above.dep == "agent"
        if above.dep == "prep" and above.lower == "for" and sent[above.head].pos == "NOUN":
            return True
    return False


def _is_person(noun: Token) -> bool:
    """Whether a noun can be what one person is, after which his name may stand: "the party's chairman, Ali Omar"."""
    kind = source_kind([noun.lemma.lower()])
    return noun.lower in _POSTS or kind not in (None, "unnamed", *_MEDIA) or noun.lower.endswith(("man", "woman"))


def _in_clause(sent: Sentence, token: Token, head: Token) -> bool:
    """Whether a token below `head` stands in a clause on it: "a witness who gave his name as Ali Omar"."""
    for above in sent.ancestors(token.i):
        if above.i == head.i:
            return False
        if above.dep in ("relcl", "acl"):
            return True
    return False


def is_title(token: Token) -> bool:
    """Whether a word is a title before a name: "Mr", "Gen."."""
    return token.lower.rstrip(".") in _TITLES


def _parts(text: str, token: Token) -> bool:
    """Whether a mark ends a name: a comma, a bracket, a dash between spaces; not the hyphen of "rebel-held"."""
    if token.text in ("-", "–", "—", "--"):
        return text[token.start - 1 : token.start].isspace()
    return token.text in (",", "(", ";")


def _person(sent: Sentence, head: Token, core: list[Token]) -> tuple[Token, ...]:
    """The tokens of a person's name that ends in the head: "media activist Ali Omar" -> Ali Omar.

    A spokesman named after a comma is that person: "a spokesman for the ministry, Ali Omar, said".
    """
    if head.pos in ("NOUN", "PROPN") and _is_person(head):
        for t in sent.subtree(head.i):
            named = t.dep == "appos" and t.i > head.i and t.pos == "PROPN"
            if named and len(sent.children(t.i, "compound")) in (1, 2) and not _in_clause(sent, t, head):
                return _person(sent, t, [x for x in sent.subtree(t.i) if x.i <= t.i])
    if head.pos != "PROPN" or any(t.lower in _ARTICLES for t in sent.children(head.i, "det")):
        return ()
    if any(t.pos == "PROPN" for t in sent.children(head.i, "poss")):  # "Ukraine's General Staff"
        return ()
    for prep in sent.children(head.i, "prep"):  # "March of Mothers"; not "Omar Saleh of the clinic"
        if prep.lower == "of" and any(t.pos == "PROPN" for t in sent.children(prep.i, "pobj")):
            return ()
    run: list[Token] = []
    for token in reversed([t for t in core if t.i <= head.i]):
        joins = token.text in ("-", "'", "’") and run
        if token.pos != "PROPN" and not joins and token.lower not in _PARTICLES:
            break
        if token.text == "." or (run and token.lower.rstrip(".") in _TITLES):
            break
        run.insert(0, token)
    while len(run) > 1 and is_source_noun(run[0].lower):
        if source_kind([run[0].lower]) in _MEDIA:  # "Radio Valley"
            return ()
        run.pop(0)
    if not run or source_kind([t.lemma.lower() for t in run]):
        return ()
    if any(t.text.isupper() and len(t.text) > 2 for t in run):
        return ()
    return tuple(run)


def _kind(sent: Sentence, head: Token, core: list[Token], about: list[Token], person: bool) -> str | None:
    """The kind that the nouns say: those of the phrase first, then those that describe it after a comma."""
    before = [t.lemma.lower() if t.i == head.i else t.lower for t in core if t.i <= head.i]
    found = source_kind(before)
    if found == "media" and not _STATE.isdisjoint(before):
        return "state_media"  # "state-run Syrian TV"
    if found:
        return found
    # "media activist Ali Omar", "army spokesman Col. Ali Omar": the nouns before a name
    for n in range(len(before) - 1, 0, -1):
        found = source_kind(before[:n])
        # "Radio Valley" is a radio; the Local Coordination Committees are no local
        if found and (core[n - 1].pos == "NOUN" or (core[n - 1].pos == "PROPN" and (person or found in _MEDIA))):
            return found
    for n, token in enumerate(about):
        # "a media activist": the words before a noun say less than the noun
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod", "poss") or _of_others(sent, token):
            continue
        if found := source_kind([t.lemma.lower() for t in about[: n + 1]]):
            return found
    for prep in sent.children(head.i, "prep"):
        # "the head of the hospital", "Dr. Nadia Omar of the field hospital"
        titled = head.pos == "PROPN" or head.lemma.lower() in ("head", "chief", "director", "member", "leader")
        if prep.lower in ("of", "at", "with", "from") and titled:
            inner = [t.lemma.lower() for t in sent.subtree(prep.i)]
            for n in range(len(inner), 0, -1):
                if found := source_kind(inner[:n]):
                    return found
    return None

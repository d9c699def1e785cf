"""The language in which documents and incidents are searched: read into parts of which none is any other syntax.

| written | found |
|---|---|
| `market rocket` | documents with both words |
| `"car bomb"` | these words in a row |
| `bomb*` | words that begin so |
| `rocket OR mortar` | either |
| `-denied`, `NOT denied` | without it |
| `(rocket OR mortar) market` | as the brackets say |
| `in:title rocket` | all words in the title alone; `title:rocket` this one |
| `place:"Deir ez-Zor"` | tells an event there, in any spelling |
| `actor:ISIS` | tells an event in which they act or are hit |
| `type:shelling` | tells an event of this type |
| `status:denied` | tells an event that is told so |
| `source:residents` | published by this outlet, or quotes this source |
| `since:2016-04`, `until:2016` | documents published then; incidents of those days |
| `killed>10`, `killed<=5`, `killed:0` | an incident with so many dead, by its best number |

Places, sources and days stand once; of several actors, types or statuses any fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import get_args

from dateline.model import InputError
from dateline.model.events import Status

from .filters import first_day, last_day

#: Characters, and words and fields, of a query.
LONGEST, MOST = 500, 40
FIELDS = ("place", "actor", "type", "status", "source", "since", "until", "killed", "title", "in")
_ONCE = frozenset({"place", "source", "since", "until"})
_TOKEN = re.compile(r'(\()|(\))|(-)(?=[^\s)])|"([^"]*)"(\*?)|([^\s()"]+)|\s+|(.)', re.DOTALL)
_FIELD = re.compile(r"([A-Za-z]+)(:|>=|<=|>|<|=)(.*)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_STATUSES = frozenset(get_args(Status))


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row as the text has them, lower case; with `prefix` the last one is the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A query that was understood.

    `match` is an FTS5 expression, of words in quotes only, that documents must fit; where nothing but words to leave
    out is written, `without` is one that they must not fit. `terms` are the words that are looked for, `plain` them as
    a text where they are nothing but words. Days are ISO.
    """

    match: str | None = None
    without: str | None = None
    terms: tuple[Term, ...] = ()
    plain: str | None = None
    place: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    killed_min: int | None = None
    killed_max: int | None = None

    @property
    def of_events(self) -> bool:
        """Whether a place, actor, type or number is asked for, of an event or an incident."""
        return bool(self.place or self.actors or self.types or self.asks_killed)

    @property
    def asks_killed(self) -> bool:
        """Whether a number of dead is asked for."""
        return self.killed_min is not None or self.killed_max is not None


@dataclass(frozen=True, slots=True)
class _Token:
    """`kind` is term, field, bound, and, or, not, ( or ); of a field `text` is its name."""

    kind: str
    text: str = ""
    prefix: bool = False
    value: str | None = None


@dataclass(slots=True)
class _Reader:
    tokens: list[_Token]
    at: int = 0
    title: bool = False
    fields: dict[str, list[str]] = field(default_factory=dict)
    bounds: list[tuple[str, int]] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    simple: bool = True

    def peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None


def asking(text: str) -> Asking:
    """Read a query. Raises InputError, in words for a person, where it cannot be understood."""
    if len(text) > LONGEST:
        raise InputError(f"a search has {LONGEST} characters at most")
    tokens = list(_tokens(text))
    if len(tokens) > MOST:
        raise InputError(f"a search has {MOST} words and fields at most")
    title = any(token.kind == "field" and token.text == "in" for token in tokens)
    reader = _Reader([token for token in tokens if not (token.kind == "field" and token.text == "in")], title=title)
    wanted, unwanted = _all(reader, top=True)
    if reader.at < len(reader.tokens):
        raise InputError('there is a ")" without a "(" before it')
    if not (wanted or unwanted or reader.fields or reader.bounds):
        raise InputError("write a word to look for")
    least, most = _bounds(reader.bounds)
    words = [term.words[0] for term in reader.terms if len(term.words) == 1]
    simple = reader.simple and not title and len(words) == len(reader.terms)
    match, without = " AND ".join(wanted), " OR ".join(unwanted)
    return Asking(
        match=(f"({match}) NOT ({without})" if without else match) if match else None,
        without=without if without and not match else None,
        terms=tuple(reader.terms),
        plain=" ".join(words) if simple and words else None,
        place=_one(reader, "place"),
        source=_one(reader, "source"),
        since=first_day(since) if (since := _one(reader, "since")) else None,
        until=last_day(until) if (until := _one(reader, "until")) else None,
        actors=tuple(reader.fields.get("actor", ())),
        types=tuple(reader.fields.get("type", ())),
        statuses=tuple(reader.fields.get("status", ())),
        killed_min=least,
        killed_max=most,
    )


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        opened, closed, minus, phrase, star, bare, odd = match.groups()
        if odd:
            raise InputError('a quotation mark is not closed: write "two words"')
        if opened or closed:
            found.append(_Token("(" if opened else ")"))
        elif minus:
            found.append(_Token("not"))
        elif phrase is not None:
            before = found[-1] if found else None
            if before and before.kind == "field" and before.value is None and text[match.start() - 1] in ":=":
                found[-1] = _Token("field", before.text, bool(star), phrase)
            else:
                found.append(_Token("term", phrase, bool(star)))
        elif bare:
            found += _bare(bare)
    return found


def _bare(bare: str) -> list[_Token]:
    """A word, an operator, or a field with its value (a value in quotes is the next token)."""
    if bare in ("OR", "AND", "NOT"):
        return [_Token({"OR": "or", "AND": "and", "NOT": "not"}[bare])]
    told = _FIELD.fullmatch(bare)
    if told is None:
        return [_Token("term", bare.rstrip("*"), bare.endswith("*"))]
    name, sign, value = told[1].lower(), told[2], told[3]
    if name not in FIELDS:
        raise InputError(f"{name}{sign} is no field of a search (these are: {', '.join(FIELDS)}); put words in quotes")
    if sign not in ":=" and name != "killed":
        raise InputError(f"{name}{sign}: only killed can be compared; write {name}:…")
    if name == "killed":
        return [_Token("bound", f"{sign} {value}")]
    if name == "in":
        if value != "title":
            raise InputError(f"in:{value}: write in:title")
        return [_Token("field", "in")]
    return [_Token("field", name, value.endswith("*"), value.rstrip("*") or None)]


def _all(reader: _Reader, *, top: bool) -> tuple[list[str], list[str]]:
    """Clauses that must all hold, and those that must not."""
    wanted: list[str] = []
    unwanted: list[str] = []
    while (token := reader.peek()) and token.kind != ")":
        if token.kind == "and":
            if not wanted and not unwanted and not reader.fields:
                raise InputError("AND stands between two words")
            reader.at += 1
        elif token.kind == "or":
            raise InputError("OR stands between two words")
        elif token.kind == "field":
            reader.at += 1
            wanted += _field(reader, token, top)
        elif token.kind == "bound":
            _needs_top(top, "killed")
            reader.bounds.append(_bound(token.text))
            reader.at += 1
        elif token.kind == "not":
            reader.at += 1
            reader.simple = False
            kept = len(reader.terms)
            unwanted.append(_one_clause(reader, negated=True))
            del reader.terms[kept:]
        else:
            wanted.append(_either(reader))
    return wanted, unwanted


def _either(reader: _Reader) -> str:
    """A clause, or several with OR between them."""
    clauses = [_one_clause(reader)]
    while (token := reader.peek()) and token.kind == "or":
        reader.at += 1
        reader.simple = False
        clauses.append(_one_clause(reader))
    return clauses[0] if len(clauses) == 1 else f"({' OR '.join(clauses)})"


def _one_clause(reader: _Reader, *, negated: bool = False) -> str:
    token = reader.peek()
    if token is None or token.kind in ("or", "and", ")"):
        raise InputError("- stands before a word" if negated else "OR stands between two words")
    if token.kind in ("field", "bound"):
        name = token.text if token.kind == "field" else "killed"
        raise InputError(f"{name}: a field stands by itself, without OR, - and brackets")
    if token.kind == "not":
        raise InputError("- stands before a word, and not behind OR")
    reader.at += 1
    if token.kind == "term":
        return _term(reader, token)
    reader.simple = False
    wanted, unwanted = _all(reader, top=False)
    if (closing := reader.peek()) is None or closing.kind != ")":
        raise InputError('a "(" is not closed')
    reader.at += 1
    if not wanted:
        raise InputError("brackets need a word that is looked for")
    inside = " AND ".join(wanted)
    return f"(({inside}) NOT ({' OR '.join(unwanted)}))" if unwanted else f"({inside})"


def _term(reader: _Reader, token: _Token, *, title: bool = False) -> str:
    words = tuple(_WORD.findall(token.text.lower()))
    if not words:
        raise InputError(f"{token.text + '*' * token.prefix!r}: there is no word in it to look for")
    if token.prefix and len(words[-1]) < 2:
        raise InputError(f"{token.text}*: write two letters or more before the star")
    title = title or reader.title
    reader.terms.append(Term(words, token.prefix, title))
    reader.simple = reader.simple and not token.prefix and not title
    told = f'"{" ".join(words)}"' + (" *" if token.prefix else "")
    return f"({{title}} : {told})" if title else told


def _field(reader: _Reader, token: _Token, top: bool) -> list[str]:
    """Take in a field; of title: the clause that it is, as a list."""
    name, value = token.text, (token.value or "").strip()
    if not value:
        raise InputError(f'{name}: write what to look for right behind it, as {name}:word or {name}:"two words"')
    _needs_top(top, name)
    if name == "title":
        return [_term(reader, _Token("term", value, token.prefix), title=True)]
    if token.prefix:
        raise InputError(f"{name}:{value}*: a star stands behind words only")
    if name in _ONCE and name in reader.fields:
        raise InputError(f"{name}: stands twice")
    if name == "status" and value not in _STATUSES:
        raise InputError(f"status:{value} is none of {', '.join(sorted(_STATUSES))}")
    if name not in ("since", "until", "status") and not _WORD.search(value):
        raise InputError(f"{name}:{value}: there is no word in it to look for")
    reader.fields.setdefault(name, []).append(value)
    return []


def _needs_top(top: bool, name: str) -> None:
    if not top:
        raise InputError(f"{name}: a field stands by itself, without OR, - and brackets")


def _one(reader: _Reader, name: str) -> str | None:
    return next(iter(reader.fields.get(name, ())), None)


def _bound(text: str) -> tuple[str, int]:
    sign, _, value = text.partition(" ")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise InputError(f"killed{sign}{value}: write a number, as killed>10")
    return sign, int(value)


def _bounds(bounds: list[tuple[str, int]]) -> tuple[int | None, int | None]:
    least, most = [], []
    for sign, value in bounds:
        if sign in (":", "=", ">="):
            least.append(value)
        if sign in (":", "=", "<="):
            most.append(value)
        if sign == ">":
            least.append(value + 1)
        if sign == "<":
            if value == 0:
                raise InputError("killed<0: nobody counts less than none")
            most.append(value - 1)
    return max(least, default=None), min(most, default=None)

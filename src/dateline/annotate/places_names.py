"""Which capitalised words are names of places: the gazetteer proposes, the words around decide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.given_names import given_names
from dateline.model import Sentence

from .places_found import Found, facts
from .places_judge import Context, is_new_whole, judge
from .places_lists import listed
from .places_persons import Persons, find_persons
from .places_runs import Run, Word, is_shouting, runs_of, words_of, written
from .places_unknown import hyphened, unknown
from .places_whole import wholes
from .places_words import BREAKS, BYGONE, COMPASS, KIND_WORDS, LOCATIVE, ORGANISATION, PERSONAL
from .titlecase import plain_case

__all__ = ["Found", "facts", "find_names"]

_LONGEST = 5
_LOWER = re.compile(r"(?<![\w'’.-])[a-z]{3,}(?![\w'’-])")


def find_names(text: str, sentences: tuple[Sentence, ...]) -> list[Found]:
    """The names of places, with the kind that the word beside says; sure ones vouch for unsure ones elsewhere."""
    sure: list[Found] = []
    unsure: list[tuple[Found, bool]] = []
    persons = find_persons(text, sentences)
    for sentence in sentences:
        words = words_of(text, sentence)
        context = Context(text, sentence, words, is_shouting(words), persons)
        plain = plain_case(text[sentence.start : sentence.end])
        lists = list(listed(text, sentence))
        whole = list(wholes(text, sentence, words))
        sure += whole
        for run in _joined(text, runs_of(text, words, BREAKS), words):
            for hit, sound in _in_run(context, run):
                if any(each.start < hit.end and hit.start < each.end for each in whole):
                    continue
                if plain[hit.start - sentence.start] != text[hit.start]:
                    continue  # "Rebels Take Border Town": Border is no place
                if hit.role == "place":
                    _put_in_list(hit, lists)
                if hit.evident:
                    sure.append(hit)
                else:
                    unsure.append((hit, sound))
        sure += [hit for word in words if not word.capital for hit in hyphened(sentence, word)]
        taken = [(hit.start, hit.end) for hit in [*sure, *(hit for hit, _ in unsure)] if hit.sentence == sentence.index]
        sure += [
            Found(start, end, sentence.index, text[start:end], kind, evident=True, firm=True, sealed=True)
            for start, end, kind in lists
            if not any(first < end and start < last for first, last in taken)
        ]
    vouched = {hit.name.lower() for hit in sure}
    common = _lower_words(text)
    for hit, sound in unsure:
        lower = hit.name.lower()
        if lower in vouched or (sound and lower not in persons.names and lower not in common):
            sure.append(hit)
    # "to Turner", where the report has a Mark Turner: a surname, unless a kind word or a state stands by it
    known = {hit.name.lower() for hit in sure if hit.sealed or (hit.firm and hit.name.lower() not in persons.names)}
    doubtful = persons.names | common
    sure = [hit for hit in sure if hit.firm or hit.name.lower() not in doubtful or hit.name.lower() in known]
    sure += _again(text, sentences, sure, persons)
    return sorted(sure, key=lambda hit: hit.start)


def _again(text: str, sentences: tuple[Sentence, ...], sure: list[Found], persons: Persons) -> list[Found]:
    """Later mentions of a name that stands beside a kind word or a container once ("the village of X ... X fell")."""
    names = {hit.name for hit in sure if hit.sealed and hit.role == "place" and len(hit.name) > 3}
    names = {name for name in names if name[0].isupper() and name.lower() not in persons.names}
    if not names:
        return []
    longest_first = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    pattern = re.compile(rf"(?<![\w'’-])(?:{longest_first})(?![\w-]|['’]\w{{2}})")
    taken = sorted((hit.start, hit.end) for hit in sure)
    found = []
    for sentence in sentences:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            if persons.covers(start, end) or any(first < end and start < last for first, last in taken):
                continue
            follower = text[end : end + 20].split(maxsplit=1)
            if follower and text[end : end + 1] == " " and follower[0][:1].isupper():
                continue  # "Franklin" of "Franklin Roosevelt"
            ahead = text[max(0, start - 20) : start].split()
            if ahead and text[start - 1 : start] == " " and ahead[-1][:1].isupper() and ahead[-1].lower() not in BREAKS:
                continue
            found.append(Found(start, end, sentence.index, match.group(), evident=True))
    return found


def _put_in_list(hit: Found, lists: list[tuple[int, int, str]]) -> None:
    for start, end, kind in lists:
        if (hit.start, hit.end) == (start, end):
            hit.kind, hit.evident, hit.firm, hit.sealed = kind, True, True, True


def _lower_words(text: str) -> frozenset[str]:
    """Words that the document also writes without a capital: "Section 8" is no town where "the section" occurs."""
    return frozenset(_LOWER.findall(text))


def _joined(text: str, runs: list[Run], words: list[Word]) -> Iterator[Run]:
    """Runs, with "X and Y", "X of Y" as one where the gazetteer knows the whole ("Bosnia and Herzegovina")."""
    i = 0
    while i < len(runs):
        run = runs[i]
        if i + 1 < len(runs):
            after = runs[i + 1]
            gap = text[run.words[-1].end : after.words[0].start]
            if gap in (" and ", " of ", " of the ", " & "):
                whole = text[run.words[0].start : after.words[-1].end]
                if facts(whole)[0] >= 0:
                    yield Run((written(run.words[0].start, after.words[-1].end, whole, True),), run.first)
                    i += 2
                    continue
        yield run
        i += 1


def _in_run(context: Context, run: Run) -> Iterator[tuple[Found, bool]]:
    """Names in one run, longest first from the left, each with whether it stands on its own."""
    row, at = run.words, 0
    text, words, sentence = context.text, context.words, context.sentence
    whole = " ".join(word.text for word in row)
    if whole in BYGONE:
        yield Found(row[0].start, row[-1].end, sentence.index, whole, evident=True), True
        return
    before = words[run.first - 1].lower if run.first and _near(text, words[run.first - 1], row[0]) else ""
    if not context.shouting and _is_person(row, before, context.persons):
        context.persons.names.update(word.lower for word in row[1:] or row)
        return
    if not context.shouting and is_new_whole(context, row):
        yield from unknown(text, sentence, row, before)
        return
    matched = False
    while at < len(row):
        for size in range(min(_LONGEST, len(row) - at), 0, -1):
            part = row[at : at + size]
            if not context.shouting and context.persons.covers(part[0].start, part[-1].end):
                hit = None
            else:
                hit = judge(context, row, at, size, before)
            if hit:
                matched = True
                yield hit
                at += size
                break
            if size == 1:
                for inner in hyphened(sentence, part[0]):
                    matched = True
                    yield inner, True
                at += 1
    if not matched and not context.shouting and not context.persons.covers(row[0].start, row[-1].end):
        yield from unknown(text, sentence, row, before)


def _near(text: str, left: Word, right: Word) -> bool:
    return right.start - left.end <= 2 and not any(c in ".;:!?,\n" for c in text[left.end : right.start])


def _is_person(row: tuple[Word, ...], before: str, persons: Persons) -> bool:
    """ "Mark Turner": a given name and a surname; no word of it is an organisation's or a kind."""
    if not 2 <= len(row) <= 3 or facts(" ".join(word.text for word in row))[0] >= 0:
        return False
    if any(word.lower in ORGANISATION or word.lower in KIND_WORDS or word.lower in COMPASS for word in row):
        return False
    if any(not part.isalpha() for word in row for part in word.text.split("'")):
        return False  # "the M5 Damascus-Aleppo highway"
    population, kinds = facts(row[0].text)
    if row[0].lower in PERSONAL or given_names().get(row[0].lower):
        return "country" not in kinds
    return before not in LOCATIVE and population < 0 and facts(row[-1].text)[0] < 1_000_000

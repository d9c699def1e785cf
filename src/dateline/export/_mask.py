"""Where hidden names and contacts stand in a text, and what is printed instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ._names import PARTICLES, WORD, fold, is_role, name_key, same_name, written_as_name

Edit = tuple[int, int, str]

CONTACT_LABEL = "contact withheld"
NAME_LABEL = "name withheld"
_CONTACT = re.compile(
    # tried at the beginning of a run of letters alone: at each letter of "aaaa…" it would take the square of its length
    r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)@\w{2,}|(?<![\w+])(?:\+|00)\d[\d\s().-]{6,}\d"
)
_PLAIN = re.compile(r"['’]s$")
_GAP = " \t\n\xa0'’\"“”"


@dataclass
class NameMask:
    """Names to hide and what stands in their place; finds them in any text, in other spellings too."""

    #: Tells the pseudonym of who is called by some words of a text, None where nobody, or more than one, is.
    code: Callable[[Sequence[str]], str | None] = field(default=lambda words: None)
    _by_fold: dict[str, str] = field(default_factory=dict)
    _by_key: dict[str, list[str]] = field(default_factory=dict)

    def add(self, words: Iterable[str], label: str) -> None:
        """Hide these words of a name behind `label` ("a local activist"); the first label of a word stays."""
        for word in words:
            plain = fold(word)
            if len(plain) < 2 or plain in self._by_fold:
                continue
            self._by_fold[plain] = label
            if len(key := name_key(word)) >= 3:
                self._by_key.setdefault(key, []).append(plain)

    def __bool__(self) -> bool:
        return bool(self._by_fold)

    def label_of(self, word: str) -> str | None:
        """What stands for this word, in another spelling too; None where it names nobody hidden."""
        plain = fold(word)
        if plain in self._by_fold:
            return self._by_fold[plain]
        alike = next((name for name in self._by_key.get(name_key(word), ()) if same_name(name, plain)), None)
        return self._by_fold[alike] if alike else None

    def betrays(self, address: str) -> bool:
        """Whether an identifier or a URL spells a hidden name ("…/omar-al-nabulsi-speaks")."""
        return any(fold(word) in self._by_fold for word in re.findall(r"[^\W\d_]{3,}", address))

    def edits(self, text: str, kept: Iterable[tuple[int, int]] = ()) -> list[Edit]:
        """Stretches to replace, in order and disjoint, each with its label.

        `kept` are stretches that name a place or a registered party: a single word that is spelled like a hidden name
        stays there ("Hama" beside a source called Hama), a full name does not.
        """
        found: list[Edit] = [(m.start(), m.end(), CONTACT_LABEL) for m in _CONTACT.finditer(text)]
        if self:
            found += self._names(text, sorted(kept))
        kept_edits: list[Edit] = []
        for edit in sorted(found):
            if not kept_edits or edit[0] >= kept_edits[-1][1]:
                kept_edits.append(edit)
        return kept_edits

    def _names(self, text: str, closed: list[tuple[int, int]]) -> Iterable[Edit]:
        words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]
        i = 0
        while i < len(words):
            hits = self._run(text, words, i)
            alone = len(hits) == 1 and any(a < words[i][1] and words[i][0] < b for a, b in closed)
            if not hits or alone:
                i += 1
                continue
            first, last = _first(words, text, i), words[hits[-1]]
            # "activist Omar Said" becomes "activist [name withheld]", "Omar Said" becomes "[a local activist]"
            before = words[first - 1][2] if first > 0 else ""
            told = before[-1:] != "." and is_role(before) and text[words[first - 1][1] : words[first][0]].isspace()
            label = self._label_in(words[hits[0]][2]) or ""
            code = self.code([_PLAIN.sub("", words[hit][2]) for hit in hits])
            shown = (code or NAME_LABEL) if told else f"{label} {code}" if code else label
            yield words[first][0], _end(*last[1:]), shown
            i = hits[-1] + 1

    def _run(self, text: str, words: list[tuple[int, int, str]], i: int) -> list[int]:
        """Indices of the words of one hidden name that begins at word `i`, particles inside it skipped."""
        hits: list[int] = []
        j = i
        while j < len(words) and (j == i or not text[words[j - 1][1] : words[j][0]].strip(_GAP)):
            if self._label_in(words[j][2]):
                hits.append(j)
            elif not (hits and words[j][2].casefold() in PARTICLES):
                break
            j += 1
        return hits

    def _label_in(self, word: str) -> str | None:
        """The label for a word of a text, which must be written as a name; parts of hyphenated ones count too."""
        if not written_as_name(word):
            return None
        label = self.label_of(_PLAIN.sub("", word))
        return label or next(
            (hit for part in re.split(r"[-‑.]", word) if len(part) > 3 and (hit := self.label_of(part))), None
        )


def contacts(text: str) -> bool:
    """Whether an address, a handle or a telephone number stands in a text."""
    return _CONTACT.search(text) is not None


def replace(text: str, edits: Iterable[Edit], form: str = "{}") -> str:
    """The text with each edit's label, put into `form`, in the place of its stretch."""
    parts, at = [], 0
    for start, end, label in edits:
        parts += [text[at:start], form.format(label)]
        at = end
    return "".join([*parts, text[at:]])


def _first(words: list[tuple[int, int, str]], text: str, i: int) -> int:
    """Where a name begins with the titles and particles before it: "Dr. Abu Yusuf"."""
    while i > 0 and text[words[i - 1][1] : words[i][0]].isspace():
        before = words[i - 1][2]
        if not (before.casefold() in PARTICLES or (before[:1].isupper() and is_role(before))):
            break
        i -= 1
    return i


def _end(end: int, word: str) -> int:
    """Where the name ends: without "'s", without the full stop of a sentence."""
    return end - len(word) + len(re.sub(r"['’]s$", "", word.rstrip(".")))

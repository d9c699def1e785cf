"""Sentences annotated and resolved by the real stages, for the rooms that code them."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable

import pytest

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code.index import Index
from dateline.model import RawDocument, Sentence, Token
from dateline.resolve import resolve

Parsed = Callable[[str], tuple[Index, Sentence]]
Word = Callable[[Sentence, str], Token]


@functools.cache
def _parsed(text: str) -> tuple[Index, Sentence]:
    data = text.encode()
    raw = RawDocument(
        content=data, sha256=hashlib.sha256(data).hexdigest(), origin="test", media="text", text=text,
        published="2016-04-21",
    )  # fmt: skip
    resolved = resolve(annotate(extract(raw)))
    return Index(resolved), resolved.sentences[-1]


@pytest.fixture
def parsed() -> Parsed:
    """`parsed(text)`: the index over the text, and its last sentence."""
    return _parsed


@pytest.fixture
def word() -> Word:
    """`word(sentence, text)`: the first token with that text."""
    return lambda sentence, text: next(token for token in sentence if token.text == text)

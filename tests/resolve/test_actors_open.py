"""What stays open is said, with those whom it may mean."""

from __future__ import annotations

import hashlib

import pytest

from dateline.annotate import annotate
from dateline.article import extract
from dateline.model import RawDocument
from dateline.resolve import resolve


def warnings(text: str) -> list[str]:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    raw = RawDocument(content=data, sha256=digest, origin="test", media="text", text=text, published="2024-07-10")
    return [each for each in resolve(annotate(extract(raw))).warnings if each.startswith("actor ")]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "The Rapid Support Forces and the army fought over Singa in Sudan. They used heavy guns.",
            "actor 'They' unresolved: it may be Rapid Support Forces or Sudanese Armed Forces",
        ),
        (
            "Boko Haram and Ansaru fought near Birnin Gwari, Nigeria. The militants burned huts.",
            "actor 'militants' unresolved: it may be Boko Haram or Ansaru",
        ),
    ],
)
def test_who_may_be_meant_is_said(text: str, warning: str) -> None:
    assert warning in warnings(text)


def test_what_is_settled_needs_no_warning() -> None:
    assert not warnings("Boko Haram raided Chibok, Nigeria. The militants burned huts, and they took cattle.")

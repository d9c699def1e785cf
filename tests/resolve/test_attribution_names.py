from __future__ import annotations

import pytest

from dateline.annotate.sentences import parse
from dateline.model import Article, Document, Section
from dateline.resolve.attribution_names import read_source


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("media activist Karim Saleh", "Karim Saleh", "local_activist"),
        ("The residents of the valley", "residents of the valley", "witness"),
        ("Col. Omar Nader, a spokesman for the army,", "Omar Nader", "official"),
        ("A doctor who fled the town", "doctor", "medic"),
        ("Activists in rebel-held Homs", "Activists in rebel-held Homs", "local_activist"),
    ],
)
def test_names(words: str, name: str, kind: str) -> None:
    text = f"{words} said the mill burned."
    [sentence] = parse(Article(Document(id="t", sha256="", text=text), (Section("body", 0, len(text)),)))
    found = read_source(text, sentence, 0, len(words))
    assert found is not None
    assert (found.name, found.kind) == (name, kind)

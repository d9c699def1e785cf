"""The table of names: who is named in a sentence, and of which kind; what stands in it and names nobody.

Each cell holds the words of mentions, parted by "|": `persons` have the kind person, `organisations` the kind
organisation, `groups` are forces, peoples and governments of any other kind, and no mention may lie in the words of
`not`.
"""

from __future__ import annotations

import pytest

from dateline.annotate.actors import find_actors
from dateline.annotate.sentences import parse
from dateline.model import Article, Document, Section

from .conftest import rows

ROWS = rows("names.tsv")


def mentions(text: str) -> dict[str, str | None]:
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    return {text[one.start : one.end]: one.kind for one in find_actors(text, parse(article))}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_names(row: dict[str, str]) -> None:
    found = mentions(row["sentence"])
    for column, kinds in (("persons", ("person",)), ("organisations", ("organisation",))):
        for words in filter(None, row[column].split("|")):
            assert found.get(words) in kinds, found
    for words in filter(None, row["groups"].split("|")):
        assert found.get(words, "person") not in ("person", "organisation"), found
    for words in filter(None, row["not"].split("|")):
        assert not any(words in mention or mention in words for mention in found), found


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 80

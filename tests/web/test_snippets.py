"""Stretches of documents in lists of finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.store.asking import Term, asking
from dateline.web.views.snippets import marked, snippets


def told(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def test_words_are_marked_as_the_search_finds_them():
    text = "Rockets hit the Café of Tamra. The rocket came from the east."
    assert told(marked(text, asking("rocket cafe").terms)) == (
        "Rockets hit the [Café] of Tamra. The [rocket] came from the east."
    )
    assert told(marked(text, asking("rock*").terms)).count("[") == 2
    assert told(marked("of Tamra, of the Tamra", asking('"of tamra"').terms)) == "[of Tamra], of the Tamra"


def test_the_stretch_with_most_words_is_shown():
    text = "A rocket. " + "Nothing here at all. " * 40 + "The rocket struck the market. " + "Quiet again. " * 40
    (first, *rest) = [told(each) for each in snippets(text, asking("rocket market").terms)]
    assert "[rocket]" in first
    assert any("[rocket] struck the [market]" in each for each in (first, *rest))
    assert all(len(each) < 300 for each in (first, *rest))


def test_what_is_found_in_the_title_only_shows_the_beginning():
    (only,) = snippets("The beginning of it. " + "More. " * 100, asking("title:rocket").terms)
    assert told(only).startswith("The beginning of it.")
    assert not any(piece.marked for piece in only)


@given(st.text(max_size=600), st.sampled_from([(Term(("a",)),), (Term(("b",), True), Term(("a", "b")))]))
def test_the_pieces_are_the_text(text, terms):
    plain = "".join(piece.text for piece in marked(text, terms))
    assert plain.split() == text.split() or "".join(plain.split()) == "".join(text.split())
    for pieces in snippets(text, terms):
        for piece in pieces:
            assert piece.text.strip(" …") == "" or "".join(piece.text.split()) in "".join(text.split()) + "…"

"""Cells of a table lead to documents by id, address, path, name or hash, and never by a guess."""

from __future__ import annotations

import pytest

from dateline.agree import Handle, Links

ONE = Handle("a" * 64, "a" * 64, "reports/north/page.html", "https://www.example.org/news/1/?utm_source=x#top")
TWO = Handle("b" * 64, "b" * 64, "reports/south/page.html")
THREE = Handle("raqqa-1", "c" * 64, "archive.jsonl:12")


def linked(cell: str) -> tuple[tuple[int, ...], str | None]:
    links = Links((cell,))
    for number, handle in enumerate((ONE, TWO, THREE)):
        links.offer(number, handle)
    return links.documents(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("a" * 64, 0),
        ("aaaaaaaaaa", 0),
        ("north/page.html", 0),
        ("./reports/south/page.html", 1),
        ("NORTH\\PAGE.HTML", 0),
        ("south/page", 1),
        ("http://example.org/news/1", 0),
        ("raqqa-1", 2),
        ("archive.jsonl:12", 2),
    ],
)
def test_one_document(cell, number):
    assert linked(cell) == ((number,), None)


def test_two_files_of_one_name_are_not_guessed():
    numbers, why = linked("page.html")
    assert numbers == ()
    assert why is not None
    assert why.startswith("names several documents")


def test_none():
    for cell in ("other.html", "", "https://", "https://[broken", "../../etc/passwd"):
        assert linked(cell)[0] == ()


def test_several_documents_of_one_event():
    assert linked("raqqa-1; north/page.html")[0] == (2, 0)
    numbers, why = linked("raqqa-1 | nowhere.html")
    assert numbers == (2,)
    assert why is not None


def test_a_document_that_nobody_names_is_not_wanted():
    links = Links(("raqqa-1",))
    assert not links.offer(0, ONE)
    assert links.offer(1, THREE)


def test_a_path_of_another_computer_ends_like_ours():
    links = Links((r"C:\Users\me\reports\only.html",))
    assert links.offer(0, Handle("d" * 64, "d" * 64, "/elsewhere/only.html"))
    assert links.documents(r"C:\Users\me\reports\only.html") == ((0,), None)

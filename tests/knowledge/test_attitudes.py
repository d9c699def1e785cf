from __future__ import annotations

import pytest

from dateline.knowledge.attitudes import attitude_words


@pytest.mark.parametrize("form", ["verb", "noun", "adjective", "light"])
def test_every_row_takes_something_and_has_a_basis(form: str) -> None:
    words = attitude_words(form)  # type: ignore[arg-type]
    assert words
    for word in words.values():
        assert word.basis
        assert word.takes <= set("cigos")
        assert word.takes or word.preps or form == "light"


def test_words_that_tell_are_apart() -> None:
    assert attitude_words("verb")["warn"].cls == "tell"
    assert attitude_words("verb")["want"].cls == "want"

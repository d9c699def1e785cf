"""Which places a noun phrase means as territory."""

from __future__ import annotations

import pytest

from dateline.code.territory import territories


@pytest.mark.parametrize(
    ("text", "head", "names"),
    [
        ("Rebels captured Saraqib.", "Saraqib", ["Saraqib"]),
        ("Rebels captured the town of Saraqib.", "town", ["Saraqib"]),
        ("Rebels captured the villages of Skik, Atshan and Tamanah.", "villages", ["Skik", "Atshan", "Tamanah"]),
        ("Rebels captured most of Saraqib.", "most", ["Saraqib"]),
        ("Rebels captured Zzyzkhan.", "Zzyzkhan", ["Zzyzkhan"]),
        ("Rebels captured two posts in Saraqib.", "posts", ["two posts"]),
        ("Rebels captured a quarter of Aleppo.", "quarter", []),
        ("Rebels captured the last positions of the army in Saraqib.", "positions", ["Saraqib"]),
        ("Rebels captured two soldiers.", "soldiers", []),
        ("Rebels captured it.", "it", []),
        ("Rebels attacked Saraqib and captured it.", "it", ["Saraqib"]),
        ("Rebels advanced on Friday.", "Friday", []),
    ],
)
def test_territory(parsed, word, text, head, names):
    index, sentence = parsed(text)
    found = [place.name for place in territories(index, sentence, word(sentence, head))]
    if names == [] and found:  # unnamed ground has its own words, never the whole's name
        assert "Aleppo" not in found
        assert found == ["quarter"]
    else:
        assert found == names

"""Words for roles, organisations and nations."""

from dateline.knowledge.roles import label_of_role, words_of


def test_classes_of_words() -> None:
    assert {"activist", "dr", "a"} <= words_of("role")
    assert "vehicles" not in words_of("role")
    assert {"ministry", "observatory"} <= words_of("organisation")
    assert {"syrian", "kurdish"} <= words_of("demonym")
    assert "abu" in words_of("particle")


def test_what_stands_for_a_person() -> None:
    assert label_of_role("Dr. Omar, of the field hospital") == "a medic"
    assert label_of_role("Omar") is None

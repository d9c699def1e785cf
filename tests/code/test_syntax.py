"""Subjects, objects and doers through passives, clauses and coordination."""

from __future__ import annotations

import pytest

from dateline.code.syntax import (
    clause_of,
    conjuncts,
    distance,
    doers,
    is_passive,
    light_verb_of,
    prep_objects,
    set_apart,
    substance,
    undergoers,
)


def texts(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "who", "whom"),
    [
        ("The rebels captured the town.", "captured", ["rebels"], ["town"]),
        ("The town was captured by the rebels.", "captured", ["rebels"], ["town"]),
        ("Soldiers killed by the rebels were buried.", "killed", ["rebels"], ["Soldiers"]),
        ("The rebels, who captured the town, left.", "captured", ["rebels"], ["town"]),
        ("The rebels attacked the post and killed two guards.", "killed", ["rebels"], ["guards"]),
        ("The rebels managed to seize the bridge.", "seize", ["rebels"], ["bridge"]),
        ("Soldiers and policemen shelled the village.", "shelled", ["Soldiers", "policemen"], ["village"]),
        ("The rebels took the village and the hill.", "took", ["rebels"], ["village", "hill"]),
        ("The town was shelled.", "shelled", [], ["town"]),
    ],
)
def test_who_does_what_to_whom(parsed, word, text, verb, who, whom):
    _, sentence = parsed(text)
    i = word(sentence, verb).i
    assert texts(doers(sentence, i)) == who
    assert texts(undergoers(sentence, i)) == whom


def test_passives(parsed, word):
    _, sentence = parsed("Two men were killed by troops who shelled the town.")
    assert is_passive(sentence, word(sentence, "killed").i)
    assert not is_passive(sentence, word(sentence, "shelled").i)


def test_the_object_of_an_amount_is_its_substance(parsed, word):
    _, sentence = parsed("The soldiers burned dozens of houses and a barn.")
    assert substance(sentence, word(sentence, "dozens")).text == "houses"
    assert substance(sentence, word(sentence, "barn")).text == "barn"


def test_objects_of_prepositions(parsed, word):
    _, sentence = parsed("The rebels took the hill from the army and the police.")
    assert texts(prep_objects(sentence, word(sentence, "took").i, "from")) == ["army", "police"]
    assert texts(conjuncts(sentence, word(sentence, "army"))) == ["army", "police"]


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Jets carried out a raid on the town.", "raid", "carried"),
        ("Jets carried out a series of raids on the town.", "raids", "carried"),
        ("An attack was launched on the town.", "attack", "launched"),
        ("The rebels criticised the attack.", "attack", None),
    ],
)
def test_verbs_that_only_carry_a_noun(parsed, word, text, noun, verb):
    _, sentence = parsed(text)
    found = light_verb_of(sentence, word(sentence, noun).i)
    assert (found.text if found else None) == verb


def test_clauses_and_distances(parsed, word):
    _, sentence = parsed("The rebels took the hill after the army left the town.")
    assert clause_of(sentence, word(sentence, "town").i) == word(sentence, "left").i
    assert clause_of(sentence, word(sentence, "hill").i) == word(sentence, "took").i
    assert distance(sentence, word(sentence, "took").i, word(sentence, "hill").i) == 1
    assert distance(sentence, word(sentence, "hill").i, word(sentence, "hill").i) == 0


def test_what_is_told_as_so_long_before_or_after_stands_apart(parsed, word):
    _, sentence = parsed("The shelling came a day after troops attacked the hill.")
    (apart,) = set_apart(sentence)
    assert word(sentence, "attacked").i in apart
    assert word(sentence, "shelling").i not in apart
    assert not set_apart(parsed("The rebels left after the army attacked the hill.")[1])

"""Of which place a fragment speaks."""

from __future__ import annotations

from dateline.code.control_labels import is_heading, topics


def names(index):
    return [[place.name for place in topics(index)[at].places] for at in sorted(topics(index))]


def test_a_label_before_a_colon(parsed):
    index, _ = parsed("Ghazni: held by the Taliban.\nHerat: held by the army.")
    assert names(index) == [["Ghazni"], ["Herat"]]


def test_a_heading_speaks_for_what_is_below_it(parsed):
    index, _ = parsed("Ghazni\n\nHeld by the Taliban.\n\nHerat\n\nHeld by the army.")
    assert names(index) == [["Ghazni"], ["Herat"]]
    assert is_heading(index, index.resolved.sentences[0])


def test_words_of_lists_are_no_places(parsed):
    index, sentence = parsed("Ghazni\n\nStatus: under Taliban control")
    assert [place.name for place in topics(index)[sentence.index].places] == ["Ghazni"]


def test_a_name_that_no_gazetteer_has(parsed):
    index, _ = parsed("Zhirovanka: captured by Russia 3 May 2015.")
    assert names(index) == [["Zhirovanka"]]


def test_a_force_is_no_label(parsed):
    index, sentence = parsed("ISIS: held by the army.")
    topic = topics(index).get(sentence.index)
    assert topic is None or not topic.places

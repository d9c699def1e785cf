from __future__ import annotations

from dateline.annotate.attribution import find_attributions
from dateline.annotate.attribution_quotes import find_quotations
from dateline.annotate.sentences import parse
from dateline.model import Article, Document, Section, Sentence


def _sentences(text: str) -> tuple[Sentence, ...]:
    return parse(Article(Document(id="t", sha256="", text=text), (Section("body", 0, len(text)),)))


def _quotes(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, _sentences(text))]


def test_marks_of_every_kind() -> None:
    assert _quotes("“We left,” he said. \"We ran,\" she said. ''We hid,'' they said.") == [
        "“We left,”",
        '"We ran,"',
        "''We hid,''",
    ]


def test_an_apostrophe_opens_nothing() -> None:
    assert _quotes("The rebels’ base and the army's post fell in '16.") == []


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“We left at dawn and walked.\n\n“We came to the river,” said a farmer."
    assert [q.unclosed for q in find_quotations(text, _sentences(text))] == [True, False]


def _told(text: str) -> list[tuple[str, str]]:
    return [
        (text[m.source_start : m.source_end], text[m.content_start : m.content_end].strip("“”"))
        for m in find_attributions(text, _sentences(text))
        if m.source_start is not None
    ]


def test_a_quotation_over_sentences_is_one_speakers() -> None:
    assert _told("“We left at dawn. We walked all day,” said a farmer. “We came to the river.”") == [
        ("a farmer", "We left at dawn."),
        ("a farmer", "We walked all day,"),
        ("a farmer", "We came to the river."),
    ]


def test_a_quotation_after_a_report_goes_on() -> None:
    assert ("a farmer", "We ran to the river.") in _told("The mill burned, a farmer said. “We ran to the river.”")


def test_a_quotation_of_nobody_stays_nobodys() -> None:
    assert _told("The wall bore a slogan. “We will all return one day.”") == []


def test_a_quotation_of_one_word_is_an_answer() -> None:
    assert _told("“Fear,” said the baker.") == [("the baker", "Fear,")]


def test_a_quotation_in_the_paragraph_after_a_colon() -> None:
    assert _told("The mayor told the paper:\n\n“We left the town at dawn.”") == [
        ("The mayor", "We left the town at dawn.")
    ]


def test_a_quotation_goes_on_after_but() -> None:
    text = "The mayor said he had asked for help, but “the help came too late for us all”."
    assert _told(text) == [("The mayor", "he had asked for help, but “the help came too late for us all")]


def test_speakers_of_an_interview_are_labels() -> None:
    text = (
        "MAYOR: We left the town at dawn. Nobody helped us.\n\nREPORTER: Why did you leave?\n\nMAYOR: They shelled us."
    )
    assert [(source, told.strip(".")) for source, told in _told(text)] == [
        ("MAYOR", "We left the town at dawn"),
        ("MAYOR", "Nobody helped us"),
        ("REPORTER", "Why did you leave?"),
        ("MAYOR", "They shelled us"),
    ]


def test_a_name_before_a_colon_speaks_where_it_speaks_elsewhere() -> None:
    text = "Saleh: truce will hold\n\nOmar Saleh said the truce would hold."
    assert ("Saleh", "truce will hold") in _told(text)
    assert _told("Syria: army takes town\n\nThe army said it took the town.")[0][0] == "The army"

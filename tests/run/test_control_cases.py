"""Cases that a map of control has to get right, in our own words, through the whole pipeline.

The facts are those of public accounts of the siege of Deir ez-Zor: a capture that one side says it undid, a raid of
eight hours, an island whose fall is told on three days, a siege that is broken.
"""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import RawDocument, Reading
from dateline.model.control import PlaceControl
from dateline.run.control import control_of, named
from dateline.run.pipeline import read_document

MONITOR = "the Syrian Observatory for Human Rights said"


def read(day: str, text: str) -> Reading:
    """The Reading of a report of one day."""
    content = text.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    return read_document(
        RawDocument(content=content, sha256=sha256, origin=day, media="text", text=text, published=day)
    )


def place(name: str, *told: tuple[str, str]) -> PlaceControl:
    """The timeline of a place out of reports."""
    (found,) = named(control_of([read(*each) for each in told]), name)
    return found


def holders(found: PlaceControl) -> list[tuple[str, str, str | None]]:
    """(start, status, holder's id) of each spell in which something is known."""
    known = [spell for spell in found.spells if spell.status != "unknown"]
    return [(spell.start, spell.status, spell.holder.actor_id if spell.holder else None) for spell in known]


CAPTURE = (
    "2016-01-16",
    f"Islamic State fighters captured the al-Baghiliyah suburb of Deir ez-Zor, Syria, on Saturday, {MONITOR}.",
)
BOAST = (
    "2016-01-18",
    "An officer of the Syrian army said on Monday that government troops had recaptured al-Baghiliyah, northwest of "
    "Deir ez-Zor in Syria, from the Islamic State.",
)
AGAINST = (
    "2016-01-19",
    "The Islamic State still holds al-Baghiliyah in Deir ez-Zor, Syria, local activists opposed to it said on Tuesday.",
)


def test_the_word_of_the_takers_foes_goes_before_a_boast_of_recapture():
    found = place("al-Baghiliyah", AGAINST, CAPTURE, BOAST)
    assert [(start, holder) for start, _, holder in holders(found)] == [("2016-01-16", "isis")]
    (spell,) = [spell for spell in found.spells if spell.holder]
    assert "said to have taken it" in (spell.note or "")
    (against,) = [found.claims[n] for n in spell.against]
    assert against.interests == ("favour",)


def test_a_boast_that_stands_alone_is_marked_as_one():
    assert holders(place("al-Baghiliyah", BOAST))[-1][1] == "claimed"


def test_a_loss_of_eight_hours_is_kept_and_changes_nothing():
    found = place(
        "al-Assad hospital",
        ("2016-04-20", "The Syrian army holds al-Assad hospital in Deir ez-Zor, Syria."),
        (
            "2016-05-14",
            f"Islamic State fighters seized al-Assad hospital in Deir ez-Zor, Syria, on Saturday morning, {MONITOR}. "
            "Syrian government forces recaptured the hospital from the group eight hours later, the monitor added.",
        ),
    )
    assert len(holders(found)) == 1
    assert [(spell.start, spell.end, spell.status) for spell in found.brief] == [
        ("2016-05-14", "2016-05-14", "brief_loss")
    ]
    (brief,) = found.brief
    spell = found.on("2016-05-14")
    assert [each.holder.kind for each in (brief, spell) if each and each.holder] == ["rebel", "government"]


ENDS = [
    ("2017-11-04", f"The Syrian army captured Huwayjat Qati in Deir ez-Zor, Syria, on 4 November, {MONITOR}."),
    ("2017-11-13", "The Syrian army took full control of Huwayjat Qati in Deir ez-Zor, Syria, on 13 November."),
    ("2017-11-17", "On 17 November the Syrian army captured Huwayjat Qati in Deir ez-Zor, Syria, residents said."),
]


def test_of_three_days_that_are_claimed_none_is_made_up():
    before = ("2017-10-01", f"The Islamic State holds the island of Huwayjat Qati in Deir ez-Zor, Syria, {MONITOR}.")
    found = place("Huwayjat Qati", before, *ENDS)
    days = {day for day, _ in ENDS}
    assert [holder for _, _, holder in holders(found)] == ["isis", "sy_saa"]
    (spell,) = [spell for spell in found.spells if spell.holder and spell.holder.actor_id != "isis"]
    assert spell.start in days
    assert {found.claims[n].start for n in spell.claims} == days
    assert spell.note == "told to have been taken on 2017-11-04, 2017-11-13, 2017-11-17"


def test_a_report_that_only_denies_changes_nothing():
    held = ("2014-06-01", "The Syrian army holds al-Joura in Deir ez-Zor, Syria.")
    denial = ("2014-07-01", "The Syrian army denied on Tuesday that the Islamic State had captured al-Joura in Syria.")
    assert holders(place("al-Joura", held, denial)) == holders(place("al-Joura", held))
    assert control_of([read(*denial)]) == []


@pytest.mark.parametrize("words", ["broke the siege of", "broke the siege on", "lifted the siege of"])
def test_a_siege_that_is_broken_ends(words):
    found = place(
        "al-Joura",
        ("2015-01-10", "The Syrian army holds al-Joura in Deir ez-Zor, Syria, residents said."),
        ("2015-02-01", f"The Islamic State has besieged al-Joura in Deir ez-Zor, Syria, {MONITOR}."),
        ("2015-06-02", f"Syrian troops {words} al-Joura in Deir ez-Zor, Syria, on Monday, {MONITOR}."),
        ("2015-07-01", "The Syrian army holds al-Joura in Deir ez-Zor, Syria, residents said."),
    )
    sieges = [(spell.start, spell.end) for spell in found.spells if spell.besieged]
    assert sieges == [("2015-02-01", "2015-05-31")]
    says = [found.claims[n].says for spell in found.spells for n in spell.claims]
    assert says == ["holds", "besieged", "relieved", "holds"]


def test_the_siege_of_a_quarter_ends_with_that_of_its_city():
    found = place(
        "al-Joura",
        ("2015-01-10", "The Syrian army holds al-Joura in Deir ez-Zor, Syria, residents said."),
        ("2015-02-01", f"The Islamic State has besieged al-Joura in Deir ez-Zor, Syria, {MONITOR}."),
        ("2015-06-02", f"Syrian troops broke the siege of the city of Deir ez-Zor, Syria, on Monday, {MONITOR}."),
        ("2015-06-03", "The Syrian army holds the city of Deir ez-Zor, Syria."),
    )
    assert [(spell.start, spell.end) for spell in found.spells if spell.besieged] == [("2015-02-01", "2015-05-31")]
    assert [claim.said_of for claim in found.claims if claim.says == "relieved"] == ["Deir ez-Zor"]

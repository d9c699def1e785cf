"""Who owns up to what was told before, or is blamed for it, read in whole texts."""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import Event, RawDocument
from dateline.run import read_document


def first_event(text: str) -> Event:
    data = text.encode()
    raw = RawDocument(
        content=data, sha256=hashlib.sha256(data).hexdigest(), origin="t", media="text", text=text,
        published="2024-11-19",
    )  # fmt: skip
    return read_document(raw).events[0]


BLAST = "A roadside bomb killed four soldiers in Arauca on Tuesday. "
GUNMEN = "Gunmen killed five farmers near Djenne on Tuesday. "


@pytest.mark.parametrize(
    ("text", "doer", "voice"),
    [
        (BLAST + "The ELN claimed responsibility for the attack.", "National Liberation Army", "ELN"),
        (BLAST + "The ELN said it carried out the attack.", "National Liberation Army", "ELN"),
        (BLAST + "The ELN claimed it was behind the blast.", "National Liberation Army", "ELN"),
        (GUNMEN + "JNIM claimed responsibility on Wednesday.", "Jama'at Nusrat al-Islam wal-Muslimin", "JNIM"),
        (GUNMEN + "A year earlier 20 people died there. JNIM took credit for the killings.", None, "JNIM"),
        (
            "A blast killed two guards in Quetta. A Taliban spokesman claimed the attack.",
            "Taliban",
            "Taliban spokesman",
        ),
    ],
)
def test_who_owns_up_is_the_doer(text: str, doer: str | None, voice: str) -> None:
    event = first_event(text)
    assert [each.source for each in event.attribution if each.stance == "claims"] == [voice]
    if doer is not None:
        assert event.side_a[0].name == doer
        assert event.evidence[-1].quote.endswith(text[-12:])


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "No group has claimed responsibility.",
        BLAST + "The ELN has not claimed the attack.",
        BLAST + "The ELN denied responsibility.",
        BLAST + "Ten died last year in an attack that the army blames on the ELN.",
        BLAST + "The ELN claimed responsibility for an attack in Bogota.",
    ],
)
def test_nobody_who_did_not_own_up(text: str) -> None:
    event = first_event(text)
    assert not any(each.stance == "claims" for each in event.attribution)
    assert "National Liberation Army" not in [actor.name for actor in event.side_a]


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "The army blamed the ELN for the attack.",
        BLAST + "No group claimed it, but the army blamed the ELN for it.",
        BLAST + "The army blamed the attack on the ELN.",
        BLAST + "Two of the dead were brothers. The army blamed the ELN.",
    ],
)
def test_the_accuser_is_a_voice_and_the_accused_no_doer(text: str) -> None:
    event = first_event(text)
    assert [(each.source, each.interest) for each in event.attribution] == [("army", "favour")]
    assert event.side_a == ()


def test_the_count_stays_the_reports_own() -> None:
    event = first_event(BLAST + "The ELN claimed responsibility for the attack.")
    assert [count.attribution for count in event.casualties] == [()]


def test_a_named_doer_is_kept() -> None:
    event = first_event("The FARC killed four farmers in Tumaco on Tuesday. The ELN claimed responsibility.")
    assert "National Liberation Army" not in [actor.name for actor in event.side_a]

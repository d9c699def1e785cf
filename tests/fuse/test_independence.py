"""Who counts as a source of one's own, in one report and across many."""

from __future__ import annotations

import pytest

from dateline.fuse.independence import Account, independent
from dateline.model import Attribution

REUTERS = Attribution(source="Reuters", source_id="reuters", kind="wire")
AFP = Attribution(source="Agence France-Presse", source_id="afp", kind="wire")
MONITOR = Attribution(source="Syrian Observatory for Human Rights", source_id="sohr", kind="monitor")
DIRECTOR = Attribution(source="Rami Abdel Rahman", source_id="sohr", kind="monitor")
RESIDENTS = Attribution(source="Residents", kind="witness")
MEDICS = Attribution(source="medics", kind="medic")
MAYOR = Attribution(source="mayor", kind="official")
HEDGE = Attribution(source=None, kind="unnamed")
SOURCE = Attribution(source="source", kind="unnamed")


def _by(publisher: str | None, *voices: Attribution, own: bool = False, day: str | None = "2016-04-20") -> Account:
    return Account(document=f"d-{publisher}", publisher=publisher, day=day, voices=voices, own_voice=own)


def _party(**fields: object) -> Attribution:
    return Attribution(source="army", source_id="sy_saa", kind="fighter", aligned_with="sy_saa", **fields)  # type: ignore[arg-type]


def _via(source: Attribution, *layers: Attribution) -> Attribution:
    return Attribution(
        source=source.source,
        source_id=source.source_id,
        kind=source.kind,
        aligned_with=source.aligned_with,
        relayed_by=layers,
    )


@pytest.mark.parametrize(
    ("accounts", "count"),
    [
        ([], 0),
        ([_by("The Courier", own=True)], 1),
        ([_by(None, own=True)], 1),
        ([_by("The Courier", own=True), _by("The Herald", own=True)], 2),
        ([_by("The Courier", RESIDENTS, own=True)], 1),
        ([_by("The Courier", RESIDENTS, MEDICS)], 2),
        ([_by("The Courier", RESIDENTS), _by("The Herald", RESIDENTS)], 1),
        ([_by("The Courier", MONITOR), _by("The Herald", MONITOR)], 1),
        ([_by("The Courier", MONITOR), _by("The Herald", DIRECTOR)], 1),
        ([_by("The Courier", MONITOR), _by("The Herald", MAYOR)], 2),
        ([_by("The Courier", REUTERS), _by("Reuters", own=True)], 1),
        ([_by("The Courier", REUTERS), _by("The Herald", AFP)], 2),
        ([_by("The Courier", _via(MAYOR, AFP)), _by("The Herald", AFP)], 1),
        ([_by("The Courier", _via(MAYOR, AFP)), _by("The Herald", _via(MEDICS, AFP))], 2),
        ([_by("The Courier", _via(SOURCE, AFP)), _by("The Herald", _via(SOURCE, AFP))], 1),
        ([_by("The Courier", SOURCE)], 0),
        ([_by("The Courier", Attribution(source="monitoring group", kind="monitor"), MONITOR)], 1),
        ([_by("The Courier", RESIDENTS, Attribution(source="Karim Saleh", kind="witness"))], 1),
        ([_by("The Courier", MAYOR, Attribution(source="Omar Nader", kind="official"))], 2),
        ([_by("The Courier", Attribution(source="officials", kind="official"), MAYOR)], 2),
        ([_by("The Courier", HEDGE, own=True)], 1),
        ([_by("The Courier", HEDGE), _by("The Herald", RESIDENTS)], 1),
    ],
)
def test_sources_of_ones_own(accounts: list[Account], count: int) -> None:
    assert independent(accounts).count == count


@pytest.mark.parametrize(
    ("interest", "stance", "count"),
    [(None, "claims", 0), ("favour", "claims", 0), ("against", "claims", 1), ("against", "denies", 0)],
)
def test_a_party_counts_only_against_its_own_side(interest: str | None, stance: str, count: int) -> None:
    voice = _party(interest=interest, stance=stance)
    assert independent([_by("The Courier", voice)]).count == count


def test_a_partisan_outlet_counts_for_nothing_in_favour_of_its_side() -> None:
    told = Attribution(source="Al-Masdar News", source_id="almasdar", kind="partisan_media", interest="favour")
    found = independent([_by("The Courier", told)])
    assert (found.count, found.reasons) == (0, ("Al-Masdar News: in favour of the side that it prefers",))


def test_the_own_page_of_a_partys_outlet_is_no_support() -> None:
    found = independent([_by("amaq", own=True), _by("The Courier", MONITOR)])
    assert found.count == 1
    assert found.reasons == ("Amaq News Agency: a party's own outlet",)


def test_state_media_speak_for_the_government_of_the_day() -> None:
    assert independent([_by("sana", own=True)]).reasons == ("Syrian Arab News Agency: a party's own outlet",)
    assert independent([_by("AMAQ NEWS AGENCY", own=True)]).count == 0


def test_one_person_in_two_spellings_is_one_source() -> None:
    one = Attribution(source="Mujahid Rifaee", kind="local_activist")
    other = Attribution(source="al-Refaee", kind="local_activist")
    found = independent([_by("The Courier", one), _by("The Herald", other)])
    assert (found.count, found.supports) == (1, (("Mujahid Rifaee", "al-Refaee"),))
    assert found.reasons == ("Mujahid Rifaee, al-Refaee: one source",)


def test_reasons_name_what_did_not_count() -> None:
    found = independent([_by("The Courier", _party(interest="favour"), HEDGE, MEDICS, own=True)])
    assert found.supports == (("medics",),)
    assert found.reasons == (
        "army: a party's claim in its own favour",
        "an unnamed source: without a name it cannot be counted apart",
        "The Courier: its own words are not counted beside the sources that it cites",
    )


def test_bodies_of_one_family_are_one_source() -> None:
    children = Attribution(source="UNICEF", source_id="unicef", kind="ngo")
    food = Attribution(source="World Food Programme", source_id="wfp", kind="ngo")
    assert independent([_by("The Courier", children, food)]).count == 1


def test_fighters_of_nobody_knows_whom_do_not_count() -> None:
    rebels = Attribution(source="rebel commander", kind="fighter")
    found = independent([_by("The Courier", rebels)])
    assert found.reasons == ("rebel commander: speaks for a party that is not told",)


def test_the_same_accounts_give_the_same_answer() -> None:
    accounts = [_by("The Courier", _via(MAYOR, AFP), RESIDENTS), _by("The Herald", AFP, MONITOR, own=True)]
    assert independent(accounts) == independent(list(accounts))


def _said(source: str, kind: str | None = "official") -> Attribution:
    return Attribution(source=source, kind=kind)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (_said("governor of the region"), _said("regional governor"), 1),
        (_said("state prosecutor's office"), _said("Prosecutors in the state"), 1),
        (_said("prosecutor's office"), _said("officials"), 1),
        (_said("officials"), _said("government spokesman"), 1),
        (_said("sheriff's deputy"), Attribution(source="police", source_id="police:US", kind="official"), 1),
        (_said("County Sheriff Ann Lee", None), _said("cops", None), 1),
        (_said("County Sheriff Ann Lee", None), _said("Ann Lee"), 1),
        (_said("committee of parents", None), _said("her mother", None), 1),
        (_said("prosecutor's office"), _said("mayor"), 2),
        (_said("health ministry"), _said("defence ministry"), 2),
    ],
)
def test_one_office_is_one_source_in_all_reports(first: Attribution, second: Attribution, count: int) -> None:
    assert independent([_by("The Courier", first), _by("The Herald", second)]).count == count
    assert independent([_by("The Herald", second), _by("The Courier", first)]).count == count

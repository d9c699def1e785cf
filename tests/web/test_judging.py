"""Judging through the desk: every verb, who may, what is refused, and two who judge at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dateline.store import Store


def of(desk, incident: str):
    with Store.open(desk.store) as store:
        return store.fused_of(incident)


def judged(desk, address: str, status: int = 200, **body):
    found = desk.client.post(f"/api/{address}", json=body)
    assert found.status_code == status, found.text
    return found.json()


@pytest.fixture
def several(desk):
    """The incident that most documents tell."""
    with Store.open(desk.store) as store:
        return max(store.fused(), key=lambda row: (len(row.incident.documents), row.id))


def test_accept_and_undo(desk, several):
    told = judged(desk, f"incidents/{several.id}/accept", note="checked both reports")
    assert (told["words"], told["by"], told["incident"]) == ("accepted", "amira", several.id)
    assert [each["review"] for each in told["incidents"]] == ["accepted"]
    assert of(desk, several.id).verdict == "accept"
    back = judged(desk, f"judgements/{told['number']}/undo")
    assert back["words"] == f"undid {told['number']}"
    assert of(desk, several.id) == several
    assert "undone already" in judged(desk, f"judgements/{told['number']}/undo", 409)["error"]
    assert judged(desk, "judgements/99/undo", 404)["error"] == "there is no judgement 99"


def test_reject(desk, several):
    assert judged(desk, f"incidents/{several.id}/reject")["incidents"][0]["review"] == "rejected"
    assert of(desk, several.id).verdict == "reject"


def test_correct(desk, several):
    told = judged(desk, f"incidents/{several.id}/correct", values={"killed": "77"}, note="the ministry's list")
    assert (told["words"], told["incidents"][0]["killed"]) == ("killed corrected to 77", "77")
    assert of(desk, several.id).machine == several.incident


def test_a_correction_with_the_words_that_bear_it_out(desk, several):
    with Store.open(desk.store) as store:
        document = store.reading(several.incident.documents[0]).document
    words = {"document": document.id, "start": 0, "end": 12, "words": document.text[:12]}
    told = judged(desk, f"incidents/{several.id}/correct", values={"killed": "77"}, quotes={"killed": words})
    with Store.open(desk.store) as store:
        kept = store.judgements()[told["number"] - 1].corrections[0].quote
    assert kept.span.quote == document.text[:12]
    wrong = judged(
        desk, f"incidents/{several.id}/correct", 422,
        values={"killed": "77"}, quotes={"killed": words | {"words": "x" * 12}},
    )  # fmt: skip
    assert "is not the text of" in wrong["error"]
    wrong = judged(
        desk, f"incidents/{several.id}/correct", 422, values={"killed": "77"}, quotes={"killed": words | {"end": 5}}
    )
    assert "is not the text of" in wrong["error"]


@pytest.mark.parametrize(
    ("values", "note", "told"),
    [
        ({"killed": "many"}, None, "is no number of people"),
        ({"killed": "20-10"}, None, "the lower number comes first"),
        ({"day": "yesterday"}, None, "yesterday"),
        ({"place": "Nowhereatall"}, None, "is not in the gazetteer"),
        ({"type": "Picnic"}, None, "is no event type"),
        ({"killed": "unknown"}, None, "say why in a note"),
        ({"weather": "fine"}, None, "weather"),
        ({}, None, "length"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(desk, several, values, note, told):
    found = judged(desk, f"incidents/{several.id}/correct", 422, values=values, note=note)
    assert told in found["error"]
    assert of(desk, several.id) == several


def test_a_name_that_the_registry_lacks_is_taken_and_told(desk, several):
    told = judged(desk, f"incidents/{several.id}/correct", values={"side_a": "Brigade of the Nine Wells"})
    assert "is not in the registry" in told["remarks"][0]


def test_more_civilians_than_all_together_are_remarked_upon(desk, several):
    address = f"incidents/{several.id}/correct"
    assert not judged(desk, address, values={"killed": "54", "civilians_killed": "54"})["remarks"]
    told = judged(desk, address, values={"killed": "12-15"})
    assert told["remarks"] == ["civilians killed (54) are more than killed (12-15)"]
    assert not judged(desk, address, values={"civilians_killed": "15"})["remarks"]


def test_split_and_merge(desk, several):
    out = several.incident.reports[-1]
    told = judged(desk, f"incidents/{several.id}/split", reports=[out])
    (new,) = told["new"]
    assert of(desk, new).incident.reports == (out,)
    assert told["incident"] == several.id
    told = judged(desk, f"incidents/{several.id}/merge", other=new, note="one after all")
    assert told["gone"] == [{"id": new, "now": several.id}]
    assert set(of(desk, several.id).incident.reports) == set(several.incident.reports)
    words = judged(desk, f"incidents/{several.id}/merge", 422, other=out)["error"]
    assert "one incident already" in words
    assert "one at least must stay" in judged(
        desk, f"incidents/{several.id}/split", 422, reports=list(several.incident.reports)
    )["error"]  # fmt: skip


def test_what_is_not_there(desk, several):
    for verb, body in (("accept", {}), ("merge", {"other": several.id}), ("split", {"reports": ["a/i1"]})):
        assert (
            judged(desk, f"incidents/f000000000000/{verb}", 404, **body)["error"]
            == "There is no incident f000000000000 (any more)"
        )
    assert (
        judged(desk, f"incidents/{several.id}/merge", 404, other="fffff")["error"]
        == "There is no incident fffff (any more)"
    )
    assert desk.client.get("/api/judgements", params={"incident": "fffff"}).status_code == 404
    assert judged(desk, f"incidents/{several.id}/accept", 422, notes="a wrong key")["error"]
    assert desk.client.post(f"/api/incidents/{several.id}/accept", content=b"{").status_code == 422
    assert desk.client.post(f"/api/incidents/{several.id}/accept").status_code == 200  # an empty body says nothing


def test_of_two_who_judge_what_they_saw_one_is_asked_to_look_again(desk, several):
    seen = judged(desk, f"incidents/{several.id}/accept")["incidents"][0]["seen"]
    asked = [{"values": {"killed": str(number)}, "seen": seen} for number in range(60, 66)]

    def send(body):
        return desk.client.post(f"/api/incidents/{several.id}/correct", json=body)

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(send, asked))
    assert sorted(each.status_code for each in found) == [200, *[409] * 5]
    refused = next(each.json()["error"] for each in found if each.status_code == 409)
    assert "has changed since it was shown by judgement 2: killed corrected to" in refused
    assert "corrected to" in refused
    with Store.open(desk.store) as store:
        assert len(store.judgements()) == 2


def test_judgements_at_once_are_all_kept(desk):
    with Store.open(desk.store) as store:
        ids = [row.id for row in store.fused(limit=6)]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda own: desk.client.post(f"/api/incidents/{own}/accept"), ids))
    assert sorted(each.json()["number"] for each in found) == [1, 2, 3, 4, 5, 6]
    assert {each.json()["incident"] for each in found} == set(ids)


def test_history(desk, several):
    first = judged(desk, f"incidents/{several.id}/correct", values={"killed": "77"}, note="<b>list</b>")
    judged(desk, f"judgements/{first['number']}/undo", note="misread")
    with Store.open(desk.store) as store:
        other = next(row.id for row in store.fused() if row.id != several.id)
    judged(desk, f"incidents/{other}/accept")
    told = desk.client.get("/api/judgements", params={"incident": several.id}).json()["judgements"]
    assert [(each["verdict"], each["state"], each["undo"]) for each in told] == [
        ("undo", "stands", True),
        ("correct", "undone", False),
    ]
    assert (told[1]["note"], told[1]["by"], told[1]["words"]) == ("<b>list</b>", "amira", "killed corrected to 77")
    assert len(desk.client.get("/api/judgements").json()["judgements"]) == 3


def test_each_judges_in_her_own_name_and_takes_back_her_own(team):
    coder, chief, viewer = team.signed_in("coder"), team.signed_in("adjudicator"), team.signed_in("viewer")
    with Store.open(team.store) as store:
        own = next(store.fused(limit=1)).id
    assert viewer.post(f"/api/incidents/{own}/accept", json={}).status_code == 403
    one = coder.post(f"/api/incidents/{own}/accept", json={}).json()
    two = chief.post(f"/api/incidents/{own}/correct", json={"values": {"killed": "4"}}).json()
    assert (one["by"], two["by"]) == ("coder", "adjudicator")
    listed = coder.get("/api/judgements", params={"incident": own}).json()["judgements"]
    assert [(each["by"], each["undo"]) for each in listed] == [("adjudicator", False), ("coder", True)]
    refused = coder.post(f"/api/judgements/{two['number']}/undo", json={})
    assert (refused.status_code, "adjudicators undo" in refused.json()["error"]) == (403, True)
    assert coder.post(f"/api/judgements/{one['number']}/undo", json={}).status_code == 200
    assert chief.post(f"/api/judgements/{two['number']}/undo", json={}).status_code == 200

"""Who saw what."""

from __future__ import annotations

import sqlite3

import pytest

from dateline.model import StoreError
from dateline.store import Accounts, Store

from .conftest import PASSWORD


def _seen(team) -> list[tuple[str | None, str | None, int | None]]:
    with Accounts.open(team.store) as accounts:
        return [(each.user, each.path, each.status) for each in accounts.audit() if each.what == "access"]


def test_each_request_of_a_coder_is_noted_with_its_ids(team):
    with Store.open(team.store) as store:
        incident = next(store.fused()).id
    coder = team.signed_in("coder")
    coder.get("/api/about")
    coder.get("/queue")
    coder.post(f"/api/incidents/{incident}/accept", json={"note": "seen by two"})
    coder.get("/api/judgements", params={"incident": incident})
    coder.get("/api/judgements", params={"incident": "none"})
    assert _seen(team) == [
        ("coder", f"/api/incidents/{incident}/accept", 200),
        ("coder", f"/api/judgements?incident={incident}", 200),
        ("coder", "/api/judgements?incident=none", 404),
    ]


def test_of_viewers_what_was_refused_is_noted(team):
    viewer = team.signed_in("viewer")
    assert viewer.get("/api/judgements").status_code == 403
    viewer.get("/api/about")
    team.client.get("/api/judgements")
    assert _seen(team) == [("viewer", "/api/judgements", 403)]


def test_signing_in_and_changes_of_accounts_are_noted(team):
    with Accounts.open(team.store) as accounts:
        before = len(list(accounts.audit()))
        token = accounts.sign_in("coder", PASSWORD, address="198.51.100.7")
        accounts.sign_in("coder", "wrong", address="198.51.100.7")
        accounts.sign_in("a password by mistake", "x", address="198.51.100.7")
        accounts.lock("viewer", by="root")
        accounts.sign_in("viewer", PASSWORD)
        accounts.sign_out(token)
        accounts.sign_out(token or "")
        found = [(each.user, each.what, each.note) for each in accounts.audit()][before:]
    assert found == [
        ("coder", "sign_in", None),
        ("coder", "sign_in_failed", "wrong password"),
        (None, "sign_in_failed", "no such account"),
        ("root", "account", "locked viewer"),
        ("viewer", "sign_in_failed", "locked"),
        ("coder", "sign_out", None),
    ]


def test_the_audit_is_only_ever_added_to(team):
    with Accounts.open(team.store) as accounts:
        for sql in ("UPDATE audit SET path = 'x'", "DELETE FROM audit"):
            with pytest.raises((sqlite3.IntegrityError, StoreError), match="never"):
                accounts._connection.execute(sql)


def test_without_an_audit_nothing_is_told(team):
    coder = team.signed_in("coder")
    with Accounts.open(team.store) as accounts:
        accounts._connection.execute("ALTER TABLE audit RENAME TO gone")
    refused = coder.get("/api/judgements")
    assert refused.status_code == 503
    assert refused.json() == {
        "error": "the database cannot be used just now: the window in which the desk runs says why"
    }


def test_without_accounts_there_is_no_audit(desk):
    desk.client.get("/api/judgements")
    with Accounts.open(desk.store) as accounts:
        assert not list(accounts.audit())


def test_an_audit_of_some_days_and_one_user(team):
    team.signed_in("coder").get("/api/judgements")
    with Accounts.open(team.store) as accounts:
        today = next(accounts.audit()).at[:10]
        assert {each.user for each in accounts.audit(user="CODER")} == {"coder"}
        assert {each.user for each in accounts.audit(user="root")} == {"root"}
        assert len(list(accounts.audit(since=today, until=today))) == len(list(accounts.audit()))
        assert not list(accounts.audit(until="2020"))

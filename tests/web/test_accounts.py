"""Signing in at a desk that several share."""

from __future__ import annotations

import re
import shutil
import sqlite3

import httpx
import pytest

from dateline.model import InputError, StoreError
from dateline.store import Accounts
from dateline.store import accounts as module
from dateline.web.login import own_path

from .conftest import PASSWORD


@pytest.fixture
def browser(team):
    """A browser that keeps cookies, as a person has it; it sends no header of ours."""
    with httpx.Client(base_url=team.url, timeout=20, follow_redirects=False) as client:
        yield client


def _form(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))


def _sign_in(browser, name="coder", password=PASSWORD, next_="/queue"):
    form = _form(browser.get("/login", params={"next": next_}).text)
    return browser.post("/login", data={**form, "name": name, "password": password})


def test_who_is_not_signed_in_is_led_to_the_page_for_that_and_back(browser):
    asked = browser.get("/queue?since=2016")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?next=%2Fqueue%3Fsince%3D2016")
    refused = browser.get("/api/about")
    assert (refused.status_code, refused.json()) == (401, {"error": "sign in first"})
    page = browser.get(asked.headers["location"])
    assert page.status_code == 200
    assert "<script" not in page.text
    done = browser.post("/login", data={**_form(page.text), "name": "coder", "password": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, "/queue?since=2016")
    assert browser.get("/api/about").json()["user"] == "coder"
    assert browser.get("/login").status_code == 303


def test_the_cookie_is_for_this_server_alone(browser, team):
    done = _sign_in(browser)
    kept = next(each for each in done.headers.get_list("set-cookie") if each.startswith("dateline="))
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(kept.split("; "))
    token = browser.cookies["dateline"]
    with Accounts.open(team.store) as accounts:
        (stored,) = accounts._one("SELECT token FROM sessions")
    assert len(stored) == 32
    assert not [each for each in team.store.parent.glob("team.db*") if token.encode() in each.read_bytes()]


def test_signing_out_ends_the_session_at_the_server(browser):
    _sign_in(browser)
    token = browser.cookies["dateline"]
    done = browser.post("/logout")
    assert done.headers["location"] == "/login"
    assert "dateline" not in browser.cookies
    browser.cookies.set("dateline", token)
    assert browser.get("/api/about").status_code == 401


@pytest.mark.parametrize(("name", "password"), [("coder", "a wrong password"), ("nobody", PASSWORD), ("", "")])
def test_nobody_learns_which_of_name_and_password_is_wrong(browser, name, password):
    refused = _sign_in(browser, name, password)
    assert refused.status_code == 401
    assert "do not fit together, or the account is locked" in refused.text
    assert "dateline" not in browser.cookies


def test_a_locked_account_is_out_at_once(browser, team):
    _sign_in(browser)
    with Accounts.open(team.store) as accounts:
        accounts.lock("coder", by="root")
    assert browser.get("/api/about").status_code == 401
    assert _sign_in(browser).status_code == 401
    with Accounts.open(team.store) as accounts:
        accounts.unlock("coder", by="root")
    assert browser.get("/api/about").status_code == 401
    assert _sign_in(browser).status_code == 303


def test_a_new_password_ends_all_sessions(browser, team):
    _sign_in(browser)
    with Accounts.open(team.store) as accounts:
        accounts.set_password("coder", "the river has two banks", by="root")
    assert browser.get("/api/about").status_code == 401
    assert _sign_in(browser).status_code == 401
    assert _sign_in(browser, password="the river has two banks").status_code == 303


def test_a_new_role_holds_at_once(browser, team):
    _sign_in(browser)
    with Accounts.open(team.store) as accounts:
        accounts.set_role("coder", "viewer", by="root")
    assert browser.get("/api/about").json()["role"] == "viewer"


@pytest.mark.parametrize("after", ["IDLE_S", "ABSOLUTE_S"])
def test_sessions_end_by_themselves(browser, team, after):
    _sign_in(browser)
    ago = getattr(module, after) + 5
    column = {"IDLE_S": "seen_at", "ABSOLUTE_S": "made_at"}[after]
    with Accounts.open(team.store) as accounts:
        accounts._connection.execute(f"UPDATE sessions SET {column} = {column} - {ago}")
    assert browser.get("/api/about").status_code == 401


def test_a_form_of_another_page_is_no_good(browser, team):
    form = _form(browser.get("/login").text)
    told = {**form, "name": "coder", "password": PASSWORD}
    assert browser.post("/login", data={**told, "token": "0" * 64}).status_code == 403
    assert browser.post("/login", data=told, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert browser.post("/login", data=told, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    with httpx.Client(base_url=team.url) as other:
        assert other.post("/login", data=told).status_code == 403
    assert browser.post("/login", content=b"\xff\x00=&&&=%zz").status_code == 403


def test_a_link_on_another_site_finds_the_session_all_the_same(browser):
    followed = browser.get("/login?next=/queue", headers={"sec-fetch-site": "cross-site"})
    assert 'content="0; url=/login?again=1&amp;next=%2Fqueue"' in followed.text
    assert "http-equiv" not in browser.get("/login?again=1&next=/queue", headers={"sec-fetch-site": "cross-site"}).text


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/queue?since=2016", "/queue?since=2016"),
        ("//elsewhere.example", "/"),
        ("https://elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/login?next=/login", "/"),
        ("/a\r\nset-cookie: x=1", "/"),
        ("", "/"),
        ("//[", "/"),
    ],
)
def test_after_signing_in_one_stays_here(asked, goes):
    assert own_path(asked) == goes


def test_what_is_typed_is_shown_as_text(browser):
    shown = _sign_in(browser, name='"><script>alert(1)</script>', next_='/"><img src=x onerror=alert(1)>')
    assert "<script" not in shown.text
    assert "<img src=x" not in shown.text


def test_accounts_are_never_deleted_and_names_differ(team):
    with Accounts.open(team.store) as accounts:
        for same in ("coder", "Coder", "ｃoder"):
            with pytest.raises(InputError):
                accounts.add(same, "viewer", PASSWORD, by="root")
        for none in ("", " amira", "a\u202eb", "a\nb", "x" * 65, "<b>"):
            with pytest.raises(InputError, match="no name"):
                accounts.add(none, "viewer", PASSWORD, by="root")
        assert accounts.remove("coder", by="root").state == "removed"
        assert [each.name for each in accounts.users()] == ["adjudicator", "admin", "coder", "viewer"]
    refused = pytest.raises((sqlite3.IntegrityError, StoreError), match="never deleted")
    with Accounts.open(team.store) as accounts, refused:
        accounts._connection.execute("DELETE FROM users")


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaa", "amira-amira-amira"[:12], "x" * 1025])
def test_passwords_that_are_easy_to_guess(tmp_path, weak):
    with Accounts.open(tmp_path / "new.db") as accounts, pytest.raises(InputError, match="password"):
        accounts.add("amira", "coder", weak, by="root")


def test_a_hash_of_lower_cost_is_made_anew(tmp_path):
    from argon2 import PasswordHasher

    with Accounts.open(tmp_path / "new.db") as accounts:
        accounts.add("amira", "coder", PASSWORD, by="root")
        cheap = PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
        accounts._connection.execute("UPDATE users SET password = ?", (cheap,))
        assert accounts.sign_in("AMIRA", PASSWORD)
        (kept,) = accounts._one("SELECT password FROM users")
        assert kept != cheap
        assert kept.startswith("$argon2id$")


@pytest.mark.file
def test_a_database_that_only_can_be_read_lets_nobody_in(team, browser, monkeypatch):
    _sign_in(browser)
    monkeypatch.setattr("dateline.store.connect.os.access", lambda *_: False)
    refused = browser.get("/api/judgements")
    assert refused.status_code == 503
    assert str(team.store.parent) not in refused.text


def test_the_file_of_a_team_can_be_copied(team, tmp_path):
    copy = shutil.copy(team.store, tmp_path / "copy.db")
    with Accounts.open(copy) as accounts:
        assert accounts.sign_in("admin", PASSWORD)

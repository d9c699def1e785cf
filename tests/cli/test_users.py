"""`dateline users`."""

from __future__ import annotations

import csv
import io
import json

import pytest

WORDS = "a market at noon, and rain"


@pytest.fixture
def users(call, filled):
    """`users("list")` on a database with the account amira, a coder."""

    def run(verb: str, *words: str, input: str | None = None):
        return call("users", verb, *words, "--store", filled, input=input)

    added = run("add", "amira", "--role", "coder", "--password-file", "-", input=WORDS + "\n")
    assert (added.exit_code, added.stdout) == (0, "Added amira as coder.\n")
    return run


def test_an_account_from_its_first_day_to_its_last(users):
    assert "is admin now" in users("role", "Amira", "admin").stdout
    assert users("password", "amira", "--password-file", "-", input="the river has two banks").exit_code == 0
    assert json.loads(users("lock", "amira", "--json").stdout)["state"] == "locked"
    assert json.loads(users("unlock", "amira", "--json").stdout)["state"] == "active"
    assert json.loads(users("remove", "amira", "--json").stdout)["locked_at"]
    listed = users("list")
    assert "amira" in listed.stdout
    assert "removed" in listed.stdout
    (row,) = csv.DictReader(io.StringIO(users("list", "--csv").stdout))
    assert (row["name"], row["role"], row["state"]) == ("amira", "admin", "removed")
    assert "password" not in row


def test_what_is_refused_is_told_in_one_line(users):
    for words, told in (
        (("add", "amira", "--role", "coder", "--password-file", "-"), "there is an account amira already"),
        (("add", "<b>", "--role", "coder", "--password-file", "-"), "is no name for an account"),
        (("lock", "nobody"), "there is no account 'nobody'"),
    ):
        refused = users(*words, input=WORDS)
        assert (refused.exit_code, told in refused.stderr) == (2, True)
        assert len(refused.stderr.splitlines()) == 1
    refused = users("password", "amira", "--password-file", "-", input="short\n")
    assert (refused.exit_code, refused.stderr.count("at least 12 characters")) == (2, 1)


def test_without_a_terminal_nobody_is_asked_for_a_password(users):
    refused = users("add", "omar", "--role", "viewer")
    assert refused.exit_code == 2
    assert "give --password-file" in refused.stderr


def test_a_password_from_a_file_of_other_systems(users, tmp_path):
    file = tmp_path / "secret.txt"
    file.write_bytes(b"\xef\xbb\xbf" + WORDS.encode() + b"\r\nnot this line")
    assert users("password", "amira", "--password-file", str(file)).exit_code == 0
    from dateline.store import Accounts

    with Accounts.open(tmp_path / "filled.db") as accounts:
        assert accounts.sign_in("amira", WORDS)


def test_the_audit_is_listed_for_a_person_and_for_a_program(users):
    users("lock", "amira")
    assert "locked amira" in users("audit").stdout
    rows = [json.loads(line) for line in users("audit", "--json").stdout.splitlines()]
    assert [row["note"] for row in rows] == ["added amira as coder", "locked amira"]
    (last,) = csv.DictReader(io.StringIO(users("audit", "--csv", "--limit", "1").stdout))
    assert last["note"] == "locked amira"
    assert users("audit", "--user", "nobody", "--since", "2026").stderr == "dateline: no lines of the audit fit.\n"


def test_the_desk_is_not_opened_to_others_without_accounts(call, filled):
    refused = call("serve", "--store", filled, "--host", "0.0.0.0", "--port", "0")
    assert refused.exit_code == 2
    assert f'make one with "dateline users add NAME --role admin --store {filled}"' in refused.stderr
    assert call("serve", "--store", filled, "--tls-cert", filled).exit_code == 2

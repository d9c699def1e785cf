"""Where a store is: files and servers, and no password where a person looks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.model import InputError
from dateline.store import Address, located


@pytest.mark.parametrize("name", ["siege.db", "folder/siege.db", "postgres", "postgresql", "http://a/b"])
def test_files(name):
    assert located(name) == Path(name)


@pytest.mark.parametrize(
    ("address", "shown", "name", "schema"),
    [
        ("postgresql://desk:s3cret@db.example/siege", "postgresql://desk@db.example/siege", "siege", "dateline"),
        ("postgres://desk:s3%40cret@db:5433/siege", "postgresql://desk@db:5433/siege", "siege", "dateline"),
        ("PostgreSQL://desk@[::1]:5433/siege", "postgresql://desk@[::1]:5433/siege", "siege", "dateline"),
        ("postgresql:/desk:s3cret@db/siege", "postgresql://desk@db/siege", "siege", "dateline"),
        ("postgresql:///siege", "postgresql:///siege", "siege", "dateline"),
        ("postgresql:///siege?host=/run/pg", "postgresql:///siege?host=/run/pg", "siege", "dateline"),
        ("postgresql://db/siege?password=s3cret&sslmode=require", "postgresql://db/siege?sslmode=require", "siege",
         "dateline"),
        ("postgresql://db/team?schema=siege", "postgresql://db/team?schema=siege", "team", "siege"),
        ("postgresql://a:s3cret@one,two/siege", "postgresql://a@one,two/siege", "siege", "dateline"),
    ],
)  # fmt: skip
def test_servers(address, shown, name, schema):
    found = located(address)
    assert isinstance(found, Address)
    assert (str(found), found.name, found.schema) == (shown, name, schema)
    assert "cret" not in f"{found} {found!r}"
    assert located(os.fspath(found)) == found == located(found)
    assert "schema" not in found.conninfo


def test_a_password_goes_to_the_server_alone():
    found = located("postgresql://desk:s3cret@db/siege?schema=x")
    assert found.conninfo == "postgresql://desk:s3cret@db/siege"


@pytest.mark.parametrize("address", ["postgresql://u@[h/d", "postgresql://u@h/d?schema=A", "postgresql://h/d?schema="])
def test_what_is_none(address):
    if address.endswith("="):
        assert located(address).schema == "dateline"
    else:
        with pytest.raises(InputError):
            located(address)

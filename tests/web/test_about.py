"""What the desk says of itself, and what it refuses before any route is asked."""

from __future__ import annotations

import json
import time

import httpx
import pytest
from tools.desk_api import OUT, document


@pytest.mark.file
def test_about(desk):
    told = desk.client.get("/api/about").json()
    assert told["store"] == "desk.db"
    assert told["incidents"] > 20
    assert (told["user"], told["role"], told["accounts"]) == ("amira", "admin", False)


def test_another_name_is_refused(desk):
    found = httpx.get(desk.url + "/api/about", headers={"host": "evil.example"})
    assert found.status_code == 400
    assert "evil.example" in found.json()["error"]


def test_what_is_not_there_is_told_in_words(desk):
    found = desk.client.get("/api/nothing")
    assert found.status_code == 404
    assert found.json()["error"]


def test_the_openapi_document_is_the_one_that_the_pages_were_typed_by(desk):
    served = desk.client.get("/api/openapi.json").json()
    assert served["components"]["schemas"]["About"]["properties"]["several"] == {"type": "integer"}
    assert json.loads(document()) == json.loads(OUT.read_text("utf-8")), "run python tools/desk_api.py"


def test_every_answer_carries_the_policy(desk):
    for path in ("/api/about", "/api/nothing", "/"):
        policy = desk.client.get(path).headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe-inline" not in policy


def test_an_answer_is_not_held_back(desk):
    desk.client.get("/api/about")
    taken = []
    for _ in range(20):
        before = time.perf_counter()
        desk.client.get("/api/about")
        taken.append(time.perf_counter() - before)
    assert min(taken) < 0.03  # 40 ms where the kernel waits for the head of an answer to be acknowledged

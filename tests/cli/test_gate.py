"""The gate as a user meets it: what the summary, `documents` and `show` say, and how to read what was let go."""

from __future__ import annotations

import json

import pytest

CALM = "The choir sang in the old church in Lusaka on Sunday. Tickets were sold out, and tea was served in the garden."
WAR = "Rebels shelled Harim on Monday and killed three soldiers, residents said."


@pytest.fixture
def stream(tmp_path):
    lines = [{"id": name, "text": text, "published": "2021-03-03"} for name, text in (("calm", CALM), ("war", WAR))]
    (tmp_path / "stream.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return "stream.jsonl"


def test_the_summary_counts_what_was_let_go_and_says_how_to_read_it(call, stream):
    told = call("read", stream).stderr
    assert "2 documents read" in told
    assert "1 document stored but not read further" in told
    assert "--no-gate" in told


def test_documents_lists_it_and_show_says_why(call, stream):
    call("read", stream)
    assert "let go" in call("documents").stdout
    only = [json.loads(line) for line in call("documents", "--let-go", "--json").stdout.splitlines()]
    assert [(row["id"], row["let_go"]) for row in only] == [("calm", True)]
    assert "let go by the gate" in call("show", "calm").stdout.replace("\n", " ")
    assert len(call("documents", "--let-go", "--limit", "1", "--json").stdout.splitlines()) == 1


def test_the_same_command_without_the_gate_reads_just_what_was_let_go(call, stream):
    call("read", stream)
    told = call("read", stream, "--no-gate").stderr
    assert "1 document read" in told
    assert "1 document there already" in told
    assert call("documents", "--let-go", "--json").stdout == ""
    assert "2 documents there already" in call("read", stream).stderr


def test_json_reads_all_unless_asked(call, stream):
    plain, gated = (
        [json.loads(line) for line in call("read", stream, "--json", *more).stdout.splitlines()]
        for more in ((), ("--gate",))
    )
    assert plain[0]["annotations"]["times"]
    assert not gated[0]["annotations"]["times"]
    assert any(warning.startswith("let go by the gate") for warning in gated[0]["warnings"])
    assert plain[1] == gated[1]


def test_one_file_by_hand_is_never_let_go_in_silence(call, tmp_path):
    (tmp_path / "choir.txt").write_text(CALM)
    told = call("read", "choir.txt")
    assert told.exit_code == 0
    assert "--no-gate reads" in told.stderr
    call("read", "choir.txt", "--no-gate", "--quiet")
    assert call("documents", "--let-go", "--json").stdout == ""


def test_rejected_takes_no_gate(call, stream):
    call("read", stream)
    assert call("documents", "--rejected", "--let-go").exit_code == 2

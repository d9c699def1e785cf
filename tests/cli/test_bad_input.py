"""Bad input, all the way through the real command: a clear message or a warning on the record, nothing lost."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.store import Store

DATELINE = [sys.executable, "-m", "dateline"]
REPORT = "Rebels shelled Harim on Monday and killed three soldiers, residents said.\n"
RUSSIAN = "Армия обстреляла город Марж в среду, сообщили жители. Погибли трое солдат и один пастух. "
ARABIC = "قصف الجيش مدينة حارم يوم الاثنين وقتل ثلاثة جنود، كما قال سكان المدينة لمراسلنا. "


@pytest.fixture(scope="module")
def heavy(tmp_path_factory) -> Path:
    """A text of 50 MB: a report, then what is no prose, so that reading its beginning takes no long."""
    path = tmp_path_factory.mktemp("heavy") / "heavy.txt"
    with path.open("w") as file:
        file.write(REPORT * 60)
        for _ in range(50):
            file.write(("ab" * 500 + " ") * 1000)
    assert path.stat().st_size > 50_000_000
    return path


def run(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DATELINE, *map(str, words)], capture_output=True, text=True, cwd=folder, check=False)


def page(*paragraphs: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head><title>Harim</title></head><body><article>{body}</article></body></html>"


def readings(shown) -> list[dict]:
    assert shown.exit_code == 0, shown.stderr
    return [json.loads(line) for line in shown.stdout.splitlines()]


def test_fifty_megabytes_are_refused_at_once_and_say_what_to_do(heavy, tmp_path):
    """The command gets less memory than the file and its text would take."""
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_DATA, (120_000_000, 120_000_000));"
        "import sys; from dateline.cli import main; sys.argv[0] = 'dateline'; main()"
    )
    began = time.monotonic()
    command = [sys.executable, "-c", limited, "read", str(heavy), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert time.monotonic() - began < 10
    assert done.returncode == 2
    told = "larger than the limit of 20,000,000 bytes: raise it with --max-bytes, or split the file"
    assert done.stderr == f"dateline: {heavy}: {told}\n"


def test_fifty_megabytes_that_were_asked_for_are_read_up_to_the_limit(heavy, tmp_path):
    began = time.monotonic()
    done = run(tmp_path, "read", heavy, "--max-bytes", "60000000", "--published", "2021-03-03", "--json")
    assert time.monotonic() - began < 30
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_500_000  # kB
    reading = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(reading["document"]["text"]) > 50_000_000
    assert len(reading["events"]) >= 60
    assert any("characters: only the first" in warning for warning in reading["warnings"])


def test_one_run_over_all_kinds_of_files(tmp_path):
    """What can be read is read, what cannot is named with its reason."""
    files = {
        "empty.txt": b"",
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "paper.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "packed.txt": b"PK\x03\x04" + bytes(60),
        "russian.html": page(*[RUSSIAN] * 4).encode("cp1251"),
        "arabic.html": page(*[ARABIC] * 4).encode(),
        "latin.txt": f"General Jos\xe9 P\xe9rez said: {REPORT}".encode("latin-1"),
        "report.txt": REPORT.encode(),
        "lines.jsonl": b'{"id": "first", "text": "%s"}\n{broken\n{"id": "third", "text": "%s"}\n'
        % ((REPORT.strip().encode(),) * 2),
    }
    (tmp_path / "reports").mkdir()
    (tmp_path / "nothing").mkdir()
    for name, content in files.items():
        (tmp_path / "reports" / name).write_bytes(content)
    done = run(tmp_path, "read", "reports", "missing.html", "nothing", "--published", "2021-03-03", "--workers", "2")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "6 documents read into dateline.db" in done.stderr
    assert "2 documents stored but not coded: not in English" in done.stderr
    assert "7 documents skipped:" in done.stderr
    for words in ("empty.txt", "picture.txt", "paper.txt", "packed.txt", "lines.jsonl:2", "missing.html", "nothing"):
        assert f"    {words}" in done.stderr or f"    reports/{words}" in done.stderr
    with Store.open(tmp_path / "dateline.db") as store:
        found = {
            row.origin.rsplit("/", 1)[-1]: reading for row in store.documents() for reading in [store.reading(row.id)]
        }
    assert sorted(found) == [
        "arabic.html", "latin.txt", "lines.jsonl:1", "lines.jsonl:3", "report.txt", "russian.html"
    ]  # fmt: skip
    for name, language, words in (("russian.html", "ru", RUSSIAN), ("arabic.html", "ar", ARABIC)):
        reading = found[name]
        assert (reading.document.language, reading.events) == (language, ())
        assert words.strip() in reading.document.text
        assert any(f"language {language}" in warning for warning in reading.warnings)
    assert any("read as" in warning for warning in found["russian.html"].warnings)
    assert "José Pérez" in found["latin.txt"].document.text
    assert found["latin.txt"].events
    assert found["report.txt"].events[0].time.start == "2021-03-01"


def test_a_page_of_scripts_and_ten_thousand_nested_tags(call, tmp_path):
    script = "<script>" + "document.write('<p>Gunmen killed 99 soldiers.</p>');" * 1000 + "</script>"
    nested = "<div>" * 10_000 + f"<p>{REPORT * 3}</p>" + "</div>" * 10_000
    (tmp_path / "page.html").write_text(f"<html><head>{script}</head><body>{script}{nested}</body></html>")
    (reading,) = readings(call("read", "page.html", "--json", "--published", "2021-03-03"))
    assert "Gunmen" not in reading["document"]["text"]
    assert {count["best"] for event in reading["events"] for count in event["casualties"]} == {3}


@pytest.mark.parametrize("published", ["2999-01-01", "0000-00-00", "2021-02-30", "soon", "17", None])
def test_a_publication_day_that_is_none(call, published):
    record = {"id": "a", "text": REPORT} | ({"published": published} if published else {})
    (reading,) = readings(call("read", "-", "--json", input=json.dumps(record)))
    assert reading["document"]["published"] is None
    assert reading["events"]
    assert all(event["time"] is None or event["time"]["start"] is None for event in reading["events"])
    assert any("no publication date was found" in warning for warning in reading["warnings"])
    assert any(f"{published!r} is no date" in warning for warning in reading["warnings"]) == (published is not None)


def test_a_database_of_a_newer_version_is_left_alone(call, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    Store.open(tmp_path / "dateline.db").close()
    with sqlite3.connect(tmp_path / "dateline.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (tmp_path / "dateline.db").read_bytes()
    for words in (("read", "a.txt"), ("events",), ("export", "--to", "csv")):
        shown = call(*words)
        assert shown.exit_code == 3
        assert "upgrade dateline" in shown.stderr
        assert len(shown.stderr.splitlines()) == 1
    assert (tmp_path / "dateline.db").read_bytes() == before


def test_what_a_document_holds_commands_no_terminal_and_no_spreadsheet(call):
    hostile = {
        "id": "a",
        "title": "\x1b[2J=cmd|' /C calc'!A0",
        "outlet": "@SUM(1)",
        "published": "2021-03-03",
        "text": f"{REPORT}Then \x1b[31mthe army\x1b[0m shelled Idlib,\x07 \x9b31m \u202enem\u2069 said.\x1b]0;x\x07",
    }
    assert call("read", "-", input=json.dumps(hostile)).exit_code == 0
    shown = [
        call(*words).stdout
        for words in (("show", "a"), ("events",), ("incidents",), ("documents",), ("events", "--csv"))
    ]
    exported = call("export", "--to", "csv", "--internal").stdout
    for text in [*shown, exported]:
        assert text
        assert not set(text) & set("\x07\x1b\x9b")
    assert all("\u202e" not in text for text in shown[:4])
    assert "'@SUM(1)" in exported

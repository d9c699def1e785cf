"""`dateline watch`, against a server on this machine."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator

import pytest
from tests.ingest.server import Answer, Asked, Site, serving

REPORT = (
    "<html><body><article><h1>Shells</h1><p>Rebels shelled Harim and killed two soldiers.</p></article></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        links = "".join(f"<item><link>{running.url}/{name}</link></item>" for name in ("page", "gone", "busy"))
        running.page("/feed", f"<rss version='2.0'><channel><title>Sample Desk</title>{links}</channel></rss>")
        running.page("/page", REPORT)
        running.routes["/busy"] = Answer(status=503, headers={"Retry-After": "600"})
        yield running


def test_watch(call, site, tmp_path):
    outlines = f"<outline xmlUrl='{site.url}/feed'/><outline xmlUrl='{site.url}/none' text='None\x9b31m'/>"
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    told = call("watch", "feeds.opml", "--once", "--allow-private", "--pause", "0", "--fuse")
    assert told.exit_code == 1, told.stderr
    assert "2 feeds asked (1 failed), 3 new pages, 1 read, 1 to be tried again, 1 given up" in told.stderr
    assert "dateline.db: 1 document" in told.stderr
    for option in ("--list", "--failed"):
        assert f"dateline watch {option} --store dateline.db says why" in told.stderr

    listed = call("watch", "--list")
    assert (listed.exit_code, "failed" in listed.stdout) == (0, True)
    assert "\x9b" not in listed.stdout
    rows = [json.loads(line) for line in call("watch", "--list", "--json").stdout.splitlines()]
    assert [(row["url"][-5:], row["state"], row["pages"]["done"]) for row in rows] == [
        ("/feed", "ok", 1),
        ("/none", "failed", 0),
    ]
    assert rows[0]["title"] == "Sample Desk"
    failed = call("watch", "--failed")
    assert "given up" in failed.stdout
    rows = [json.loads(line) for line in call("watch", "--failed", "--json").stdout.splitlines()]
    assert [(row["url"].rpartition("/")[2], row["state"]) for row in rows] == [("gone", "failed"), ("busy", "again")]
    assert "404" in rows[0]["reason"]

    assert "nothing is due before 2" in call("watch", "feeds.opml", "--once", "--allow-private").stderr
    again = call("watch", "feeds.opml", "--once", "--allow-private", "--json")
    assert again.exit_code == 0
    told = json.loads(again.stdout)
    assert (told["asked"], told["new"], told["reading"]["added"]) == (0, 0, 0)


def test_nothing_could_be_asked(call, site):
    closed = call("watch", site.url + "/feed", "--once")
    assert closed.exit_code == 2
    assert not site.asked
    assert "private network" in call("watch", "--list", "--json").stdout


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_ends_when_it_is_told_to(call, site, sign, code):
    def told(asked: Asked) -> Answer:
        os.kill(os.getpid(), sign)
        return Answer(status=404)

    site.routes["/gone"] = told
    before = signal.getsignal(sign)
    ended = call("watch", site.url + "/feed", "--allow-private", "--pause", "0")
    assert ended.exit_code == code
    assert ended.stderr.count("1 feed asked") == 1
    assert signal.getsignal(sign) is before
    # what was under way is noted, the rest is due
    rows = [json.loads(line) for line in call("watch", "--list", "--json").stdout.splitlines()]
    pages = rows[0]["pages"]
    assert (pages["done"], pages["failed"], pages["new"] + pages["again"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["watch"], 2, "Name a list of feeds"),
        (["watch", "none.opml"], 2, "none.opml: it cannot be read"),
        (["watch", "--list"], 3, "there is no database here"),
        (["watch", "--list", "--failed"], 2, "one of them"),
        (["watch", "--list", "feeds.opml"], 2, "no feeds"),
        (["watch", "x.opml", "--every", "0"], 2, "--every"),
        (["watch", "x.opml", "--hosts", "1000"], 2, "--hosts"),
    ],
)
def test_what_is_wrong_is_said(call, words, code, message):
    told = call(*words)
    assert (told.exit_code, message in told.stderr) == (code, True), told.stderr

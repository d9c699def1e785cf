"""Watching feeds is killed at any step: no page is lost, none is stored twice."""

from __future__ import annotations

from tests.ingest.server import serving

from .killing import KILLED, sound, told

PAGES = 6
REPORT = (
    "<html><body><article><h1>Shells</h1><p>Rebels shelled Harim and killed {} soldiers.</p></article></body></html>"
)


def test_watching(runs, tmp_path):
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    with serving() as site:
        links = "".join(f"<item><link>{site.url}/page{n}</link></item>" for n in range(PAGES))
        site.page("/feed", f"<rss version='2.0'><channel><title>Sample Desk</title>{links}</channel></rss>")
        for number in range(PAGES):
            site.page(f"/page{number}", REPORT.format(number + 2))
        words = ("watch", f"{site.url}/feed", "--once", "--allow-private", "--pause", "0", "--quiet", "--store")
        code, steps = runs(*words, whole)
        assert code == 0
        killed = 0
        for share in (0.3, 0.7, 0.6):
            ended, _ = runs(*words, broken, step=round(steps * share))
            killed += ended == KILLED
            sound(broken)
        assert killed >= 2
        runs(*words, broken)
    sound(broken)
    documents = told(broken, "documents")["documents"]
    assert documents == told(whole, "documents")["documents"]
    assert len(documents) == PAGES
    assert len(told(broken, "captures")["captures"]) == len(told(whole, "captures")["captures"])

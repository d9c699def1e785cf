"""What means harm, at size: memory and time stay bounded whatever a file is called."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys

from tests import warcs

#: What is tried: noise, and noise behind the first bytes of each kind of file.
ENDINGS = (
    "html txt md jsonl json pdf warc warc.gz warc.zst warc.lz4 wacz zip eml mbox mht mhtml html.gz jsonl.gz bin".split()
)
HEADS = {
    "pdf": b"%PDF-1.7\n",
    "zip": b"PK\x03\x04",
    "gz": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    "warc": b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\n\r\n",
    "zst": b"(\xb5/\xfd",
    "lz4": b"\x04\x22\x4d\x18",
    "mail": b"MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n",
    "mbox": b"From a@b.example\nMIME-Version: 1.0\nSubject: x\n\n",
}
SIZE = 50_000_000
READ = """
import json, sys, time
from pathlib import Path
from dateline.ingest import open_documents

def peak():
    status = Path("/proc/self/status")  # what getrusage tells is at least what the parent process took
    found = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return int(found[0]) / 1024

list(open_documents([sys.argv[1]]))
told, before = {}, peak()
for path in sys.argv[2:]:
    began = time.perf_counter()
    items = list(open_documents([path]))
    told[path] = [time.perf_counter() - began, peak() - before, len(items)]
print(json.dumps(told))
"""


def test_fifty_megabytes_of_noise(tmp_path):
    noise = random.Random(7).randbytes(SIZE)
    (tmp_path / "small.txt").write_text("Two soldiers were killed near Marj.")
    (tmp_path / "noise").write_bytes(noise)
    paths = []
    for ending in ENDINGS:
        paths.append(tmp_path / f"a.{ending}")
        os.link(tmp_path / "noise", paths[-1])
    for name, head in HEADS.items():
        paths.append(tmp_path / f"head-{name}")
        paths[-1].write_bytes(head + noise[: SIZE // 10])
    told = run(tmp_path / "small.txt", *paths)
    assert len(told) == len(paths)
    for path, (seconds, grown, items) in told.items():
        assert items >= 1, path
        assert seconds < 20, path
        assert grown < 400, path


def test_bombs_at_size(tmp_path):
    """A kilobyte or a megabyte that unpacks to gigabytes: nothing is held, and it is not gone through to the end."""
    (tmp_path / "small.txt").write_text("Two soldiers were killed near Marj.")
    megabytes = b"\0" * (1 << 20)
    bomb = gzip.compress(megabytes * 64, mtime=0) * 16
    lines = gzip.compress(b"\n" * (64 << 20), mtime=0) * 16
    (tmp_path / "a.html.gz").write_bytes(bomb)
    (tmp_path / "a.jsonl.gz").write_bytes(lines)
    (tmp_path / "a.mbox.gz").write_bytes(gzip.compress(HEADS["mbox"]) + bomb)
    record = warcs.warc([warcs.record(warcs.answer(megabytes * 64), "http://a.example/")])
    (tmp_path / "a.warc.gz").write_bytes(record * 16)
    names = ("a.html.gz", "a.jsonl.gz", "a.mbox.gz", "a.warc.gz")
    told = run(tmp_path / "small.txt", *(tmp_path / name for name in names))
    assert len(told) == len(names)
    for path, (seconds, grown, _) in told.items():
        assert seconds < 20, path
        assert grown < 300, path


def run(*paths):
    command = [sys.executable, "-c", READ, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)

"""How quick the doors are, and what a capture costs: `python benchmarks/doors.py`. It makes its own data.

Web archives: fastwarc alone (records and their bodies) beside the door (bodies decoded, charset told, hashed, a capture
each). PDFs: pages a second in the process that reads them. Captures: milliseconds and bytes for each, kept in a
database, with bodies that compress as pages do. Times are of the processor, not of the clock: other programs on the
machine do not count.
"""

from __future__ import annotations

import gzip
import io
import random
import sys
import tempfile
import time
from pathlib import Path

from fastwarc.stream_io import GZipStream
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from fpdf import FPDF

from dateline.ingest import open_documents, pdf_child, pdf_text
from dateline.model import RawDocument
from dateline.run.verify import verify
from dateline.store import Store

RECORDS, PAGES, PDFS = 3000, 30, 5
WORDS = (
    "the army’s guns shelled a village on Monday and killed soldiers residents said rebels took road near hills after "
    "days of fighting which nobody claimed while officials denied that any civilians were hurt in it"
).split()


def text(rng: random.Random, words: int) -> str:
    """Words in no order, with a number here and there, so that they compress no better than reports do."""
    return " ".join(str(rng.randrange(9999)) if rng.random() < 0.15 else rng.choice(WORDS) for _ in range(words))


def page(rng: random.Random) -> bytes:
    """A page of some 60 KB, most of it menus and scripts, as they are."""
    menu = "".join(f'<li><a href="/{rng.randrange(10**9)}">{text(rng, 4)}</a></li>' for _ in range(300))
    script = "".join(f"var a{rng.randrange(10**9)}={rng.randrange(10**12)};" for _ in range(500))
    body = "".join(f"<p>{text(rng, 60)}.</p>" for _ in range(12))
    head = f"<html><head><script>{script}</script></head>"
    return f"{head}<body><ul>{menu}</ul><article>{body}</article></body></html>".encode()


def archive(path: Path) -> int:
    """Write a web archive as crawls are: of each page the request, the answer and a record about it; its size."""
    rng = random.Random(1)
    with path.open("wb") as file:
        out = GZipStream(file)
        for number in range(RECORDS):
            url = f"http://a.example/{number}"
            packed = number % 2
            body = gzip.compress(page(rng), 6) if packed else page(rng)
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            head += b"Content-Encoding: gzip\r\n\r\n" if packed else b"\r\n"
            for kind, block in (
                (WarcRecordType.request, b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"),
                (WarcRecordType.response, head + body),
                (WarcRecordType.metadata, b"fetchTimeMs: 120\r\n"),
            ):
                record = WarcRecord()
                record.init_headers(len(block), kind)
                record.is_http = kind != WarcRecordType.metadata
                record.headers["WARC-Date"] = "2021-03-04T10:00:00Z"
                record.headers["WARC-Target-URI"] = url
                record.set_bytes_content(block)
                record.write(out, checksum_data=True)
    return path.stat().st_size


def warcs(folder: Path) -> None:
    """Pages a second."""
    path = folder / "a.warc.gz"
    size = archive(path)
    began = time.process_time()
    alone = sum(
        bool(record.reader.read()) for record in ArchiveIterator(str(path), record_types=WarcRecordType.response)
    )
    took = time.process_time() - began
    print(f"WARC of {size / 1e6:.0f} MB, {3 * RECORDS:,} records, {alone:,} pages")
    print(f"  fastwarc alone       {alone / took:8.0f} pages/s")
    began = time.process_time()
    read = sum(isinstance(item, RawDocument) for item in open_documents([str(path)]))
    print(f"  through the door     {read / (time.process_time() - began):8.0f} pages/s")
    began = time.process_time()
    found = verify(str(path))
    assert found.sound
    print(f"  verified             {3 * RECORDS / (time.process_time() - began):8.0f} records/s")


def captures(folder: Path) -> None:
    """What it costs to keep them."""
    raws = [item for item in open_documents([str(folder / "a.warc.gz")]) if isinstance(item, RawDocument)]
    path = folder / "a.db"
    with Store.open(path) as store:
        empty = path.stat().st_size
        began = time.process_time()
        for at in range(0, len(raws), 16):
            with store.together():
                for raw in raws[at : at + 16]:
                    assert raw.capture
                    store.keep(raw.capture, raw.sha256)
        took = time.process_time() - began
        store.checkpoint()
    grown = path.stat().st_size - empty
    body = sum(len(raw.content) for raw in raws) / len(raws)
    print(f"Captures of {body / 1000:.0f} KB, 16 in a transaction")
    print(f"  kept                 {1000 * took / len(raws):8.2f} ms each, {grown / len(raws) / 1000:.1f} KB each")
    began = time.process_time()
    assert verify(str(path)).sound
    print(f"  verified             {len(raws) / (time.process_time() - began):8.0f} captures/s")


def pdfs() -> None:
    """Pages a second."""
    rng = random.Random(2)
    made = []
    for _ in range(PDFS):
        out = FPDF()
        for _ in range(PAGES):
            out.add_page()
            out.set_font("helvetica", size=10)
            out.multi_cell(0, 5, text(rng, 500).replace("’", "'"))
        stream = io.BytesIO(bytes(out.output()))
        made.append(stream.getvalue())
    began = time.process_time()
    for content in made:
        pdf_text.page_text([told["text"] for told in pdf_child.read(content) if "text" in told])
    took = time.process_time() - began
    print(f"PDFs of {PAGES} pages, 500 words each")
    print(f"  read                 {PDFS * PAGES / took:8.0f} pages/s")


def main() -> int:
    """Measure all, and print it."""
    with tempfile.TemporaryDirectory() as folder:
        warcs(Path(folder))
        captures(Path(folder))
    pdfs()
    return 0


if __name__ == "__main__":
    sys.exit(main())

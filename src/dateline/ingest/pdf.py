"""The door for PDF: its text by page, read in a process of its own that is ended when it takes too long."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from typing import Any

from dateline.model import InputError

from .pdf_child import HEAD, MEMORY
from .pdf_text import page_text

#: Seconds for one page, and for the whole PDF.
PAGE_SECONDS = 20
SECONDS = 180
#: A process is replaced after so many PDFs: what one leaves in memory is not there for ever.
_PDFS = 200
_OCR = "run OCR over it (ocrmypdf IN.pdf OUT.pdf) and read what comes out"
_NO_TITLE = re.compile(r"microsoft word|untitled|^\W*$|\.(?:docx?|odt|indd|pdf|rtf|qxp|pages)$", re.I)


@dataclass(slots=True)
class PdfText:
    """What a PDF says: its text, and what it says of itself."""

    text: str
    title: str | None = None
    made: str | None = None
    warnings: list[str] = field(default_factory=list)


def read_pdf(content: bytes) -> PdfText:
    """The text of a PDF. Raises InputError where there is none, with what to do."""
    head, pages, stopped = _worker.read(content)
    if head.get("locked"):
        raise InputError("this PDF is locked with a password: save it without one (qpdf --decrypt IN.pdf OUT.pdf)")
    count = int(head.get("pages", 0))
    texts = [str(page["text"]) for page in pages]
    if not any(text.strip() for text in texts):
        if stopped:
            raise InputError(f"this PDF cannot be read ({stopped}): print it to a new PDF, or save it as plain text")
        if any(page["pictures"] for page in pages):
            raise InputError(f"this PDF holds no text, only pictures of pages: {_OCR}")
        raise InputError("this PDF holds no text")
    warnings = []
    if stopped:
        warnings.append(f"only {len(texts)} of the PDF's {count} pages were read ({stopped})")
    elif len(texts) < count:
        warnings.append(f"only the first {len(texts)} of the PDF's {count} pages were read: it is very long")
    if empty := [number for number, page in enumerate(pages, 1) if page["pictures"] and not page["text"].strip()]:
        listed = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        warnings.append(f"pages that are pictures without text were not read: {listed}; {_OCR}")
    title = " ".join(str(head.get("title") or "").split())
    text = page_text(texts)
    return PdfText(text, title[:300] if _is_title(title, text) else None, head.get("made"), warnings)


def _is_title(title: str, text: str) -> bool:
    """Whether what a PDF calls itself is the title of its text: "Microsoft Word - draft2.doc" is not."""
    words = re.findall(r"\w{4,}", title.lower())
    head = text[:3000].lower()
    return len(words) >= 2 and not _NO_TITLE.search(title) and sum(word in head for word in words) >= 0.6 * len(words)


class _Worker:
    """The process that opens PDFs, started when the first one comes, and anew when it was ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._left = 0

    def read(self, content: bytes) -> tuple[dict[str, Any], list[dict[str, Any]], str | None]:
        """What is told of the whole, of each page, and why it stopped before the end, None where it did not."""
        with self._lock:
            head: dict[str, Any] = {}
            pages: list[dict[str, Any]] = []
            try:
                stopped = self._talk(content, head, pages)
            except OSError as error:
                stopped = f"the process that opens it ended ({error.strerror or error})"
            if stopped:
                self._end()
            return head, pages, stopped

    def _talk(self, content: bytes, head: dict[str, Any], pages: list[dict[str, Any]]) -> str | None:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        late: list[str] = []
        whole = _Alarm(process, SECONDS, late)
        try:
            process.stdin.write(HEAD.pack(len(content), SECONDS + PAGE_SECONDS))
            process.stdin.write(content)
            process.stdin.flush()
            while True:
                page = _Alarm(process, PAGE_SECONDS, late)
                line = process.stdout.readline()
                page.off()
                if not line.endswith(b"\n"):
                    return late[0] if late else f"it takes more than {MEMORY // 10**6:,} MB of memory, or is broken"
                told = json.loads(line)
                if "error" in told:
                    return f"it is damaged: {told['error']}"
                if told.get("end") or told.get("locked"):
                    head.update(told)
                    return None
                if "pages" in told:
                    head.update(told)
                else:
                    pages.append(told)
        finally:
            whole.off()

    def _started(self) -> subprocess.Popen[bytes]:
        self._left -= 1
        if self._process is None or self._process.poll() is not None or self._left < 0:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "dateline.ingest.pdf_child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._left = _PDFS
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


class _Alarm:
    """Ends a process when its time is up."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: int, late: list[str]) -> None:
        self._process, self._seconds, self._late = process, seconds, late
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def off(self) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self._late.append(f"it takes more than {self._seconds} seconds")
        self._process.kill()


_worker = _Worker()

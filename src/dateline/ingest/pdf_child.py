"""The process that opens PDFs: `python -m dateline.ingest.pdf_child`, one PDF after another on its standard input.

A PDF can make any reader loop or swallow all memory; here it takes down nothing but this process. Before each PDF
stand its length and the number of seconds it has, in eight bytes each; the answer is a line of JSON for the whole, one
for each page as it is read, and one at the end.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import signal
import struct
import sys
from typing import Any, BinaryIO

#: Bytes of memory that a PDF may take.
MEMORY = 1_500_000_000
#: So many characters are enough: what lies beyond is not read in any document.
MOST_TEXT = 2_000_000
HEAD = struct.Struct(">QQ")


def main(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Read PDFs until the input ends."""
    _limit_memory()
    logging.disable(logging.CRITICAL)  # pypdf tells of each oddity on its own
    while len(head := stdin.read(HEAD.size)) == HEAD.size:
        size, seconds = HEAD.unpack(head)
        content = stdin.read(size)
        if hasattr(signal, "alarm"):
            signal.alarm(seconds)  # the parent ends this process; if the parent is gone, it ends by itself
        try:
            for told in read(content):
                _tell(stdout, told)
        except RecursionError:
            _tell(stdout, {"error": "it is nested too deep"})
        except MemoryError:
            _tell(stdout, {"error": "it takes too much memory"})
        except Exception as error:
            _tell(stdout, {"error": " ".join(str(error).split())[:200] or type(error).__name__})


def read(content: bytes) -> Any:
    """What is told of a PDF: {"pages", "title", "made"}, then {"text", "pictures"} for each page, then {"end"}."""
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        yield {"locked": True}
        return
    told: dict[str, Any] = {"pages": len(reader.pages)}
    with contextlib.suppress(Exception):  # a bad date or title is no reason to read nothing
        info = reader.metadata
        told["title"] = str(info.title) if info and info.title else None
        made = info.creation_date if info else None
        told["made"] = made.date().isoformat() if made else None
    yield told
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        yield {"text": text, "pictures": "" if text.strip() else _has_pictures(page)}
        if size > MOST_TEXT:
            break
    yield {"end": True}


def _has_pictures(page: Any) -> bool:
    try:
        resources = page["/Resources"].get_object()
        return bool(resources.get("/XObject"))
    except Exception:
        return False


def _tell(stdout: BinaryIO, told: dict[str, Any]) -> None:
    stdout.write(json.dumps(told).encode("ascii") + b"\n")
    stdout.flush()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)

"""Captures as a bag (BagIt, RFC 8493): a folder that `sha256sum -c` checks, with a page that says how."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from dateline.model import ExportError, KeptCapture

from .files import sha256_of, whole

ROWS = "data/captures.jsonl"
_ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "message/rfc822": "eml",
    "application/json": "json",
    "application/feed+json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
}
#: Endings of files that are kept as they are; any other could be a program.
_OF_FILES = {each: each for each in (*_ENDINGS.values(), "htm", "xhtml", "mhtml", "mht", "md")}
_HOW = """How to check this folder

1. It holds {count} captures: what web servers, archives or files held, byte for byte, in data/bodies/.
2. data/captures.jsonl has a line for each: the address, the time (UTC), the headers, the SHA-256 of the bytes.
3. Open a terminal in this folder and type:   sha256sum -c manifest-sha256.txt
   (Windows: certutil -hashfile FILE SHA256 shows the hash of one file; compare it with its line in the manifest.)
4. Each line must end in "OK". A file that was changed or is missing is named; nothing else may lie in data/.
5. Then type:   sha256sum -c tagmanifest-sha256.txt   for the files that describe the folder.
6. "dateline verify FOLDER" does both, and checks that no line between two others was taken out or changed.
7. The captures are chained: each line's "chain" is the SHA-256 of the chain before it and of its own fields.
8. The database had {total} captures when this folder was made; the chain of the last was
   {end}
9. This shows that nothing was changed since that chain was noted down or time-stamped by somebody else. It does not
   show by itself when the captures were made: the times are those of the computer that made them.
10. docs/captures.md of Dateline says how the chain is computed and how to add an independent time stamp.
"""


def write_bag(
    folder: Path,
    captures: Iterable[KeptCapture],
    body: Callable[[str], bytes],
    *,
    end: tuple[int, str],
    tool: str,
    day: datetime.date,
) -> int:
    """Write captures to a new folder, and say how many; all of it or nothing.

    `body` gives the bytes with a hash, `end` is the number and chain of the store's last capture, `tool` who writes.
    Raises ExportError where the folder is there already or cannot be written, what `body` raises where one is missing.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder}: is there already; name a folder that is not, or is empty")
    with whole(folder) as part:
        (part / "data" / "bodies").mkdir(parents=True)
        return _fill(part, captures, body, end, tool, day)


def line_of(row: KeptCapture, file: str) -> str:
    """The line of a capture: its fields, the file of its body, and its place in the chain."""
    told = {**row.told(), "previous": row.previous, "chain": row.chain, "file": file}
    return json.dumps(told, ensure_ascii=False)


def file_of(row: KeptCapture) -> str:
    """The path of a body within the bag: named by its hash, with an ending that opens it."""
    kind = (row.header("Content-Type") or "").partition(";")[0].strip().lower()
    # a file that was kept has no type, and its own name
    suffix = PurePosixPath(row.url).suffix[1:].lower() if not kind and row.url.startswith("file:") else ""
    return f"data/bodies/{row.sha256}.{_ENDINGS.get(kind) or _OF_FILES.get(suffix, 'bin')}"


def _fill(
    part: Path,
    captures: Iterable[KeptCapture],
    body: Callable[[str], bytes],
    end: tuple[int, str],
    tool: str,
    day: datetime.date,
) -> int:
    hashes: dict[str, str] = {}
    files: dict[str, str] = {}
    count = size = 0
    with (part / ROWS).open("w", encoding="utf-8", newline="\n") as rows:
        for row in captures:
            # one file for each body, also where two servers called it by different types
            file = files.get(row.sha256)
            if file is None:
                file = files[row.sha256] = file_of(row)
                content = body(row.sha256)
                (part / file).write_bytes(content)
                hashes[file] = hashlib.sha256(content).hexdigest()
                size += len(content)
            rows.write(line_of(row, file) + "\n")
            count += 1
    hashes[ROWS] = sha256_of(part / ROWS)
    size += (part / ROWS).stat().st_size
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": (
            f"Bagging-Date: {day.isoformat()}\nBag-Software-Agent: {tool}\nPayload-Oxum: {size}.{len(hashes)}\n"
            f"External-Description: {count} captures of pages and files\nDateline-Captures: {count} of {end[0]}\n"
            f"Dateline-Chain-End: {end[0]} {end[1]}\n"
        ),
        "manifest-sha256.txt": "".join(f"{digest}  {file}\n" for file, digest in sorted(hashes.items())),
        "how-to-check.txt": _HOW.format(count=count, total=end[0], end=end[1]),
    }
    tags["tagmanifest-sha256.txt"] = "".join(
        f"{hashlib.sha256(words.encode()).hexdigest()}  {name}\n" for name, words in sorted(tags.items())
    )
    for name, words in tags.items():
        (part / name).write_text(words, encoding="utf-8", newline="\n")
    return count

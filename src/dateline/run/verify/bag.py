"""A bag (RFC 8493), checked: every file of its manifests, nothing beside them, and the chain of its captures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec

from dateline.model import InputError, KeptCapture

from .found import Verified, check_chain

#: Hashes that a bag of others may use; ours has SHA-256.
_HASHES = ("sha512", "sha384", "sha256", "sha224", "sha1", "md5")
_ROWS = "data/captures.jsonl"
_MOST = 100_000_000


def verify_bag(folder: Path, noted: str | None) -> Verified:
    """Check a bag. Raises InputError where the folder is none."""
    if not (folder / "bagit.txt").is_file():
        raise InputError(f"{folder}: no bag (it has no bagit.txt)")
    found = Verified(str(folder), "bag")
    payload = _manifests(folder, "manifest", found)
    if payload is None:
        raise InputError(f"{folder}: a bag without a manifest cannot be checked")
    _manifests(folder, "tagmanifest", found)
    _added(folder, payload, found)
    _oxum(folder, payload, found)
    chains = _captures(folder, payload, found)
    stamp = _hash(folder / "manifest-sha256.txt", "sha256")
    if stamp:
        found.notes.append(f"SHA-256 of manifest-sha256.txt: {stamp}")
    if noted and noted.lower() not in chains and noted.lower() != stamp:
        found.add("not as noted", noted, "neither the chain of a capture in this bag nor the hash of its manifest")
    return found


def _manifests(folder: Path, kind: str, found: Verified) -> dict[str, str] | None:
    """Check the files of all manifests of a kind; path and hash of each file, None where there is no manifest."""
    listed: dict[str, str] | None = None
    for name in _HASHES:
        manifest = folder / f"{kind}-{name}.txt"
        if not manifest.is_file():
            continue
        listed = {} if listed is None else listed
        for path, digest in _lines(manifest, found):
            listed[path] = digest
            found.checked += 1
            actual = _hash(folder / path, name) if _is_inside(folder, path) else None
            if actual is None:
                found.add("missing", path, f"it is listed in {manifest.name}")
            elif actual != digest:
                found.add("changed", path, f"its hash is not the one in {manifest.name}")
    return listed


def _lines(manifest: Path, found: Verified) -> Iterator[tuple[str, str]]:
    if manifest.stat().st_size > _MOST:
        found.add("damaged", manifest.name, "it is too large to be a manifest")
        return
    for number, line in enumerate(manifest.read_text("utf-8", "replace").splitlines(), 1):
        digest, _, path = line.strip().partition(" ")
        path = unquote(path.strip().removeprefix("*"))
        if not line.strip():
            continue
        if not digest or not path:
            found.add("damaged", f"{manifest.name}, line {number}", "it has no hash or no path")
            continue
        yield path, digest.lower()


def _is_inside(folder: Path, path: str) -> bool:
    """Whether a path of a manifest leads to a file of the bag: "../../etc/passwd" does not, nor does a link out."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts:
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _added(folder: Path, payload: dict[str, str], found: Verified) -> None:
    for path in sorted((folder / "data").rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name not in payload:
            found.add("added", name, "no manifest lists it")


def _oxum(folder: Path, payload: dict[str, str], found: Verified) -> None:
    try:
        lines = (folder / "bag-info.txt").read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip().lower() == "payload-oxum":
            sizes = [path.stat().st_size for each in payload if (path := folder / each).is_file()]
            if value.strip() != f"{sum(sizes)}.{len(sizes)}":
                found.add("changed", "Payload-Oxum", f"{value.strip()} is said, {sum(sizes)}.{len(sizes)} is there")
        elif name == "Dateline-Chain-End":
            found.notes.append(f"when it was made, the database's last capture and its chain: {value.strip()}")


def _captures(folder: Path, payload: dict[str, str], found: Verified) -> set[str]:
    """Check the chain of the captures, and that each has its body; all chains."""
    path = folder / _ROWS
    if _ROWS not in payload or not path.is_file():
        found.notes.append("no captures of Dateline's in it: checked as any bag")
        return set()
    chains = set()
    files: dict[int, str] = {}
    for row in check_chain(_rows(path, files, found), found, whole=False):
        chains.add(row.chain)
        file = files.pop(row.number, "")
        if payload.get(file) != row.sha256:
            found.add("changed", f"capture {row.number}", f"its body {file or '(none)'} has not the hash {row.sha256}")
    return chains


def _rows(path: Path, files: dict[int, str], found: Verified) -> Iterator[KeptCapture]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                told = json.loads(line)
                file = told.pop("file", "")
                row = msgspec.convert(told, KeptCapture)
            except (ValueError, AttributeError, RecursionError, msgspec.ValidationError) as error:
                found.add("damaged", f"{_ROWS}, line {number}", f"it is no capture ({error})")
                continue
            files[row.number] = str(file)
            yield row


def _hash(path: Path, name: str) -> str | None:
    """The hash of a file; None where there is no such file."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, name).hexdigest()
    except (OSError, ValueError):
        return None

"""A bag (RFC 8493), checked: every file of its manifests, nothing beside them, and the chain of its captures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import msgspec

from dateline.export.bag import ROWS
from dateline.model import InputError, KeptCapture

from .found import Verified, check_chain

#: Hashes that a bag of others may use; ours has SHA-256.
_HASHES = ("sha512", "sha384", "sha256", "sha224", "sha1", "md5")
_MOST = 100_000_000
_FIELDS = {*KeptCapture.__struct_fields__, "file"}


def verify_bag(folder: Path, noted: str | None) -> Verified:
    """Check a bag. Raises InputError where the folder is none."""
    if not (folder / "bagit.txt").is_file():
        raise InputError(f"{folder}: no bag (it has no bagit.txt)")
    found = Verified(str(folder), "bag")
    payload = _manifests(folder, "manifest", found)
    if payload is None:
        raise InputError(f"{folder}: a bag without a manifest cannot be checked")
    if _manifests(folder, "tagmanifest", found) is None:
        found.notes.append("no tagmanifest: the files that describe the bag are not secured")
    _added(folder, payload, found)
    chains = _captures(folder, payload, found)
    _said(folder, payload, chains, found)
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
        if path.is_symlink():
            found.add("added", name, "it is a link: what it leads to is no part of the bag")
        elif not path.is_dir() and name not in payload:
            found.add("added", name, "no manifest lists it")


def _said(folder: Path, payload: dict[str, str], chains: dict[str, int], found: Verified) -> None:
    """What bag-info.txt says of sizes and captures, against what is there."""
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
            total, _, end = value.strip().partition(" ")
            if total.isdecimal() and int(total) in chains.values() and int(total) != chains.get(end, -1):
                found.add("changed", "Dateline-Chain-End", "the last capture has another chain")
        elif name == "Dateline-Captures":
            told = value.split()[0] if value.strip() else ""
            if told != str(found.captures):
                found.add("changed", name, f"{told} captures are said, {found.captures} are there")


def _captures(folder: Path, payload: dict[str, str], found: Verified) -> dict[str, int]:
    """Check the chain of the captures, and that each has its body; all chains, with the numbers of their captures."""
    path = folder / ROWS
    if ROWS not in payload or not path.is_file():
        found.notes.append("no captures of Dateline's in it: checked as any bag")
        return {}
    chains = {}
    files: dict[int, str] = {}
    for row in check_chain(_rows(path, files, found), found, whole=False):
        chains[row.chain] = row.number
        file = files.pop(row.number, "")
        if payload.get(file) != row.sha256:
            found.add("changed", f"capture {row.number}", f"its body {file or '(none)'} has not the hash {row.sha256}")
    return chains


def _rows(path: Path, files: dict[int, str], found: Verified) -> Iterator[KeptCapture]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                told = json.loads(line, object_pairs_hook=_once)
                if others := sorted(told.keys() - _FIELDS):
                    raise ValueError(f"its chain does not cover {', '.join(others)[:80]!r}")
                file = told.pop("file", "")
                row = msgspec.convert(told, KeptCapture)
            except (ValueError, AttributeError, RecursionError, msgspec.ValidationError) as error:
                found.add("damaged", f"{ROWS}, line {number}", f"it is no capture ({error})")
                continue
            files[row.number] = str(file)
            yield row


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; one that says a thing twice is read in one way here and in another elsewhere."""
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("it says the same thing twice")
    return told


def _hash(path: Path, name: str) -> str | None:
    """The hash of a file; None where there is no such file."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, name).hexdigest()
    except (OSError, ValueError):
        return None

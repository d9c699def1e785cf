"""WARC and WACZ files, checked against the hashes that they carry."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from dateline.ingest.zips import LIST_BYTES, UNPACKING
from dateline.model import InputError

from .found import Verified


def verify_warc(path: Path) -> Verified:
    """Check the digests of every record of a WARC file."""
    found = Verified(str(path), "warc")
    _records(str(path), path.name, found)
    return found


def verify_wacz(path: Path) -> Verified:
    """Check a WACZ file: the hashes of its datapackage.json, and the digests of the records of its archives."""
    found = Verified(str(path), "wacz")
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
            if "datapackage.json" not in names:
                raise InputError(f"{path}: a ZIP file without datapackage.json is no WACZ, and has no hashes to check")
            listed = _resources(packed, found)
            _package(packed, names, found)
            for name in sorted(names):
                if name.startswith("archive/") and not name.endswith("/") and name not in listed:
                    found.add("added", name, "datapackage.json does not list it")
            for name in sorted(names):
                if name.startswith("archive/") and ".warc" in name:
                    with packed.open(name) as stream:
                        _records(stream, name, found)
    except UNPACKING as error:
        found.add("damaged", str(path), f"it cannot be unpacked ({error})")
    return found


def _resources(packed: zipfile.ZipFile, found: Verified) -> set[str]:
    listed = set()
    for resource in _json(packed, "datapackage.json").get("resources", []):
        name = resource.get("path") if isinstance(resource, dict) else None
        if not isinstance(name, str):
            found.add("damaged", "datapackage.json", "a resource without a path")
            continue
        listed.add(name)
        kind, _, digest = str(resource.get("hash", "")).rpartition(":")
        if not digest:
            found.notes.append(f"{name}: no hash is given")
            continue
        try:
            with packed.open(name) as stream:
                actual = hashlib.file_digest(stream, kind or "sha256").hexdigest()  # type: ignore[arg-type]
        except KeyError:
            found.add("missing", name, "datapackage.json lists it")
            continue
        except ValueError:
            found.notes.append(f"{name}: its hash is of a kind that is not known ({kind[:20]})")
            continue
        found.checked += 1
        if actual != digest.lower():
            found.add("changed", name, "its hash is not the one in datapackage.json")
    return listed


def _package(packed: zipfile.ZipFile, names: set[str], found: Verified) -> None:
    if "datapackage-digest.json" not in names:
        found.notes.append("no datapackage-digest.json: the list of hashes itself is not secured")
        return
    said = _json(packed, "datapackage-digest.json").get("hash", "")
    with packed.open("datapackage.json") as stream:
        actual = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
    found.checked += 1
    if str(said).rpartition(":")[2].lower() != actual:
        found.add("changed", "datapackage.json", "its hash is not the one in datapackage-digest.json")


def _json(packed: zipfile.ZipFile, name: str) -> dict[str, Any]:
    with packed.open(name) as stream:
        content = stream.read(LIST_BYTES + 1)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} cannot be read ({error})") from error
    if not isinstance(value, dict):
        raise InputError(f"{name} is no JSON object")
    return value


def _records(stream: Any, name: str, found: Verified) -> None:
    """Check the digests of each record. What has none cannot be checked, and is counted."""
    from dateline.ingest import warc_digests

    without = count = 0
    for place, wrong in warc_digests(stream, name):
        count += 1
        if wrong is None:
            found.checked += 1
        elif wrong == "":
            without += 1
        else:
            found.add("damaged" if "cut short" in wrong else "changed", place, wrong)
    found.captures += count
    if without:
        found.notes.append(f"{name}: {without:,} of {count:,} records carry no digest and cannot be checked")

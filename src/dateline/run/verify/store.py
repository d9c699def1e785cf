"""The captures of a database, checked: every body against its hash, and the chain from the first to the last."""

from __future__ import annotations

import hashlib

from dateline.store import Store

from .found import Verified, check_chain


def verify_store(name: str, noted: str | None) -> Verified:
    """Check all captures of a database. Raises StoreError where it cannot be opened."""
    with Store.open(name, create=False) as store:
        # an address may hold a password, which the store's own name of it has not
        found = Verified(str(store.path), "store")
        bodies: dict[bytes, int] = {}
        for sha256, body in store.bodies():
            found.checked += 1
            bodies[sha256.encode()] = -1 if body is None else len(body)
            if body is None:
                found.add("damaged", f"body {sha256}", "it cannot be unpacked")
            elif hashlib.sha256(body).hexdigest() != sha256:
                found.add("changed", f"body {sha256}", "it has another hash")
        used = set()
        known = noted is None
        last, end = 0, ""
        for row in check_chain(store.captures(), found, whole=True):
            key = row.sha256.encode()
            used.add(key)
            last, end = row.number, row.chain
            known = known or row.chain == (noted or "").lower()
            if key not in bodies:
                found.add("missing", f"capture {row.number}", "its body is not there")
            elif bodies[key] not in (-1, row.size):
                found.add("changed", f"capture {row.number}", f"{row.size} bytes are said, {bodies[key]} are there")
        for key in sorted(bodies.keys() - used):
            found.add("added", f"body {key.decode()}", "no capture has it")
    if not known:
        found.add(
            "not as noted", noted or "", "no capture has this chain: the last ones were taken off, or all made anew"
        )
    if found.captures:
        found.notes.append(f"the last is capture {last}, its chain: {end}")
    return found

"""`dateline store`."""

from __future__ import annotations

import shutil


def test_the_key_of_the_pseudonyms_is_told_of(call, filled):
    assert "key of the pseudonyms" not in call("store", "copy", filled, "first.db").stderr
    call("export", "--store", filled, "--out", "out.csv")
    done = call("store", "copy", filled, "second.db")
    assert done.exit_code == 0
    assert f"bring {filled}.key to second.db.key" in " ".join(done.stderr.split())
    shutil.copy(f"{filled}.key", "third.db.key")
    assert call("store", "copy", "--check", filled, "second.db").stderr == ""

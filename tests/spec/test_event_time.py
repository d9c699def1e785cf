"""`event_time.tsv`: a passage, its publication day ("-": unknown), and the time of the event between asterisks.

"¶" is a new paragraph. `start` and `end` are "-" where they are open; all three are "none" where no time is known.
`basis` is a word of what the time rests on ("-": any).
"""

from __future__ import annotations

import pytest

from .conftest import rows
from .timed import time_of


@pytest.mark.parametrize("row", rows("event_time.tsv"), ids=lambda row: row["passage"][:70])
def test_the_trigger_has_its_time(row: dict[str, str]) -> None:
    found = time_of(row["passage"], None if row["published"] == "-" else row["published"])
    read = ("none",) * 3 if found is None else (found.start or "-", found.end or "-", found.precision)
    assert read == (row["start"], row["end"], row["precision"])
    if row["basis"] != "-":
        assert found is not None
        assert row["basis"] in (found.basis or "")

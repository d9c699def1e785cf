"""What makes an incident and what does not: a war at large, a habit or a history of years is told and is none."""

from __future__ import annotations

import pytest

from .conftest import read, rows

DAY = "2016-04-21"


@pytest.mark.parametrize("row", rows("particular.tsv"), ids=lambda row: row["report"][:50])
def test_only_particular_happenings_make_incidents(row: dict[str, str]) -> None:
    found = [(incident.subtype, incident.events) for incident in read(row["report"], DAY).incidents]
    assert len(found) == int(row["incidents"]), found

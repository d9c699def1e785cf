"""`local.tsv`: short reports of local papers of 17 May 2016, and the place, province and day of what each is about.

"¶" is a new paragraph.
"""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import RawDocument
from dateline.run import read_document

from .conftest import rows


@pytest.mark.parametrize("row", rows("local.tsv"), ids=lambda row: row["headline"][:60])
def test_a_local_report_is_of_this_town_and_day(row: dict[str, str]) -> None:
    text = row["report"].replace("¶", "\n\n")
    data = text.encode()
    raw = RawDocument(
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
        origin="spec",
        media="text",
        text=text,
        title=row["headline"],
        published="2016-05-17",
    )
    incident = read_document(raw).incidents[0]
    assert incident.place is not None
    assert incident.time is not None
    assert (incident.place.name, incident.place.admin1) == (row["place"], row["admin1"])
    assert incident.time.start == row["day"]

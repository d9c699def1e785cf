"""HXL's hashtags for our columns, each with what it rests on (`hxl_tags.csv`)."""

from __future__ import annotations

import csv
import functools
from importlib import resources


@functools.cache
def hxl_tags() -> dict[str, str]:
    """Hashtags ("#affected+killed") by column, in the order of HXL exports."""
    text = resources.files("dateline.knowledge").joinpath("hxl_tags.csv").read_text(encoding="utf-8")
    return {row["column"]: row["hxl_tag"] for row in csv.DictReader(text.splitlines())}

"""GeoParquet 1.1: typed columns and points, for pandas, polars, DuckDB, R and QGIS."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._about import about_of
from ._incidents import INCIDENTS
from ._rows import Walk
from ._shapes import shape_of
from ._table import Column, Row, Table
from .formats import Told

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows that lie together in a file: few enough for memory, enough for a reader to skip by.
ROW_GROUP = 20_000
_BOX = ("xmin", "ymin", "xmax", "ymax")

"""An archive: Parquet files of documents to Parquet files of Readings, by processes here or by a cluster."""

from __future__ import annotations

from .cluster import ray_cluster
from .here import local
from .loading import Loaded, finished, load_into
from .mapping import ROWS, Executor, Mapped, map_files
from .partition import map_partition
from .splitting import Cut, split_into

__all__ = [
    "ROWS",
    "Cut",
    "Executor",
    "Loaded",
    "Mapped",
    "finished",
    "load_into",
    "local",
    "map_files",
    "map_partition",
    "ray_cluster",
    "split_into",
]

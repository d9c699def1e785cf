"""An archive on a cluster of Ray: several nodes, one killed in mid-run, and the same bytes as without a cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

import ray
from ray.cluster_utils import Cluster

from dateline.run.scale import Mapped, local, map_files, ray_cluster, split_into
from dateline.run.sources import from_record

DOCUMENTS, ROWS = 160, 10
#: What travels is small here; the default is a third of the memory of the machine.
NODE = {"num_cpus": 1, "object_store_memory": 100 * 1024 * 1024}


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A head that works itself, and two more nodes, each with processes of its own."""
    made = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
    try:
        for _ in range(2):
            made.add_node(**NODE)
        made.wait_for_nodes()
        yield made
    finally:
        ray.shutdown()
        made.shutdown()


@pytest.fixture
def parts(tmp_path) -> Path:
    reports = (
        from_record(
            {
                "id": f"r{number}",
                "text": f"Rebels shelled Harim on Monday and killed {number + 2} soldiers, residents said. " * 8,
                "published": "2021-03-03",
            },
            origin=f"all.jsonl:{number + 1}",
        )
        for number in range(DOCUMENTS)
    )
    split_into(reports, tmp_path / "parts", rows=ROWS)
    return tmp_path / "parts"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_node_is_killed_in_mid_run(cluster, parts, tmp_path):
    doomed = list(cluster.worker_nodes)[-1]
    killed_at: list[int] = []

    def kill_one(mapped: Mapped) -> None:
        if mapped.partitions == 4:
            assert ray.cluster_resources()["CPU"] == 3
            cluster.remove_node(doomed, allow_graceful=False)
            killed_at.append(mapped.partitions)

    done = map_files([parts], tmp_path / "cluster", ray_cluster(cluster.address), on_step=kill_one)
    assert killed_at == [4]
    assert (done.partitions, done.rows, done.failed) == (DOCUMENTS // ROWS, DOCUMENTS, 0)
    map_files([parts], tmp_path / "here", local(2))
    assert contents(tmp_path / "cluster") == contents(tmp_path / "here")

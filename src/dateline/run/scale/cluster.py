"""The executor for many machines: tasks of Ray's core. Only bytes travel, so the machines need share no disk."""

from __future__ import annotations

import functools
import logging
import os
import socket
from collections.abc import Iterator
from typing import Any

from dateline.model import StoreError

from .. import memory
from ..processes import ONE_THREAD
from .here import read_safely
from .mapping import Executor, Job
from .partition import map_partition

#: How often a partition is read again after its machine or process went, before it is read here.
RETRIES = 5
#: Partitions in flight per processor of the cluster: what the one that asks keeps in memory grows with it.
_AHEAD = 2
#: Bytes of a cluster of our own that are kept for what travels.
_OBJECTS = 256 * 1024 * 1024
#: So long an address may take to answer.
_SECONDS = 10.0


def ray_cluster(address: str | None = None, *, workers: int | None = None) -> Executor:
    """Reads partitions on a Ray cluster: the one at `address`, else one of `workers` processes started here for it.

    A partition whose machine went is read on another. Raises StoreError where Ray is not installed or does not answer.
    """
    return functools.partial(_on_ray, address, workers)


def _on_ray(address: str | None, workers: int | None, jobs: Iterator[Job], gated: bool) -> Iterator[tuple[Job, bytes]]:
    ray = _ray()
    ours = not ray.is_initialized()
    if ours:
        _connect(ray, address, workers)
    task = ray.remote(num_cpus=1, max_retries=RETRIES, runtime_env={"env_vars": dict.fromkeys(ONE_THREAD, "1")})(_task)
    waiting: dict[Any, Job] = {}
    try:
        while True:
            most = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
            while len(waiting) < most and (job := next(jobs, None)) is not None:
                waiting[task.remote(job.content, gated)] = job
            if not waiting:
                return
            done, _ = ray.wait(list(waiting), num_returns=1)
            for reference in done:
                job = waiting.pop(reference)
                yield job, _result(ray, reference, job, gated)
    finally:
        for reference in waiting:
            ray.cancel(reference, force=True)
        if ours:
            ray.shutdown()


def _result(ray: Any, reference: Any, job: Job, gated: bool) -> bytes:
    try:
        content: bytes = ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        raise StoreError(f"{job.name}: reading it failed on the cluster: {error.cause}") from error
    except ray.exceptions.RayError:
        # its processes died again and again: perhaps of a document, which is found by reading each alone
        return read_safely(job.content, gated)
    return content


def _task(content: bytes, gated: bool) -> bytes:
    memory.rarely()
    made = map_partition(content, gated=gated)
    memory.settle()
    return made


def _ray() -> Any:
    # read when Ray is imported: nothing is reported to anybody
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    try:
        import ray
    except ImportError as error:
        raise StoreError("Ray is not installed: pip install 'dateline[ray]', or use --executor local") from error
    return ray


def _reached(address: str) -> None:
    """Raises StoreError where nothing listens at an address: Ray itself tries for minutes."""
    host, _, port = address.rpartition(":")
    if "://" in address or not host or not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), timeout=_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise StoreError(
            f"{address}: no cluster answers there ({error}): check the address, and that ray start was run"
        ) from error


def _connect(ray: Any, address: str | None, workers: int | None) -> None:
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address:
        _reached(address)
    try:
        if address:
            ray.init(address=address, **quiet)
        else:
            ray.init(address="local", num_cpus=workers, include_dashboard=False, object_store_memory=_OBJECTS, **quiet)
    except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
        raise StoreError(f"{address or 'a cluster here'}: Ray does not answer ({error})") from error

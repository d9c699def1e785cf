"""How long the desk's server takes to answer over a store (see `desk_store.py`): a real server, asked over loopback.

    python benchmarks/desk.py big.db                # p50 and p95 in milliseconds, each of a hundred questions
    python benchmarks/desk.py big.db --judge        # accepts incidents too: give it a copy

Each question is another one: filters and windows are drawn, seeded. "cpu" is the processor time of the server for one:
what a machine that does nothing else would take, less what it waits for the disk.
"""

from __future__ import annotations

import argparse
import random
import resource
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from dateline.web import Settings, create_app
from dateline.web.guard import DESK_HEADER

_KINDS = ("Battles", "Armed clash", "Explosions/Remote violence", "Air/drone strike", "Protests", "Attack", "shelling")
_PLACES = ("Syria", "Ukraine", "Aleppo", "Kabul", "Yemen", "Mali", "Khartoum", "Raqqa")
_ACTORS = ("Taliban", "sdf", "Military Forces of Syria", "gunmen", "Houthi Movement", "civilians")
_SOURCES = ("Harbour Gazette", "residents", "the army", "Hill Courier")
_WORDS = ("ridge", "barracks teacher", "killing 12 people", "suicide bomb", "depot")
_CENTRES = ((38, 35), (32, 49), (66, 34), (45, 15), (30, 15), (-2, 14), (96, 20))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--judge", action="store_true", help="accept incidents too")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    before = _memory()
    began = time.perf_counter()
    app = create_app(Settings(store=given.store, user="amira"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.005)
    started = time.perf_counter()
    app.state.desk.warm()
    ready = time.perf_counter()
    print(
        f"{len(app.state.desk.index)} incidents: server up in {started - began:.2f} s, index in {ready - started:.2f} s"
    )
    print(f"memory: {before:.0f} MB before, {_memory():.0f} MB with the index")
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    with httpx.Client(base_url=url, headers={DESK_HEADER: "1"}, timeout=60) as client:
        _measure(client, random.Random(given.seed), given.times, given.judge)
    print(f"memory at the end: {_memory():.0f} MB")
    server.should_exit = True


def _measure(client: httpx.Client, draw: random.Random, times: int, judge: bool) -> None:
    def ask(path: str, questions: Iterable[dict[str, Any]], name: str) -> list[dict[str, Any]]:
        clock, size, answers = _Clock(), 0, []
        for question in questions:
            with clock:
                answer = client.get(path, params=question)
            answer.raise_for_status()
            size = max(size, len(answer.content))
            answers.append(answer.json())
        clock.tell(name, f"largest answer {size // 1000} kB")
        return answers

    def some(make: Callable[[], dict[str, Any]]) -> list[dict[str, Any]]:
        return [make() for _ in range(times)]

    views = "/api/view"
    ask(views, [{}], "view, first")
    ask(views, some(lambda: {}), "view, all")
    ask(views, some(lambda: _window(draw)), "view, windows")
    ask(views, some(lambda: _window(draw) | _days(draw)), "view, days")
    ask(views, some(lambda: _window(draw) | {"kind": draw.choice(_KINDS)} | _days(draw)), "view, type")
    ask(views, some(lambda: _window(draw) | {"place": draw.choice(_PLACES)} | _days(draw)), "view, place")
    ask(views, some(lambda: _window(draw) | {"actor": draw.choice(_ACTORS)} | _days(draw)), "view, actor")
    ask(views, some(lambda: _window(draw) | {"source": draw.choice(_SOURCES)} | _days(draw)), "view, source")
    ask(views, some(lambda: _window(draw) | {"killed_min": draw.randrange(2, 50)} | _days(draw)), "view, numbers")
    ask(views, some(lambda: _window(draw) | {"review": "open", "credibility": 4} | _days(draw)), "view, review")
    ask(views, some(lambda: _window(draw) | {"area": _area(draw)}), "view, area")
    ask(views, some(lambda: _window(draw) | {"text": draw.choice(_WORDS)} | _days(draw)), "view, text")
    for sort in ("day", "-killed", "-doubt"):
        ask("/api/incidents", some(lambda sort=sort: {"sort": sort, "limit": 50} | _days(draw)), f"list by {sort}")
    if judge:
        queue = ask("/api/incidents", [{"sort": "-doubt", "review": "open", "limit": 200}], "queue")[0]["items"]
        accept, after = _Clock(), _Clock()
        for item in queue[:times]:
            with accept:
                client.post(f"/api/incidents/{item['id']}/accept", json={"seen": item["seen"]}).raise_for_status()
            with after:
                client.get("/api/incidents", params={"sort": "-doubt", "review": "open"}).raise_for_status()
        accept.tell("accept")
        after.tell("queue after it")


def _window(draw: random.Random) -> dict[str, Any]:
    """A window of 1,280 by 800 pixels somewhere, at some zoom."""
    zoom = draw.uniform(2, 11)
    lon, lat = draw.choice(_CENTRES)
    width = 360 / 2**zoom * 1280 / 512
    lon, lat = lon + draw.uniform(-3, 3), lat + draw.uniform(-3, 3)
    box = (lon - width / 2, max(-85, lat - width / 4), lon + width / 2, min(85, lat + width / 4))
    return {"view": ",".join(f"{each:.4f}" for each in box), "zoom": round(zoom, 2)}


def _days(draw: random.Random) -> dict[str, Any]:
    year, month = draw.randrange(2015, 2024), draw.randrange(1, 13)
    return {"since": f"{year}-{month:02d}-{draw.randrange(1, 28):02d}", "until": f"{draw.randrange(year, 2025)}-12"}


def _area(draw: random.Random) -> str:
    lon, lat = draw.choice(_CENTRES)
    corners = [(lon + draw.uniform(-4, 4), lat + draw.uniform(-4, 4)) for _ in range(draw.randrange(3, 12))]
    return ";".join(f"{x:.3f},{y:.3f}" for x, y in corners)


class _Clock:
    """How long requests took, and how much processor time the threads of the server spent on them."""

    def __init__(self) -> None:
        self.took: list[float] = []
        self.cpu: list[float] = []

    def __enter__(self) -> None:
        self._began = time.perf_counter(), time.process_time() - time.thread_time()

    def __exit__(self, *_: object) -> None:
        self.took.append((time.perf_counter() - self._began[0]) * 1000)
        self.cpu.append((time.process_time() - time.thread_time() - self._began[1]) * 1000)

    def tell(self, name: str, more: str = "") -> None:
        told, cpu = sorted(self.took), sorted(self.cpu)
        late = min(len(told) - 1, int(len(told) * 0.95))
        print(
            f"{name:16} p50 {told[len(told) // 2]:6.1f}  p95 {told[late]:6.1f}  worst {told[-1]:6.1f} ms   "
            f"cpu p50 {cpu[len(cpu) // 2]:6.1f}  p95 {cpu[late]:6.1f} ms   {more}",
            flush=True,
        )


def _memory() -> float:
    """Megabytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()

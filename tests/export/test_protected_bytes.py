"""The attack on the bytes: whatever a format packs, no name of who is hidden is in it, and no point is too fine."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from dateline.export import FORMATS, Told
from dateline.export.pseudonyms import PSEUDONYM, Pseudonyms
from dateline.export.release import Released
from dateline.model import Actor, Attribution, Place, Reading, Span

from .test_protect import letters, told_by

Make = Callable[..., Reading]
NAMES = ("Omar", "al-Nabulsi", "Salma", "Qasim", "Lina", "Haddad", "Yusuf", "Bondarenko")
KEY = bytes(range(32))
WRITTEN = sorted(name for name, each in FORMATS.items() if each.for_public and each.of == "incidents")


def contents(path: Path) -> Iterator[bytes]:
    """All bytes of a file or folder, unpacked."""
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file():
                yield from contents(each)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name.encode() + b"\n" + archive.read(name)
    elif path.suffix == ".parquet":
        table = pq.read_table(path)
        yield str(table.to_pylist()).encode() + str(table.schema.metadata).encode()
        yield path.read_bytes()
    else:
        yield path.read_bytes()


def written(name: str, reading: Reading, today: dt.date, folder: Path, key: bytes = KEY) -> bytes:
    """A public file of a format, and what lies beside it."""
    format_ = FORMATS[name]
    released = Released([reading], today=today, pseudonyms=Pseudonyms(key))
    path = folder / f"out{format_.endings[0]}"
    if format_.file:
        made = format_.file(Told(name=path.name, readings=released, today=today), path)
        beside = "".join(made.beside.values())
    else:
        assert format_.text
        path.write_text("".join(format_.text(released, today=today)), "utf-8")
        beside = ""
    return b"\n".join((*contents(path), beside.encode()))


@pytest.mark.parametrize("name", WRITTEN)
def test_no_name_of_who_is_hidden_is_in_the_bytes(name: str, make: Make, today: dt.date, tmp_path: Path) -> None:
    reading = told_by(make, "Yusuf Bondarenko", "Dr. {}", "medic")
    plain = letters(written(name, reading, today, tmp_path).decode("utf-8", "replace"))
    for each in NAMES:
        assert not re.search(rf"\b{letters(each).strip()}\b", plain), each


@pytest.mark.parametrize("name", WRITTEN)
def test_pseudonyms_hold_in_every_format_and_depend_on_the_key(
    name: str, make: Make, today: dt.date, tmp_path: Path
) -> None:
    folders = [tmp_path / each for each in ("one", "two", "three")]
    for each in folders:
        each.mkdir()
    one, again, other = (
        set(PSEUDONYM.findall(written(name, make(), today, folder, key).decode("utf-8", "replace")))
        for folder, key in zip(folders, (KEY, KEY, bytes(32)), strict=True)
    )
    assert one == again
    assert not one & other
    if name != "plover":  # its records name no source
        expected = Pseudonyms(KEY).of(("Salma", "Qasim"), "a medic")
        assert expected in one


@pytest.mark.parametrize(("kind", "step"), [("town", 0.01), ("hospital", 0.05), (None, 0.05)])
@pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "geojson", "hxl", "plover"])
def test_no_point_is_finer_than_its_class(
    name: str, kind: str | None, step: float, make: Make, today: dt.date, tmp_path: Path
) -> None:
    exact = (36.20851, 36.51934)
    place = Place(
        name="Harim", place_id="geonames:172890" if kind else None, kind=kind, lat=exact[0], lon=exact[1], country="SY",
        uncertainty_km=1.0 if kind else None, geo_precision=1, ucdp_where_prec=1,
    )  # fmt: skip
    incident = msgspec.structs.replace(make().incidents[0], place=place)
    reading = make(incidents=(incident,), events=(msgspec.structs.replace(make().events[0], place=place),))
    told = written(name, reading, today, tmp_path).decode()
    found = [float(each) for each in re.findall(r"\b36\.\d+", told)]
    assert found
    for value in found:
        assert any(abs(value - (round(each / step) * step)) < 1e-6 for each in exact), value


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_young_is_in_no_format(name: str, make: Make, tmp_path: Path) -> None:
    told = written(name, make(), dt.date(2021, 3, 15), tmp_path).decode("utf-8", "replace")
    assert "artillery shelled" not in told
    assert "Shelling/artillery" not in told


def test_two_who_are_told_together_are_hidden_both(make: Make, today: dt.date, tmp_path: Path) -> None:
    text = make().document.text + "\n\nYusuf Qasim and Lina Bondarenko, residents, fled."
    at = text.index("Yusuf Qasim")
    source = Attribution(
        source="Yusuf Qasim and Lina Bondarenko, residents",
        kind="resident",
        source_span=Span.of(text, at, at + len("Yusuf Qasim and Lina Bondarenko, residents")),
    )
    event = msgspec.structs.replace(
        make().events[0], attribution=(source,), side_b=(Actor(name="Lina Bondarenko", kind="civilians"),),
        evidence=(Span.of(text, at, len(text)),),
    )  # fmt: skip
    incident = msgspec.structs.replace(make().incidents[0], sources=(source,), side_b=event.side_b)
    reading = make(document={"text": text}, events=(event,), incidents=(incident,))
    told = written("csv", reading, today, tmp_path).decode()
    assert not re.search("Yusuf|Lina|Bondarenko", told)
    assert len(set(PSEUDONYM.findall(told))) >= 2

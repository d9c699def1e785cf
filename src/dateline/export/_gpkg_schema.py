"""What makes an SQLite file a GeoPackage 1.3: its tables, ids and triggers (OGC 12-128r17)."""

from __future__ import annotations

import struct

from ._shapes import Shape
from ._table import Kind

#: "GPKG", and version 1.3.0.
APPLICATION_ID, VERSION = 0x47504B47, 10300
WGS84 = 4326
GEOMETRY = "geom"

TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "texts": "TEXT",
    "day": "DATE",
    "integer": "MEDIUMINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}

_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)

TABLES = f"""
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', {WGS84}, 'EPSG', {WGS84}, '{_WKT}', 'longitude/latitude coordinates in decimal degrees');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
  max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema',
   'read-write');
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
"""

RTREE = ("gpkg_rtree_index", "http://www.geopackage.org/spec120/#extension_rtree", "write-only")


def rtree(table: str) -> str:
    """The name of the table with the boxes of a layer's shapes."""
    return f"rtree_{table}_{GEOMETRY}"


def triggers(table: str) -> str:
    """What keeps the boxes right when somebody else changes the layer (spec, annex F.3)."""
    boxes, geom = f'"{rtree(table)}"', f'"{GEOMETRY}"'
    new = f"(NEW.{geom} NOTNULL AND NOT ST_IsEmpty(NEW.{geom}))"
    none = f"(NEW.{geom} ISNULL OR ST_IsEmpty(NEW.{geom}))"
    bounds = ", ".join(f"ST_{bound}(NEW.{geom})" for bound in ("MinX", "MaxX", "MinY", "MaxY"))
    put = f"INSERT OR REPLACE INTO {boxes} VALUES (NEW.fid, {bounds});"
    drop = f"DELETE FROM {boxes} WHERE id = OLD.fid;"
    both = f"DELETE FROM {boxes} WHERE id IN (OLD.fid, NEW.fid);"
    told = (
        ("insert", f'INSERT ON "{table}"', new, put),
        ("update1", f'UPDATE OF {geom} ON "{table}"', f"OLD.fid = NEW.fid AND {new}", put),
        ("update2", f'UPDATE OF {geom} ON "{table}"', f"OLD.fid = NEW.fid AND {none}", drop),
        ("update3", f'UPDATE ON "{table}"', f"OLD.fid != NEW.fid AND {new}", f"{drop} {put}"),
        ("update4", f'UPDATE ON "{table}"', f"OLD.fid != NEW.fid AND {none}", both),
        ("delete", f'DELETE ON "{table}"', f"OLD.{geom} NOT NULL", drop),
    )
    return "\n".join(
        f'CREATE TRIGGER "{rtree(table)}_{name}" AFTER {on} WHEN {when} BEGIN {what} END;'
        for name, on, when, what in told
    )


def blob(shape: Shape) -> bytes:
    """A shape as GeoPackage's binary: little endian, with the box around all but points."""
    is_point = shape.geometry["type"] == "Point"
    head = struct.pack("<2sBBi", b"GP", 0, 0b001 if is_point else 0b011, WGS84)
    west, south, east, north = shape.box
    return head + (b"" if is_point else struct.pack("<4d", west, east, south, north)) + shape.wkb

"""Tables as Arrow: the types of columns, and rows put into columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ._table import Column, Kind, Row, Table

if TYPE_CHECKING:
    import pyarrow as pa


def schema_of(table: Table[Any]) -> pa.Schema:
    """The columns of a table; what each means stands in the field's metadata."""
    import pyarrow as pa

    return pa.schema([pa.field(each.name, _type(each.kind), metadata=_metadata(each)) for each in table.columns])


def columns_of(table: Table[Any], rows: Sequence[Row]) -> list[pa.Array]:
    """The rows as Arrow's columns."""
    import pyarrow as pa

    turned = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    return [
        pa.array(map(_day, values) if column.kind == "day" else values, type=_type(column.kind))
        for column, values in zip(table.columns, turned, strict=True)
    ]


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def _type(kind: Kind) -> pa.DataType:
    import pyarrow as pa

    match kind:
        case "day":
            return pa.date32()
        case "integer":
            return pa.int32()
        case "number":
            return pa.float64()
        case "boolean":
            return pa.bool_()
        case "texts":
            return pa.list_(pa.string())
        case "text":
            return pa.string()


def _metadata(column: Column[Any]) -> dict[str, str]:
    return {"description": column.what} | ({"unit": column.unit} if column.unit else {})
